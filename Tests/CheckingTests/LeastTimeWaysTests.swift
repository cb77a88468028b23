import Domain
import Foundation
import Testing

@testable import Checking

@Suite struct LeastTimeWaysTests {
  /// The published least-time values of the data set: kilometers, minutes in summer and in winter.
  struct Lane: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var kilometers: Double
    var summer: Double
    var winter: Double

    var testDescription: String { "\(from) to \(to)" }
  }

  static let lanes = [
    Lane(from: "outokumpu-tornio", to: "ajos-port", kilometers: 43.9, summer: 42.8, winter: 46.3),
    Lane(from: "kemi-mine", to: "outokumpu-tornio", kilometers: 38.1, summer: 36.6, winter: 39.7),
    Lane(
      from: "outokumpu-tornio", to: "rovaniemi-earthworks", kilometers: 131.8, summer: 110.7,
      winter: 117.0),
    Lane(
      from: "veitsiluoto-sawmill", to: "stora-enso-oulu", kilometers: 106.9, summer: 93.7,
      winter: 98.3),
    Lane(from: "kevitsa-mine", to: "ajos-port", kilometers: 296.8, summer: 243.1, winter: 257.1),
    Lane(
      from: "kittila-mine", to: "rovaniemi-earthworks", kilometers: 200.9, summer: 183.6,
      winter: 195.5),
    Lane(
      from: "keitele-kemijarvi", to: "metsa-fibre-kemi", kilometers: 200.2, summer: 164.1,
      winter: 172.7),
    Lane(from: "outokumpu-tornio", to: "ronnskar", kilometers: 297.1, summer: 267.1, winter: 279.8),
    Lane(
      from: "outokumpu-tornio", to: "park-kokkola", kilometers: 345.9, summer: 290.2,
      winter: 305.7),
  ]

  static func rows(_ name: String) -> [[Substring]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let url = folder.appendingPathComponent("Fixtures/\(name)")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  static func units(_ text: Substring, _ factor: Double) -> Int {
    Int(((Double(text) ?? 0) * factor).rounded())
  }

  static let data: GeoData = GeoData(
    sites: [],
    links: rows("site_links.csv").map {
      SiteLink(
        site: SiteID(String($0[0])), place: PlaceID(String($0[1])),
        access: Meters(units($0[2], 1000)), method: "", confidence: .low)
    }, operations: [], materials: [], cleaning: [], streams: [],
    places: rows("places.csv").map {
      Place(
        id: PlaceID(String($0[0])), name: LocalizedName(String($0[0])),
        country: Country(rawValue: String($0[1])) ?? .finland,
        kind: PlaceKind(rawValue: String($0[2])) ?? .junction,
        position: World.at(Double($0[3]) ?? 0, Double($0[4]) ?? 0), source: "", confidence: .low)
    },
    roads: rows("roads.csv").map {
      Road(
        id: RoadID(String($0[0])), from: PlaceID(String($0[1])), to: PlaceID(String($0[2])),
        number: "", length: Meters(units($0[3], 1000)), speed: units($0[4], 1),
        winterSpeed: units($0[5], 1), maxGross: Kilograms(units($0[6], 1000)),
        maxHeight: Centimeters(units($0[7], 100)), surface: .asphalt,
        thawRisk: ThawRisk(rawValue: String($0[8])) ?? .none, country: .finland, note: "",
        source: "", confidence: .low)
    })

  static func use(tonnes: Int, loaded: Bool = false) -> RoadUse {
    var use = RoadUse(type: World().configuration.vehicleTypes[0], load: loaded ? .zero : nil)
    use.gross = Kilograms(tonnes * 1000)
    return use
  }

  static func ways(_ data: GeoData, on date: String) -> LeastTimeWays {
    let network = RoadNetwork(
      data: data, rules: World().configuration.rules.roads, date: World.date(date))
    return LeastTimeWays(
      network: network,
      links: Dictionary(data.links.map { ($0.site, $0) }, uniquingKeysWith: { $1 }))
  }

  @Test(arguments: lanes) func publishedValuesAreReproduced(_ lane: Lane) throws {
    for (date, minutes) in [("2026-08-03", lane.summer), ("2026-11-23", lane.winter)] {
      var ways = Self.ways(Self.data, on: date)
      let found = ways.travel(
        from: SiteID(lane.from), to: SiteID(lane.to), use: Self.use(tonnes: 26))
      let travel = try #require(found)
      #expect(abs(travel.distance.kilometers - lane.kilometers) < 0.1)
      #expect(abs(travel.duration.minutes - minutes) < 0.1)
    }
  }

  @Test func thawShutsLoadedCombinationsOutAndLetsEmptyOnesPass() {
    // Sokli can be reached over roads with high risk only; the north thaws in May and June.
    let (mine, port) = (SiteID("sokli"), SiteID("ajos-port"))
    var may = Self.ways(Self.data, on: "2026-05-20")
    #expect(may.travel(from: mine, to: port, use: Self.use(tonnes: 26, loaded: true)) == nil)
    #expect(may.travel(from: mine, to: port, use: Self.use(tonnes: 26)) != nil)
    var july = Self.ways(Self.data, on: "2026-07-01")
    #expect(july.travel(from: mine, to: port, use: Self.use(tonnes: 26, loaded: true)) != nil)
  }

  @Test func aHeavyVehicleDoesNotCrossIntoSweden() {
    let (works, smelter) = (SiteID("outokumpu-tornio"), SiteID("ronnskar"))
    var ways = Self.ways(Self.data, on: "2026-11-23")
    #expect(ways.travel(from: works, to: smelter, use: Self.use(tonnes: 76)) == nil)
    #expect(ways.travel(from: works, to: smelter, use: Self.use(tonnes: 64)) != nil)
  }

  @Test func sameSiteIsNoWayAndSamePlaceTakesTheAccessLegs() {
    var ways = Self.ways(World().data, on: "2026-11-23")
    let use = Self.use(tonnes: 26)
    #expect(
      ways.travel(from: SiteID("mill"), to: SiteID("mill"), use: use)
        == Travel(duration: .zero, distance: .zero))
    #expect(
      ways.travel(from: SiteID("mill"), to: SiteID("yard"), use: use)
        == Travel(duration: Seconds(180), distance: Meters(1500)))
  }

  /// All simple paths of small random networks, against the search.
  @Test(arguments: 1...30) func searchEqualsTheBestOfAllSimplePaths(seed: Int) {
    var dice = MutationTests.Dice(state: UInt64(seed))
    let world = World()
    var data = world.data
    let count = 7
    data.places = (0..<count).map { number in
      Place(
        id: PlaceID("p\(number)"), name: LocalizedName(""),
        country: Bool.random(using: &dice) ? .finland : .sweden,
        kind: Bool.random(using: &dice) ? .town : .junction,
        position: World.at(24 + Double(number) / 10, 66), source: "", confidence: .low)
    }
    data.roads = (0..<12).map { number in
      let from = Int.random(in: 0..<count, using: &dice)
      let step = Int.random(in: 1..<count, using: &dice)
      var road = world.data.roads[0]
      road.id = RoadID("r\(number)")
      road.from = PlaceID("p\(from)")
      road.to = PlaceID("p\((from + step) % count)")
      road.length = Meters(Int.random(in: 100...3000, using: &dice))
      road.winterSpeed = Int.random(in: 20...80, using: &dice)
      road.maxGross = Kilograms(Bool.random(using: &dice) ? 60_000 : 76_000)
      road.direction = Direction.allCases.randomElement(using: &dice) ?? .both
      return road
    }
    data.links = (0..<count).map { number in
      SiteLink(
        site: SiteID("s\(number)"), place: PlaceID("p\(number)"), access: Meters(500),
        method: "", confidence: .low)
    }
    var ways = Self.ways(data, on: "2026-11-23")
    for tonnes in [26, 70] {
      for from in 0..<count {
        for to in 0..<count where to != from {
          let best = Self.bestSimplePath(data, from: from, to: to, tonnes: tonnes)
          let travel = ways.travel(
            from: SiteID("s\(from)"), to: SiteID("s\(to)"), use: Self.use(tonnes: tonnes))
          #expect(travel?.duration.value == best.map { ($0.0 + 120_000 + 999) / 1000 })
          #expect(travel?.distance.value == best.map { $0.1 + 1000 })
        }
      }
    }
  }

  static func bestSimplePath(
    _ data: GeoData, from: Int, to: Int, tonnes: Int
  ) -> (Int, Int)? {
    var best: (Int, Int)?
    func visit(_ place: Int, _ seen: Set<Int>, _ time: Int, _ meters: Int) {
      if place == to {
        if best.map({ (time, meters) < $0 }) ?? true { best = (time, meters) }
        return
      }
      for road in data.roads where road.maxGross.value >= tonnes * 1000 {
        let ends = [road.from, road.to].map { Int($0.text.dropFirst()) ?? 0 }
        let next: Int
        if ends[0] == place, road.direction != .backward {
          next = ends[1]
        } else if ends[1] == place, road.direction != .forward {
          next = ends[0]
        } else {
          continue
        }
        if seen.contains(next) { continue }
        var cost = Int((Double(road.length.value) * 3600 / Double(road.winterSpeed)).rounded())
        if data.places[place].country != data.places[next].country { cost += 120_000 }
        if place != from, data.places[place].kind == .town { cost += 60_000 }
        visit(next, seen.union([next]), time + cost, meters + road.length.value)
      }
    }
    visit(from, [from], 0, 0)
    return best
  }
}
