/// What a caller may choose about a projector.
public struct ProjectorSettings: Sendable, Hashable {
  /// How many degrees a point may lie outside an area of use and still only be warned about.
  ///
  /// Narrow zones (UTM, Gauss-Kruger) are treated more kindly: longitude counts on the ground, and
  /// latitude by half, since neighbors run over such zones as a rule.
  public var tolerance: Double
  /// Whether every point outside an area of use is refused.
  public var strict: Bool
  /// Folders that are searched for grids before PROJ's own.
  public var gridFolders: [String]

  /// Makes settings; by default 5 degrees, not strict, PROJ's folders only.
  public init(tolerance: Double = 5, strict: Bool = false, gridFolders: [String] = []) {
    self.tolerance = tolerance
    self.strict = strict
    self.gridFolders = gridFolders
  }

  /// The tolerance within what makes sense.
  var boundedTolerance: Double { tolerance > 0 ? min(tolerance, 90) : 0 }
}
