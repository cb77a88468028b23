import Domain
import Scheduling

/// A linear congruential generator, so that days do not depend on the code under test.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 2_654_435_761 &+ 12_345 }

  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

/// Small synthetic days, every part of which a test may change before it asks for the problem.
struct DayMaker {
  /// 2026-11-23 05:00 in Helsinki.
  static let base = 1_795_402_800
  static let law = Rules.DrivingTime(
    continuousMax: .minutes(270), fullBreak: .minutes(45), splitFirst: .minutes(15),
    splitSecond: .minutes(30), dailyMax: .minutes(540), weeklyMax: .minutes(3360),
    fortnightMax: .minutes(5400), dailyRest: .minutes(660), dailyWindow: .minutes(1440),
    multiManningRest: .minutes(540), multiManningWindow: .minutes(1800),
    workContinuousMax: .minutes(360), workBreakPart: .minutes(15), workBreakShort: .minutes(30),
    workLongDay: .minutes(540), workBreakLong: .minutes(45), nightWorkMax: .minutes(600))

  /// Minutes between sites; symmetric.
  var minutes: [[Int]]
  var sites: [SchedulingProblem.SiteSchedule] = []
  var entries: [SchedulingProblem.Entry] = []
  var duties: [SchedulingProblem.Duty] = []
  var types: [VehicleType] = []
  var cleaning: [CleaningRule] = []
  var fixedCost = Cents(2000)
  var startCheck = Seconds.minutes(15)
  var endCheck = Seconds.minutes(15)

  /// A day with sites from `S0` on, so many minutes apart.
  init(minutes: [[Int]]) {
    self.minutes = minutes
    sites = minutes.indices.map { Self.site($0) }
  }

  static func instant(_ minute: Int) -> Instant { Instant(epochSeconds: base + minute * 60) }

  static func window(_ from: Int, _ to: Int) -> TimeWindow {
    guard let window = try? TimeWindow(earliest: instant(from), latest: instant(to)) else {
      preconditionFailure("a window of a test ends before it begins")
    }
    return window
  }

  static func site(
    _ index: Int, open: [(Int, Int)] = [(-2880, 5760)], loaders: Int = 99, bays: Int = 99,
    weighbridge: Int = 0, wash: Bool = false
  ) -> SchedulingProblem.SiteSchedule {
    SchedulingProblem.SiteSchedule(
      site: SiteID("S\(index)"), open: open.map { window($0.0, $0.1) }, loaders: loaders,
      unloadBays: bays, weighbridge: .minutes(weighbridge), wash: wash)
  }

  mutating func addType(
    _ name: String, loading: Int = 30, unloading: Int = 15, perKilometer: Int = 105,
    perHour: Int = 5800
  ) {
    types.append(
      VehicleType(
        id: VehicleTypeID(name), name: LocalizedName(name), country: .finland,
        combination: "truck", axles: 9, gross: Kilograms(76_000), tare: Kilograms(26_000),
        payload: Kilograms(50_000), volume: Liters(50_000), length: Centimeters(2500),
        height: Centimeters(440), bodies: [.tipper], fuelLoaded: 560, fuelEmpty: 320,
        costPerKilometer: Cents(perKilometer), costPerHour: Cents(perHour), emission: 3400,
        loading: .minutes(loading), unloading: .minutes(unloading), permit: "none",
        isDefault: true, source: "test", confidence: .low))
  }

  mutating func addDuty(
    _ vehicle: String, type: String, depot: Int = 0, from: Int = 0, to: Int = 720,
    drivingMax: Int = 540, spanMax: Int = 780, drivers: Int = 1, shift: String = "day"
  ) {
    duties.append(
      SchedulingProblem.Duty(
        vehicle: VehicleID(vehicle), vehicleType: VehicleTypeID(type),
        drivers: (0..<drivers).map { DriverID("\(vehicle)\(shift)D\($0)") },
        depot: SiteID("S\(depot)"), shift: ShiftID(shift), window: Self.window(from, to),
        drivingMax: .minutes(drivingMax), spanMax: .minutes(spanMax)))
  }

  mutating func addLoad(
    _ from: Int, _ to: Int, class dirt: String = "a", types: [String],
    pickup: (Int, Int)? = nil, delivery: (Int, Int)? = nil, unserved: Int = 100_000,
    pinned: String? = nil
  ) {
    let load = Load(
      id: LoadID("L\(entries.count)/1"), material: MaterialID("m-\(dirt)"),
      from: SiteID("S\(from)"),
      to: SiteID("S\(to)"), mass: Kilograms(40_000),
      pickup: pickup.map { Self.window($0.0, $0.1) },
      delivery: delivery.map { Self.window($0.0, $0.1) },
      pinnedVehicle: pinned.map { VehicleID($0) })
    entries.append(
      SchedulingProblem.Entry(
        load: load, cleaningClass: CleaningClassID(dirt), extraUnloading: .zero,
        hauls: types.map {
          SchedulingProblem.Haul(vehicleType: VehicleTypeID($0), travel: travel(from, to))
        }, ineligible: types.isEmpty ? Reason(.noBody) : nil, unservedCost: Cents(unserved)))
  }

  mutating func addCleaning(_ from: String, _ to: String, _ action: CleaningAction, _ minutes: Int)
  {
    cleaning.append(
      CleaningRule(
        from: CleaningClassID(from), to: CleaningClassID(to), action: action,
        duration: .minutes(minutes), confidence: .low))
  }

  func travel(_ from: Int, _ to: Int) -> Travel {
    Travel(
      duration: .minutes(minutes[from][to]), distance: Meters(minutes[from][to] * 1200))
  }

  var problem: SchedulingProblem {
    let ids = minutes.indices.map { SiteID("S\($0)") }
    var tables: [VehicleTypeID: TravelTable] = [:]
    let travels = minutes.indices.flatMap { from in minutes.indices.map { travel(from, $0) } }
    for type in types {
      let key = TravelTableKey(
        profile: type.id, gross: type.tare, loaded: false,
        date: CalendarDate(dayNumber: Self.base / 86_400))
      tables[type.id] = TravelTable(key: key, sites: ids, travels: travels)
    }
    return SchedulingProblem(
      entries: entries, duties: duties, vehicleTypes: types, sites: sites, cleaning: cleaning,
      emptyTravel: tables, drivingTime: Self.law, startCheck: startCheck, endCheck: endCheck,
      fixedCostPerVehicle: fixedCost,
      clock: ZoneClock(
        name: "Europe/Helsinki",
        changes: [.init(from: Instant(epochSeconds: 0), offset: Seconds(7200))]))
  }

  /// A random day: opening hours, few docks, three cleaning classes, two shifts, double crews.
  static func random(
    seed: Int, loads: Int, vehicles: Int, siteCount: Int = 8, grid: Int = 5, reach: Int = 150,
    docks: Bool = true, evenings: Bool = true
  ) -> DayMaker {
    var dice = Dice(seed)
    let places = (0..<siteCount).map { _ in (dice.roll(reach), dice.roll(reach)) }
    let minutes = places.indices.map { from in
      places.indices.map { to -> Int in
        if from == to { return 0 }
        let way = abs(places[from].0 - places[to].0) + abs(places[from].1 - places[to].1)
        return (way / grid + 1) * grid
      }
    }
    var day = DayMaker(minutes: minutes)
    for site in 2..<siteCount {
      let hours = [[(-2880, 5760)], [(60, 1020)], [(120, 660)], [(0, 300), (390, 1200)]]
      day.sites[site] = Self.site(
        site, open: hours[dice.roll(4)], loaders: docks ? 1 + dice.roll(2) : 99,
        bays: docks ? 1 + dice.roll(2) : 99, weighbridge: docks ? dice.roll(2) * 5 : 0,
        wash: dice.roll(3) == 0)
    }
    for depot in 0...1 { day.sites[depot].wash = true }
    day.addType("big")
    day.addType("small", loading: 15, perKilometer: 95, perHour: 5500)
    let actions: [CleaningAction] = [.none, .sweep, .wash, .forbidden]
    for from in ["a", "b", "c"] {
      for to in ["a", "b", "c"] where from != to {
        let action = actions[dice.roll(4)]
        day.addCleaning(from, to, action, action == .wash ? 45 : 15)
      }
    }
    for vehicle in 0..<vehicles {
      let type = dice.roll(2) == 0 ? "big" : "small"
      let depot = dice.roll(2)
      let crew = dice.roll(6) == 0 ? 2 : 1
      if evenings, dice.roll(2) == 0 {
        day.addDuty("V\(vehicle)", type: type, depot: depot, from: 60, to: 660)
        day.addDuty("V\(vehicle)", type: type, depot: depot, from: 660, to: 1260, shift: "evening")
      } else {
        day.addDuty(
          "V\(vehicle)", type: type, depot: depot, from: 0, to: 720 + dice.roll(3) * 60,
          drivingMax: crew == 2 ? 1080 : 540, spanMax: crew == 2 ? 1260 : 780, drivers: crew)
      }
    }
    for _ in 0..<loads {
      let from = 2 + dice.roll(siteCount - 2)
      let to = (from - 2 + 1 + dice.roll(siteCount - 3)) % (siteCount - 2) + 2
      let early = dice.roll(20) * 15
      let late = 300 + dice.roll(40) * 15
      day.addLoad(
        from, to, class: ["a", "b", "c"][dice.roll(3)],
        types: [["big"], ["big", "small"], ["big", "small"]][dice.roll(3)],
        pickup: dice.roll(3) == 0 ? (early, early + 240) : nil,
        delivery: dice.roll(4) == 0 ? (late, late + 300) : nil,
        unserved: 60_000 + dice.roll(3) * 20_000,
        pinned: dice.roll(12) == 0 ? "V\(dice.roll(vehicles))" : nil)
    }
    return day
  }
}
