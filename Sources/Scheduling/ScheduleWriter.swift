import Domain

/// Says an answer in the problem's own words: events with identifiers, unserved loads with reasons.
struct ScheduleWriter {
  private let problem: SchedulingProblem
  private let day: Day

  /// A writer for a problem and the day made from it.
  init(_ problem: SchedulingProblem, day: Day) {
    self.problem = problem
    self.day = day
  }

  /// The schedule of an answer.
  func schedule(
    _ answer: Answer, iterations: Int, bound: BoundCertificate?
  ) -> Schedule {
    var tours: [Schedule.Tour] = []
    for (duty, record) in answer.records.enumerated() {
      guard let timeline = record.timeline else { continue }
      tours.append(
        Schedule.Tour(duty: duty, events: timeline.events.map { event($0, duty: duty) }))
    }
    var diagnosis = Diagnosis(problem, day: day, answer: answer)
    let unserved = answer.bank.map(Int.init).sorted().map {
      Schedule.Unserved(entry: $0, reason: diagnosis.reason(for: $0))
    }
    return Schedule(
      tours: tours, unserved: unserved, cost: Cents(answer.tourCost), iterations: iterations,
      bound: bound.map { proof in
        Schedule.Bound(
          cost: Cents(proof.cents), certificate: proof,
          ignoresQueues: !day.dockCapacity.isEmpty)
      })
  }

  private func event(_ event: TimelineEvent, duty: Int) -> Schedule.Event {
    let start = Instant(epochSeconds: day.base + event.start)
    let end = Instant(epochSeconds: day.base + event.end)
    let load = event.load < 0 ? nil : problem.entries[event.load].load.id
    let site = event.site < 0 ? nil : day.siteIDs[event.site]
    let action: StopAction
    switch event.action {
    case .leg:
      let from = day.siteIDs[event.site]
      let to = day.siteIDs[event.target]
      return .leg(
        from: from, to: to, load: load, start: start, end: end,
        traveled: Seconds(event.traveled)...Seconds(event.traveled + event.end - event.start),
        whole: travel(event, duty: duty, from: from, to: to))
    case .depart: action = .depart
    case .load: action = .load
    case .unload: action = .unload
    case .clean: action = .clean
    case .rest: action = .break
    case .wait: action = .wait
    case .end: action = .return
    }
    return .stop(action, site: site, load: load, start: start, end: end)
  }

  /// The way as the problem gave it, with its tolls.
  private func travel(
    _ event: TimelineEvent, duty: Int, from: SiteID, to: SiteID
  ) -> Travel {
    let type = problem.duties[duty].vehicleType
    let given =
      event.load < 0
      ? problem.emptyTravel[type]?[from, to]
      : problem.entries[event.load].hauls.first { $0.vehicleType == type }?.travel
    return given
      ?? Travel(duration: Seconds(event.way.seconds), distance: Meters(event.way.meters))
  }
}
