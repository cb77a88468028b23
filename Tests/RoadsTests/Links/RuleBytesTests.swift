import Domain
import TestSupport
import Testing

@testable import Roads

@Suite struct RuleBytesTests {
  private static let rules: [LinkRule] = [
    "highway=primary", "highway=motorway, maxspeed=120, maxspeed:seasonal:winter=100",
    "highway=track, tracktype=grade4, access=private, maxweight=8/13/16/18/-",
    "highway=primary, hgv:conditional=no @ (Mo-Fr 07:00-09:00,22:00-05:00; PH off); yes @ wet",
    "highway=primary, maxweight=12, maxweight:conditional=none @ destination, maxheight=4.1",
    "highway=primary, hgv:conditional=no @ (2026 Apr 25 - 2026 Sep 26 AND weight>7.5)",
    "ice_road=yes, hazmat=no, maxspeed=30, maxweight:conditional=40 @ (sunset-sunrise)",
    "highway=service, oneway=yes, vehicle:backward=destination, trailer=no, toll=yes",
  ]
  .compactMap { try? WayReading.read(RoadTags(Driver.tags($0))).get().rule }

  @Test func rulesComeBackFromTheirBytes() throws {
    #expect(Self.rules.count == 8)
    for var rule in Self.rules {
      rule.fixedMilliseconds = 12_345
      rule.surcharge = 6000
      rule.country = .sweden
      #expect(try LinkRule(bytes: rule.bytes) == rule)
    }
  }

  @Test func turnRulesComeBackFromTheirBytes() throws {
    let tags = ["restriction": "no_u_turn", "restriction:conditional": "none @ (Mo-Fr; length<9)"]
    let rule = try TurnReading.read(tags).get().rule
    #expect(try TurnRule(bytes: rule.bytes) == rule)
    #expect(try TurnRule(bytes: TurnRule.always.bytes) == .always)
  }

  @Test func cutRulesAreRefused() {
    for rule in Self.rules {
      for count in 0..<rule.bytes.count {
        #expect(throws: RuleBytesError.self) { try LinkRule(bytes: Array(rule.bytes[..<count])) }
      }
      #expect(throws: RuleBytesError.self) { try LinkRule(bytes: rule.bytes + [0]) }
    }
  }

  /// Whatever the bytes, a rule is refused or can be asked.
  @Test func changedRulesAreRefusedOrDecide() {
    var random = SeededRandom(1)
    var asked = 0
    for rule in Self.rules {
      for _ in 0..<1500 {
        var bytes = rule.bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] =
            UInt8.random(in: .min ... .max, using: &random)
        }
        guard let changed = try? LinkRule(bytes: bytes) else { continue }
        asked += 1
        let verdict = changed.verdict(for: Driver.combination, at: Driver.june)
        #expect(verdict.forward.speed >= 1)
      }
    }
    #expect(asked > 100)
  }
}
