import Domain
import Matching

/// Repeatable random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func date(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

func site(
  _ id: String, kind: SiteKind = .plant, country: Country = .finland, status: String = "operating"
) throws -> Site {
  Site(
    id: SiteID(id), name: LocalizedName(id), kind: kind, industry: "steel", operator: "",
    municipality: "", country: country, position: try Coordinate(longitude: 24, latitude: 66),
    accuracy: Meters(100), status: status, source: "test", confidence: .low)
}

func material(
  _ id: String, _ status: LegalStatus = .byProduct, wasteCode: String? = nil
) -> Material {
  Material(
    id: MaterialID(id), name: LocalizedName(id), family: "test", density: 1500,
    densityRange: 1400...1600, moisture: nil, wasteCode: wasteCode, legalStatus: status,
    legalNote: "", uses: [], bodies: [.tipper], cover: .tarp, dust: "low", freezes: .no,
    cleaningClass: CleaningClassID("mineral"), dangerousGoods: "no", source: "test",
    confidence: .low)
}

/// A stream whose every month has `month` kilograms.
func stream(
  _ site: String, _ role: StreamRole, _ material: String, month: Int, storage: Int? = nil,
  inCluster: Bool = false
) -> Stream {
  Stream(
    site: SiteID(site), role: role, material: MaterialID(material),
    perYear: Kilograms(month * 10), monthShares: Array(repeating: 1000, count: 11) + [0],
    storage: storage.map { Kilograms($0) }, inCluster: inCluster, note: "", source: "test",
    confidence: .low)
}

func rules(
  holidays: [CalendarDate] = [], producerPercent: Int = 40, consumerPercent: Int = 50,
  days: Int = 5
) throws -> Rules.Hauling {
  Rules.Hauling(
    startCheck: .minutes(10), endCheck: .minutes(5), frozenUnloading: .minutes(10),
    frost: Season(
      from: try YearlyDay(month: 11, day: 1), through: try YearlyDay(month: 3, day: 31)),
    winterFuel: 1080,
    winterFuelSeason: Season(
      from: try YearlyDay(month: 12, day: 1), through: try YearlyDay(month: 3, day: 31)),
    partLoadPercent: 60, haulingWeekdays: [1, 2, 3, 4, 5], holidays: holidays,
    openingStockProducerPercent: producerPercent, openingStockConsumerPercent: consumerPercent,
    openingStockDays: days)
}

func data(
  sites: [Site], materials: [Material], streams: [Stream], stocks: [Stock] = [],
  consents: [Consent] = []
) -> GeoData {
  GeoData(
    sites: sites, links: [], operations: [], materials: materials, cleaning: [],
    streams: streams, places: [], roads: [], stocks: stocks, consents: consents)
}

/// Travel of so many minutes, a kilometer each.
func minutes(_ count: Int) -> LaneAnswer<Travel> {
  .open(Travel(duration: .minutes(count), distance: Meters(count * 1000)))
}

extension FlowPlan {
  /// Flows as `from>to:kilograms`.
  var lanes: [String] { flows.map { "\($0.from)>\($0.to):\($0.mass.value)" } }

  /// Open balances as `site role kilograms code`.
  var openings: [String] {
    open.map { "\($0.site) \($0.role.rawValue) \($0.mass.value) \($0.reason.code.rawValue)" }
  }
}
