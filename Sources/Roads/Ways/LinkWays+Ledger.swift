public import Domain

extension LinkWays: WayFinding {
  /// What the map's facts say.
  public var attribution: String? { roads.facts.attribution }

  /// Reads an end of a way as it is typed: `site:ID`, `place:ID`, `LON,LAT`, or an identifier, of
  /// which a site wins over a place.
  ///
  /// - Throws: ``RoadsError/endpoint(_:)`` when it is none of these.
  public func endpoint(_ text: String) throws(RoadsError) -> RouteEndpoint {
    try RouteEndpoint(
      text, isSite: { gates[$0] != nil }, isPlace: { places[$0] != nil })
  }

  /// A ledger that keeps tables between the ends that are expected.
  public func ledger(on date: CalendarDate) -> any WayLedger { TableLedger(self, on: date) }

  /// Where an end stands; `nil` when the data do not have it.
  public func position(of endpoint: RouteEndpoint) -> Coordinate? { try? stand(of: endpoint) }

  /// Whether an end is near enough to a road that the vehicle may use.
  public func isJoined(
    _ endpoint: RouteEndpoint, profile: RoadProfile, on date: CalendarDate
  ) -> Bool {
    guard let customized = try? customized(for: profile, on: date) else { return false }
    return (try? join(endpoint, in: customized)) != nil
  }

  /// Imported roads are drawn as they run.
  public func straightKilometers(of roads: Set<RoadID>) -> Double { 0 }
}

/// Totals on an imported map: a table between the expected ends for each vehicle, single searches
/// for others.
private final class TableLedger: WayLedger {
  private struct Question: Hashable {
    var profile: RoadProfile
    var ignored: RoadObstacles
  }
  /// Vehicles with equal keys drive the same ways.
  private struct Key: Hashable {
    var decisions: RuleDecisions.Key
    /// Links that limits beside those of the map close.
    var closed: [UInt32]
    var ignoresClosures: Bool
  }
  private struct Pair: Hashable {
    var from: RouteEndpoint
    var to: RouteEndpoint
  }

  private let ways: LinkWays
  private let date: CalendarDate
  private var expected: [RouteEndpoint] = []
  private var tableOfQuestion: [Question: Int] = [:]
  private var tableOfKey: [Key: Int] = [:]
  private var tables: [[Pair: RoadLabel?]] = []
  private var limits: [RoadProfile: [Kilograms]] = [:]

  init(_ ways: LinkWays, on date: CalendarDate) {
    self.ways = ways
    self.date = date
  }

  func expect(_ endpoints: [RouteEndpoint]) { expected = Set(endpoints).sorted() }

  func total(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, ignoring ignored: RoadObstacles
  ) throws(RoadsError) -> RoadLabel? {
    let position = try table(for: Question(profile: profile, ignored: ignored))
    let pair = Pair(from: from, to: to)
    if let known = tables[position][pair] { return known }
    let customized = try ways.customized(for: profile, on: date, ignoring: ignored)
    let total: RoadLabel?
    do throws(RoadsError) {
      let start = try ways.join(from, in: customized)
      let end = try ways.join(to, in: customized)
      total = ways.totals(from: [start], to: [end], in: customized)[0]
    } catch {
      // A mass may shut an end off; whoever asks without masses hears that it is too far.
      guard case .farFromLinks = error, ignored.isEmpty else { throw error }
      total = nil
    }
    tables[position][pair] = .some(total)
    return total
  }

  func grossLimits(for profile: RoadProfile) -> [Kilograms] {
    if let known = limits[profile] { return known }
    let terms = ways.terms(for: profile, on: date, ignoring: .masses)
    guard let decisions = try? ways.decisions(on: terms) else { return [] }
    let beside = limitsBeside(of: profile)
    let found = Set(decisions.verdicts.compactMap(\.grossLimit) + beside).sorted(by: >)
    limits[profile] = found
    return found
  }

  /// The gross masses at which limits beside those of the map bind.
  private func limitsBeside(of profile: RoadProfile) -> [Kilograms] {
    ways.options.linkLimits.compactMap { limit in
      limit.quantity.gross(at: limit.most, for: profile).map { Kilograms($0) }
    }
  }

  func reason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason {
    try ways.reason(from: from, to: to, profile: profile, on: date)
  }

  func massReason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile
  ) throws(RoadsError) -> Reason {
    try ways.reason(from: from, to: to, profile: profile, on: date)
  }

  /// The table that answers a question, made when no vehicle before drove the same ways.
  private func table(for question: Question) throws(RoadsError) -> Int {
    if let known = tableOfQuestion[question] { return known }
    let terms = ways.terms(for: question.profile, on: date, ignoring: question.ignored)
    let key = Key(
      decisions: try ways.decisions(on: terms).key, closed: terms.linksOverLimit,
      ignoresClosures: question.ignored.contains(.closure))
    if let known = tableOfKey[key] {
      tableOfQuestion[question] = known
      return known
    }
    tables.append(
      table(
        in: try ways.customized(
          for: question.profile, on: date, ignoring: question.ignored)))
    tableOfKey[key] = tables.count - 1
    tableOfQuestion[question] = tables.count - 1
    return tables.count - 1
  }

  /// All ways between the expected ends that can be joined; ends that cannot are left to be asked,
  /// so that whoever asks hears why.
  private func table(in customized: CustomizedRoads) -> [Pair: RoadLabel?] {
    var joins: [LinkJoin] = []
    for endpoint in expected {
      if let join = try? ways.join(endpoint, in: customized) { joins.append(join) }
    }
    let cells = ways.totals(from: joins, to: joins, in: customized)
    var table: [Pair: RoadLabel?] = [:]
    table.reserveCapacity(cells.count)
    for (row, from) in joins.enumerated() {
      for (column, to) in joins.enumerated() {
        table[Pair(from: from.endpoint, to: to.endpoint)] = .some(
          cells[row * joins.count + column])
      }
    }
    return table
  }
}
