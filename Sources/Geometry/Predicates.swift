import CGEOS
public import Domain

/// A relation of two shapes that is true or false, by the rules of simple features.
public enum Relation: String, Hashable, Sendable, CaseIterable {
  /// They have a point in common.
  case intersects
  /// They have no point in common.
  case disjoint
  /// The second lies in the first and not only on its border.
  case contains
  /// The first lies in the second and not only on its border.
  case within
  /// No point of the second lies outside the first.
  case covers
  /// Their borders meet and their insides do not.
  case touches
  /// Their insides meet, and the common part has fewer dimensions than one of them.
  case crosses
  /// Their insides meet, each has a part of its own, and all are of one dimension.
  case overlaps
  /// They cover the same points, however written.
  case equals
}

extension GeometryContext {
  /// Whether `first` stands in `relation` to `second` (`GEOSIntersects` and its kin).
  ///
  /// An empty shape is disjoint from all. Many questions to one area: ``PreparedArea``.
  public mutating func holds(
    _ relation: Relation, _ first: PlaneShape, _ second: PlaneShape
  ) throws(GeometryError) -> Bool {
    let operation = relation.rawValue
    let (one, other) = (
      try operand(first, for: operation), try operand(second, for: operation)
    )
    return try one.asking(operation, of: other, relation.call)
  }
}

extension Relation {
  fileprivate var call: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar {
    switch self {
    case .intersects: GEOSIntersects_r
    case .disjoint: GEOSDisjoint_r
    case .contains: GEOSContains_r
    case .within: GEOSWithin_r
    case .covers: GEOSCovers_r
    case .touches: GEOSTouches_r
    case .crosses: GEOSCrosses_r
    case .overlaps: GEOSOverlaps_r
    case .equals: GEOSEquals_r
    }
  }
}
