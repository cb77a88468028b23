import Domain
import Foundation
import Roads

/// A graph as links in a roads file: written once, then opened and asked.
enum FileBenchmark {
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first, let input = BenchmarkGraph(contentsOf: path) else {
      print("usage: RoadsBenchmarks file GRAPH.bin [THREADS]")
      return
    }
    let threads = arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1
    let report = Report(graph: URL(fileURLWithPath: path).lastPathComponent, threads: threads)
    let file = NSTemporaryDirectory() + "benchmark-\(getpid()).roads"
    defer { try? FileManager.default.removeItem(atPath: file) }
    if !FileManager.default.fileExists(atPath: file) {
      let network = try network(of: input)
      let roads = try LinkRoads(
        network, facts: RoadsFacts(source: path, attribution: "generated"), threads: threads)
      try roads.write(to: file)
    }
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    report.line("file", Double(size) / 1e6, "MB")
    var least = Double.infinity
    for _ in 0..<5 {
      let start = Report.seconds()
      let roads = try LinkRoads.open(file)
      least = min(least, Report.seconds() - start)
      precondition(roads.network.linkCount > 0)
    }
    report.line("open", least * 1e3, "ms")
    let start = Report.seconds()
    _ = try LinkRoads.check(file, threads: threads)
    report.line("check", (Report.seconds() - start) * 1e3, "ms")
  }

  /// Each pair of arcs between two nodes as one link; arcs without a way back go both ways too.
  private static func network(of input: BenchmarkGraph) throws -> LinkNetwork {
    let graph = input.graph
    var nodes: [String: Coordinate] = [:]
    nodes.reserveCapacity(graph.nodeCount)
    for node in 0..<graph.nodeCount {
      nodes["\(node)"] = try Coordinate(
        longitude: Double(graph.longitude[node]) / 1e7,
        latitude: Double(graph.latitude[node]) / 1e7)
    }
    var links: [RoadLink] = []
    for arc in 0..<graph.arcCount where graph.tail[arc] < graph.head[arc] {
      let hours = Double(input.milliseconds[arc]) / 3.6e6
      let speed = hours > 0 ? Double(input.meters[arc]) / 1000 / hours * 10 : 500
      links.append(
        RoadLink(
          from: "\(graph.tail[arc])", to: "\(graph.head[arc])",
          centimeters: Int(input.meters[arc]) * 100,
          rule: LinkRule(roadClass: .road, roadSpeed: min(1300, max(1, Int(speed.rounded())))),
          source: Int64(arc)))
    }
    return try LinkNetwork(nodes: nodes, links: links)
  }
}
