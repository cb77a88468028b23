public import Domain

/// What a rule decides about a link for one vehicle at one time.
public struct LinkVerdict: Hashable, Sendable {
  /// What the link is in one direction.
  public struct Passage: Hashable, Sendable {
    /// Whether it may be driven, and by whom.
    public enum Openness: Hashable, Sendable {
      /// It may be driven.
      case open
      /// It may be driven only at the ends of a trip, as where signs allow destination traffic.
      case destination
      /// It may not be driven in this direction.
      case closed
    }

    /// Whether it may be driven.
    public var openness: Openness
    /// The speed in tenths of km/h, 1 or more; of no meaning when ``fixedMilliseconds`` is set.
    public var speed: Int
    /// Milliseconds to be added for the whole link, as for a traffic-calmed street or a gate.
    public var surcharge: Int
    /// Milliseconds for the whole link whatever its length, as for a ferry; `nil` where speed counts.
    public var fixedMilliseconds: Int?

    /// Makes a passage.
    public init(
      openness: Openness, speed: Int, surcharge: Int = 0, fixedMilliseconds: Int? = nil
    ) {
      self.openness = openness
      self.speed = speed
      self.surcharge = surcharge
      self.fixedMilliseconds = fixedMilliseconds
    }
  }

  /// From the link's beginning to its end.
  public var forward: Passage
  /// From the link's end to its beginning.
  public var backward: Passage
  /// What keeps this vehicle off in either direction; empty when nothing does.
  public var obstacles: RoadObstacles
  /// The gross mass that this vehicle may have on the link; `nil` without a limit.
  public var grossLimit: Kilograms?

  /// Makes a verdict.
  public init(
    forward: Passage, backward: Passage, obstacles: RoadObstacles = [],
    grossLimit: Kilograms? = nil
  ) {
    self.forward = forward
    self.backward = backward
    self.obstacles = obstacles
    self.grossLimit = grossLimit
  }
}
