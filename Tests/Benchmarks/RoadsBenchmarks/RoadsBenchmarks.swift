/// Measures the road engine beside its peers.
///
///     RoadsBenchmarks hierarchy GRAPH.bin [THREADS]
///
/// `GRAPH.bin` is a graph of the road generator. One JSON line a case.
@main struct RoadsBenchmarks {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "hierarchy": HierarchyBenchmark.run(Array(arguments.dropFirst()))
    default: print("usage: RoadsBenchmarks hierarchy GRAPH.bin [THREADS]")
    }
  }
}
