public import Domain
internal import Exchange
internal import Foundation
internal import Scheduling

/// A firm's day from data to plan, in the order in which things happen.
public struct PlanningRun {
  private let scenario: Scenario
  private let request: PlanRequest
  private let tell: (Stage) -> Void
  private let isCancelled: @Sendable () -> Bool

  /// Asks for a plan.
  ///
  /// - Parameters:
  ///   - scenario: What it is made from.
  ///   - request: What is asked.
  ///   - tell: Called on the calling thread with the stages of the work.
  ///   - isCancelled: Asked often and from any thread; when true the best plan so far is returned.
  public init(
    scenario: Scenario, request: PlanRequest, tell: @escaping (Stage) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.scenario = scenario
    self.request = request
    self.tell = tell
    self.isCancelled = isCancelled
  }

  /// Makes the plan; the order of time is written here and nowhere else.
  ///
  /// - Throws: a `Fault` when the firm, its files or the file of loads are wrong. A load that cannot
  ///   be served is no fault: it stands in the plan with its reason.
  public func plan() throws -> Plan {
    // 1. The firm, its duties and the roads of the day.
    let (firm, firmFile) = try scenario.firm(request.firm)
    let atlas = RoadAtlas(
      network: try scenario.network(on: request.date, tell: tell), date: request.date,
      sites: scenario.data.sites.map(\.id))
    let roster = DutyRoster(
      firm: firm, date: request.date, rules: scenario.configuration.rules.drivingTime,
      clock: { scenario.clock(of: $0) })

    // 2. Flows from producers to users, and from them the day's loads; or the loads of a file.
    tell(.began("finding the loads of \(request.date)"))
    let demand =
      try request.loadsFile.map {
        try DayDemand(file: $0, scenario: scenario, firm: firm, atlas: atlas)
      } ?? DayDemand(streamsOf: scenario, firm: firm, atlas: atlas)

    // 3. Which vehicle may haul which load by which way.
    let problem = DayProblem(
      scenario: scenario, firm: firm, date: request.date, roster: roster, atlas: atlas
    ).problem(for: demand.loads)
    tell(.detail("\(demand.loads.count) loads, \(roster.duties.count) duties"))

    // 4. Loads onto vehicles and drivers.
    tell(.began("searching"))
    let schedule = search(problem)
    tell(.detail("\(schedule.iterations) iterations"))
    if let bound = schedule.bound, bound.ignoresQueues {
      tell(.detail("the lower bound of \(bound.cost.euros) EUR leaves queues at docks aside"))
    }

    // 5. Tours along the roads, sums, and what is left with reasons.
    let assembler = PlanAssembler(
      scenario: scenario, firm: firm, date: request.date, problem: problem, atlas: atlas)
    let tours = assembler.tours(of: schedule)
    let unserved =
      schedule.unserved.map {
        Plan.Unserved(load: problem.entries[$0.entry].load.id, reason: $0.reason)
      } + demand.held.map { Plan.Unserved(load: $0.load.id, reason: $0.reason) }
    let loads = demand.loads + demand.held.map(\.load)
    let figures = PlanFigures(
      tours: tours, loads: loads.count, unserved: unserved.count, rates: assembler.rates,
      fixedCostPerVehicle: firm.fixedCostPerVehicle, lowerBound: schedule.bound?.cost,
      capacity: assembler.capacity)
    let inputs =
      scenario.inputs + hash(firmFile, name: firmFile?.name)
      + hash(demand.input, name: DayDemand.loadsInputName) + (try scenario.roads.inputs())
    return Plan(
      date: request.date, firm: firm.id, seed: request.seed, generator: request.generator,
      attribution: Attribution.lines(of: atlas.network),
      inputs: inputs.sorted { $0.name < $1.name },
      loads: records(of: loads, tours: tours), tours: tours,
      unserved: unserved.sorted { $0.load < $1.load }, figures: figures,
      warnings: PlanWarnings.sorted(roster.warnings + demand.warnings))
  }

  /// Writes a plan, whole or not at all, and its layers when a folder is given.
  ///
  /// - Throws: a `Fault` of kind environment.
  public func write(_ plan: Plan, to output: String, layers: String?) throws {
    let writer = scenario.writer(for: plan)
    if let layers { try LayerWriter.write(writer, to: layers) }
    try writer.write(to: output)
  }

  private func search(_ problem: SchedulingProblem) -> Schedule {
    var settings = Scheduler.Settings()
    settings.seed = UInt64(request.seed.magnitude)
    let stop = StopCriterion(
      duration: request.timeLimit.map { .milliseconds(Int($0 * 1000)) },
      iterations: request.iterations)
    return Scheduler(problem: problem, settings: settings).solve(
      stop: stop, threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount,
      progress: { progress in
        tell(
          .searching(
            seconds: Double(progress.elapsed.components.seconds),
            iterations: progress.iterations, cost: Double(progress.cost) / 100,
            bound: progress.bound.map { Double($0) / 100 }, unserved: progress.unserved))
      }, isCancelled: isCancelled)
  }

  private func hash(_ file: InputFile?, name: String?) -> [Plan.Input] {
    guard let file, let name else { return [] }
    return [Plan.Input(name: name, sha256: SHA256.hexadecimal(of: file.rawBytes))]
  }

  private func records(of loads: [Load], tours: [Tour]) -> [Plan.LoadRecord] {
    var tourOfLoad: [LoadID: TourID] = [:]
    for tour in tours {
      for stop in tour.stops where stop.action == .unload {
        if let load = stop.load { tourOfLoad[load] = tour.id }
      }
    }
    return loads.sorted { $0.id < $1.id }.map {
      let tour = tourOfLoad[$0.id]
      return Plan.LoadRecord(load: $0, state: tour == nil ? .unserved : .served, tour: tour)
    }
  }
}

/// The order of warnings.
enum PlanWarnings {
  /// By code, then by the arguments in the order of their names.
  static func sorted(_ warnings: [Reason]) -> [Reason] {
    func key(_ reason: Reason) -> String {
      reason.code.rawValue + "|"
        + reason.arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: "|")
    }
    return warnings.sorted { key($0) < key($1) }
  }
}

extension Scenario {
  /// The writer of a plan: all times in Helsinki's offset at noon of its date.
  func writer(for plan: Plan) -> PlanWriter {
    let noon = homeClock.instant(on: plan.date, at: Seconds(43_200))
    return PlanWriter(plan, sites: data.sites, offset: homeClock.offset(at: noon))
  }
}
