/// Whether a stream gives or takes.
public enum StreamRole: String, Hashable, Sendable, CaseIterable {
  case producer, consumer
}

/// The yearly tonnes of one material that one site gives or takes, by month.
public struct Stream: Hashable, Sendable {
  /// The site that gives or takes.
  public var site: SiteID
  /// Whether it gives or takes.
  public var role: StreamRole
  /// What it gives or takes.
  public var material: MaterialID
  /// How much in a year.
  public var perYear: Kilograms
  /// Twelve shares of the year in hundredths of a percent, adding up to 10 000.
  public var monthShares: [Int]
  /// The capacity of this row's own store; `nil` without limit.
  public var storage: Kilograms?
  /// Whether the row counts to the Kemi-Tornio cluster.
  public var inCluster: Bool
  /// A remark of the data's author.
  public var note: String
  /// Where the figures come from.
  public var source: String
  /// How far they may be trusted.
  public var confidence: Confidence

  /// Makes a stream.
  public init(
    site: SiteID, role: StreamRole, material: MaterialID, perYear: Kilograms, monthShares: [Int],
    storage: Kilograms?, inCluster: Bool, note: String, source: String, confidence: Confidence
  ) {
    self.site = site
    self.role = role
    self.material = material
    self.perYear = perYear
    self.monthShares = monthShares
    self.storage = storage
    self.inCluster = inCluster
    self.note = note
    self.source = source
    self.confidence = confidence
  }

  /// The mass of `month` (1 to 12), rounded down to whole kilograms.
  public func mass(inMonth month: Int) -> Kilograms {
    guard monthShares.indices.contains(month - 1) else { return .zero }
    return Kilograms(perYear.value * monthShares[month - 1] / 10_000)
  }
}

/// The stock of a material in the store of a stream on a date.
public struct Stock: Hashable, Sendable {
  /// The site whose store it is.
  public var site: SiteID
  /// What lies in the store.
  public var material: MaterialID
  /// Whether the site gives or takes it.
  public var role: StreamRole
  /// How much lies there.
  public var mass: Kilograms
  /// When it was counted.
  public var date: CalendarDate

  /// Makes a stock.
  public init(
    site: SiteID, material: MaterialID, role: StreamRole, mass: Kilograms, date: CalendarDate
  ) {
    self.site = site
    self.material = material
    self.role = role
    self.mass = mass
    self.date = date
  }
}

/// The papers that let a waste pass a border.
public enum ConsentKind: String, Hashable, Sendable, CaseIterable {
  case annex7, notified, permit
}

/// A paper that lets a material pass from a site to a site for a time.
public struct Consent: Hashable, Sendable {
  /// Where the material comes from.
  public var from: SiteID
  /// Where it goes.
  public var to: SiteID
  /// What passes.
  public var material: MaterialID
  /// What paper it is.
  public var kind: ConsentKind
  /// The first day on which it holds.
  public var validFrom: CalendarDate
  /// The last day on which it holds.
  public var validTo: CalendarDate
  /// The most that may pass in all; `nil` without limit.
  public var limit: Kilograms?

  /// Makes a consent.
  public init(
    from: SiteID, to: SiteID, material: MaterialID, kind: ConsentKind, validFrom: CalendarDate,
    validTo: CalendarDate, limit: Kilograms?
  ) {
    self.from = from
    self.to = to
    self.material = material
    self.kind = kind
    self.validFrom = validFrom
    self.validTo = validTo
    self.limit = limit
  }
}
