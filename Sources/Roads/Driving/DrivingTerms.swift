internal import Domain

/// For whom, when and under which closures roads are driven: what a metric is made for.
public struct DrivingTerms: Hashable, Sendable {
  /// The vehicle.
  public var profile: RoadProfile
  /// The day and the hour.
  public var moment: DrivingMoment
  /// What is left out of account, as when asking for the way free of mass limits.
  public var ignored: RoadObstacles
  /// Links that are shut for everyone, ascending.
  public var shutLinks: [UInt32]
  /// Limits that hold beside those of the links' rules, ascending.
  public var linkLimits: [LinkLimit]

  /// Gathers terms.
  public init(
    profile: RoadProfile, moment: DrivingMoment, ignoring ignored: RoadObstacles = [],
    shutLinks: [UInt32] = [], linkLimits: [LinkLimit] = []
  ) {
    self.profile = profile
    self.moment = moment
    self.ignored = ignored
    self.shutLinks = shutLinks
    self.linkLimits = linkLimits
  }

  /// The links that ``linkLimits`` close to the vehicle as it is judged.
  var linksOverLimit: [UInt32] {
    let judged = judgedProfile
    return linkLimits.filter { $0.binds(judged) }.map(\.link)
  }

  /// The vehicle as it is judged: without what is ignored.
  var judgedProfile: RoadProfile {
    var judged = profile
    if !ignored.isDisjoint(with: .masses) { judged.gross = .zero }
    if ignored.contains(.height) { judged.height = .zero }
    if ignored.contains(.length) { judged.length = .zero }
    if ignored.contains(.width) { judged.width = .zero }
    return judged
  }
}
