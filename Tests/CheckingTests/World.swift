import Checking
import Domain

/// A small region, drawn as text; winter minutes beside the roads.
///
/// ```
///   latva ──40 (thaw)── pohja ──60 (limit 60 t)── torni (town) ──3── raja ──3+2 (64 t)── hapa (SE)
///     │                   │                         │
///    180                 120                        30
///     └───────────────── kemi ──────────────────────┘
/// ```
struct World {
  var data: GeoData
  var configuration: Configuration

  static let sources = "test"

  static func date(_ text: String) -> CalendarDate {
    do { return try CalendarDate(parsing: text) } catch { return CalendarDate(dayNumber: 0) }
  }

  static func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(clampedLongitude: longitude, latitude: latitude)
  }

  static func yearly(_ month: Int, _ day: Int) -> YearlyDay {
    YearlyDay(date("2024-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"))
  }

  /// Seconds since 1970 of 2026-11-23T00:00 in Finland.
  static let midnight = date("2026-11-23").dayNumber * 86_400 - 7200

  /// The instant of a Finnish wall clock on the plan's date.
  static func clock(_ hour: Int, _ minute: Int = 0) -> Instant {
    Instant(epochSeconds: midnight + hour * 3600 + minute * 60)
  }

  static func window(_ earliest: Instant, _ latest: Instant) -> TimeWindow? {
    do { return try TimeWindow(earliest: earliest, latest: latest) } catch { return nil }
  }

  static let clocks: [String: ZoneClock] = {
    let spring = date("2026-03-29").dayNumber * 86_400 + 3600
    let autumn = date("2026-10-25").dayNumber * 86_400 + 3600
    func clock(_ name: String, winter: Int) -> ZoneClock {
      ZoneClock(
        name: name,
        changes: [
          .init(from: Instant(epochSeconds: 0), offset: Seconds(winter)),
          .init(from: Instant(epochSeconds: spring), offset: Seconds(winter + 3600)),
          .init(from: Instant(epochSeconds: autumn), offset: Seconds(winter)),
        ])
    }
    return [
      "Europe/Helsinki": clock("Europe/Helsinki", winter: 7200),
      "Europe/Stockholm": clock("Europe/Stockholm", winter: 3600),
    ]
  }()

  static let positions: [String: Coordinate] = [
    "kemi": at(24.5, 65.7), "torni": at(24.2, 65.85), "raja": at(24.15, 65.83),
    "hapa": at(24.1, 65.84), "pohja": at(25.5, 66.5), "latva": at(25.9, 66.6),
    "yard": at(24.505, 65.702), "mill": at(24.51, 65.705), "works": at(24.19, 65.855),
    "fill": at(25.502, 66.501), "heat": at(25.905, 66.603), "svea": at(24.09, 65.845),
    // Shape points.
    "r12a": at(24.4, 65.75), "r12b": at(24.3, 65.8), "r15a": at(24.75, 65.9),
    "r15b": at(25.25, 66.3),
  ]

  static func position(_ name: String) -> Coordinate { positions[name] ?? at(0, 0) }

  init() {
    data = GeoData(
      sites: Self.sites, links: Self.links, operations: Self.operations,
      materials: Self.materials, cleaning: Self.cleaning, streams: [], places: Self.places,
      roads: Self.roads,
      consents: [
        Consent(
          from: SiteID("mill"), to: SiteID("svea"), material: MaterialID("ash"), kind: .annex7,
          validFrom: Self.date("2026-01-01"), validTo: Self.date("2026-12-31"),
          limit: Kilograms(40_000)),
        Consent(
          from: SiteID("mill"), to: SiteID("svea"), material: MaterialID("dust"),
          kind: .notified, validFrom: Self.date("2026-01-01"), validTo: Self.date("2026-12-31"),
          limit: nil),
      ])
    configuration = Configuration(
      vehicleTypes: Self.types, rules: Self.rules, firms: [Self.firm])
  }

  private static let places: [Place] = [
    ("kemi", Country.finland, PlaceKind.junction), ("torni", .finland, .town),
    ("raja", .finland, .border), ("hapa", .sweden, .junction), ("pohja", .finland, .junction),
    ("latva", .finland, .junction),
  ].map { name, country, kind in
    Place(
      id: PlaceID(name), name: LocalizedName(name), country: country, kind: kind,
      position: position(name), source: sources, confidence: .low)
  }

  private static func road(
    _ id: String, _ from: String, _ to: String, km: Int, _ speed: Int, _ winterSpeed: Int,
    tonnes: Int = 76, thaw: ThawRisk = .none, shape: [String] = []
  ) -> Road {
    Road(
      id: RoadID(id), from: PlaceID(from), to: PlaceID(to), number: id, length: Meters(km * 1000),
      speed: speed, winterSpeed: winterSpeed, maxGross: Kilograms(tonnes * 1000),
      maxHeight: Centimeters(440), surface: .asphalt, thawRisk: thaw, country: .finland,
      shape: shape.map(position), note: "", source: sources, confidence: .low)
  }

  private static let roads = [
    road("r12", "kemi", "torni", km: 30, 75, 60, shape: ["r12a", "r12b"]),
    road("r23", "torni", "raja", km: 2, 60, 40),
    road("r34", "raja", "hapa", km: 2, 60, 40, tonnes: 64),
    road("r15", "kemi", "pohja", km: 120, 75, 60, shape: ["r15a", "r15b"]),
    road("r52", "pohja", "torni", km: 80, 80, 80, tonnes: 60),
    road("r56", "pohja", "latva", km: 40, 80, 60, thaw: .high),
    road("r16", "kemi", "latva", km: 180, 75, 60),
  ]

  private static let sites: [Site] = [
    ("yard", SiteKind.depot, Country.finland), ("mill", .plant, .finland),
    ("works", .plant, .finland), ("fill", .user, .finland), ("heat", .plant, .finland),
    ("svea", .plant, .sweden),
  ].map { name, kind, country in
    Site(
      id: SiteID(name), name: LocalizedName(name), kind: kind, industry: "", operator: "",
      municipality: "", country: country, position: position(name), accuracy: Meters(100),
      status: "operating", source: sources, confidence: .low)
  }

  private static let links: [SiteLink] = [
    ("yard", "kemi", 600), ("mill", "kemi", 900), ("works", "torni", 1200),
    ("fill", "pohja", 300), ("heat", "latva", 500), ("svea", "hapa", 1000),
  ].map { site, place, meters in
    SiteLink(
      site: SiteID(site), place: PlaceID(place), access: Meters(meters), method: "test",
      confidence: .low)
  }

  private static let operations: [SiteOperations] = [
    ("yard", 0, 24, 1, 1, 0, true), ("mill", 0, 24, 2, 2, 4, false),
    ("works", 0, 24, 1, 1, 3, false), ("fill", 6, 20, 0, 1, 0, false),
    ("heat", 6, 22, 1, 1, 4, true), ("svea", 0, 24, 1, 2, 0, false),
  ].map { name, opens, closes, loaders, bays, weighbridge, wash in
    let span = OpeningHours.Span(
      opens: Seconds(opens * 3600), closes: Seconds(closes * 3600))
    let always = opens == 0 ? span : nil
    return SiteOperations(
      site: SiteID(name),
      hours: OpeningHours(mondayToFriday: span, saturday: always, sunday: always),
      timeZone: name == "svea" ? "Europe/Stockholm" : "Europe/Helsinki", loaders: loaders,
      unloadBays: bays, weighbridge: .minutes(weighbridge), wash: wash, gate: nil, maxGross: nil,
      maxLength: nil, contact: nil, confidence: .low)
  }

  private static func material(
    _ id: String, density: Int, _ status: LegalStatus, _ bodies: [Body], _ freezes: Freezing,
    _ cleaningClass: String, adr: String = "no"
  ) -> Material {
    Material(
      id: MaterialID(id), name: LocalizedName(id), family: "", density: density,
      densityRange: density...density, moisture: nil, wasteCode: nil, legalStatus: status,
      legalNote: "", uses: [], bodies: bodies, cover: .none, dust: "", freezes: freezes,
      cleaningClass: CleaningClassID(cleaningClass), dangerousGoods: adr, source: sources,
      confidence: .low)
  }

  private static let materials = [
    material("slag", density: 1500, .byProduct, [.tipper, .hook], .slight, "mineral"),
    material("chips", density: 400, .product, [.tipper, .walkingFloor], .no, "wood"),
    material("ash", density: 1000, .waste, [.tipper], .yes, "alkaline"),
    material("feed", density: 1000, .product, [.tipper], .no, "nutrient"),
    material(
      "dust", density: 900, .hazardousWaste, [.silo], .no, "hazard", adr: "UN 3077 class 9"),
  ]

  private static let cleaning: [CleaningRule] = [
    ("mineral", "wood", CleaningAction.wash, 30), ("mineral", "alkaline", .sweep, 10),
    ("wood", "alkaline", .sweep, 15), ("alkaline", "wood", .wash, 40),
    ("alkaline", "nutrient", .forbidden, 0), ("mineral", "mineral", .none, 0),
    ("wood", "mineral", .none, 0),
  ].map { from, to, action, minutes in
    CleaningRule(
      from: CleaningClassID(from), to: CleaningClassID(to), action: action,
      duration: .minutes(minutes), confidence: .low)
  }

  private static func type(
    _ id: String, tare: Int, payload: Int, volume: Int, _ bodies: [Body], loading: Int,
    unloading: Int
  ) -> VehicleType {
    VehicleType(
      id: VehicleTypeID(id), name: LocalizedName(id), country: .finland,
      combination: "truck+full trailer", axles: 9, gross: Kilograms(76_000),
      tare: Kilograms(tare), payload: Kilograms(payload), volume: Liters(volume),
      length: Centimeters(2525), height: Centimeters(440), bodies: bodies, fuelLoaded: 560,
      fuelEmpty: 320, costPerKilometer: Cents(105), costPerHour: Cents(5800), emission: 3400,
      loading: .minutes(loading), unloading: .minutes(unloading), permit: "none",
      isDefault: true, source: sources, confidence: .low)
  }

  private static let types = [
    type(
      "tipper-76", tare: 26_000, payload: 50_000, volume: 56_000, [.tipper], loading: 25,
      unloading: 20),
    type(
      "silo-76", tare: 25_000, payload: 51_000, volume: 60_000, [.silo], loading: 30,
      unloading: 40),
  ]

  private static let firm = Firm(
    id: FirmID("firm"), name: LocalizedName("firm"), companies: [], depots: [SiteID("yard")],
    shifts: [
      Shift(id: ShiftID("day"), start: Seconds(5 * 3600), end: Seconds(17 * 3600)),
      Shift(id: ShiftID("evening"), start: Seconds(16 * 3600), end: Seconds(26 * 3600)),
    ],
    vehicles: [
      Vehicle(
        id: VehicleID("T1"), type: VehicleTypeID("tipper-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day"), ShiftID("evening")]),
      Vehicle(
        id: VehicleID("T2"), type: VehicleTypeID("tipper-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day")]),
      Vehicle(
        id: VehicleID("S1"), type: VehicleTypeID("silo-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day")], crew: 2),
      // Not in use in the valid plan.
      Vehicle(
        id: VehicleID("T9"), type: VehicleTypeID("tipper-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day")]),
    ],
    drivers: [
      ("D1", "day", false), ("D2", "evening", false), ("D3", "day", false), ("D4", "day", true),
      ("D5", "day", true), ("D6", "evening", false),
    ].map { id, shift, licence in
      Driver(
        id: DriverID(id), depot: SiteID("yard"), shift: ShiftID(shift),
        dangerousGoodsLicence: licence)
    }, scope: Firm.Scope(clusterOnly: false, minimumLane: .zero),
    fixedCostPerVehicle: Cents(5000), rank: 0, confidence: .low)

  private static let rules = Rules(
    drivingTime: Rules.DrivingTime(
      continuousMax: .minutes(270), fullBreak: .minutes(45), splitFirst: .minutes(15),
      splitSecond: .minutes(30), dailyMax: .minutes(540), weeklyMax: .minutes(3360),
      fortnightMax: .minutes(5400), dailyRest: .minutes(660), dailyWindow: .minutes(1440),
      multiManningRest: .minutes(540), multiManningWindow: .minutes(1800),
      workContinuousMax: .minutes(360), workBreakPart: .minutes(15),
      workBreakShort: .minutes(30), workLongDay: .minutes(540), workBreakLong: .minutes(45),
      nightWorkMax: .minutes(600)),
    roads: Rules.Roads(
      winter: Season(from: yearly(10, 28), through: yearly(3, 31)),
      thawSouth: Season(from: yearly(4, 15), through: yearly(5, 31)),
      thawNorth: Season(from: yearly(5, 1), through: yearly(6, 30)), thawLatitude: 67,
      thawPolicy: .close, thawGross: Kilograms(12_000), borderCrossing: .minutes(2),
      townPassage: .minutes(1), accessSpeed: 30, accessDetour: 1.3, accessMinimum: Meters(300),
      massDetour: 1.2,
      massLevels: [76, 74, 68, 64, 60].map { Kilograms($0 * 1000) }),
    hauling: Rules.Hauling(
      startCheck: .minutes(10), endCheck: .minutes(5), frozenUnloading: .minutes(10),
      frost: Season(from: yearly(11, 1), through: yearly(3, 31)), winterFuel: 1080,
      winterFuelSeason: Season(from: yearly(12, 1), through: yearly(3, 31)),
      partLoadPercent: 60, haulingWeekdays: [1, 2, 3, 4, 5], holidays: [],
      openingStockProducerPercent: 40, openingStockConsumerPercent: 50, openingStockDays: 5))
}
