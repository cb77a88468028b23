import Foundation
import Roads

/// One graph through order, topology, customization and every kind of search.
enum HierarchyBenchmark {
  static func run(_ arguments: [String]) {
    guard let path = arguments.first, let input = BenchmarkGraph(contentsOf: path) else {
      print("usage: RoadsBenchmarks hierarchy GRAPH.bin [THREADS [END_SHARE [LEAF_NODES]]]")
      return
    }
    let threads = arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1
    let name = URL(fileURLWithPath: path).lastPathComponent
    let report = Report(graph: name, threads: threads)
    let nodes = input.graph.nodeCount
    report.line("load", 0, "s", ", \"nodes\": \(nodes), \"arcs\": \(input.graph.arcCount)")

    var settings = NodeOrder.Settings()
    if arguments.count > 2, let share = Double(arguments[2]) { settings.endShare = share }
    if arguments.count > 3, let leaf = Int(arguments[3]) { settings.leafNodes = leaf }
    let order = report.time("order") {
      NodeOrder(of: input.graph, settings: settings, threads: threads)
    }
    let hierarchy = report.time("topology") {
      ContractionHierarchy(of: input.graph, order: order, threads: threads)
    }
    report.line("hierarchy_arcs", Double(hierarchy.arcCount), "arcs")
    shape(hierarchy, report)
    report.verify(hierarchy)
    let metric = report.best("customize", of: 5) {
      HierarchyMetric(hierarchy, milliseconds: input.milliseconds, threads: threads)
    }
    let withMeters = report.best("customize_with_meters", of: 3) {
      HierarchyMetric(
        hierarchy, milliseconds: input.milliseconds, meters: input.meters, threads: threads)
    }
    let perfect = report.best("perfect", of: 3) { PerfectMetric(metric, threads: threads) }
    report.line("perfect_arcs", Double(perfect.arcCount), "arcs")
    let perfectWithMeters = report.best("perfect_with_meters", of: 2) {
      PerfectMetric(withMeters, threads: threads)
    }
    closures(metric, input, report)
    ways(metric, perfect, report)
    sweeps(metric, perfect, report)
    matrices(metric, perfect, perfectWithMeters, report)
  }

  /// What customization and climbs have to do: triangles, and nodes and arcs above a node.
  private static func shape(_ hierarchy: ContractionHierarchy, _ report: Report) {
    let first = Array(hierarchy.columns.firstUp)
    let head = Array(hierarchy.columns.upHead)
    var triangles = 0
    var above = [(nodes: Int, arcs: Int, inRows: Int)](
      repeating: (0, 0, 0), count: hierarchy.nodeCount)
    var (nodes, arcs, inRows) = (0, 0, 0)
    for rank in above.indices.reversed() {
      let (start, end) = (Int(first[rank]), Int(first[rank + 1]))
      triangles += (end - start) * (end - start - 1) / 2
      var row = 0
      var arc = start
      while arc + 8 <= end {
        let isRow = head[arc + 7] == head[arc] + 7
        row += isRow ? 8 : 0
        arc += isRow ? 8 : 1
      }
      let parent = start < end ? above[Int(head[start])] : (nodes: 0, arcs: 0, inRows: 0)
      above[rank] = (parent.nodes + 1, parent.arcs + end - start, parent.inRows + row)
      nodes += above[rank].nodes
      arcs += above[rank].arcs
      inRows += above[rank].inRows
    }
    let count = max(1, hierarchy.nodeCount)
    report.line("triangles", Double(triangles), "")
    report.line(
      "nodes_above", Double(nodes / count), "",
      ", \"arcs\": \(arcs / count), \"in_rows_of_8\": \(inRows / count)")
  }

  /// Closes 100 arcs and opens them again, eleven times elsewhere; the middle figure is told.
  private static func closures(
    _ metric: HierarchyMetric, _ input: BenchmarkGraph, _ report: Report
  ) {
    var random = Lcg(state: 7)
    var changed = metric
    // The copy that the first update makes is no part of the figure.
    changed.update([])
    var (closing, opening): ([Double], [Double]) = ([], [])
    var arcs = 0
    for _ in 0..<11 {
      let closed = (0..<100).map { _ in UInt32(random.below(input.graph.arcCount)) }
      var start = Report.processorSeconds()
      arcs += changed.update(
        closed.map { HierarchyChange(arc: $0, milliseconds: HierarchyMetric.unreachable) })
      closing.append(Report.processorSeconds() - start)
      start = Report.processorSeconds()
      changed.update(
        closed.map { HierarchyChange(arc: $0, milliseconds: input.milliseconds[Int($0)]) })
      opening.append(Report.processorSeconds() - start)
    }
    let isBack = zip(changed.columns, metric.columns).allSatisfy { $0.elementsEqual($1) }
    report.line(
      "closures_100", closing.sorted()[5] * 1e3, "ms",
      ", \"least\": \((closing.min() ?? 0) * 1e3), \"arcs_changed\": \(arcs / 11)")
    report.line("openings_100", opening.sorted()[5] * 1e3, "ms", ", \"as_before\": \(isBack)")
  }

  private static func ways(
    _ metric: HierarchyMetric, _ perfect: PerfectMetric, _ report: Report
  ) {
    var random = Lcg(state: 42)
    let nodes = metric.hierarchy.nodeCount
    let pairs = (0..<10_000).map { _ in
      (UInt32(random.below(nodes)), UInt32(random.below(nodes)))
    }
    var query = HierarchyQuery()
    for (name, graph) in [("", metric.searchGraph), ("_perfect", perfect.searchGraph)] {
      var sum = 0
      report.mean("p2p_distance" + name, pairs.count) {
        sum = 0
        for (from, to) in pairs { sum += Int(query.milliseconds(in: graph, from: from, to: to)) }
      }
      report.line("p2p_checksum" + name, Double(sum), "ms")
    }
    var (sum, arcs) = (0, 0)
    report.mean("p2p_with_path", 1000) {
      sum = 0
      arcs = 0
      for (from, to) in pairs.prefix(1000) {
        let way = query.way(
          in: metric, from: [HierarchyEnd(node: from)], to: [HierarchyEnd(node: to)])
        sum += Int(way?.milliseconds ?? 0)
        arcs += way?.arcs.count ?? 0
      }
    }
    report.line("path_checksum", Double(sum), "ms", ", \"arcs_a_path\": \(arcs / 1000)")
  }

  private static func sweeps(
    _ metric: HierarchyMetric, _ perfect: PerfectMetric, _ report: Report
  ) {
    var query = HierarchyQuery()
    var row: [UInt32] = []
    for (name, graph) in [("", metric.searchGraph), ("_perfect", perfect.searchGraph)] {
      for direction in SearchDirection.allCases {
        report.mean("one_to_all\(name)_\(direction)", 1) {
          query.sweep(in: graph, from: [HierarchyEnd(node: 0)], direction: direction, into: &row)
        }
        let sum = row.reduce(0) { $0 + ($1 == HierarchyMetric.unreachable ? 0 : Int($1)) }
        report.line("one_to_all_checksum\(name)_\(direction)", Double(sum), "ms")
      }
    }
  }

  private static func matrices(
    _ metric: HierarchyMetric, _ perfect: PerfectMetric, _ perfectWithMeters: PerfectMetric,
    _ report: Report
  ) {
    var random = Lcg(state: 4242)
    let nodes = metric.hierarchy.nodeCount
    let ends = (0..<2000).map { _ in [HierarchyEnd(node: UInt32(random.below(nodes)))] }
    for (name, graph, withMeters) in [
      ("_perfect", perfect.searchGraph, false), ("_basic", metric.searchGraph, false),
      ("_perfect_meters", perfectWithMeters.searchGraph, true),
    ] {
      let matrix = report.best("matrix_1000x1000" + name, of: 3) {
        HierarchyMatrix(
          in: graph, from: Array(ends[..<1000]), to: Array(ends[1000...]), withMeters: withMeters,
          threads: report.threads)
      }
      let found = matrix.milliseconds.filter { $0 != HierarchyMetric.unreachable }
      let meters = (matrix.meters ?? []).reduce(0) { $0 + Int($1) }
      report.line(
        "matrix_checksum" + name, Double(found.reduce(0) { $0 + Int($1) }), "ms",
        ", \"found\": \(found.count), \"meters\": \(meters)")
    }
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
        + "\"value\": \(value), \"unit\": \"\(unit)\", "
        + "\"peak_mb\": \(Self.peakMegabytes())\(more)}")
    fflush(nil)
  }

  func time<Result>(_ name: String, _ body: () -> Result) -> Result {
    let start = (Self.seconds(), Self.processorSeconds())
    let result = body()
    let processor = Self.processorSeconds() - start.1
    line(name, Self.seconds() - start.0, "s", ", \"processor_s\": \(processor)")
    return result
  }

  func verify(_ hierarchy: ContractionHierarchy) {
    let start = Self.seconds()
    let isSound = ContractionHierarchy(verifying: hierarchy.columns, threads: threads) != nil
    line("verify", Self.seconds() - start, "s", ", \"sound\": \(isSound)")
  }

  func best<Result>(_ name: String, of runs: Int, _ body: () -> Result) -> Result {
    var (least, processor) = (Double.infinity, Double.infinity)
    var result: Result
    var left = runs
    repeat {
      let start = (Self.seconds(), Self.processorSeconds())
      result = body()
      least = min(least, Self.seconds() - start.0)
      processor = min(processor, Self.processorSeconds() - start.1)
      left -= 1
    } while left > 0
    line(name, least, "s", ", \"processor_s\": \(processor)")
    return result
  }

  /// The best of three runs over so many questions, each in microseconds.
  func mean(_ name: String, _ count: Int, _ body: () -> Void) {
    var (least, processor) = (Double.infinity, Double.infinity)
    for _ in 0..<3 {
      let start = (Self.seconds(), Self.processorSeconds())
      body()
      least = min(least, Self.seconds() - start.0)
      processor = min(processor, Self.processorSeconds() - start.1)
    }
    line(
      name, least / Double(count) * 1e6, "us",
      ", \"processor_us\": \(processor / Double(count) * 1e6)")
  }

  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Processor seconds of all threads so far.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
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
