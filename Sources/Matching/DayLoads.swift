public import Domain

/// The loads of one hauling date, made from the flows of its month.
///
/// Each lane hauls its month evenly over the hauling days: with `m` kilograms a month, loads of
/// `s` kilograms and `K` hauling days, `floor(floor(m k / K) / s)` whole loads are due by day `k`.
/// The last hauling day carries the rest as a part load when it is large enough. What the stores
/// cannot give or take on a day waits and is due again on the next one, so a date is planned as if
/// all days of the month before it had been hauled by the same rule.
public struct DayLoads: Hashable, Sendable {
  /// The mass of a lane that was due and does not go, with its reason.
  public struct Waiting: Hashable, Sendable {
    /// What waits.
    public var material: MaterialID
    /// Where it waits.
    public var from: SiteID
    /// Where it should go.
    public var to: SiteID
    /// How much was due.
    public var mass: Kilograms
    /// Why it does not go.
    public var reason: Reason

    /// Makes waiting mass.
    public init(
      material: MaterialID, from: SiteID, to: SiteID, mass: Kilograms, reason: Reason
    ) {
      self.material = material
      self.from = from
      self.to = to
      self.mass = mass
      self.reason = reason
    }
  }

  /// The hauling date.
  public let date: CalendarDate
  /// Sorted by from, to, material, then the number in the lane; each named `<lane>/<number>`.
  public let loads: [Load]
  /// Sorted by from, to, material.
  public let waiting: [Waiting]
  /// The stock of each store on the morning of the date, sorted by role, site, material.
  public let levels: [StoreLevel]
  /// Why the date has no loads at all; `nil` on hauling days.
  public let dayOff: Reason?

  /// Makes the loads of `date` that lie in the scope of a firm.
  ///
  /// All flows draw on the stores, whoever hauls them; only those in `scope` are returned. Full
  /// loads are asked once for each lane, as of the date. A lane that would have more than 10 000
  /// loads on the date lets the others wait with reason `capacity`.
  ///
  /// - Precondition: `date` lies in the month of `problem`.
  public init(
    _ problem: MatchingProblem, flows: FlowPlan, date: CalendarDate, scope: Firm.Scope,
    fullLoad: LaneLoad
  ) {
    precondition(
      (problem.firstDay...problem.lastDay).contains(date), "the date lies in the month matched")
    var run = HaulingMonth(problem, flows: flows, fullLoad: fullLoad)
    for day in 1..<date.day { run.pass(day) }
    run.begin(date.day)
    self.date = date
    levels = run.levels
    dayOff = problem.dayOff(date)
    let lanes = run.haul(date.day)
      .filter { lane in
        (!scope.clusterOnly || lane.flow.touchesCluster)
          && lane.flow.travel.distance >= scope.minimumLane
      }
      .sorted {
        ($0.flow.from, $0.flow.to, $0.flow.material) < ($1.flow.from, $1.flow.to, $1.flow.material)
      }
    loads = lanes.flatMap(\.loads)
    waiting = lanes.flatMap(\.waiting)
  }

  /// The name of a lane in load identifiers, at most 90 characters: `<from>.<to>.<material>`.
  ///
  /// Names that would be longer, or that could be taken apart in two ways because a part has a
  /// dot, are cut and end in a hash.
  public static func laneName(from: SiteID, to: SiteID, material: MaterialID) -> String {
    let parts = [from.text, to.text, material.text]
    let name = parts.joined(separator: ".")
    guard name.count > 90 || parts.contains(where: { $0.contains(".") }) else { return name }
    // FNV-1a, 64 bits, over the parts divided by what no identifier contains.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "/").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return name.prefix(73) + "." + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
