public import Domain

/// How far a reach goes: limits of one kind, each of which makes a reach of its own.
public enum ReachLimits: Hashable, Sendable {
  /// By least time, surcharges and access legs included.
  case time([Seconds])
  /// By least distance, access legs included.
  case distance([Meters])
}

/// One limit of a reach.
public enum ReachLimit: Hashable, Sendable {
  /// Time from gate to road.
  case time(Seconds)
  /// Distance from gate to road.
  case distance(Meters)
}

/// The pieces of road that lie within a limit of one or several ends.
///
/// A piece of a smaller limit lies inside a piece of every larger one, on the same drawing.
public struct Reach: Hashable, Sendable {
  /// The limit.
  public var limit: ReachLimit
  /// Sorted by road and then by chainage; access legs come last, by end.
  public var pieces: [ReachPiece]

  /// Meters of road and access legs reached; halves of a road that is reached from both its ends
  /// count once.
  public var length: Double { pieces.reduce(0) { $0 + $1.length } }
}

/// A piece of one road, or of an access leg, reached without a gap.
public struct ReachPiece: Hashable, Sendable {
  /// The end that it is reached from, or that is reached from it: the nearest of those asked.
  public var endpoint: RouteEndpoint
  /// The road; `nil` on the access leg of ``endpoint``.
  public var road: RoadID?
  /// Meters along the road from its `from` end, or along the access leg from the gate.
  public var span: ClosedRange<Double>
  /// The drawing in the direction of ``span``, at least two positions, cut exactly.
  public var path: [Coordinate]
  /// What it takes to or from the lower end of ``span``.
  public var lower: RoadLabel
  /// What it takes to or from the upper end of ``span``.
  public var upper: RoadLabel

  /// Meters of road.
  public var length: Double { span.upperBound - span.lowerBound }
}
