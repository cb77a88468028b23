import Domain
import Scheduling

/// Prints one JSON line for each case: how long the root relaxation takes, how many iterations of ruin and
/// recreate and how many labels a second there are, and what is left between plan and bound.
///
/// Arguments, all optional: seconds of each search (10), threads (2), seed (1), sizes (50, 170, 500). With
/// files among them it searches these days instead, as ``FileBenchmark`` tells.
@main struct Main {
  static func main() throws {
    if try FileBenchmark.run(CommandLine.arguments.dropFirst()) { return }
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let seconds = arguments.first ?? 10
    let threads = arguments.dropFirst().first ?? 2
    let seed = UInt64(truncatingIfNeeded: arguments.dropFirst(2).first ?? 1)
    let sizes = arguments.count > 3 ? Array(arguments[3...]) : [50, 170, 500]
    for loads in sizes {
      let day = MadeDay.day(loads: loads, seed: seed)
      ruin(day, seed: seed)
      relax(day, threads: threads, seed: seed)
      solve(day, seconds: seconds, threads: threads, seed: seed)
    }
  }

  private static let repetitions = 3
  /// A relaxation that takes longer is given up.
  private static let patience = Duration.seconds(60)
  /// Beyond so many loads nothing is proved to the end.
  private static let provenLoads = 170

  private static func ruin(_ day: HaulageDay, seed: UInt64) {
    let probe = HaulageProbe(day, settings: settings(seed))
    let iterations = 4_000_000 / max(day.loads.count, 1)
    let median = median { _ = probe.ruin(iterations) }
    print(
      line("ruin and recreate", day, median)
        + ",\"iterations_per_second\":\(Int(Double(iterations) / median))}")
  }

  private static func relax(_ day: HaulageDay, threads: Int, seed: UInt64) {
    let probe = HaulageProbe(day, settings: settings(seed))
    for isProving in [false, true] where !isProving || day.loads.count <= provenLoads {
      let end = ContinuousClock.now + patience * repetitions
      let solve = probe.relaxation(
        from: HaulageSettings().ruinIterations, threads: threads, isProving: isProving,
        isCancelled: { ContinuousClock.now > end })
      var found: HaulageProbe.Relaxation?
      let median = median { found = solve() }
      let name = isProving ? "root relaxation, proved" : "root relaxation"
      guard let found else {
        print(line(name, day, median) + ",\"given_up\":true}")
        continue
      }
      print(
        line(name, day, median) + ",\"threads\":\(threads),\"rounds\":\(found.rounds)"
          + ",\"labels_per_second\":\(Int(Double(found.labels) / median))"
          + ",\"value_eur\":\(Int(found.value / euro)),\"bound_eur\":\(found.bound / Int(euro))}")
    }
  }

  private static func solve(_ day: HaulageDay, seconds: Int, threads: Int, seed: UInt64) {
    let begin = ContinuousClock.now
    let answer = HaulageSolver(day: day, settings: settings(seed)).solve(
      stop: StopCriterion(duration: .seconds(seconds)), threads: threads)
    let elapsed = (ContinuousClock.now - begin) / .seconds(1)
    let gap = Double(answer.cost - answer.proof.bound) / Double(max(answer.proof.bound, 1))
    print(
      line("plan over bound", day, elapsed) + ",\"threads\":\(threads),\"seed\":\(seed)"
        + ",\"cost_eur\":\(answer.cost / Int(euro)),\"bound_eur\":\(answer.proof.bound / Int(euro))"
        + ",\"gap_percent\":\((gap * 100_000).rounded() / 1000)"
        + ",\"trucks\":\(answer.plan.routes.count),\"iterations\":\(answer.iterations)}")
  }

  private static func settings(_ seed: UInt64) -> HaulageSettings {
    var settings = HaulageSettings()
    settings.seed = seed
    return settings
  }

  private static func line(_ name: String, _ day: HaulageDay, _ seconds: Double) -> String {
    "{\"name\":\"\(name)\",\"size\":\(day.loads.count),"
      + "\"seconds\":\((seconds * 10_000).rounded() / 10_000)"
  }

  private static func median(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<repetitions).map { _ in clock.measure(work) / .seconds(1) }
    return times.sorted()[repetitions / 2]
  }

  /// Millicents of a euro.
  private static let euro = 100_000.0
}
