/// Measures the road engine beside its peers; see the subcommands.
@main struct RoadsBenchmarks {
  static func main() {}
}
