import Domain
import Testing

@testable import Roads

@Suite struct WayReadingTests {
  @Test(arguments: [
    ("highway=primary", "open"), ("highway=motorway", "open/closed"),
    ("highway=motorway, oneway=no", "open"), ("highway=primary, oneway=yes", "open/closed"),
    ("highway=primary, oneway=-1", "closed/open"), ("highway=primary, oneway=1", "open/closed"),
    ("highway=tertiary, junction=roundabout", "open/closed"),
    ("highway=primary, oneway=reversible", "closed"),
    ("highway=primary, oneway=alternating", "open"),
    ("highway=primary, oneway:conditional=yes @ (Jun-Aug)", "open/closed"),
    ("highway=primary, oneway=yes, oneway:conditional=no @ (Jun-Aug)", "open"),
  ])
  func directions(tags: String, expected: String) {
    #expect(Driver.openness(Driver.tags(tags)) == expected)
  }

  @Test(arguments: accessCases)
  func access(tags: String, expected: String) {
    #expect(Driver.openness(Driver.tags(tags)) == expected)
  }

  @Test func signsForCombinationsLeaveTrucksAlone() {
    #expect(Driver.openness(Driver.tags("highway=primary, trailer=no"), Driver.rigid) == "open")
  }

  @Test(arguments: waysThatNoTruckUsesAreLeftOutCases)
  func waysThatNoTruckUsesAreLeftOut(tags: String, expected: WayReading.Refusal) {
    guard case .failure(let error) = WayReading.read(RoadTags(Driver.tags(tags))) else {
      Issue.record("was read")
      return
    }
    #expect(error.refusal == expected)
  }

  @Test func pedestrianStreetsOpenForDeliveriesInTheirHours() {
    let tags = Driver.tags(
      "highway=pedestrian, motor_vehicle:conditional=destination @ (Mo-Sa 06:00-11:00)")
    #expect(Driver.openness(tags, at: Driver.moment("2026-06-10 08:00")) == "destination")
    #expect(Driver.openness(tags, at: Driver.moment("2026-06-10 12:00")) == "closed")
    #expect(
      Driver.openness(Driver.tags("highway=pedestrian, vehicle=delivery")) == "destination")
  }

  @Test(arguments: seasonsCases)
  func seasons(tags: String, date: String, expected: String) {
    // Ice roads without a sign bear 3 t, so a light vehicle is asked.
    var light = Driver.rigid
    light.gross = Kilograms(2900)
    #expect(Driver.openness(Driver.tags(tags), light, at: Driver.moment(date)) == expected)
  }

  @Test func iceRoadsBearNoTruckUnlessTheySaySo() {
    let february = Driver.moment("2026-02-10")
    let bare = Driver.tags("ice_road=yes, highway=unclassified")
    #expect(Driver.verdict(bare, at: february).obstacles == .mass)
    let signed = Driver.tags("ice_road=yes, highway=unclassified, maxweight=100")
    #expect(Driver.openness(signed, at: february) == "open")
  }

  @Test(arguments: speedsCases)
  func speeds(tags: String, expected: Int) {
    #expect(Driver.verdict(Driver.tags(tags)).forward.speed == expected)
  }

  @Test func speedsHaveDirections() {
    let verdict = Driver.verdict(
      Driver.tags("highway=trunk, maxspeed:forward=50, maxspeed:backward=70"))
    #expect(verdict.forward.speed == 500)
    #expect(verdict.backward.speed == 700)
  }

  @Test func winterLowersWhatFinnishSignsSay() {
    let tags = Driver.tags("highway=trunk, maxspeed=80, maxspeed:seasonal:winter=60")
    #expect(Driver.verdict(tags, at: Driver.january).forward.speed == 600)
  }

  /// Laws of Finland, Sweden and Norway for roads without signs.
  @Test(arguments: lawHoldsWhereSignsAreSilentCases)
  func lawHoldsWhereSignsAreSilent(
    tags: String, country: RoadCountry, combination: Int, rigid: Int
  ) {
    let tags = Driver.tags(tags)
    #expect(Driver.verdict(tags, country: country).forward.speed == combination)
    #expect(Driver.verdict(tags, Driver.rigid, country: country).forward.speed == rigid)
  }

  @Test func ferriesLastAsLongAsTheySay() throws {
    let tags = Driver.tags("route=ferry, motor_vehicle=yes, duration=01:30")
    let reading = try WayReading.read(RoadTags(tags)).get()
    #expect(reading.duration == 5_400_000)
    #expect(reading.rule.marks.contains(.ferry))
    #expect(Driver.openness(tags) == "open")
    #expect(Driver.openness(Driver.tags("route=ferry, motor_vehicle=yes, hgv=no")) == "closed")
    #expect(Driver.openness(Driver.tags("route=ferry, motorcar=yes")) == "open")
    #expect(Driver.openness(Driver.tags("route=ferry, ferry=secondary")) == "open")
    #expect(Driver.openness(Driver.tags("route=ferry, foot=yes, maxlength=40")) == "open")
    let river = "route=ferry, hgv=yes, duration:forward=00:20, duration:backward=00:25"
    #expect(try WayReading.read(RoadTags(Driver.tags(river))).get().duration == 1_500_000)
    let wrong = "route=ferry, hgv=yes, duration:forward=soon, duration:backward=00:25"
    let unread = try WayReading.read(RoadTags(Driver.tags(wrong))).get()
    #expect(unread.duration == 1_500_000)
    #expect(unread.unread == ["duration:forward=soon"])
    // The limit of its deck binds.
    #expect(Driver.openness(Driver.tags("route=ferry, maxweight=12")) == "closed")
  }

  private static let accessCases: [(String, String)] = [
    ("highway=primary, hgv=no", "closed"), ("highway=primary, hgv=destination", "destination"),
    ("highway=primary, hgv=delivery", "destination"), ("highway=primary, hgv=private", "closed"),
    ("highway=primary, motor_vehicle=no", "closed"),
    ("highway=primary, motor_vehicle=no, hgv=yes", "open"),
    ("highway=primary, access=no, motor_vehicle=yes", "open"),
    ("highway=primary, access=private", "closed"),
    ("highway=service, access=destination", "destination"),
    ("highway=service, access=customers", "destination"),
    ("highway=track, motor_vehicle=agricultural;forestry", "closed"),
    ("highway=track, motor_vehicle=agricultural;destination", "destination"),
    ("highway=primary, vehicle=destination, bicycle=yes", "destination"),
    ("highway=primary, hgv=designated, access=no", "open"),
    ("highway=primary, goods=no", "open"), ("highway=primary, motorcar=no", "open"),
    ("highway=primary, hgv:forward=no", "closed/open"),
    ("highway=primary, vehicle:backward=no", "open/closed"),
    ("highway=primary, hgv=no, hgv:backward=destination", "closed/destination"),
    ("highway=primary, hgv=unsuitable", "destination"), ("highway=primary, hgv=odd", "open"),
    ("highway=primary, hgv:lanes=no|yes", "open"), ("highway=primary, hgv:lanes=no|no", "closed"),
    ("highway=primary, hgv:lanes=no|", "open"),
    ("highway=primary, trailer=no", "closed"), ("highway=primary, hgv_articulated=no", "closed"),
    ("highway=primary, hgv:conditional=no @ (Jun-Aug)", "closed"),
    ("highway=primary, hgv:conditional=no @ (Jan)", "open"),
    ("highway=primary, hgv=no, hgv:conditional=yes @ (Jun-Aug)", "open"),
    ("highway=primary, hgv:conditional=no @ (weight>7.5)", "closed"),
    ("highway=primary, access:conditional=no @ (7:30-19:00 AND weight>7.5)", "closed"),
    ("highway=primary, access:conditional=no @ (14:00-19:00 AND weight>7.5)", "open"),
    ("highway=primary, motor_vehicle:conditional=no @ (Jun), hgv=yes", "open"),
    (
      "highway=primary, motor_vehicle=no, motor_vehicle:conditional=destination @ (10:00-14:00)",
      "destination"
    ),
    (
      "highway=primary, motor_vehicle=no, motor_vehicle:conditional=yes @ destination",
      "destination"
    ),
    // What nobody can decide forbids, and does not allow.
    ("highway=primary, hgv:conditional=no @ (sunset-sunrise)", "closed"),
    ("highway=primary, hgv=no, hgv:conditional=yes @ (sunset-sunrise)", "closed"),
    ("highway=primary, hgv:conditional=no @ (Jan); yes @ (Feb)", "open"),
    // The last that holds decides.
    ("highway=primary, hgv:conditional=no @ (Jun); yes @ (Jun 10)", "open"),
  ]

  private static let waysThatNoTruckUsesAreLeftOutCases: [(String, WayReading.Refusal)] = [
    ("building=yes", WayReading.Refusal.noRoad), ("highway=footway", .otherUse),
    ("highway=cycleway, motor_vehicle=no", .otherUse), ("highway=construction", .notThere),
    ("highway=proposed", .notThere), ("highway=service, area=yes", .area),
    ("highway=track, smoothness=horrible", .rough), ("highway=track, impassable=yes", .rough),
    ("route=ferry", .ferry), ("route=ferry, foot=yes", .ferry),
    ("route=ferry, ferry=secondary, motor_vehicle=no", .ferry),
    ("route=ferry, ferry=express", .ferry), ("route=ferry, access=no, maxweight=60", .ferry),
    ("route=ferry, maxspeed=20", .ferry),
    ("route=ferry, motor_vehicle=no", .ferry), ("highway=steps", .otherUse),
    ("highway=platform", .otherUse), ("railway=rail", .noRoad), ("highway=busway", .otherUse),
  ]

  private static let seasonsCases: [(String, String, String)] = [
    ("ice_road=yes, highway=unclassified", "2026-02-01", "open"),
    ("ice_road=yes, highway=unclassified", "2026-01-01", "closed"),
    ("ice_road=yes", "2026-02-01", "open"), ("ice_road=yes", "2026-07-01", "closed"),
    ("winter_road=yes, highway=track", "2026-01-05", "open"),
    ("winter_road=yes, highway=track", "2026-05-05", "closed"),
    ("highway=track, seasonal=winter", "2026-01-05", "open"),
    ("highway=track, seasonal=winter", "2026-06-05", "closed"),
    ("highway=track, seasonal=summer", "2026-06-05", "open"),
    ("highway=track, seasonal=summer", "2026-01-05", "closed"),
    ("highway=track, seasonal=yes", "2026-01-05", "closed"),
    ("highway=track, seasonal=no", "2026-01-05", "open"),
    ("highway=track, seasonal=spring;summer;autumn", "2026-10-05", "open"),
    ("highway=track, seasonal=Jun-Sep", "2026-10-05", "closed"),
    ("highway=track, seasonal=something", "2026-10-05", "open"),
    ("highway=unclassified, winter_service=no", "2026-01-05", "closed"),
    ("highway=unclassified, winter_service=no", "2026-06-05", "open"),
    ("highway=unclassified, snowplowing=no", "2026-01-05", "closed"),
  ]

  private static let speedsCases: [(String, Int)] = [
    ("highway=trunk", 800), ("highway=primary, maxspeed=60", 600),
    ("highway=primary, maxspeed=100", 780), ("highway=primary, maxspeed:hgv=50", 500),
    ("highway=primary, maxspeed=40, maxspeed:hgv=60", 400),
    ("highway=primary, maxspeed=FI:urban", 500 * 1), ("highway=trunk, maxspeed=FI:rural", 800),
    ("highway=trunk, maxspeed=30 mph", 483), ("highway=trunk, maxspeed=none", 800),
    ("highway=trunk, maxspeed=signals", 800), ("highway=trunk, maxspeed=walk", 70),
    ("highway=trunk, maxspeed=50;70", 500), ("highway=trunk, maxspeed=DE:zone30", 300),
    ("highway=trunk, maxspeed:conditional=60 @ (Jun-Aug)", 600),
    ("highway=trunk, maxspeed:conditional=60 @ (Jan)", 800),
    ("highway=trunk, maxspeed=80, maxspeed:conditional=60 @ (weight>7.5)", 600),
    ("highway=trunk, maxspeed=100, maxspeed:conditional=30 @ wet", 300),
    ("highway=trunk, maxspeed=60, maxspeed:conditional=80 @ wet", 600),
    ("highway=trunk, maxspeed=70, maxspeed:seasonal:winter=50", 700),
    ("highway=primary, surface=gravel", 550), ("highway=track, tracktype=grade1", 400),
    ("highway=track, tracktype=grade3", 180), ("highway=track, tracktype=grade5", 60),
    ("highway=primary, smoothness=bad", 400), ("highway=service, service=driveway", 80),
    ("highway=living_street", 100), ("highway=residential, traffic_calming=hump", 250),
    ("highway=primary, surface=cobblestone", 200), ("highway=residential, maxspeed=80", 300),
  ]

  private static let lawHoldsWhereSignsAreSilentCases: [(String, RoadCountry, Int, Int)] = [
    ("highway=trunk", RoadCountry.finland, 800, 800), ("highway=trunk", .sweden, 700, 700),
    ("highway=trunk", .norway, 800, 800), ("highway=motorway", .sweden, 800, 880),
    ("highway=motorway, maxspeed=120", .finland, 800, 800),
    ("highway=motorway, maxspeed=110", .sweden, 800, 880),
    ("highway=trunk, motorroad=yes, maxspeed=100", .sweden, 800, 800),
    ("highway=primary, maxspeed:type=SE:urban", .finland, 500, 500),
    ("highway=primary, zone:traffic=FI:urban", .finland, 500, 500),
    ("highway=primary, maxspeed:type=SE:rural", .finland, 700, 700),
  ]
}
