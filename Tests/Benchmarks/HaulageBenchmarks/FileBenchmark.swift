import Domain
import Exchange
import Foundation
import Scheduling

/// Searches the haulage days in files and prints one line of JSON for each:
/// `HaulageBenchmarks seconds=10 threads=2 seed=1 FILE...`; `processor=1` counts processor time,
/// `trace=1` tells of each gain on the standard error; other options are parameters of the search.
struct FileBenchmark {
  private var seconds = 10.0
  private var iterations: Int?
  private var threads = 2
  /// Whether seconds are those of the processor, shared out among two cores, on one thread: what two free
  /// cores would do, measured on a busy machine.
  private var countsProcessor = false
  private var traces = false
  private var settings = HaulageSettings()

  /// Searches the files that are named; false when none is.
  static func run(_ arguments: some Sequence<String>) throws -> Bool {
    var benchmark = Self()
    var files: [String] = []
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, benchmark.take(parts[0], parts[1]) { continue }
      if Int(argument) == nil { files.append(argument) }
    }
    for file in files { try benchmark.measure(file) }
    return !files.isEmpty
  }

  /// Takes `name=value`; false when there is no such option.
  private mutating func take(_ name: String, _ value: String) -> Bool {
    let number = Double(value) ?? 0
    switch name {
    case "seconds": seconds = number
    case "iterations": iterations = Int(number)
    case "threads": threads = Int(number)
    case "processor": countsProcessor = number > 0
    case "trace": traces = number > 0
    case "seed": settings.seed = UInt64(number)
    case "refinedloads": settings.refinedLoads = Int(number)
    case "refinedlabels": settings.refinedLabels = Int(number)
    case "misses": settings.refiningMisses = Int(number)
    case "blocksteps": settings.blockSteps = Int(number)
    case "blockpercent": settings.blockPercent = Int(number)
    case "columns": settings.columnsPerLoad = Int(number)
    case "branchcolumns": settings.branchColumns = Int(number)
    default: return false
    }
    return true
  }

  private func measure(_ path: String) throws {
    guard case .haulage(let day) = try InstanceReader.read(path: path) else { return }
    let now: @Sendable () -> ContinuousClock.Instant
    if countsProcessor { now = Self.processorClock(cores: 2) } else { now = { .now } }
    let start = now()
    var best = Int.max
    var bound = Int.min
    let limit = iterations == nil ? Duration.seconds(seconds) : nil
    let answer = HaulageSolver(day: day, settings: settings).solve(
      stop: StopCriterion(duration: limit, iterations: iterations),
      threads: countsProcessor ? 1 : threads,
      progress: { progress in
        guard traces, progress.cost < best || progress.bound ?? .min > bound else { return }
        best = progress.cost
        bound = max(bound, progress.bound ?? .min)
        let line =
          "\(Self.rounded(progress.elapsed / .seconds(1), 2)) \(progress.iterations)"
          + " \(Self.euros(best)) \(bound == .min ? "-" : "\(Self.euros(bound))")\n"
        FileHandle.standardError.write(Data(line.utf8))
      }, now: now)
    let elapsed = (now() - start) / .seconds(1)
    let gap = Double(answer.cost - answer.proof.bound) / Double(max(answer.proof.bound, 1)) * 100
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    print(
      """
      {"name":"\(name)","seed":\(settings.seed),"cost_eur":\(Self.euros(answer.cost)),\
      "bound_eur":\(Self.euros(answer.proof.bound)),"gap_percent":\(Self.rounded(gap, 4)),\
      "trucks":\(answer.plan.routes.count),"iterations":\(answer.iterations),\
      "seconds":\(Self.rounded(elapsed, 2))}
      """)
  }

  /// A clock that runs while the process is on a processor, slower by the number of cores it stands for.
  private static func processorClock(
    cores: Int
  ) -> @Sendable () -> ContinuousClock.Instant {
    let start = ContinuousClock.now
    return {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return start
        + (.seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))) / cores
    }
  }

  private static func euros(_ millicents: Int) -> Double {
    rounded(Double(millicents) / 100_000, 2)
  }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
  }
}
