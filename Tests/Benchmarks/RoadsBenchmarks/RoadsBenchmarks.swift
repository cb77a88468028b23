/// Measures the road engine beside its peers.
///
///     RoadsBenchmarks hierarchy GRAPH.bin [THREADS]
///     RoadsBenchmarks file GRAPH.bin [THREADS]
///     RoadsBenchmarks decode|import FILE.osm.pbf...
///
/// `GRAPH.bin` is a graph of the road generator. One JSON line a case.
@main struct RoadsBenchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "hierarchy": HierarchyBenchmark.run(Array(arguments.dropFirst()))
    case "file": try FileBenchmark.run(Array(arguments.dropFirst()))
    case "decode", "import": try ImportBenchmark.run(arguments)
    default:
      print(
        "usage: RoadsBenchmarks hierarchy|file GRAPH.bin [THREADS] | decode|import FILE.osm.pbf...")
    }
  }
}
