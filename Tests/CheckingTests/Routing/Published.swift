import Domain
import Exchange
import Foundation
import Testing

/// Published instances and solutions, read from their files.
enum Published {
  static let fixtures = folder(of: #filePath) + "/../Fixtures/Routing/"
  /// The field's files, which lie beside the repository where it is worked on.
  static let shared = folder(of: #filePath) + "/../../../../shared/benchmarks/vrp/"
  static let isShared = FileManager.default.fileExists(atPath: shared)

  private static func folder(of file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().path
  }

  static func instance(_ path: String) throws -> RoutingInstance {
    guard case .routing(let instance) = try InstanceReader.read(path: path) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return instance
  }

  static func plan(_ path: String, of instance: RoutingInstance) throws -> RoutingPlan {
    let lines = try RoutingPlanText.read(InputFile(path: path))
    let positions = Dictionary(
      instance.visits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return RoutingPlan(
      routes: lines.routes.map { names in
        RoutingPlan.Route(vehicle: 0, steps: names.map { .visit(positions[$0] ?? -1) })
      })
  }

  /// A row of the list of best known solutions, and its files.
  struct Row: Sendable, CustomTestStringConvertible {
    var instance: String
    var solution: String
    var objective: RoutingObjective
    var vehicles: Int?
    var distance: String

    var testDescription: String { "\(solution.suffix(20)) \(distance)" }
  }

  /// The rows of the shared list that have a solution beside them.
  static let rows: [Row] = {
    guard let text = try? String(contentsOfFile: shared + "bks.csv", encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
      let endings = [
        "hierarchical-double": ".sol", "distance-dimacs": ".dim", "distance-rounded": ".sol",
      ]
      guard parts.count == 6, let ending = endings[String(parts[2])] else { return nil }
      let solution = shared + "solutions/\(parts[1])" + ending
      guard FileManager.default.fileExists(atPath: solution) else { return nil }
      let file = parts[0] == "cvrp-x" ? ".vrp" : ".txt"
      return Row(
        instance: shared + "\(parts[0])/\(parts[1])" + file, solution: solution,
        objective: parts[2] == "hierarchical-double" ? .vehicles : .distance,
        vehicles: Int(parts[3]), distance: String(parts[4]))
    }
  }()

  /// Those that a user's machine has.
  static let own = [
    Row(
      instance: fixtures + "lc103.txt", solution: fixtures + "lc103.sol", objective: .vehicles,
      vehicles: 9, distance: "1035.3499"),
    Row(
      instance: fixtures + "lr104.txt", solution: fixtures + "lr104.sol", objective: .vehicles,
      vehicles: 9, distance: "1013.3893"),
    Row(
      instance: fixtures + "C1_10_2.txt", solution: fixtures + "C1_10_2.sol",
      objective: .vehicles, vehicles: 90, distance: "42222.9555"),
    Row(
      instance: fixtures + "C1_10_2.txt", solution: fixtures + "C1_10_2.dim",
      objective: .distance, vehicles: 94, distance: "41337.8"),
    Row(
      instance: fixtures + "X-n110-k13.vrp", solution: fixtures + "X-n110-k13.sol",
      objective: .distance, vehicles: 13, distance: "14971"),
  ]
}
