/// What the rules of a network come to for one vehicle at one moment, rule by rule.
///
/// Vehicles for which all passages and bans are the same drive the same ways, whatever they weigh.
struct RuleDecisions: Sendable {
  /// By rule of links.
  let verdicts: [LinkVerdict]
  /// By rule of links: the signs that bind this vehicle's kind.
  let signs: [[LinkSign]]
  /// By rule of turns: whether the ban holds.
  let bans: [Bool]

  /// Decides each rule once.
  /// - Complexity: O(rules).
  init(_ book: DecodedRules, terms: DrivingTerms) {
    let profile = terms.judgedProfile
    verdicts = book.links.map { $0.verdict(for: profile, at: terms.moment) }
    signs = book.links.map { $0.signs(for: profile, at: terms.moment) }
    bans = book.turns.map { $0.holds(for: profile, at: terms.moment) }
  }

  /// All that ways depend on, closures aside.
  struct Key: Hashable {
    var forward: [LinkVerdict.Passage]
    var backward: [LinkVerdict.Passage]
    var bans: [Bool]
  }

  /// Equal for vehicles that drive the same ways.
  var key: Key {
    Key(forward: verdicts.map(\.forward), backward: verdicts.map(\.backward), bans: bans)
  }
}

/// The rules of a network, read from their bytes.
struct DecodedRules: Sendable {
  /// By rule of links.
  let links: [LinkRule]
  /// By rule of turns.
  let turns: [TurnRule]

  /// Reads all rules.
  ///
  /// - Throws: ``RuleBytesError`` when one is damaged.
  init(_ network: LinkNetwork) throws(RuleBytesError) {
    var links: [LinkRule] = []
    for rule in 0..<network.ruleCount { links.append(try network.rule(rule)) }
    var turns: [TurnRule] = []
    for rule in 0..<network.turnRuleCount { turns.append(try network.turnRule(rule)) }
    self.links = links
    self.turns = turns
  }
}
