import Domain

/// One thing a duty does in a fixed order: a check, a movement, a service or a cleaning.
///
/// Breaks and waits are no steps; the decoder puts them between and, on the road, inside steps.
struct DutyStep: Hashable, Sendable {
  /// What kind of thing.
  enum Action: Hashable, Sendable {
    case depart, leg, load, unload, clean
    case end
  }

  var action: Action
  /// Where it happens; where a leg begins.
  var site: Int
  /// Where a leg ends.
  var target: Int
  /// The load aboard or served, -1 when empty.
  var load: Int
  var duration: Int
  var meters: Int
  /// When a service may begin.
  var earliest: Int
  var latest: Int
  /// The dock, or a negative number when nobody waits there.
  var dock: Int
  /// From the start of the service to the start of the use of the dock.
  var dockOffset: Int
  var dockDuration: Int

  /// A step without docks.
  @inline(__always)
  init(
    _ action: Action, site: Int, target: Int = -1, load: Int = -1, duration: Int, meters: Int = 0,
    earliest: Int = -1, latest: Int = .max
  ) {
    self.action = action
    self.site = site
    self.target = target
    self.load = load
    self.duration = duration
    self.meters = meters
    self.earliest = earliest
    self.latest = latest
    dock = Day.anyDock
    dockOffset = 0
    dockDuration = 0
  }
}

/// The steps of a duty, made anew from its loads into a buffer that is kept.
struct DutySteps: Sendable {
  private(set) var steps: [DutyStep] = []
  /// Driving from each step to the end.
  private(set) var drivingLeft: [Int] = []
  /// Driving, checks, services and cleaning from each step to the end.
  private(set) var workLeft: [Int] = []
  /// When each step must begin at the latest, by windows, opening hours and the end of the duty.
  private(set) var latest: [Int] = []
  private(set) var meters = 0

  /// Lays out the steps for `loads`; false when a way is missing or a sequence is forbidden.
  mutating func lay(
    _ loads: [Int32], duty: Day.Duty, carrying carried: Int, latestEnd: Int, day: Day
  ) -> Bool {
    steps.removeAll(keepingCapacity: true)
    meters = 0
    steps.append(DutyStep(.depart, site: duty.depot, duration: day.startCheck))
    var place = duty.depot
    var dirt = carried
    var isFirst = true
    for position in loads.indices {
      let load = Int(loads[position])
      let row = day.loads[load]
      let needed = day.cleaning(from: dirt, to: row.cleaningClass)
      switch needed.action {
      case .none: break
      case .forbidden: return false
      case .sweep:
        // After the shift before, the body is cleaned at the depot, where the vehicle stands.
        steps.append(DutyStep(.clean, site: place, duration: needed.seconds))
      case .wash:
        if isFirst || !day.sites[place].wash {
          guard day.sites[duty.depot].wash,
            drive(duty.type, from: &place, to: duty.depot, load: -1, day: day)
          else { return false }
        }
        steps.append(DutyStep(.clean, site: place, duration: needed.seconds))
      }
      guard drive(duty.type, from: &place, to: row.pickup, load: -1, day: day) else {
        return false
      }
      steps.append(loading(load, duty: duty, day: day))
      guard haul(load, duty: duty, day: day) else { return false }
      place = row.delivery
      steps.append(unloading(load, duty: duty, day: day))
      dirt = row.cleaningClass
      isFirst = false
    }
    guard drive(duty.type, from: &place, to: duty.depot, load: -1, day: day) else { return false }
    steps.append(DutyStep(.end, site: duty.depot, duration: day.endCheck))
    sumUp(latestEnd: latestEnd, day: day)
    return true
  }

  private mutating func drive(
    _ type: Int, from place: inout Int, to target: Int, load: Int, day: Day
  ) -> Bool {
    if place == target { return true }
    let way = day.emptyWay(type: type, from: place, to: target)
    guard way.exists else { return false }
    steps.append(
      DutyStep(.leg, site: place, target: target, duration: way.seconds, meters: way.meters))
    meters += way.meters
    place = target
    return true
  }

  private mutating func haul(_ load: Int, duty: Day.Duty, day: Day) -> Bool {
    let row = day.loads[load]
    let way = day.haulWay(type: duty.type, load: load)
    guard way.exists else { return false }
    if row.pickup == row.delivery, way.meters == 0, way.seconds == 0 { return true }
    steps.append(
      DutyStep(
        .leg, site: row.pickup, target: row.delivery, load: load, duration: way.seconds,
        meters: way.meters))
    meters += way.meters
    return true
  }

  private func loading(_ load: Int, duty: Day.Duty, day: Day) -> DutyStep {
    let row = day.loads[load]
    var step = DutyStep(
      .load, site: row.pickup, load: load,
      duration: day.loadingService(type: duty.type, load: load), earliest: row.pickupEarliest,
      latest: row.pickupLatest)
    step.dock = day.sites[row.pickup].loaderDock
    step.dockDuration = day.types[duty.type].loading
    return step
  }

  private func unloading(_ load: Int, duty: Day.Duty, day: Day) -> DutyStep {
    let row = day.loads[load]
    let weighing = day.sites[row.delivery].weighbridge
    var step = DutyStep(
      .unload, site: row.delivery, load: load,
      duration: day.unloadingService(type: duty.type, load: load), earliest: row.deliveryEarliest,
      latest: row.deliveryLatest)
    step.dock = day.sites[row.delivery].bayDock
    step.dockOffset = weighing
    step.dockDuration = step.duration - weighing
    return step
  }

  private mutating func sumUp(latestEnd: Int, day: Day) {
    let count = steps.count
    while drivingLeft.count < count + 1 {
      drivingLeft.append(0)
      workLeft.append(0)
      latest.append(0)
    }
    drivingLeft[count] = 0
    workLeft[count] = 0
    latest[count] = latestEnd
    for index in steps.indices.reversed() {
      let step = steps[index]
      drivingLeft[index] = drivingLeft[index + 1] + (step.action == .leg ? step.duration : 0)
      workLeft[index] = workLeft[index + 1] + step.duration
      var time = latest[index + 1] - step.duration
      switch step.action {
      case .load, .unload, .clean:
        time = min(time, step.latest, (day.sites[step.site].open.last?.end ?? -1) - step.duration)
      case .depart, .leg, .end: break
      }
      latest[index] = time
    }
  }
}
