import Dispatch
import Domain

/// Puts a day's loads onto duties: the cheapest lawful schedule that it finds in the time given.
///
/// The answer is valid at any moment at which the search may end, whatever ends it. With the same
/// problem, seed and number of iterations it is the same on any number of threads: islands are a
/// setting, threads only carry them, and they exchange at marks counted in iterations.
public struct Scheduler: Sendable {
  /// The parameters of the search.
  public typealias Settings = SchedulerSettings
  /// How far a search has come.
  public typealias Progress = SchedulerProgress

  private let problem: SchedulingProblem
  private let settings: Settings

  /// Makes a scheduler for one problem.
  public init(problem: SchedulingProblem, settings: Settings = Settings()) {
    self.problem = problem
    self.settings = settings
  }

  /// Searches until `stop`, or until `isCancelled` says so, and returns the best schedule found.
  ///
  /// Without duties or loads it returns at once. Loads without a tour come with their reasons.
  ///
  /// - Parameters:
  ///   - stop: When to end.
  ///   - threads: How many islands run at the same time; below 1 counts as 1.
  ///   - progress: Called between rounds, on the calling thread.
  ///   - isCancelled: Asked often and from any thread; when true the search ends.
  /// - Returns: A schedule that keeps every rule of the problem.
  /// - Complexity: An iteration is O(duties + loads served) for each of its few loads.
  public func solve(
    stop: StopCriterion, threads: Int = 1, progress: (Progress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Schedule {
    let begin = ContinuousClock().now
    let islandCount = max(settings.islands, 1)
    let iterations = limit(stop).map { ($0 + islandCount - 1) / islandCount }
    let day = Day(problem, neighborMax: settings.neighbors)
    let clock = SearchClock(
      start: begin, duration: stop.duration.map { $0 - min($0 / 50, .milliseconds(200)) },
      iterations: iterations, isCancelled: isCancelled)
    let islands = (0..<islandCount).map {
      IslandCell(Island(day, settings: settings, number: $0, clock: clock))
    }
    let proofClock = SearchClock(
      start: begin, duration: stop.duration.map { $0 * settings.proofEnd / 100 }, iterations: nil,
      isCancelled: isCancelled)
    var phase = RelaxationPhase(day, settings: settings, iterations: iterations)
    while islands.contains(where: { !$0.isDone }) {
      runRound(islands, threads: max(threads, 1))
      exchange(islands)
      if phase.isDue(islands, clock) {
        phase.run(
          islands, threads: max(threads, 1),
          until: SearchClock(
            start: begin, duration: stop.duration.map { $0 * settings.relaxationEnd / 100 },
            iterations: nil, isCancelled: isCancelled))
      }
      let best = Self.best(of: islands).best
      // Near the end of the time what is proved must be of the loads that are hauled by then.
      if clock.shareOfTime * 100 >= Double(settings.proofStart) {
        phase.prove(best, until: proofClock)
      }
      progress(
        Progress(
          iterations: islands.reduce(0) { $0 + $1.iteration }, cost: best.tourCost,
          unserved: best.bank.count,
          bound: phase.bound(of: best)?.cents, elapsed: clock.elapsed))
    }
    let winner = Self.best(of: islands)
    phase.prove(winner.best, until: proofClock)
    winner.polish(
      until: SearchClock(
        start: begin, duration: stop.duration, iterations: nil, isCancelled: isCancelled))
    return ScheduleWriter(problem, day: day).schedule(
      winner.best, iterations: islands.reduce(0) { $0 + $1.iteration },
      bound: phase.bound(of: winner.best))
  }

  private func limit(_ stop: StopCriterion) -> Int? {
    if let iterations = stop.iterations { return min(max(iterations, 0), 1 << 60) }
    return stop.duration == nil ? 0 : nil
  }

  /// All islands run to the same next mark: of a report or of an exchange.
  private func runRound(_ islands: [IslandCell], threads: Int) {
    let report = max(settings.reportIterations, 1)
    let exchange = max(settings.exchangeIterations, 1)
    let done = islands.map(\.iteration).max() ?? 0
    let length = min(report, exchange - done % exchange)
    if threads == 1 || islands.count == 1 {
      for island in islands { island.run(iterations: length) }
      return
    }
    // Each worker takes every `workers`-th island, so no island is ever on two threads.
    let workers = min(threads, islands.count)
    // A queue of its own for each worker: `concurrentPerform` leaves all to one thread when it
    // thinks the machine is busy.
    let group = DispatchGroup()
    for worker in 0..<workers {
      DispatchQueue(label: "islands").async(group: group) {
        for index in stride(from: worker, to: islands.count, by: workers) {
          islands[index].run(iterations: length)
        }
      }
    }
    group.wait()
  }

  /// At a mark, islands that are behind go on from the best answer.
  private func exchange(_ islands: [IslandCell]) {
    let done = islands.map(\.iteration).max() ?? 0
    guard done % max(settings.exchangeIterations, 1) == 0 else { return }
    let best = Self.best(of: islands)
    for island in islands where island.best.objective > best.best.objective {
      island.adopt(best.best)
    }
  }

  static func best(of islands: [IslandCell]) -> IslandCell {
    // The first of equals: the choice must not depend on threads.
    islands.dropFirst().reduce(islands[0]) { $1.best.objective < $0.best.objective ? $1 : $0 }
  }
}
