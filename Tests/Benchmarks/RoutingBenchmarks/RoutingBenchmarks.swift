import Checking
import Domain
import Exchange
import Foundation
import Scheduling

/// Searches the instances named on the command line and prints one line of JSON for each.
@main
enum RoutingBenchmarks {
  static func main() {
    var (seconds, threads, seed) = (10.0, 2, UInt64(1))
    var iterations: Int?
    var settings = RoutingSettings()
    var files: [String] = []
    var known: [String: Double] = [:]
    var objective = RoutingObjective.distance
    for argument in CommandLine.arguments.dropFirst() {
      let parts = argument.split(separator: "=").map(String.init)
      guard parts.count == 2 else {
        files.append(argument)
        continue
      }
      let value = Double(parts[1]) ?? 0
      switch parts[0] {
      case "seconds": seconds = value
      case "threads": threads = Int(value)
      case "iterations": iterations = Int(value)
      case "seed": seed = UInt64(value)
      case "t0": settings.startTemperature = value
      case "t1": settings.endTemperature = value
      case "removed": settings.removed = value
      case "string": settings.stringMax = Int(value)
      case "beside": settings.besideMax = Int(value)
      case "meeting": settings.meetingIterations = Int(value)
      case "exchange": settings.exchangeMeetings = Int(value)
      case "whole": settings.wholeMax = Int(value)
      case "blink": settings.blink = value
      case "split": settings.splitShare = value
      case "fresh": settings.freshShare = value
      case "desks": settings.desks = Int(value)
      case "large": settings.largeShare = value
      case "lremoved": settings.largeRemoved = value
      case "lstring": settings.largeStringMax = Int(value)
      case "wait": settings.waitShare = value
      case "fleet": settings.fleetShare = value
      case "fleett": settings.fleetTemperature = value
      case "fleetm": settings.fleetMeetingIterations = Int(value)
      case "leftseed": settings.leftSeedShare = value
      case "weight": settings.weightShare = value
      case "objective": objective = RoutingObjective(rawValue: parts[1]) ?? .distance
      case "bks": known = table(parts[1], objective)
      default: print("unknown \(argument)")
      }
    }
    for file in files {
      guard let instance = read(file) else {
        print("no routing instance: \(file)")
        continue
      }
      settings.seed = seed
      let solver = RoutingSolver(instance: instance, objective: objective, settings: settings)
      let start = ContinuousClock.now
      // When there were as few vehicles as in the end.
      var fewest = (vehicles: Int.max, after: 0.0)
      let answer = solver.solve(
        stop: StopCriterion(
          duration: iterations == nil ? .seconds(seconds) : nil, iterations: iterations),
        threads: threads
      ) { progress in
        if progress.vehicles < fewest.vehicles, progress.unserved == 0 {
          fewest = (progress.vehicles, progress.elapsed / .seconds(1))
        }
      }
      let took = ContinuousClock.now - start
      let name = file.split(separator: "/").last.map { $0.split(separator: ".")[0] } ?? ""
      let reference = known[String(name)] ?? 0
      let report = RoutingPlanChecker(instance, objective: objective).check(answer.plan)
      let cost = report.figures.distance
      let rate = Double(answer.iterations) / (took / .seconds(1))
      print(
        """
        {"name":"\(name)","seed":\(seed),"cost":\(cost),"vehicles":\(report.figures.vehicles),\
        "fewestAfter":\(String(format: "%.1f", fewest.after)),"unserved":\(report.figures.unserved.count),\
        "lawful":\(report.isLawful),"gap":\(String(format: "%.3f", (cost / reference - 1) * 100)),\
        "iterations":\(answer.iterations),"rate":\(Int(rate)),"seconds":\(String(format: "%.2f", took / .seconds(1)))}
        """)
    }
  }

  private static func read(_ path: String) -> RoutingInstance? {
    switch try? InstanceReader.read(path: path) {
    case .routing(let instance): instance
    case .vroom(let input): input.instance
    case .haulage, nil: nil
    }
  }

  private static func table(_ path: String, _ objective: RoutingObjective) -> [String: Double] {
    var result: [String: Double] = [:]
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 4, cells[2].hasPrefix(objective == .vehicles ? "hierarchical" : "distance") {
        result[String(cells[1])] = Double(cells[4])
      }
    }
    return result
  }
}
