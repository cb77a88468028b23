public import Domain

/// A site as a plan file draws it.
public struct SiteFeature: Hashable, Sendable {
  public var site: SiteID
  public var position: Coordinate
  public var confidence: Confidence

  /// Makes a drawn site.
  public init(site: SiteID, position: Coordinate, confidence: Confidence) {
    self.site = site
    self.position = position
    self.confidence = confidence
  }
}
