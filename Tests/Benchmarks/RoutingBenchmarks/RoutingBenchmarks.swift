import Domain
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
      case "bks": known = table(parts[1])
      default: print("unknown \(argument)")
      }
    }
    for file in files {
      let instance = PlainReader.read(file)
      settings.seed = seed
      let solver = RoutingSolver(instance: instance, objective: .distance, settings: settings)
      let start = ContinuousClock.now
      var last: RoutingProgress?
      let answer = solver.solve(
        stop: StopCriterion(
          duration: iterations == nil ? .seconds(seconds) : nil, iterations: iterations),
        threads: threads
      ) { last = $0 }
      let took = ContinuousClock.now - start
      let name = file.split(separator: "/").last.map { $0.split(separator: ".")[0] } ?? ""
      let reference = known[String(name)] ?? 0
      let cost = last?.cost ?? 0
      let rate = Double(answer.iterations) / (took / .seconds(1))
      print(
        """
        {"name":"\(name)","seed":\(seed),"cost":\(cost),"vehicles":\(last?.vehicles ?? 0),\
        "unserved":\(last?.unserved ?? 0),"gap":\(String(format: "%.3f", (cost / reference - 1) * 100)),\
        "iterations":\(answer.iterations),"rate":\(Int(rate)),"seconds":\(String(format: "%.2f", took / .seconds(1)))}
        """)
    }
  }

  private static func table(_ path: String) -> [String: Double] {
    var result: [String: Double] = [:]
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 4, cells[2].hasPrefix("distance") {
        result[String(cells[1])] = Double(cells[4])
      }
    }
    return result
  }
}
