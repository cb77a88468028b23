public import Domain

/// An end of a way: a site, a place of the network, or any position.
public enum RouteEndpoint: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// A site, at its gate.
  case site(SiteID)
  /// A place itself, without an access leg.
  case place(PlaceID)
  /// A position of the user's, joined to the nearest place.
  case coordinate(Coordinate)

  /// `site:ID`, `place:ID` or `LON,LAT`.
  public var description: String {
    switch self {
    case .site(let site): "site:\(site)"
    case .place(let place): "place:\(place)"
    case .coordinate(let position): "\(position.longitude),\(position.latitude)"
    }
  }

  /// Sites, then places, then positions, each in ascending order.
  public static func < (left: RouteEndpoint, right: RouteEndpoint) -> Bool {
    switch (left, right) {
    case (.site(let left), .site(let right)): left < right
    case (.site, _): true
    case (_, .site): false
    case (.place(let left), .place(let right)): left < right
    case (.place, _): true
    case (_, .place): false
    case (.coordinate(let left), .coordinate(let right)):
      (left.longitude, left.latitude) < (right.longitude, right.latitude)
    }
  }
}

/// Where an end of a way stands and where it joins the roads.
public struct RoadJoin: Hashable, Sendable {
  /// The end.
  public var endpoint: RouteEndpoint
  /// Its gate or its own position.
  public var position: Coordinate
  /// The place at which it joins.
  public var node: NodeIndex
  /// The length of the access leg between the two.
  public var access: Meters

  /// Makes a join.
  public init(endpoint: RouteEndpoint, position: Coordinate, node: NodeIndex, access: Meters) {
    self.endpoint = endpoint
    self.position = position
    self.node = node
    self.access = access
  }
}
