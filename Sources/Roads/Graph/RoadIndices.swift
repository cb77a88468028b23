/// The position of a place in a ``RoadGraph``; places are sorted by identifier.
public struct NodeIndex: Hashable, Comparable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Names the place at a position.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The position as an array index.
  public var position: Int { Int(rawValue) }

  /// Whether `left` stands before `right`.
  public static func < (left: NodeIndex, right: NodeIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The position of one direction of a road in a ``RoadGraph``; arcs are sorted by tail, then road.
public struct ArcIndex: Hashable, Comparable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Names the arc at a position.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The position as an array index.
  public var position: Int { Int(rawValue) }

  /// Whether `left` stands before `right`.
  public static func < (left: ArcIndex, right: ArcIndex) -> Bool { left.rawValue < right.rawValue }
}

/// The position of a road in a ``RoadGraph``; roads are sorted by identifier.
public struct RoadIndex: Hashable, Comparable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Names the road at a position.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The position as an array index.
  public var position: Int { Int(rawValue) }

  /// Whether `left` stands before `right`.
  public static func < (left: RoadIndex, right: RoadIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}
