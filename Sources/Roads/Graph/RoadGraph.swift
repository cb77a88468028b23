public import Domain

/// The frozen network: places, roads, and the arcs by which roads may be driven.
///
/// A struct of arrays. A road that may be driven both ways is two arcs. The arcs out of a node lie
/// side by side from `firstOut[node]` to `firstOut[node + 1]`; the arcs into it are listed in
/// `incoming` the same way. Nothing here depends on a vehicle or a date; see ``RoadMetric``.
/// Places and roads are sorted by identifier, so the order of the input leaves no trace.
public struct RoadGraph: Sendable {
  /// Sorted by identifier; positions are ``NodeIndex``.
  public let places: [Place]
  /// Sorted by identifier; positions are ``RoadIndex``.
  public let roads: [Road]
  /// Where the roads run.
  public let shapes: RoadShapes

  // Forward star: one element more than there are nodes.
  let firstOut: [UInt32]
  // By arc.
  let tail: [UInt32]
  let head: [UInt32]
  let roadOfArc: [UInt32]
  let meters: [UInt32]
  let runsForward: [Bool]
  // Reverse star: positions of `incoming`, which holds arcs in ascending order for each node.
  let firstIn: [UInt32]
  let incoming: [UInt32]
  // By road; `none` where the road may not be driven in that direction.
  let forwardArc: [UInt32]
  let backwardArc: [UInt32]

  let nodeOfPlace: [PlaceID: UInt32]
  let roadOfID: [RoadID: UInt32]

  /// Stands for "no arc".
  static let none = UInt32.max

  /// The number of places.
  public var nodeCount: Int { places.count }
  /// The number of arcs.
  public var arcCount: Int { head.count }

  /// The node of a place, `nil` when the network does not have it.
  public func node(of place: PlaceID) -> NodeIndex? { nodeOfPlace[place].map { NodeIndex($0) } }

  /// The index of a road, `nil` when the network does not have it.
  public func index(of road: RoadID) -> RoadIndex? { roadOfID[road].map { RoadIndex($0) } }

  /// Where an arc begins.
  public func tail(of arc: ArcIndex) -> NodeIndex { NodeIndex(tail[arc.position]) }

  /// Where an arc ends.
  public func head(of arc: ArcIndex) -> NodeIndex { NodeIndex(head[arc.position]) }

  /// The road that an arc drives.
  public func road(of arc: ArcIndex) -> RoadIndex { RoadIndex(roadOfArc[arc.position]) }

  /// Whether an arc drives its road from the road's `from` to its `to`.
  public func runsForward(_ arc: ArcIndex) -> Bool { runsForward[arc.position] }

  /// The arc that drives a road in a direction, `nil` when that is forbidden.
  public func arc(of road: RoadIndex, forward: Bool) -> ArcIndex? {
    let arc = forward ? forwardArc[road.position] : backwardArc[road.position]
    return arc == Self.none ? nil : ArcIndex(arc)
  }

  /// Whether a place is a border post behind which the network ends.
  ///
  /// Such posts (the Finnish-Russian ones in the shipped data) are never routed to.
  /// - Complexity: the number of arcs at the place.
  public func isDeadEndBorder(_ node: NodeIndex) -> Bool {
    guard places[node.position].kind == .border else { return false }
    var neighbors: Set<UInt32> = []
    for arc in firstOut[node.position]..<firstOut[node.position + 1] {
      neighbors.insert(head[Int(arc)])
    }
    for entry in firstIn[node.position]..<firstIn[node.position + 1] {
      neighbors.insert(tail[Int(incoming[Int(entry)])])
    }
    return neighbors.count <= 1
  }

  /// Whether any road touches a place.
  public func hasRoads(_ node: NodeIndex) -> Bool {
    firstOut[node.position] < firstOut[node.position + 1]
      || firstIn[node.position] < firstIn[node.position + 1]
  }
}
