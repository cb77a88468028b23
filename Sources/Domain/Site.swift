/// What a site is.
public enum SiteKind: String, Hashable, Sendable, CaseIterable {
  case plant, mine, park, depot, landfill, port, user
}

/// A plant, mine, park, depot, landfill, port or user, with a position and a truck gate.
public struct Site: Hashable, Sendable {
  public var id: SiteID
  public var name: LocalizedName
  public var kind: SiteKind
  /// The branch of industry, free text such as `steel` or `earth construction`.
  public var industry: String
  public var `operator`: String
  public var municipality: String
  public var country: Country
  /// The truck gate where it is known, otherwise the center.
  public var position: Coordinate
  /// How far the position may be off.
  public var accuracy: Meters
  /// Free text; see ``mayServe``.
  public var status: String
  public var source: String
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
  public var site: SiteID
  public var place: PlaceID
  /// The length of the access leg between the place and the gate.
  public var access: Meters
  public var method: String
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
    public var opens: Seconds
    public var closes: Seconds

    /// Makes a span.
    public init(opens: Seconds, closes: Seconds) {
      self.opens = opens
      self.closes = closes
    }
  }

  /// `nil` when closed; spans from 00 to 24 join over midnight.
  public var mondayToFriday: Span?
  public var saturday: Span?
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
  public var site: SiteID
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
  public var gate: Coordinate?
  public var maxGross: Kilograms?
  public var maxLength: Centimeters?
  public var contact: String?
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
