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

extension RouteEndpoint {
  /// Reads an end as it is typed: `site:ID`, `place:ID`, `LON,LAT`, or an identifier, of which a
  /// site wins over a place.
  ///
  /// - Throws: ``RoadsError/endpoint(_:)`` when it is none of these.
  init(
    _ text: String, isSite: (SiteID) -> Bool, isPlace: (PlaceID) -> Bool
  ) throws(RoadsError) {
    let site = SiteID(text.hasPrefix("site:") ? String(text.dropFirst(5)) : text)
    if !text.hasPrefix("place:"), isSite(site) {
      self = .site(site)
      return
    }
    let place = PlaceID(text.hasPrefix("place:") ? String(text.dropFirst(6)) : text)
    if !text.hasPrefix("site:"), isPlace(place) {
      self = .place(place)
      return
    }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1],
      let position = try? Coordinate(longitude: longitude, latitude: latitude)
    else { throw .endpoint(text) }
    self = .coordinate(position)
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
