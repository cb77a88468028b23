import Checking
import Domain

/// A world, tours as scripts of hand-computed steps, and what was asked; it builds its plan.
struct Scenario {
  /// A drive with its hand-computed time, length and line.
  struct Drive {
    var seconds: Int
    var meters: Int
    var line: [String]
  }

  /// One thing that a tour does.
  enum Step {
    case depart(minutes: Int)
    case drive(to: String, Drive, load: String? = nil)
    /// The first part of a drive, a break on the road in minutes at a position, and the rest.
    case cut(
      to: String, Drive, load: String? = nil, first: (seconds: Int, meters: Int),
      after: Int, at: Coordinate, minutes: Int)
    case load(String, minutes: Int)
    case unload(String, minutes: Int)
    case clean(minutes: Int)
    case pause(minutes: Int)
    case wait(minutes: Int)
    case end(minutes: Int)
  }

  struct Script {
    var vehicle: String
    var type: String
    var drivers: [String]
    var shift: String
    var start: Instant
    var steps: [Step]
  }

  var world = World()
  var date = "2026-11-23"
  var rows: [LoadRow]
  var records: [Plan.LoadRecord]
  var unserved: [Plan.Unserved]
  var scripts: [Script]
  var inputs = ["GeoData/roads.csv", "GeoData/sites.csv"].map {
    Plan.Input(
      name: $0, sha256: String(repeating: $0.hasSuffix("sites.csv") ? "b2" : "a1", count: 32))
  }
  var currentInputs: [Plan.Input]?

  // Hand-computed, winter; access legs at 2 min per km:
  // yard 72 s, mill 108 s, works 144 s, fill 36 s, heat 60 s, svea 120 s.
  static let yardMill = Drive(seconds: 180, meters: 1500, line: ["yard", "kemi", "mill"])
  static let millYard = Drive(seconds: 180, meters: 1500, line: ["mill", "kemi", "yard"])
  /// 108 + 7200 + 36; at 76 t the way over torni is barred.
  static let millFill = Drive(
    seconds: 7344, meters: 121_200, line: ["mill", "kemi", "r15a", "r15b", "pohja", "fill"])
  /// 108 + 1800 + 60 (town) + 3600 + 36: up to 60 t the way over torni is faster.
  static let millFillLight = Drive(seconds: 5604, meters: 111_200, line: fillMill.line.reversed())
  /// 36 + 3600 + 60 (town) + 1800 + 108: empty, the way over torni is faster.
  static let fillMill = Drive(
    seconds: 5604, meters: 111_200,
    line: ["fill", "pohja", "torni", "r12b", "r12a", "kemi", "mill"])
  static let fillYard = Drive(
    seconds: 5568, meters: 110_900,
    line: ["fill", "pohja", "torni", "r12b", "r12a", "kemi", "yard"])
  static let yardWorks = Drive(
    seconds: 2016, meters: 31_800, line: ["yard", "kemi", "r12a", "r12b", "torni", "works"])
  static let worksHeat = Drive(
    seconds: 6204, meters: 121_700, line: ["works", "torni", "pohja", "latva", "heat"])
  static let heatMill = Drive(
    seconds: 9768, meters: 161_400,
    line: ["heat", "latva", "pohja", "r15b", "r15a", "kemi", "mill"])
  static let worksSvea = Drive(
    seconds: 744, meters: 6200, line: ["works", "torni", "raja", "hapa", "svea"])
  static let sveaMill = Drive(
    seconds: 2568, meters: 35_900,
    line: ["svea", "hapa", "raja", "torni", "r12b", "r12a", "kemi", "mill"])
  static let millSvea = Drive(
    seconds: 2568, meters: 35_900,
    line: ["mill", "kemi", "r12a", "r12b", "torni", "raja", "hapa", "svea"])
  static let sveaYard = Drive(
    seconds: 2532, meters: 35_600,
    line: ["svea", "hapa", "raja", "torni", "r12b", "r12a", "kemi", "yard"])

  /// The middle of `r15`, between its two shape points.
  static let middle = World.at(25.0, 66.1)

  init() {
    rows = [
      Self.row("a", "slag", "mill", "fill", 100_000),
      Self.row("b", "chips", "works", "heat", 20_000),
      Self.row("c", "ash", "heat", "mill", 40_000), Self.row("d", "slag", "works", "svea", 38_000),
      Self.row("e", "ash", "mill", "svea", 38_000), Self.row("f", "dust", "mill", "svea", 30_000),
      Self.row("g", "chips", "mill", "fill", 18_000),
    ]
    rows[1].delivery = World.window(World.clock(20), World.clock(20, 30))
    rows[1].body = .tipper
    rows[3].pickup = World.window(World.clock(5), World.clock(8))
    rows[4].pinnedVehicle = VehicleID("T2")
    rows[6].note = "may wait"
    records = []
    unserved = [
      Plan.Unserved(load: LoadID("g/1"), reason: Reason(.noTime, ["shift": "day"]))
    ]
    scripts = [Self.dayTour, Self.eveningTour, Self.borderTour, Self.dustTour]
    records = Self.records(of: rows)
  }

  static func row(
    _ id: String, _ material: String, _ from: String, _ to: String, _ mass: Int
  ) -> LoadRow {
    LoadRow(
      id: id, material: MaterialID(material), from: SiteID(from), to: SiteID(to),
      mass: Kilograms(mass))
  }

  static func records(of rows: [LoadRow]) -> [Plan.LoadRecord] {
    let tours = [
      "a/1": "T1-day", "a/2": "T1-day", "b/1": "T1-evening", "c/1": "T1-evening",
      "d/1": "T2-day", "e/1": "T2-day", "f/1": "S1-day", "h/1": "T9-day",
    ]
    return rows.flatMap { row in
      let parts = row.id == "a" ? 2 : 1
      return (1...parts).map { number in
        let id = "\(row.id)/\(number)"
        return Plan.LoadRecord(
          load: Load(
            id: LoadID(id), material: row.material, from: row.from, to: row.to,
            mass: Kilograms(row.mass.value / parts), pickup: row.pickup, delivery: row.delivery,
            priority: row.priority, body: row.body, pinnedVehicle: row.pinnedVehicle,
            note: row.note),
          state: tours[id] == nil ? .unserved : .served, tour: tours[id].map { TourID($0) })
      }
    }
  }

  /// 05:00 to 14:52 with a full break: 3 h 38 min of driving before it, 3 h 35 min after.
  static let dayTour = Script(
    vehicle: "T1", type: "tipper-76", drivers: ["D1"], shift: "day", start: World.clock(5),
    steps: [
      .depart(minutes: 10), .drive(to: "mill", yardMill), .load("a/1", minutes: 29),
      .drive(to: "fill", millFill, load: "a/1"), .unload("a/1", minutes: 20),
      .drive(to: "mill", fillMill), .load("a/2", minutes: 29), .pause(minutes: 45),
      .drive(to: "fill", millFill, load: "a/2"), .unload("a/2", minutes: 20),
      .drive(to: "yard", fillYard), .end(minutes: 5),
    ])

  /// 16:00 to 01:02:48 with a break of 15 and 30 min, the second on the road.
  static let eveningTour = Script(
    vehicle: "T1", type: "tipper-76", drivers: ["D2"], shift: "evening", start: World.clock(16),
    steps: [
      .depart(minutes: 10), .clean(minutes: 30), .drive(to: "works", yardWorks),
      .load("b/1", minutes: 28), .drive(to: "heat", worksHeat, load: "b/1"), .pause(minutes: 15),
      .wait(minutes: 20), .unload("b/1", minutes: 24), .clean(minutes: 15),
      .load("c/1", minutes: 29),
      .cut(
        to: "mill", heatMill, load: "c/1", first: (6060, 100_500), after: 4, at: middle,
        minutes: 30),
      .unload("c/1", minutes: 34), .drive(to: "yard", millYard), .end(minutes: 5),
    ])

  /// 05:00 to 10:05:48, twice over the border.
  static let borderTour = Script(
    vehicle: "T2", type: "tipper-76", drivers: ["D3"], shift: "day", start: World.clock(5),
    steps: [
      .depart(minutes: 10), .drive(to: "works", yardWorks), .load("d/1", minutes: 28),
      .drive(to: "svea", worksSvea, load: "d/1"), .unload("d/1", minutes: 20),
      .clean(minutes: 10), .drive(to: "mill", sveaMill), .load("e/1", minutes: 29),
      .drive(to: "svea", millSvea, load: "e/1"), .unload("e/1", minutes: 30),
      .drive(to: "yard", sveaYard), .end(minutes: 5),
    ])

  static let dustTour = Script(
    vehicle: "S1", type: "silo-76", drivers: ["D4", "D5"], shift: "day", start: World.clock(6),
    steps: [
      .depart(minutes: 10), .drive(to: "mill", yardMill), .load("f/1", minutes: 34),
      .drive(to: "svea", millSvea, load: "f/1"), .unload("f/1", minutes: 40),
      .drive(to: "yard", sveaYard), .end(minutes: 5),
    ])

  /// Every breach of the scenario's plan after `change`.
  func breaches(changing change: (inout Plan) -> Void = { _ in }) -> [Breach] {
    var plan = plan()
    change(&plan)
    return PlanChecker(
      data: world.data, configuration: world.configuration, clocks: World.clocks
    ).check(plan, requested: rows, currentInputs: currentInputs ?? inputs)
  }
}
