internal import Roads

/// Who has to be named beside what comes out.
enum Attribution {
  /// The lines that the licenses of the shipped data ask for.
  static let lines = [
    "Road lengths and points: Fintraffic / Digitraffic, CC BY 4.0, changed"
  ]

  /// The lines for what follows from roads: the shipped ones, or an imported map.
  static func lines(of network: any WayFinding) -> [String] {
    network.attribution.map { ["Roads: \($0)"] } ?? lines
  }
}
