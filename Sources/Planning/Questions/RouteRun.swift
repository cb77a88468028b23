internal import Domain
internal import Roads

/// What a way is asked for.
public struct RouteRequest: Sendable {
  /// The ends as typed: where it begins, where it leads by way of, where it ends; two or more.
  public var ends: [String]
  /// The vehicle and the day.
  public var question: RoadQuestion
  /// Fewest kilometers instead of least time.
  public var isByDistance = false
  /// How many ways are wanted, the best among them; more than one only between two ends.
  public var alternatives = 1

  /// Asks for the best way.
  public init(ends: [String], question: RoadQuestion) {
    self.ends = ends
    self.question = question
  }
}

/// Ways through the roads, asked on the command line.
public struct RouteRun {
  private let scenario: Scenario
  private let tell: (Stage) -> Void
  private let request: RouteRequest

  /// Asks `request` of a scenario.
  public init(
    scenario: Scenario, request: RouteRequest, tell: @escaping (Stage) -> Void = { _ in }
  ) {
    self.scenario = scenario
    self.tell = tell
    self.request = request
  }

  /// The way from end to end, leg by leg.
  ///
  /// A loaded vehicle goes at the heaviest gross mass that a good way allows, on each leg for
  /// itself. No way is an answer, not an error: its reason stands where the way would.
  ///
  /// - Throws: a `Fault` when an end, the profile, a file or the network is wrong.
  public func route() throws -> RouteAnswer {
    guard request.ends.count > 1 else {
      throw PlanningError.value(
        option: "via", value: "\(request.ends.count) ends", expected: "two ends or more")
    }
    guard request.alternatives == 1 || request.ends.count == 2 else {
      throw PlanningError.value(
        option: "alternatives", value: "\(request.alternatives)",
        expected: "1 together with --via; alternatives are found between two ends")
    }
    let type = try request.question.vehicleType(in: scenario)
    let date = request.question.day(in: scenario)
    let network = try scenario.network(on: date, tell: tell)
    let ends = try request.ends.map { try scenario.endpoint($0, in: network) }
    let lanes = LaneQuery(network, on: date)
    let weight: RouteWeight = request.isByDistance ? .distance : .time
    let isEmpty = request.question.empty
    var legs: [RouteAnswer.Leg] = []
    for (position, (from, to)) in zip(ends, ends.dropFirst()).enumerated() {
      legs.append(
        RouteAnswer.Leg(
          from: request.ends[position], to: request.ends[position + 1],
          answer: try lanes.route(
            from: from, to: to, vehicle: type, empty: isEmpty, by: weight)))
    }
    var others: [Route] = []
    if request.alternatives > 1, let best = legs[0].answer.found {
      others = Array(
        try network.alternatives(
          from: ends[0], to: ends[1], profile: best.profile, on: date, by: weight,
          count: request.alternatives
        ).dropFirst())
    }
    return RouteAnswer(
      attribution: Attribution.lines(of: network), profile: type, date: date, isEmpty: isEmpty,
      legs: legs, others: others, isRough: ends.contains { scenario.isRough($0) })
  }
}
