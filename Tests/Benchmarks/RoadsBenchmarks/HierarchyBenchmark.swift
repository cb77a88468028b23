import Foundation
import Roads

/// One graph through order, topology, customization and every kind of search.
enum HierarchyBenchmark {
  static func run(_ arguments: [String]) {
    guard let path = arguments.first, let input = BenchmarkGraph(contentsOf: path) else {
      print("usage: RoadsBenchmarks hierarchy GRAPH.bin [THREADS]")
      return
    }
    let threads = arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1
    let name = URL(fileURLWithPath: path).lastPathComponent
    let report = Report(graph: name, threads: threads)
    let nodes = input.graph.nodeCount
    report.line("load", 0, "s", ", \"nodes\": \(nodes), \"arcs\": \(input.graph.arcCount)")

    let order = report.time("order") { NodeOrder(of: input.graph, threads: threads) }
    let hierarchy = report.time("topology") {
      ContractionHierarchy(of: input.graph, order: order, threads: threads)
    }
    report.line("hierarchy_arcs", Double(hierarchy.arcCount), "arcs")
    report.line("breaches", 0, "", ", \"sound\": \(ContractionHierarchy(verifying: hierarchy.columns, threads: threads) != nil)")
    let metric = report.best("customize", of: 5) {
      HierarchyMetric(hierarchy, milliseconds: input.milliseconds, threads: threads)
    }
    _ = report.best("customize_with_meters", of: 3) {
      HierarchyMetric(
        hierarchy, milliseconds: input.milliseconds, meters: input.meters, threads: threads)
    }
    searches(metric, report, nodes)
  }

  private static func searches(_ metric: HierarchyMetric, _ report: Report, _ nodes: Int) {
    var random = Lcg(state: 42)
    let pairs = (0..<10_000).map { _ in (random.below(nodes), random.below(nodes)) }
    var query = HierarchyQuery()
    var sum = 0
    report.mean("p2p_distance", pairs.count) {
      sum = 0
      for (from, to) in pairs {
        sum += Int(query.milliseconds(in: metric, from: UInt32(from), to: UInt32(to)))
      }
    }
    var pathSum = 0
    var arcs = 0
    report.mean("p2p_with_path", 1000) {
      for (from, to) in pairs.prefix(1000) {
        let way = query.way(
          in: metric, from: [HierarchyEnd(node: UInt32(from))], to: [HierarchyEnd(node: UInt32(to))])
        pathSum += Int(way?.milliseconds ?? 0)
        arcs += way?.arcs.count ?? 0
      }
    }
    report.line("p2p_checksum", Double(sum), "ms", ", \"path_arcs\": \(arcs / 2000)")
    var row: [UInt32] = []
    var swept = 0
    report.mean("one_to_all", 1) {
      query.sweep(in: metric, from: [HierarchyEnd(node: UInt32(pairs[0].0))], into: &row)
    }
    for (from, to) in pairs.prefix(10) {
      query.sweep(in: metric, from: [HierarchyEnd(node: UInt32(from))], into: &row)
      swept += Int(row[to])
      swept -= Int(query.milliseconds(in: metric, from: UInt32(from), to: UInt32(to)))
    }
    report.line("sweep_minus_p2p", Double(swept), "ms")
  }
}

/// Numbers that are the same on every machine.
struct Lcg {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

/// Prints one JSON line a case.
struct Report {
  let graph: String
  let threads: Int

  func line(_ name: String, _ value: Double, _ unit: String, _ more: String = "") {
    print(
      "{\"graph\": \"\(graph)\", \"threads\": \(threads), \"metric\": \"\(name)\", "
        + "\"value\": \(value), \"unit\": \"\(unit)\", \"peak_mb\": \(Self.peakMegabytes())\(more)}")
    fflush(nil)
  }

  func time<Result>(_ name: String, _ body: () -> Result) -> Result {
    let start = Self.seconds()
    let result = body()
    line(name, Self.seconds() - start, "s")
    return result
  }

  func best<Result>(_ name: String, of runs: Int, _ body: () -> Result) -> Result {
    var least = Double.infinity
    var result: Result
    var left = runs
    repeat {
      let start = Self.seconds()
      result = body()
      least = min(least, Self.seconds() - start)
      left -= 1
    } while left > 0
    line(name, least, "s")
    return result
  }

  /// The best of three runs over so many questions, each in microseconds.
  func mean(_ name: String, _ count: Int, _ body: () -> Void) {
    var least = Double.infinity
    for _ in 0..<3 {
      let start = Self.seconds()
      body()
      least = min(least, Self.seconds() - start)
    }
    line(name, least / Double(count) * 1e6, "us")
  }

  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func peakMegabytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes / 1024
  }
}
