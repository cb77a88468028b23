import Domain
import Testing

@testable import Roads

@Suite struct NodeAndTurnTests {
  private func openness(
    _ tags: String, _ profile: RoadProfile = Driver.combination,
    at moment: DrivingMoment = Driver.june
  ) -> String {
    switch NodeReading.read(RoadTags(Driver.tags(tags))) {
    case .barrier(let rule): "\(rule.verdict(for: profile, at: moment).forward.openness)"
    case .delay(let milliseconds): "\(milliseconds / 1000) s"
    case .nothing: "nothing"
    }
  }

  @Test(arguments: nodesCases)
  func nodes(tags: String, expected: String) {
    #expect(openness(tags) == expected)
  }

  private func ban(
    _ tags: String, _ profile: RoadProfile = Driver.combination, at moment: String = "2026-11-23"
  ) -> String {
    switch TurnReading.read(Driver.tags(tags)) {
    case .success(let reading):
      let holds = reading.rule.holds(for: profile, at: Driver.moment(moment))
      return (reading.isOnly ? "only " : "no ") + (holds ? "holds" : "fails")
    case .failure(let refusal): return refusal.rawValue
    }
  }

  @Test(arguments: turnsCases)
  func turns(tags: String, expected: String) {
    #expect(ban(tags) == expected)
  }

  private static let nodesCases: [(String, String)] = [
    ("barrier=bollard", "closed"), ("barrier=bollard, access=yes", "open"),
    ("barrier=block", "closed"), ("barrier=gate", "open"),
    ("barrier=gate, access=private", "closed"),
    ("barrier=gate, motor_vehicle=destination", "destination"),
    ("barrier=gate, locked=yes", "closed"), ("barrier=lift_gate", "open"),
    ("barrier=lift_gate, hgv=no", "closed"), ("barrier=cattle_grid", "nothing"),
    ("barrier=entrance", "nothing"), ("barrier=entrance, access=no", "closed"),
    ("barrier=kerb", "nothing"), ("barrier=toll_booth", "open"),
    ("barrier=height_restrictor, maxheight=4.5", "open"),
    ("barrier=height_restrictor, maxheight=3.5", "closed"),
    ("barrier=height_restrictor", "closed"), ("barrier=yes", "closed"),
    ("barrier=something", "closed"), ("barrier=cycle_barrier, bicycle=yes", "closed"),
    ("barrier=gate, access:conditional=no @ (Jun)", "closed"),
    ("barrier=gate, seasonal=winter", "closed"), ("highway=traffic_signals", "12 s"),
    ("highway=crossing", "nothing"), ("traffic_calming=hump", "5 s"),
    ("highway=stop, railway=level_crossing", "14 s"), ("name=x", "nothing"),
  ]

  private static let turnsCases: [(String, String)] = [
    ("restriction=no_left_turn", "no holds"), ("restriction=only_straight_on", "only holds"),
    ("restriction=no_left_turn, except=hgv", "for other vehicles"),
    ("restriction=no_left_turn, except=psv;bicycle", "no holds"),
    ("restriction=no_left_turn, except=psv;hgv", "for other vehicles"),
    ("restriction:hgv=no_right_turn", "no holds"),
    ("restriction:bus=no_right_turn", "for other vehicles"),
    ("restriction:conditional=no_left_turn @ (Mo-Fr 07:00-09:00)", "no fails"),
    ("restriction:conditional=no_left_turn @ (Mo-Fr 11:00-13:00)", "no holds"),
    ("restriction:conditional=no_left_turn @ (weight>7.5)", "no holds"),
    ("restriction:conditional=no_left_turn @ (weight>80)", "no fails"),
    ("restriction:hgv:conditional=no_u_turn @ (length>20)", "no holds"),
    ("restriction=no_left_turn, restriction:conditional=none @ (Mo)", "no fails"),
    ("restriction=left", "not understood"), ("type=restriction", "for other vehicles"),
    (
      "restriction=no_left_turn, restriction:conditional=only_straight_on @ (Mo)",
      "not understood"
    ),
    ("restriction=no_left_turn, except=hgv, restriction:hgv=no_u_turn", "no holds"),
    ("restriction:conditional=no_left_turn @ (sunset-sunrise)", "no holds"),
  ]
}
