import OpenStreetMap
import Roads

/// Measures the decoder of extracts, and the import of a road network, on given files.
enum ImportBenchmark {
  /// `decode FILE...` or `import FILE...`; one JSON line a case.
  static func run(_ arguments: [String]) throws {
    for path in arguments.dropFirst() {
      if arguments[0] == "decode" { try decode(path) } else { try importNetwork(path) }
    }
  }

  private static func importNetwork(_ path: String) throws {
    for threads in [1, 2] {
      var report = ImportReport()
      let seconds = try best { report = try LinkNetworkImport.read(path, threads: threads).report }
      print(
        """
        {"case": "import", "file": "\(path)", "threads": \(threads), \
        "ms": \(milliseconds(seconds)), "nodes": \(report.nodes), "links": \(report.links), \
        "km": \(report.meters / 1000), "bans": \(report.bans)}
        """)
      if threads == 2 { debugPrint(report) }
    }
  }

  private static func decode(_ path: String) throws {
    let cases: [(String, ElementParts)] = [
      ("bare", [.nodes, .ways]), ("tags", .all),
    ]
    for (name, parts) in cases {
      for threads in [1, 2] {
        var counts = ElementCounts()
        let seconds = try best {
          counts = ElementCounts()
          let file = try ExtractFile(path: path)
          try file.forEachBlock(
            threads: threads, scratch: {},
            read: { reader, _ in
              var counts = ElementCounts()
              try reader.forEachBatch(of: parts) { counts.add($0) }
              return counts
            }, combine: { counts.add($1) })
        }
        let bytes = try ExtractFile(path: path).byteCount
        print(
          """
          {"case": "decode", "file": "\(path)", "parts": "\(name)", "threads": \(threads), \
          "ms": \(milliseconds(seconds)), "mb_per_s": \(Int(Double(bytes) / 1e6 / seconds)), \
          "nodes": \(counts.nodes), "ways": \(counts.ways), "relations": \(counts.relations), \
          "tags": \(counts.tags)}
          """)
      }
    }
  }

  private static func milliseconds(_ seconds: Double) -> Double {
    (seconds * 100_000).rounded() / 100
  }

  /// The least of 15 runs, in seconds.
  private static func best(_ body: () throws -> Void) rethrows -> Double {
    var least = Duration.seconds(1_000_000)
    for _ in 0..<15 { least = min(least, try ContinuousClock().measure(body)) }
    return Double(least.components.attoseconds) / 1e18 + Double(least.components.seconds)
  }
}

/// What a file holds.
private struct ElementCounts: Sendable {
  var nodes = 0
  var ways = 0
  var relations = 0
  var tags = 0

  mutating func add(_ batch: borrowing ElementBatch) {
    switch batch.kind {
    case .node: nodes += batch.count
    case .way: ways += batch.count
    case .relation: relations += batch.count
    }
    tags += batch.tagKeys.count
  }

  mutating func add(_ other: ElementCounts) {
    nodes += other.nodes
    ways += other.ways
    relations += other.relations
    tags += other.tags
  }
}
