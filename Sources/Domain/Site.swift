/// What a site is.
public enum SiteKind: String, Hashable, Sendable, CaseIterable {
  case plant, mine, park, depot, landfill, port, user
}

/// Names a ``Site``.
public typealias SiteID = Identifier<Site>

/// A plant, mine, park, depot, landfill, port or user, with a position and a truck gate.
public struct Site: Hashable, Sendable {
  /// The name by which all files call it.
  public var id: SiteID
  /// What it is called.
  public var name: LocalizedName
  /// What it is.
  public var kind: SiteKind
  /// The branch of industry, free text such as `steel` or `earth construction`.
  public var industry: String
  /// Who runs it; empty when unknown.
  public var `operator`: String
  /// Where it lies; empty when unknown.
  public var municipality: String
  /// The state in which it lies.
  public var country: Country
  /// The truck gate where it is known, otherwise the center.
  public var position: Coordinate
  /// How far the position may be off.
  public var accuracy: Meters
  /// Free text; see ``mayServe``.
  public var status: String
  /// Where the row comes from.
  public var source: String
  /// How far it may be trusted.
  public var confidence: Confidence

  /// Makes a site.
  public init(
    id: SiteID, name: LocalizedName, kind: SiteKind, industry: String, operator: String,
    municipality: String, country: Country, position: Coordinate, accuracy: Meters, status: String,
    source: String, confidence: Confidence
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.industry = industry
    self.operator = `operator`
    self.municipality = municipality
    self.country = country
    self.position = position
    self.accuracy = accuracy
    self.status = status
    self.source = source
    self.confidence = confidence
  }

  /// Whether the status lets the site give or take loads without being asked for.
  public var mayServe: Bool {
    ["operating", "recurring", "area point", "illustrative", "developing"]
      .contains { status.hasPrefix($0) }
  }
}

/// Where a site joins the road network.
public struct SiteLink: Hashable, Sendable {
  /// The site that is joined.
  public var site: SiteID
  /// The place of the network at which it is joined.
  public var place: PlaceID
  /// The length of the access leg between the place and the gate.
  public var access: Meters
  /// How ``access`` was found.
  public var method: String
  /// How far it may be trusted.
  public var confidence: Confidence

  /// Makes a link.
  public init(
    site: SiteID, place: PlaceID, access: Meters, method: String, confidence: Confidence
  ) {
    self.site = site
    self.place = place
    self.access = access
    self.method = method
    self.confidence = confidence
  }
}

/// When a site works, in local time.
public struct OpeningHours: Hashable, Sendable {
  /// A span of one day in seconds after local midnight, `closes` at most 24 h.
  public struct Span: Hashable, Sendable {
    /// When the gate opens.
    public var opens: Seconds
    /// When the gate closes.
    public var closes: Seconds

    /// Makes a span.
    public init(opens: Seconds, closes: Seconds) {
      self.opens = opens
      self.closes = closes
    }
  }

  /// `nil` when closed; spans from 00 to 24 join over midnight.
  public var mondayToFriday: Span?
  /// The same on Saturday.
  public var saturday: Span?
  /// The same on Sunday.
  public var sunday: Span?

  /// Makes opening hours.
  public init(mondayToFriday: Span?, saturday: Span?, sunday: Span?) {
    self.mondayToFriday = mondayToFriday
    self.saturday = saturday
    self.sunday = sunday
  }

  /// The span on a weekday, Monday 1 to Sunday 7.
  public func span(onWeekday weekday: Int) -> Span? {
    switch weekday {
    case 6: saturday
    case 7: sunday
    default: mondayToFriday
    }
  }
}

/// How a site handles trucks.
public struct SiteOperations: Hashable, Sendable {
  /// The site.
  public var site: SiteID
  /// When trucks are served.
  public var hours: OpeningHours
  /// An IANA zone name.
  public var timeZone: String
  /// Trucks that can be loaded at once; 0 means nothing is loaded here.
  public var loaders: Int
  /// Trucks that can be unloaded at once.
  public var unloadBays: Int
  /// Time on the weighbridge at each visit with cargo, after loading or before unloading.
  public var weighbridge: Seconds
  /// Whether bodies can be washed here.
  public var wash: Bool
  /// The truck gate, when it is not the site's position.
  public var gate: Coordinate?
  /// The heaviest truck that may enter; `nil` without limit.
  public var maxGross: Kilograms?
  /// The longest truck that may enter; `nil` without limit.
  public var maxLength: Centimeters?
  /// Whom to call; `nil` when unknown.
  public var contact: String?
  /// How far the row may be trusted.
  public var confidence: Confidence

  /// Makes operations of a site.
  public init(
    site: SiteID, hours: OpeningHours, timeZone: String, loaders: Int, unloadBays: Int,
    weighbridge: Seconds, wash: Bool, gate: Coordinate?, maxGross: Kilograms?,
    maxLength: Centimeters?, contact: String?, confidence: Confidence
  ) {
    self.site = site
    self.hours = hours
    self.timeZone = timeZone
    self.loaders = loaders
    self.unloadBays = unloadBays
    self.weighbridge = weighbridge
    self.wash = wash
    self.gate = gate
    self.maxGross = maxGross
    self.maxLength = maxLength
    self.contact = contact
    self.confidence = confidence
  }
}
