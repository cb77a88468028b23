import Domain

/// A haulage day small enough to be computed by hand.
///
/// ```
/// depot 0 --20 km, 20 min-- 1 --60 km, 60 min-- 2 --30 km, 30 min-- depot 0
///                           site 1 to 0 and so on are the same; the depot lies 20 km from 1
/// ```
enum SmallDay {
  static let kilometers = [
    0, 20, 30,
    20, 0, 60,
    30, 60, 0,
  ]

  static func window(_ from: Int, _ to: Int) -> HaulageDay.Window {
    HaulageDay.Window(earliest: .minutes(from), latest: .minutes(to))
  }

  /// Stone from 1 to 2 in the morning, back with ash in the afternoon, and mud that needs a tank.
  static func day() -> HaulageDay {
    func load(
      _ id: String, _ from: Int, _ to: Int, _ body: String, _ pickup: HaulageDay.Window,
      _ delivery: HaulageDay.Window
    ) -> HaulageDay.Load {
      HaulageDay.Load(
        id: id, pickup: from, delivery: to, body: body, pickupService: .minutes(30),
        deliveryService: .minutes(15), pickupWindow: pickup, deliveryWindow: delivery)
    }
    func truck(_ id: String, _ bodies: [String], _ fixed: Int, _ rate: Int) -> HaulageDay.Truck {
      HaulageDay.Truck(
        id: id, depot: 0, bodies: bodies, fixedCost: Cents(fixed), costPerKilometer: Cents(rate),
        shift: window(360, 1080), drivingMax: .minutes(300))
    }
    return HaulageDay(
      name: "small",
      sites: ["depot", "quarry", "plant"].map {
        HaulageDay.Site(id: $0, position: World.at(25, 66))
      },
      distances: kilometers.map { Int32($0 * 1000) }, durations: kilometers.map { Int32($0 * 60) },
      loads: [
        load("stone", 1, 2, "tipper", window(420, 480), window(540, 600)),
        load("ash", 2, 1, "tipper", window(600, 720), window(690, 840)),
        load("mud", 1, 0, "tank", window(360, 900), window(360, 1000)),
      ],
      trucks: [
        truck("T0", ["tipper"], 10_000, 130), truck("T1", ["tipper"], 10_000, 130),
        truck("T2", ["tank", "tipper"], 15_000, 150),
      ],
      unservedCost: Cents(50_000))
  }

  /// Everything carried by two trucks.
  static let plan = HaulagePlan(routes: [
    HaulagePlan.Route(truck: 0, loads: [0, 1]), HaulagePlan.Route(truck: 2, loads: [2]),
  ])
}
