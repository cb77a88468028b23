/// Makes the rule of a turn restriction from the tags of its relation.
///
/// Source: the wiki's page Relation:restriction.
enum TurnReading {
  /// What was read.
  struct Reading: Hashable, Sendable {
    /// Whether the turn named is the only one that is allowed.
    var isOnly: Bool
    /// For whom and when.
    var rule: TurnRule
  }

  /// Why a restriction binds no truck or cannot be read.
  enum Refusal: String, Error, Hashable, Sendable, CaseIterable {
    /// It is for other vehicles, or trucks are excepted.
    case others = "for other vehicles"
    /// It has no value that is understood.
    case unread = "not understood"
  }

  /// Reads the tags of a relation of type `restriction`.
  static func read(_ tags: [String: String]) -> Result<Reading, Refusal> {
    let tags = RoadTags(tags)
    var clauses: [TurnRule.Clause] = []
    var isOnly: Bool?
    var isMixed = false
    func note(_ value: String, when condition: RoadCondition) -> Bool {
      if value == "none" || value == "no" {
        clauses.append(TurnRule.Clause(isBanned: false, when: condition))
        return true
      }
      let only = value.hasPrefix("only_")
      guard only || value.hasPrefix("no_") else { return false }
      if let isOnly, isOnly != only { isMixed = true }
      isOnly = only
      clauses.append(TurnRule.Clause(when: condition))
      return true
    }
    // A truck's own sign first, then everybody's.
    var isUnread = false
    for key in ["restriction:hgv", "restriction"] {
      // `restriction` with an exception for trucks leaves their own signs standing.
      if key == "restriction", exceptsTrucks(tags["except"]) { break }
      for statement in tags.statements(key) {
        for condition in statement.conditions where !condition.isForOthers {
          isUnread = !note(statement.value, when: condition) || isUnread
        }
      }
      if let value = tags[key] {
        isUnread = !note(value, when: .always) || isUnread
        break
      }
    }
    guard let isOnly, !isMixed else {
      return .failure(isUnread || isMixed ? .unread : .others)
    }
    return .success(Reading(isOnly: isOnly, rule: TurnRule(clauses: clauses)))
  }

  private static func exceptsTrucks(_ value: String?) -> Bool {
    guard let value else { return false }
    return value.split { $0 == ";" || $0 == "," }.contains {
      ["hgv", "motor_vehicle", "vehicle"].contains($0.trimmed)
    }
  }
}
