import Domain
import Testing

@testable import Planning

/// What plans of a tiny haulage day come to, added up by hand.
///
/// Sites lie in a row: A - 10 km - B - 20 km - C; a kilometer takes a minute.
@Suite struct HaulageFiguresTests {
  static let day: HaulageDay = {
    func window(_ earliest: Int, _ latest: Int) -> HaulageDay.Window {
      HaulageDay.Window(earliest: Seconds(earliest), latest: Seconds(latest))
    }
    func load(_ id: String, _ pickup: Int, _ delivery: Int, latest: Int) -> HaulageDay.Load {
      HaulageDay.Load(
        id: id, pickup: pickup, delivery: delivery, body: "tipper", pickupService: Seconds(600),
        deliveryService: Seconds(300), pickupWindow: window(7200, latest),
        deliveryWindow: window(0, 86_400))
    }
    func truck(_ id: String, _ bodies: [String], end: Int, driving: Int) -> HaulageDay.Truck {
      HaulageDay.Truck(
        id: id, depot: 0, bodies: bodies, fixedCost: Cents(1000), costPerKilometer: Cents(150),
        shift: window(3600, end), drivingMax: Seconds(driving))
    }
    return HaulageDay(
      name: "tiny",
      sites: ["A", "B", "C"].map {
        HaulageDay.Site(id: $0, position: Coordinate(clampedLongitude: 25, latitude: 66))
      },
      distances: [0, 10_000, 30_000, 10_000, 0, 20_000, 30_000, 20_000, 0],
      durations: [0, 600, 1800, 600, 0, 1200, 1800, 1200, 0],
      loads: [load("L0", 1, 2, latest: 7300), load("L1", 2, 0, latest: 9300)],
      trucks: [
        truck("T0", ["tipper"], end: 20_000, driving: 3600),
        truck("T1", ["tank"], end: 20_000, driving: 9000),
        truck("T2", ["tipper"], end: 9000, driving: 9000),
        truck("T3", ["tipper"], end: 20_000, driving: 3599),
      ], unservedCost: Cents(777))
  }()

  static func figures(_ routes: (Int, [Int])...) -> HaulageFigures {
    HaulageFigures(
      of: HaulagePlan(routes: routes.map { HaulagePlan.Route(truck: $0.0, loads: $0.1) }),
      in: day)
  }

  @Test func aRoundIsAddedUp() {
    // A to B empty, B to C loaded, there L1 waits, C to A loaded: 60 km, 10 of them empty. At C at
    // 7200 + 600 + 1200 + 300 = 9300, the last second for L1.
    let figures = Self.figures((0, [0, 1]))
    #expect(figures.breach == nil)
    #expect(figures.distance == Meters(60_000))
    #expect(figures.emptyDistance == Meters(10_000))
    #expect(figures.driving == Seconds(3600))
    #expect(figures.cost == (1000 + 60 * 150) * 1000)
    #expect(figures.unserved.isEmpty)
  }

  @Test func whatIsLeftIsPaid() {
    let figures = Self.figures((0, [1]))
    #expect(figures.breach == nil)
    #expect(figures.unserved == [0])
    #expect(figures.distance == Meters(60_000))
    #expect(figures.emptyDistance == Meters(30_000))
    #expect(figures.cost == (1000 + 60 * 150 + 777) * 1000)
    let nothing = Self.figures()
    #expect(nothing.cost == 2 * 777 * 1000)
    #expect(nothing.unserved == [0, 1])
  }

  @Test func breachesAreNamed() {
    #expect(Self.figures((0, [1, 0])).breach == "load L0 is picked up too late")
    #expect(Self.figures((1, [0])).breach == "truck T1 has not the body of load L0")
    #expect(Self.figures((2, [0, 1])).breach?.contains("T2 is back after its shift") == true)
    #expect(Self.figures((3, [0, 1])).breach == "truck T3 drives longer than it may")
    #expect(Self.figures((0, [0]), (3, [0])).breach == "load L0 is carried twice")
    #expect(Self.figures((0, [0]), (0, [1])).breach == "truck T0 drives two routes")
    for route in [(9, [0]), (-1, [0]), (0, []), (0, [2]), (0, [-1])] {
      #expect(Self.figures(route).breach?.contains("that there is not") == true)
    }
  }
}
