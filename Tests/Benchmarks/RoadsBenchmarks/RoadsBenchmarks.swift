/// Measures the road engine beside its peers; see the subcommands.
@main struct RoadsBenchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "decode", "import": try ImportBenchmark.run(arguments)
    default: print("usage: RoadsBenchmarks decode|import FILE.osm.pbf...")
    }
  }
}
