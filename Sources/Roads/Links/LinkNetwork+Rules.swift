/// The rules of links and turns.
extension LinkNetwork {
  /// The number of different rules of links.
  public var ruleCount: Int { max(0, firstRuleByte.count - 1) }
  /// The number of different rules of turns.
  public var turnRuleCount: Int { max(0, firstTurnRuleByte.count - 1) }

  /// A rule of links.
  ///
  /// - Throws: ``RuleBytesError`` when its bytes are damaged.
  func rule(_ position: Int) throws(RuleBytesError) -> LinkRule {
    try LinkRule(bytes: Self.bytes(of: position, starts: firstRuleByte, in: ruleByte))
  }

  /// A rule of turns.
  ///
  /// - Throws: ``RuleBytesError`` when its bytes are damaged.
  func turnRule(_ position: Int) throws(RuleBytesError) -> TurnRule {
    try TurnRule(bytes: Self.bytes(of: position, starts: firstTurnRuleByte, in: turnRuleByte))
  }

  private static func bytes(
    of position: Int, starts: Column<UInt32>, in bytes: Column<UInt8>
  ) -> [UInt8] {
    let start = min(Int(starts[position]), bytes.count)
    let end = min(max(start, Int(starts[position + 1])), bytes.count)
    return (start..<end).map { bytes[$0] }
  }
}
