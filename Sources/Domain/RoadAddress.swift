/// A position on a numbered road as its register counts: a part of the road, and meters on the part.
///
/// Addresses of one road follow one another by part, then by distance.
public struct RoadAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of the road.
  public var road: Int
  /// The part of the road.
  public var part: Int
  /// Meters from the beginning of the part.
  public var distance: Int

  /// Makes an address.
  public init(road: Int, part: Int, distance: Int) {
    self.road = road
    self.part = part
    self.distance = distance
  }

  /// Whether the left one comes first: by road, part and distance.
  public static func < (left: RoadAddress, right: RoadAddress) -> Bool {
    (left.road, left.part, left.distance) < (right.road, right.part, right.distance)
  }

  /// Road, part and distance with slashes between.
  public var description: String { "\(road)/\(part)/\(distance)" }
}
