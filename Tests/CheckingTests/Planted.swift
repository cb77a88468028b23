import Checking
import Domain
import Testing

/// A breach planted into the valid scenario, and every code that follows from it.
struct Planted: Sendable, CustomTestStringConvertible {
  var name: String
  var code: Breach.Code
  /// Codes that necessarily come with it.
  var also: Set<Breach.Code>
  /// Where the planted code must stand.
  var tour: String?
  var sequence: Int?
  var scenario: @Sendable (inout Scenario) -> Void
  var plan: @Sendable (inout Plan) -> Void

  var testDescription: String { name }

  /// Planted before the plan is built, so that times and sums agree with it.
  static func before(
    _ name: String, _ code: Breach.Code, also: Set<Breach.Code> = [], at tour: String? = nil,
    _ sequence: Int? = nil, _ change: @escaping @Sendable (inout Scenario) -> Void
  ) -> Planted {
    Planted(
      name: name, code: code, also: also, tour: tour, sequence: sequence, scenario: change,
      plan: { _ in })
  }

  /// Planted into the finished plan.
  static func after(
    _ name: String, _ code: Breach.Code, also: Set<Breach.Code> = [], at tour: String? = nil,
    _ sequence: Int? = nil, _ change: @escaping @Sendable (inout Plan) -> Void
  ) -> Planted {
    Planted(
      name: name, code: code, also: also, tour: tour, sequence: sequence, scenario: { _ in },
      plan: change)
  }
}

@Suite struct PlantedBreachTests {
  static let all =
    Planted.head + Planted.loads + Planted.fleet + Planted.timeline + Planted.cargo
    + Planted.service + Planted.legs + Planted.law + Planted.papers + Planted.figures

  @Test(arguments: all) func plantedBreachIsNamedForWhatItIs(_ planted: Planted) {
    var scenario = Scenario()
    planted.scenario(&scenario)
    let breaches = scenario.breaches(changing: planted.plan)
    let codes = Set(breaches.map(\.code))
    #expect(
      codes == planted.also.union([planted.code]),
      "\(breaches.map(\.sentence).joined(separator: "\n"))")
    if let tour = planted.tour {
      #expect(
        breaches.contains {
          $0.code == planted.code && $0.tour?.text == tour && $0.sequence == planted.sequence
        }, "\(breaches.map(\.sentence).joined(separator: "\n"))")
    }
  }

  @Test func everyCodeIsPlanted() {
    let planted = Set(Self.all.map(\.code))
    // Planted apart: numbers out of range, the sites drawn with a plan, signs of imported maps.
    let apart: Set<Breach.Code> = [
      .outOfRange, .siteFeatureMissing, .siteFeatureExtra, .siteFeatureChanged, .roadAxles,
      .turnBanned, .roadForEnds,
    ]
    #expect(
      Breach.Code.allCases.filter { !planted.contains($0) && !apart.contains($0) }.map(\.rawValue)
        == [])
  }

  @Test func sentencesNameAllTheirArguments() {
    for planted in Self.all {
      var scenario = Scenario()
      planted.scenario(&scenario)
      for breach in scenario.breaches(changing: planted.plan) {
        #expect(!breach.sentence.contains("?"), "\(breach.sentence)")
        #expect(!breach.sentence.contains("{"), "\(breach.sentence)")
      }
    }
  }
}

/// Short ways to change a scenario or a plan.
extension Scenario {
  /// Puts `steps` in the place of the step with the number `number` (from 1) of a tour.
  mutating func replace(_ tour: Int, _ number: Int, with steps: Step...) {
    scripts[tour].steps.replaceSubrange((number - 1)..<number, with: steps)
  }

  /// Changes a row and the records made of it.
  mutating func ask(_ id: String, _ change: (inout LoadRow) -> Void) {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
    change(&rows[index])
    records = Self.records(of: rows)
  }

  mutating func material(_ id: String, _ change: (inout Material) -> Void) {
    guard let index = world.data.materials.firstIndex(where: { $0.id.text == id }) else { return }
    change(&world.data.materials[index])
  }

  mutating func operations(_ id: String, _ change: (inout SiteOperations) -> Void) {
    guard let index = world.data.operations.firstIndex(where: { $0.site.text == id })
    else { return }
    change(&world.data.operations[index])
  }

  mutating func road(_ id: String, _ change: (inout Road) -> Void) {
    guard let index = world.data.roads.firstIndex(where: { $0.id.text == id }) else { return }
    change(&world.data.roads[index])
  }

  mutating func vehicle(_ id: String, _ change: (inout Vehicle) -> Void) {
    let vehicles = world.configuration.firms[0].vehicles
    guard let index = vehicles.firstIndex(where: { $0.id.text == id }) else { return }
    change(&world.configuration.firms[0].vehicles[index])
  }

  mutating func driver(_ id: String, _ change: (inout Driver) -> Void) {
    let drivers = world.configuration.firms[0].drivers
    guard let index = drivers.firstIndex(where: { $0.id.text == id }) else { return }
    change(&world.configuration.firms[0].drivers[index])
  }

  mutating func cleaning(_ from: String, _ to: String, _ change: (inout CleaningRule) -> Void) {
    guard
      let index = world.data.cleaning.firstIndex(where: {
        $0.from.text == from && $0.to.text == to
      })
    else { return }
    change(&world.data.cleaning[index])
  }

  /// A queue at the only loader of the mill, which S1 leaves at 07:49:48.
  ///
  /// T2 comes at 07:36:48 and T9 at 07:39:48; they wait so many minutes.
  mutating func addQueue(waits: (first: Int, second: Int)) {
    operations("mill") { $0.loaders = 1 }
    scripts[3].start = World.clock(7, 6) + Seconds(48)
    replace(2, 7, with: .drive(to: "mill", Scenario.sveaMill), .wait(minutes: waits.first))
    rows.append(Self.row("h", "slag", "mill", "fill", 50_000))
    records = Self.records(of: rows)
    addTour(
      start: World.clock(7, 26) + Seconds(48),
      [
        .depart(minutes: 10), .drive(to: "mill", Scenario.yardMill),
        .wait(minutes: waits.second), .load("h/1", minutes: 29),
        .drive(to: "fill", Scenario.millFill, load: "h/1"), .unload("h/1", minutes: 20),
        .drive(to: "yard", Scenario.fillYard), .end(minutes: 5),
      ])
  }

  /// A tour of the spare vehicle and a spare driver.
  mutating func addTour(start: Instant, _ steps: [Step]) {
    world.configuration.firms[0].drivers.append(
      Driver(id: DriverID("D9"), depot: SiteID("yard"), shift: ShiftID("day")))
    scripts.append(
      Script(
        vehicle: "T9", type: "tipper-76", drivers: ["D9"], shift: "day", start: start,
        steps: steps))
  }
}

extension Plan {
  /// Changes the stop with a sequence number in a tour.
  mutating func stop(_ tour: Int, _ sequence: Int, _ change: (inout Stop) -> Void) {
    guard let index = tours[tour].stops.firstIndex(where: { $0.sequence == sequence })
    else { return }
    change(&tours[tour].stops[index])
  }

  /// Changes the leg with a sequence number in a tour.
  mutating func leg(_ tour: Int, _ sequence: Int, _ change: (inout Leg) -> Void) {
    guard let index = tours[tour].legs.firstIndex(where: { $0.sequence == sequence })
    else { return }
    change(&tours[tour].legs[index])
  }

  mutating func record(_ id: String, _ change: (inout LoadRecord) -> Void) {
    guard let index = loads.firstIndex(where: { $0.load.id.text == id }) else { return }
    change(&loads[index])
  }
}
