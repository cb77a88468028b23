import Domain
import Testing

@testable import Roads

@Suite struct LimitReadingTests {
  private func obstacles(
    _ tags: String, _ profile: RoadProfile = Driver.combination,
    at moment: DrivingMoment = Driver.june
  ) -> RoadObstacles {
    Driver.verdict(Driver.tags("highway=primary, " + tags), profile, at: moment).obstacles
  }

  @Test(arguments: limitsCases)
  func limits(tags: String, expected: RoadObstacles) {
    #expect(obstacles(tags) == expected)
    #expect(
      Driver.openness(Driver.tags("highway=primary, " + tags))
        == (expected.isEmpty ? "open" : "closed"))
  }

  @Test func emptyVehiclesKeepTheirRating() {
    #expect(obstacles("maxweight=30", Driver.empty) == [])
    #expect(obstacles("maxweightrating=30", Driver.empty) == .mass)
  }

  @Test func limitsForCombinationsLeaveTrucksAlone() {
    #expect(obstacles("maxgcweight=20", Driver.rigid) == [])
    #expect(obstacles("maxlength:hgv_articulated=10", Driver.rigid) == [])
    #expect(obstacles("maxweight=-/-/-/25/80", Driver.rigid) == .bridge)
  }

  @Test func exceptionsForDestinationsOpenTheEndsOfTrips() {
    for tags in [
      "maxweight=12, maxweight:conditional=none @ destination",
      "maxweight=3.5, maxweight:conditional=none @ delivery",
      "maxweight:hgv=12, maxweight:hgv:conditional=none @ destination",
    ] {
      #expect(Driver.openness(Driver.tags("highway=primary, " + tags)) == "destination")
      #expect(obstacles(tags) == [])
    }
    // A light vehicle passes anyway.
    var light = Driver.rigid
    light.gross = Kilograms(3000)
    let tags = Driver.tags(
      "highway=primary, maxweight=12, maxweight:conditional=none @ destination")
    #expect(Driver.openness(tags, light) == "open")
  }

  @Test func limitsOfOneDirectionLeaveTheOther() {
    let tags = Driver.tags("highway=primary, maxheight:forward=3.5")
    #expect(Driver.openness(tags) == "closed/open")
    #expect(Driver.verdict(tags).obstacles == [])
  }

  @Test func grossLimitIsTheHeaviestThatPasses() {
    func limit(_ tags: String, _ profile: RoadProfile = Driver.combination) -> Int? {
      Driver.verdict(Driver.tags("highway=primary, " + tags), profile).grossLimit?.value
    }
    #expect(limit("maxheight=3") == nil)
    #expect(limit("maxweight=60") == 60_000)
    #expect(limit("maxweight=60, maxaxleload=5") == 45_000)
    #expect(limit("maxbogieweight=16") == 72_000)
    #expect(limit("maxbogieweight=16", Driver.rigid) == 24_000)
    #expect(limit("maxweight=-/-/-/18/-") == 36_000)
    #expect(limit("maxweight=8/13/16/18/-") == 36_000)
    #expect(limit("maxweightrating=60") == nil)
  }

  @Test func dangerousGoodsAreAskedOnlyWhereTheyAreAboard() {
    var hazardous = Driver.combination
    hazardous.isHazardous = true
    let tags = Driver.tags("highway=primary, hazmat=no")
    #expect(Driver.openness(tags) == "open")
    #expect(Driver.openness(tags, hazardous) == "closed")
    #expect(
      Driver.openness(Driver.tags("highway=primary, tunnel=yes, hazmat:E=no"), hazardous)
        == "closed")
  }

  @Test func valuesThatAreNotUnderstoodAreTold() {
    let reading = LimitReading.limits(
      RoadTags(["maxweight": "plenty", "maxheight:conditional": "low @ (Jun)"]))
    #expect(reading.unread == ["maxweight=plenty", "maxheight:conditional=low"])
    #expect(reading.limits.isEmpty)
  }

  private static let limitsCases: [(String, RoadObstacles)] = [
    ("maxweight=60", RoadObstacles.mass), ("maxweight=76", []), ("maxweight=80", []),
    ("maxweight=75.9", .mass), ("maxweight=none", []), ("maxweight=30;60", .mass),
    ("maxweight:hgv=60", .mass), ("maxgcweight=60", .mass), ("maxweightrating=3.5", .mass),
    ("maxweightrating:hgv=12", .mass), ("maxaxleload=8", .mass), ("maxaxleload=10", []),
    ("maxbogieweight=16", .bridge), ("maxbogieweight=18", []), ("maxheight=4", .height),
    ("maxheight=4.2", []), ("maxheight=4.19", .height), ("maxheight=default", []),
    ("maxheight=below_default", .height), ("maxheight:physical=3.9", .height),
    ("maxheight=13'6\"", .height), ("maxlength=12", .length), ("maxlength=25.25", []),
    ("maxwidth=2.5", .width), ("maxwidth=2.6", []), ("maxaxles=8", .mass),
    ("maxlength:hgv_articulated=20", .length), ("maxweight=plenty", []),
    ("maxweight:conditional=12 @ (Apr-Jun)", .mass),
    ("maxweight:conditional=12 @ (Mar 15-May 31)", []),
    ("maxweight=12, maxweight:conditional=none @ (Jun)", []),
    ("maxweight:conditional=12 @ (sunset-sunrise)", .mass),
    ("maxweight=12, maxweight:conditional=80 @ (sunset-sunrise)", .mass),
    ("maxweight=8/13/16/18/-", [.mass, .bridge]), ("maxweight=-/-/-/18/60", .mass),
    ("maxweight=-/-/-/18/80", []), ("maxweight=-/-/-/40/-", []),
    ("maxweight=-/-/-/37/-", .bridge),
  ]
}
