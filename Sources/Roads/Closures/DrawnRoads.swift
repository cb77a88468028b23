public import Domain

/// The roads of the shipped network as they are drawn.
public struct DrawnRoads: Sendable {
  private let lines: [(road: RoadID, line: [Coordinate])]

  /// Takes the roads whose ends are known.
  public init(places: [Place], roads: [Road]) {
    let positions = Dictionary(
      places.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    lines = roads.compactMap { road in
      guard let from = positions[road.from], let to = positions[road.to] else { return nil }
      return (road.id, [from] + road.shape + [to])
    }
  }

  /// The roads that blocks shut, in order, each with the reason of the first that does.
  /// - Complexity: O(blocks * drawn points).
  public func roads(shutBy blocks: [RoadBlock]) -> [(road: RoadID, reason: String)] {
    lines.compactMap { road, line in
      blocks.first { $0.shuts(line) }.map { (road, $0.reason) }
    }
  }
}
