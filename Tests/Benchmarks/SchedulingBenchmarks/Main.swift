import Domain
import Scheduling

/// Prints one JSON line for each case: iterations a second, and the cost on the way and at the end.
///
/// Arguments, all optional: seconds (10), threads (2), seed (1), loads (100 and 500).
@main struct Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let seconds = arguments.first ?? 10
    let threads = arguments.dropFirst().first ?? 2
    let seed = arguments.dropFirst(2).first ?? 1
    let sizes = arguments.count > 3 ? Array(arguments[3...]) : [100, 500]
    for loads in sizes { run(loads: loads, seconds: seconds, threads: threads, seed: seed) }
  }

  private static func run(loads: Int, seconds: Int, threads: Int, seed: Int) {
    var day = HaulageDay(seed: 1)
    let problem = day.problem(loads: loads, scale: max(1, loads / 100))
    var settings = Scheduler.Settings()
    settings.seed = UInt64(truncatingIfNeeded: seed)
    var marks: [String] = []
    var next = Duration.milliseconds(250)
    let begin = ContinuousClock().now
    let schedule = Scheduler(problem: problem, settings: settings).solve(
      stop: StopCriterion(duration: .seconds(seconds)), threads: threads,
      progress: { progress in
        guard progress.elapsed >= next else { return }
        marks.append(
          "[\(milliseconds(progress.elapsed)),\(progress.cost / 100),\(progress.unserved)]")
        next = progress.elapsed * 2
      })
    let elapsed = begin.duration(to: ContinuousClock().now)
    let rate = schedule.iterations * 1000 / max(milliseconds(elapsed), 1)
    print(
      "{\"name\":\"haulage-day\",\"loads\":\(loads),\"duties\":\(problem.duties.count),"
        + "\"threads\":\(threads),\"seed\":\(seed),\"milliseconds\":\(milliseconds(elapsed)),"
        + "\"iterations_per_second\":\(rate),\"cost_eur\":\(schedule.cost.value / 100),"
        + "\"bound_eur\":\(schedule.bound.map { "\($0.cost.value / 100)" } ?? "null"),"
        + "\"unserved\":\(schedule.unserved.count),\"tours\":\(schedule.tours.count),"
        + "\"reasons\":{\(reasons(schedule))},"
        + "\"ms_cost_unserved\":[\(marks.joined(separator: ","))]}")
  }

  /// How many loads are left for which reason.
  private static func reasons(_ schedule: Schedule) -> String {
    var counts: [String: Int] = [:]
    for row in schedule.unserved {
      let limit = row.reason.arguments["limit"] ?? row.reason.arguments["cause"] ?? ""
      counts["\(row.reason.code.rawValue) \(limit)", default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
      .joined(separator: ",")
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration / .milliseconds(1))
  }
}
