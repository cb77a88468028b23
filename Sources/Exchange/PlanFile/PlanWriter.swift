public import Domain

/// Writes a plan as GeoJSON: one collection with everything, or one file for each layer.
///
/// The same plan gives the same bytes; whatever order its lists have.
public struct PlanWriter {
  private let features: PlanFeatures
  private let head: PlanHead

  /// Prepares to write `plan`.
  ///
  /// - Parameters:
  ///   - plan: in any order of its lists.
  ///   - sites: what is known of sites, those of the plan among them; only those that it touches are
  ///     written.
  ///   - offset: seconds east of UTC in which all times are written, Helsinki's at noon of the date.
  ///   - language: of the sentences.
  public init(
    _ plan: Plan, sites: [Site], offset: Seconds, language: Language = .english
  ) {
    features = PlanFeatures(plan, sites: sites, offset: offset, language: language)
    head = PlanHead(plan: plan, offset: offset, language: language)
  }

  /// Prepares to write again what was read.
  public init(_ file: PlanFile, language: Language = .english) {
    self.init(file.plan, sites: file.sites, offset: file.offset, language: language)
  }

  /// The whole plan as one file.
  public func bytes() -> [UInt8] {
    Self.bytes(features.all(), members: [head.member()])
  }

  /// One layer as a file of its own, with the attribution.
  public func bytes(of layer: PlanLayer) -> [UInt8] {
    let attribution = features.plan.attribution.map { JSONValue.string($0) }
    return Self.bytes(
      features.features(of: layer), members: [JSONMember("attribution", .array(attribution))])
  }

  /// Writes the whole plan to `path`, or to standard output for `-`.
  ///
  /// - Throws: ``ExchangeError``, and nothing is left behind.
  public func write(to path: String) throws(ExchangeError) {
    try AtomicFile.write(bytes(), to: path)
  }

  private static func bytes(_ features: [PlanFeature], members: [JSONMember]) -> [UInt8] {
    var writer = GeoJSONWriter(members: members)
    for feature in features {
      writer.write(id: feature.id, shape: feature.shape, properties: feature.properties)
    }
    writer.finish()
    return writer.takeBytes()
  }
}
