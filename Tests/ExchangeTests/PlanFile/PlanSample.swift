import Domain

@testable import Exchange

/// A small plan with every kind of stop, both kinds of leg, an unserved load and odd texts.
enum PlanSample {
  static let offset = Seconds(7200)
  // 2026-11-23T06:00:00+02:00.
  static let morning = 1_795_406_400

  static func instant(_ minutes: Int) -> Instant { Instant(epochSeconds: morning + minutes * 60) }

  static func position(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(clampedLongitude: longitude, latitude: latitude)
  }

  static let depot = position(24.5637, 65.7369)
  static let works = position(24.1765, 65.7671)
  static let port = position(24.5189, 65.6648)

  static func site(_ id: String, _ kind: SiteKind, _ place: Coordinate, _ sure: Confidence) -> Site
  {
    Site(
      id: SiteID(id), name: LocalizedName("Paikka \(id)", translations: ["sv": "Plats \(id)"]),
      kind: kind, industry: "", operator: "Tekijä \"Oy\"", municipality: "Kemi",
      country: .finland, position: place, accuracy: Meters(150), status: "operating",
      source: "test", confidence: sure)
  }

  static let sites = [
    site("works", .plant, works, .high), site("depot", .depot, depot, .medium),
    site("port", .port, port, .low), site("elsewhere", .mine, position(26, 67), .high),
  ]

  static func stop(
    _ sequence: Int, _ site: String?, _ place: Coordinate, _ action: StopAction, _ from: Int,
    _ to: Int, load: String? = nil, note: String? = nil
  ) -> Stop {
    Stop(
      sequence: sequence, site: site.map { SiteID($0) }, position: place, action: action,
      arrival: instant(from), start: instant(from), end: instant(to),
      load: load.map { LoadID($0) }, material: load.map { _ in MaterialID("slag") },
      mass: load.map { _ in Kilograms(49_500) }, note: note)
  }

  static func leg(
    _ sequence: Int, _ from: String, _ to: String, _ path: [Coordinate], _ start: Int, _ end: Int,
    _ meters: Int, load: String? = nil, part: String? = nil
  ) -> Leg {
    Leg(
      sequence: sequence, from: SiteID(from), to: SiteID(to), part: part, path: path,
      start: instant(start), end: Instant(epochSeconds: instant(end).epochSeconds),
      distance: Meters(meters), load: load.map { LoadID($0) },
      material: load.map { _ in MaterialID("slag") }, mass: load.map { _ in Kilograms(49_500) },
      cost: Cents(meters * 135 / 1000), emission: meters * 9 / 10)
  }

  static func load(_ id: String, _ state: Plan.LoadState, tour: String?) -> Plan.LoadRecord {
    let window =
      state == .served
      ? try? TimeWindow(earliest: instant(0), latest: instant(600)) : nil
    return Plan.LoadRecord(
      load: Load(
        id: LoadID(id), material: MaterialID("slag"), from: SiteID("works"), to: SiteID("port"),
        mass: Kilograms(49_500), pickup: window, delivery: nil, priority: 50,
        body: state == .served ? .tipper : nil, pinnedVehicle: nil,
        note: state == .served ? nil : "kiire, \"heti\"\n"),
      state: state, tour: tour.map { TourID($0) })
  }

  static var tour: Tour {
    Tour(
      id: TourID("T-01-day"), vehicle: VehicleID("T-01"),
      vehicleType: VehicleTypeID("fi-tipper-76"),
      drivers: [DriverID("D01"), DriverID("D02")], depot: SiteID("depot"), shift: ShiftID("day"),
      stops: [
        stop(1, "depot", depot, .depart, 0, 10),
        stop(3, "works", works, .wait, 40, 47),
        stop(4, "works", works, .load, 47, 63, load: "a/1"),
        stop(6, nil, position(24.3, 65.7123457), .break, 75, 120, note: "45 min"),
        stop(8, "port", port, .unload, 140, 155, load: "a/1"),
        stop(9, "port", port, .clean, 155, 165), stop(11, "depot", depot, .return, 190, 195),
      ],
      legs: [
        leg(2, "depot", "works", [depot, position(24.4, 65.75), works], 10, 40, 24_321),
        leg(
          5, "works", "port", [works, position(24.3, 65.7123457)], 63, 75, 9_876, load: "a/1",
          part: "1/2"),
        leg(
          7, "works", "port", [position(24.3, 65.7123457), port], 120, 140, 15_001, load: "a/1",
          part: "2/2"),
        leg(10, "port", "depot", [port, depot], 165, 190, 12_000),
      ])
  }

  static var plan: Plan {
    Plan(
      date: (try? CalendarDate(year: 2026, month: 11, day: 23)) ?? CalendarDate(dayNumber: 0),
      firm: FirmID("pohjaset"), seed: 1, generator: "sivuvirta test",
      attribution: ["Road lengths © Fintraffic, CC BY 4.0"],
      inputs: [
        Plan.Input(name: "GeoData/sites.csv", sha256: SHA256.hexadecimal(of: [])),
        Plan.Input(name: "Config/rules.yaml", sha256: SHA256.hexadecimal(of: [1])),
      ],
      loads: [
        load("b/1", .unserved, tour: nil), load("a/1", .served, tour: "T-01-day"),
      ],
      tours: [tour],
      unserved: [
        Plan.Unserved(
          load: LoadID("b/1"),
          reason: Reason(.partLoad, ["percent": "60", "kilograms": "12500", "full": "49500"]))
      ],
      figures: PlanFigures(
        loads: 2, served: 1, unserved: 1, vehicles: 1, tours: 1, distance: Meters(61_198),
        emptyDistance: Meters(36_321), duty: Seconds(195 * 60 + 1), mass: Kilograms(49_500),
        massDistance: 49_500 * 24_877, cost: Cents(8262), lowerBoundCost: nil, emission: 55_078,
        payloadUse: 0.9876),
      warnings: [
        Reason(Reason.Code(rawValue: "queue_long"), ["site": "works", "minutes": "61"])
      ])
  }

  static var writer: PlanWriter { PlanWriter(plan, sites: sites, offset: offset) }
}
