public import Domain

/// A road network or a question about it that makes no sense.
///
/// A way that does not exist is no error; see ``RoadAnswer``.
public enum RoadsError: Fault, Hashable {
  /// Something names a place that the network does not have.
  case unknownPlace(PlaceID, in: String)
  /// A closure or a bridge names a road that the network does not have.
  case unknownRoad(RoadID, in: String)
  /// A question or a link names a site that the network does not have.
  case unknownSite(SiteID)
  /// Two rows bear one identifier.
  case duplicate(String)
  /// A number that no search can use.
  case value(of: String, field: String, value: String, expected: String)
  /// A text that names neither a site nor a place nor a position.
  case endpoint(String)
  /// A position too far from every place to be driven to.
  case farFromRoads(Coordinate, nearest: PlaceID, straight: Meters)
  /// An end too far from every road of an imported map that the vehicle may use.
  case farFromLinks(String, Coordinate, nearest: Meters?, most: Meters)
  /// A file that cannot be opened.
  case unreadable(path: String, reason: String)
  /// A file that cannot be written.
  case unwritable(path: String, reason: String)
  /// A roads file that is none, or of another version, or damaged.
  case file(path: String, found: String, expected: String)

  /// Data, except for what was typed as a question.
  public var kind: FaultKind {
    switch self {
    case .unknownPlace, .unknownRoad, .duplicate, .value, .file: .input
    case .unreadable, .unwritable: .environment
    case .unknownSite, .endpoint, .farFromRoads, .farFromLinks: .usage
    }
  }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unknownPlace(let place, let owner):
      "\(owner): place '\(place)' is not in the network; name one of places.csv"
    case .unknownRoad(let road, let owner):
      "\(owner): road '\(road)' is not in the network; name one of roads.csv"
    case .unknownSite(let site):
      "site '\(site)' is not in the network; `sites list` shows those that are"
    case .duplicate(let owner):
      "\(owner) stands twice; identifiers are unique"
    case .value(let owner, let field, let value, let expected):
      "\(owner): field '\(field)': value '\(value)': \(expected)"
    case .endpoint(let text):
      "'\(text)' is neither a site nor a place nor a position; write an id, site:ID, place:ID or "
        + "LON,LAT in degrees"
    case .farFromLinks(let end, let position, let nearest, let most):
      "\(end) at \(position.longitude),\(position.latitude): the nearest usable road is "
        + (nearest.map { "\($0.value) m away" }
          ?? "more than \(SiteNetwork.farthestJoin.value / 1000) km away")
        + "; at most \(most.value) m are taken: give a position nearer to a road that the vehicle "
        + "may use"
    case .unreadable(let path, let reason):
      "\(path): \(reason); name a file that can be read"
    case .unwritable(let path, let reason):
      "\(path): \(reason); name a file in a folder that can be written, with room on the disk"
    case .file(let path, let found, let expected):
      "\(path): \(found): \(expected)"
    case .farFromRoads(let position, let nearest, let straight):
      "position \(position.longitude),\(position.latitude) lies \(straight.value / 1000) km from "
        + "the nearest place '\(nearest)'; give a position (longitude first) inside the network"
    }
  }
}
