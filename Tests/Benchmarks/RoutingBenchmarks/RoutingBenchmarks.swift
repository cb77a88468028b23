import Checking
import Domain
import Exchange
import Foundation
import Scheduling

/// Searches the instances named on the command line and prints one line of JSON for each:
/// `RoutingBenchmarks seconds=10 threads=2 seed=1 FILE...`; `processor=1` counts processor time; other options are parameters of the search.
@main
enum RoutingBenchmarks {
  private struct Options {
    var seconds = 10.0
    var iterations: Int?
    var threads = 2
    /// Whether seconds are those of the processor, shared out among two cores, on one thread: what two
    /// free cores would do, measured on a busy machine.
    var countsProcessor = false
    var objective = RoutingObjective.distance
    /// The best known lengths by name, from a table as that of the public instances.
    var known = ""
    /// Whether the cost at each meeting is told beside, on the standard error.
    var traces = false
    var settings = RoutingSettings()

    /// Takes `name=value`; false when there is no such option or no such value of it.
    mutating func take(_ name: String, _ value: String) -> Bool {
      switch name {
      case "bks":
        known = value
        return true
      case "objective":
        guard let named = RoutingObjective(rawValue: value) else { return false }
        objective = named
        return true
      case "marks":
        let marks = value.split(separator: ",").map { Double($0) }
        settings.choiceMarks = marks.compactMap(\.self)
        return !marks.contains(nil)
      default: break
      }
      // No count or share is larger, none is negative.
      guard let number = Double(value), number >= 0, number <= 1e12 else { return false }
      switch name {
      case "seconds": seconds = number
      case "iterations": iterations = Int(number)
      case "threads": threads = Int(number)
      case "processor": countsProcessor = number > 0
      case "trace": traces = number > 0
      case "fleet": settings.fleetShare = number
      case "pairfleet": settings.pairFleetShare = number
      case "fleett": settings.fleetTemperature = number
      case "fleetm": settings.fleetMeetingIterations = Int(number)
      case "eject": settings.ejectEvery = number
      case "labels": settings.ejectLabelMax = Int(number)
      case "paireject": settings.pairEjectEvery = number
      case "leftseed": settings.leftSeedShare = number
      case "weight": settings.weightShare = number
      case "seed": settings.seed = UInt64(number)
      case "t0": settings.startTemperature = number
      case "t1": settings.endTemperature = number
      case "removed": settings.removed = number
      case "string": settings.stringMax = Int(number)
      case "large": settings.largeShare = number
      case "largemost": settings.largeShareMost = number
      case "effortfrom": settings.effortFrom = number
      case "effortfull": settings.effortFull = number
      case "lremoved": settings.largeRemoved = number
      case "lstring": settings.largeStringMax = Int(number)
      case "beside": settings.besideMax = Int(number)
      case "widebeside": settings.wideBesideMax = Int(number)
      case "longbeside": settings.longBesideVisits = Int(number)
      case "ruined": settings.ruinedPlacesMax = Int(number)
      case "wait": settings.waitShare = number
      case "meeting": settings.meetingIterations = Int(number)
      case "exchange": settings.exchangeMeetings = Int(number)
      case "whole": settings.wholeMax = Int(number)
      case "partroutes": settings.partRoutesMin = Int(number)
      case "desks": settings.desks = Int(number)
      case "blink": settings.blink = number
      case "split": settings.splitShare = number
      case "pool": settings.poolMax = Int(number)
      case "poolfrom": settings.poolFrom = number
      case "columns": settings.choiceColumns = Int(number)
      case "nodes": settings.choiceNodes = Int(number)
      case "wide": settings.wideShare = number
      case "leavebase": settings.leaveBase = number
      case "leaverise": settings.leaveRise = number
      case "leavekept": settings.leaveKept = number
      case "moves": settings.moveTries = Int(number)
      case "pairmoves": settings.pairMoveTries = Int(number)
      case "pairmemory": settings.pairMemoryMax = Int(number)
      case "swap": settings.swapShare = number
      case "placememory": settings.placeMemoryMax = Int(number)
      case "squeeze": settings.squeezeMax = Int(number)
      case "stall": settings.fleetStall = number
      case "movelength": settings.moveLengthMax = Int(number)
      case "softseed": settings.softSeedShare = number
      case "choice": settings.choiceShare = number
      case "lawfulfrom": settings.lawfulFrom = number
      case "overloadroutes": settings.overloadRoutesMin = Int(number)
      case "overloadeffort": settings.overloadEffort = number
      case "overloadgoaleffort": settings.overloadGoalEffort = number
      case "overload": settings.overloadFirst = number
      case "overloaduntil": settings.overloadUntil = number
      case "overloadturns": settings.overloadTurns = Int(number)
      case "overloadfall": settings.overloadFall = number
      case "displacements": settings.displacementMax = Int(number)
      case "slack": settings.slackShare = number
      case "vehicleprice": settings.vehiclePrice = number
      case "begin": settings.beginShare = number
      case "lawful": settings.lawfulShare = number
      case "fresh": settings.freshShare = number
      case "longfresh": settings.longFreshShare = number
      case "short": settings.shortRoute = number
      case "long": settings.longRoute = number
      default: return false
      }
      return true
    }
  }

  static func main() {
    var options = Options()
    for argument in CommandLine.arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, options.take(parts[0], parts[1]) { continue }
      do {
        try measure(argument, options)
      } catch {
        let text = "\(argument): neither an option with a value it can have nor a file: \(error)\n"
        FileHandle.standardError.write(Data(text.utf8))
        exit(65)
      }
    }
  }

  private static func measure(_ path: String, _ options: Options) throws {
    let instance: RoutingInstance
    switch try InstanceReader.read(path: path) {
    case .routing(let read): instance = read
    case .vroom(let input): instance = input.instance
    case .haulage: return
    }
    let now: @Sendable () -> ContinuousClock.Instant
    if options.countsProcessor { now = processorClock(cores: 2) } else { now = { .now } }
    let solver = RoutingSolver(
      instance: instance, objective: options.objective, settings: options.settings)
    let start = now()
    // When there were as few vehicles as in the end.
    var fewest = (vehicles: Int.max, after: 0.0)
    let limit = options.iterations == nil ? Duration.seconds(options.seconds) : nil
    let answer = solver.solve(
      stop: StopCriterion(duration: limit, iterations: options.iterations),
      threads: options.countsProcessor ? 1 : options.threads,
      progress: { progress in
        if options.traces {
          FileHandle.standardError.write(
            Data("\(progress.iterations) \(progress.cost) \(progress.vehicles)\n".utf8))
        }
        if progress.vehicles < fewest.vehicles, progress.unserved == 0 {
          fewest = (progress.vehicles, progress.elapsed / .seconds(1))
        }
      }, now: now)
    let seconds = (now() - start) / .seconds(1)
    let report = RoutingPlanChecker(instance, objective: options.objective).check(answer.plan)
    let figures = report.figures
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let known = try best(String(name), options).map { (figures.distance / $0 - 1) * 100 }
    print(
      """
      {"name":"\(name)","seed":\(options.settings.seed),"distance":\(figures.distance),\
      "gap":\(known.map { "\(($0 * 1000).rounded() / 1000)" } ?? "null"),\
      "vehicles":\(figures.vehicles),"fewestAfter":\((fewest.after * 10).rounded() / 10),\
      "unserved":\(figures.unserved.count),"isLawful":\(report.isLawful),\
      "iterations":\(answer.iterations),"rate":\(Int(Double(answer.iterations) / seconds)),\
      "seconds":\((seconds * 100).rounded() / 100)}
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

  /// The best known length of an instance.
  private static func best(_ name: String, _ options: Options) throws -> Double? {
    if options.known.isEmpty { return nil }
    let kind = options.objective == .vehicles ? "hierarchical" : "distance"
    for line in try String(contentsOfFile: options.known, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 4, cells[1] == name, cells[2].hasPrefix(kind) { return Double(cells[4]) }
    }
    return nil
  }
}
