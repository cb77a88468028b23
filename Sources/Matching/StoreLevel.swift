public import Domain

/// The stock of one stream's store at a moment.
public struct StoreLevel: Hashable, Sendable {
  /// Where the store stands.
  public var site: SiteID
  /// Whether it is filled by production or emptied by use.
  public var role: StreamRole
  /// What lies in it.
  public var material: MaterialID
  /// How much lies in it; may be above ``capacity`` at a producer that nobody relieves.
  public var level: Kilograms
  /// How much it holds, `nil` without limit.
  public var capacity: Kilograms?

  /// Makes a level.
  public init(
    site: SiteID, role: StreamRole, material: MaterialID, level: Kilograms, capacity: Kilograms?
  ) {
    self.site = site
    self.role = role
    self.material = material
    self.level = level
    self.capacity = capacity
  }
}

extension MatchingProblem {
  /// The stock of each store on the first morning of the month, sorted by role, site, material.
  ///
  /// The last measured stock, else by the rule: 40 % of a producer's and 50 % of a user's store,
  /// at most 5 days of the month's flow.
  public var openingLevels: [StoreLevel] {
    var book = StoreBook(self, flows: [])
    book.beginDay(1)
    return book.levels
  }
}
