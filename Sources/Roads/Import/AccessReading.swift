/// Who may drive on a way, by the keys of access.
///
/// Source: the wiki's page Key:access and its hierarchy of transport modes. A truck is asked for by
/// `hgv`, then `motor_vehicle`, `vehicle`, `access`; the first of them that stands decides. `goods`
/// is about vehicles up to 3.5 t and `motorcar` about cars, so neither binds a truck.
enum AccessReading {
  /// The keys from the most specific to the least.
  static let keys = ["hgv", "motor_vehicle", "vehicle", "access"]

  /// The clauses of one direction, `forward` or `backward`.
  ///
  /// `fallback` is what holds where no key says anything.
  static func clauses(
    _ tags: RoadTags, side: String, fallback: LinkVerdict.Passage.Openness = .open
  ) -> [LinkRule.AccessClause] {
    var clauses: [LinkRule.AccessClause] = []
    // Signs for combinations stand beside those for trucks; only combinations heed them.
    for key in ["hgv_articulated", "trailer"] {
      for statement in tags.statements(key) {
        append(statement, to: &clauses, also: [.combination])
      }
      if let openness = tags[key].flatMap(openness), openness != .open {
        clauses.append(LinkRule.AccessClause(openness, when: RoadCondition([.combination])))
      }
    }
    for key in keys {
      // A key with a direction is more specific than one without.
      for statement in tags.statements("\(key):\(side)") { append(statement, to: &clauses) }
      if let openness = tags[parts: "\(key):\(side)"].flatMap(openness) {
        clauses.append(LinkRule.AccessClause(openness))
        return simplified(clauses)
      }
      for statement in tags.statements(key) { append(statement, to: &clauses) }
      if let openness = tags[key].flatMap(openness) {
        clauses.append(LinkRule.AccessClause(openness))
        return simplified(clauses)
      }
      guard tags.hasLanes else { continue }
      // A truck takes the lane that is open to it; where none is, the way is closed.
      let lanes = tags["\(key):lanes:\(side)"] ?? tags["\(key):lanes"]
      if let openness = lanes.flatMap(mostOpenLane), openness != .open {
        clauses.append(LinkRule.AccessClause(openness))
        return simplified(clauses)
      }
    }
    if fallback != .open { clauses.append(LinkRule.AccessClause(fallback)) }
    return simplified(clauses)
  }

  /// The openness of a value, the most open of several; `nil` for a value that says nothing.
  static func openness(_ value: String) -> LinkVerdict.Passage.Openness? {
    if value.contains(";") || value.contains(",") {
      let parts = value.split { $0 == ";" || $0 == "," }.compactMap { single($0.trimmed) }
      if parts.contains(.open) { return .open }
      if parts.contains(.destination) { return .destination }
      return parts.first
    }
    return single(value)
  }

  private static func single(_ value: String) -> LinkVerdict.Passage.Openness? {
    switch value {
    case "yes", "designated", "permissive", "official", "public", "allowed", "unknown", "hgv",
      "motor_vehicle", "vehicle", "goods", "toll":
      .open
    // `discouraged` and `unsuitable` are signs that trucks follow unless their trip ends there.
    case "destination", "delivery", "customers", "customer", "local", "loading", "unloading",
      "discouraged", "unsuitable", "destination_delivery", "visitors":
      .destination
    case "no", "private", "agricultural", "forestry", "emergency", "bus", "psv", "military",
      "permit", "residents", "resident", "restricted", "none", "use_sidepath", "dismount",
      "employees", "staff", "agriculture", "maintenance", "members", "taxi", "bicycle", "foot",
      "permissive_no", "closed", "service", "official_only", "school", "disabled", "students":
      .closed
    default: nil
    }
  }

  private static func mostOpenLane(_ value: String) -> LinkVerdict.Passage.Openness? {
    let lanes = value.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? .open : openness($0.trimmed) ?? .open }
    if lanes.contains(.open) { return .open }
    return lanes.contains(.destination) ? .destination : .closed
  }

  private static func append(
    _ statement: ConditionalTag.Statement, to clauses: inout [LinkRule.AccessClause],
    also terms: [RoadCondition.Term] = []
  ) {
    guard let openness = openness(statement.value) else { return }
    for condition in statement.conditions {
      clauses.append(
        LinkRule.AccessClause(openness, when: RoadCondition(terms + condition.terms)))
    }
  }

  /// Without what can never matter: an open end, and anything behind what always holds.
  private static func simplified(_ clauses: [LinkRule.AccessClause]) -> [LinkRule.AccessClause] {
    var kept: [LinkRule.AccessClause] = []
    for clause in clauses {
      // Clauses for others never hold for a truck.
      if clause.condition.terms.contains(where: { if case .others = $0 { true } else { false } }) {
        continue
      }
      kept.append(clause)
      if clause.condition.isAlways { break }
    }
    while let last = kept.last, last.openness == .open,
      kept.count == 1 || last.condition.isAlways
    {
      kept.removeLast()
    }
    return kept
  }
}
