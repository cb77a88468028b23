import Domain

/// Reads a plan file and trusts nothing in it.
///
/// What cannot be used is a problem with path, value and what would be right, and the reading fails
/// with all of them. What the file says twice and differently is no failure: it comes with the plan
/// as discrepancies, and of the two statements the one is taken that the other can be computed from.
public enum PlanReader {
  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be read, `InputFault` when it is no plan.
  public static func read(path: String) throws -> PlanFile {
    try read(GeoJSONDocument(path: path), file: path)
  }

  /// Reads text that is in memory.
  ///
  /// - Throws: `InputFault` when it is no plan.
  public static func read(name: String, bytes: [UInt8]) throws -> PlanFile {
    try read(GeoJSONDocument(name: name, bytes: bytes), file: name)
  }

  private static func read(_ document: GeoJSONDocument, file: String) throws -> PlanFile {
    let findings = PlanFindings()
    let root = SourceLocation(file: file)
    guard document.form == .collection, let head = document.members["plan"] else {
      throw InputFault(
        InputProblem(
          code: "plan", at: root,
          expected: "a plan as 'sivuvirta plan' writes it: a FeatureCollection with a member 'plan'"
        ))
    }
    if let name = document.declaredReferenceSystem {
      guard GeoJSONDocument.isWGS84(name) else {
        throw InputFault(
          InputProblem(
            code: "crs", at: SourceLocation(file: file, path: "crs"), value: name,
            expected: "positions on WGS 84 and no member 'crs'"))
      }
      findings.discrepancy(.crs, "plan", "crs", stated: name, "no member crs")
    }
    var headLocation = root
    headLocation.path = "plan"
    guard case .object(let members) = head else {
      throw InputFault(InputProblem(code: "value", at: headLocation, expected: "an object"))
    }
    let fields = PlanFields(
      members: members, location: headLocation, name: "plan", findings: findings)
    guard let version = fields.int("version", in: 0...1_000_000) else {
      throw InputFault(findings.problems)
    }
    guard version == Plan.currentVersion else {
      var place = headLocation
      place.field = "version"
      throw InputFault(
        InputProblem(
          code: "version", at: place, value: "\(version)",
          expected: "version \(Plan.currentVersion); make the plan anew with this program"))
    }
    var features = PlanFeatureReader(findings: findings)
    for feature in document.features { features.read(feature) }
    let plan = PlanHeadReader(fields: fields).plan(
      tours: features.tours(), unserved: features.unserved.sorted { $0.load < $1.load })
    guard let plan, findings.problems.isEmpty else { throw InputFault(findings.problems) }
    PlanConsistency(
      plan: plan, sites: features.sites, unservedLines: features.unservedLines,
      boundingBox: document.boundingBox, positions: features.positions, findings: findings
    ).check()
    return PlanFile(
      plan: plan, sites: features.sites.sorted { $0.id < $1.id },
      offset: findings.offset ?? .zero, discrepancies: findings.discrepancies)
  }
}
