public import Domain

/// A site as a plan file draws it.
public struct SiteFeature: Hashable, Sendable {
  /// Its identifier.
  public var site: SiteID
  /// Where it is drawn.
  public var position: Coordinate
  /// How far its row is said to be trusted.
  public var confidence: Confidence

  /// Makes a drawn site.
  public init(site: SiteID, position: Coordinate, confidence: Confidence) {
    self.site = site
    self.position = position
    self.confidence = confidence
  }
}
