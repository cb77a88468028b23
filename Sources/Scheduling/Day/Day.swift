import Domain

/// The problem as arrays of whole numbers, made once and never changed.
///
/// Sites, vehicle types, vehicles, cleaning classes and docks are positions in arrays; instants are
/// seconds after ``base``. Rows that are the same for several duties are kept per *duty class*:
/// duties with equal type, depot, window, limits and crew.
final class Day: Sendable {
  /// A duty in numbers.
  struct Duty: Hashable, Sendable {
    var type: Int
    var depot: Int
    var vehicle: Int
    var earliest: Int
    var latest: Int
    var drivingMax: Int
    var spanMax: Int
    var isDoubleManned: Bool
    /// Position among the duty classes.
    var kind: Int
    /// The next duty of the same vehicle, -1 when there is none.
    var next: Int
    /// The duty before of the same vehicle, -1 when there is none.
    var previous: Int
  }

  /// A load in numbers.
  struct Load: Hashable, Sendable {
    var pickup: Int
    var delivery: Int
    var cleaningClass: Int
    var pickupEarliest: Int
    var pickupLatest: Int
    var deliveryEarliest: Int
    var deliveryLatest: Int
    var extraUnloading: Int
    var unservedCost: Int
    /// -1 when any vehicle may haul it; ``noVehicle`` when it is pinned to one that is not there.
    var pinnedVehicle: Int
  }

  /// A span of time; a service lies inside when it ends at `end` at the latest.
  struct Span: Hashable, Sendable {
    var start: Int
    var end: Int
  }

  /// A site in numbers.
  struct Site: Hashable, Sendable {
    var open: [Span]
    var weighbridge: Int
    var wash: Bool
    /// Positions of the docks, ``noDock`` or ``anyDock``.
    var loaderDock: Int
    var bayDock: Int
  }

  /// A vehicle type in numbers.
  struct Kind: Hashable, Sendable {
    var centsPerKilometer: Int
    var centsPerHour: Int
    var loading: Int
    var unloading: Int
  }

  /// A loaded or empty way; `seconds` is negative when there is none.
  struct Way: Hashable, Sendable {
    var seconds: Int
    var meters: Int

    /// There is no way.
    static var none: Way { Way(seconds: -1, meters: 0) }
    var exists: Bool { seconds >= 0 }
  }

  /// What must be done between two cleaning classes.
  struct Cleaning: Hashable, Sendable {
    var action: CleaningAction
    var seconds: Int
  }

  /// Nobody can be served at the site.
  static let noDock = -2
  /// So many places that nobody ever waits.
  static let anyDock = -1
  /// Pinned to a vehicle that has no duty.
  static let noVehicle = -2

  let base: Int
  let horizon: Int
  let duties: [Duty]
  let loads: [Load]
  let sites: [Site]
  let siteIDs: [SiteID]
  let types: [Kind]
  let classCount: Int
  let cleanings: [Cleaning]
  let kindCount: Int
  /// The first duty of each class.
  let dutyOfKind: [Int]
  /// How many places each dock has.
  let dockCapacity: [Int]
  let vehicleCount: Int
  /// The duties of each vehicle in order of time.
  let dutiesOfVehicle: [[Int]]
  /// Equal for duties at the same place in the day of vehicles that are alike in all shifts.
  let freshKind: [Int]
  let freshKindCount: Int
  let law: DrivingLaw
  let startCheck: Int
  let endCheck: Int
  let fixedCost: Int
  /// 00:00 to 04:00 by the depot's wall clock.
  let nights: [Span]
  /// Empty ways, `[type][from][to]`.
  let emptyWays: [Way]
  /// Loaded ways, `[type][load]`.
  let haulWays: [Way]
  /// A load as done by a duty class: from the start of loading to the end of unloading.
  let loadSegments: [Segment]
  /// Whether a duty class may do a load at all, docks and other loads left aside.
  let isPossible: [Bool]
  /// For each load the others, nearest first, cut to ``neighborCount``.
  let neighbors: [Int32]
  let neighborCount: Int

  /// Reads a problem.
  init(_ problem: SchedulingProblem, neighborMax: Int) {
    let builder = DayBuilder(problem)
    base = builder.base
    horizon = builder.horizon
    duties = builder.duties
    loads = builder.loads
    sites = builder.sites
    siteIDs = builder.siteIDs
    types = builder.types
    classCount = builder.classCount
    cleanings = builder.cleanings
    kindCount = builder.kindCount
    dutyOfKind = builder.dutyOfKind
    dockCapacity = builder.dockCapacity
    vehicleCount = builder.dutiesOfVehicle.count
    dutiesOfVehicle = builder.dutiesOfVehicle
    (freshKind, freshKindCount) = builder.freshKinds()
    law = DrivingLaw(problem.drivingTime)
    startCheck = DayBuilder.clamped(problem.startCheck.value)
    endCheck = DayBuilder.clamped(problem.endCheck.value)
    fixedCost = DayBuilder.clamped(problem.fixedCostPerVehicle.value)
    nights = builder.nights
    emptyWays = builder.emptyWays
    haulWays = builder.haulWays
    (loadSegments, isPossible) = builder.loadSegments()
    (neighbors, neighborCount) = builder.neighbors(max: neighborMax)
  }

  /// The empty way of a vehicle type between two sites.
  @inline(__always)
  func emptyWay(type: Int, from: Int, to: Int) -> Way {
    emptyWays[(type &* sites.count &+ from) &* sites.count &+ to]
  }

  /// The loaded way of a vehicle type with a load.
  @inline(__always)
  func haulWay(type: Int, load: Int) -> Way { haulWays[type &* loads.count &+ load] }

  /// What lies between two cleaning classes; -1 is a clean body.
  @inline(__always)
  func cleaning(from: Int, to: Int) -> Cleaning {
    from < 0 || to < 0 || from == to
      ? Cleaning(action: .none, seconds: 0) : cleanings[from &* classCount &+ to]
  }

  /// The load as a segment of a duty class.
  @inline(__always)
  func loadSegment(kind: Int, load: Int) -> Segment { loadSegments[kind &* loads.count &+ load] }

  /// Whether a duty may do a load at all.
  @inline(__always)
  func mayServe(duty: Int, load: Int) -> Bool {
    let row = duties[duty]
    let pinned = loads[load].pinnedVehicle
    return isPossible[row.kind &* loads.count &+ load] && (pinned == -1 || pinned == row.vehicle)
  }

  /// Seconds of loading and weighing.
  func loadingService(type: Int, load: Int) -> Int {
    types[type].loading + sites[loads[load].pickup].weighbridge
  }

  /// Seconds of weighing and unloading.
  func unloadingService(type: Int, load: Int) -> Int {
    sites[loads[load].delivery].weighbridge + types[type].unloading + loads[load].extraUnloading
  }

  /// The earliest start at or after `time` of a service of `duration` inside an open span.
  @inline(__always)
  func openStart(site: Int, from time: Int, duration: Int) -> Int? {
    for span in sites[site].open where span.end - duration >= time {
      let start = max(time, span.start)
      if start + duration <= span.end { return start }
    }
    return nil
  }

  /// Whether work from `start` to `end` touches the night.
  func touchesNight(from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    for night in nights where start < night.end && night.start < end { return true }
    return false
  }
}
