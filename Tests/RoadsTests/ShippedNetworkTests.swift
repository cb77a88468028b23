import Domain
import Roads
import Testing

/// The published values of the shipped data set.
@Suite("Shipped network")
struct ShippedNetworkTests {
  let network = ShippedData.network
  let summer = day("2026-08-03")
  let winter = day("2026-11-23")
  let thaw = day("2026-05-10")

  struct Pair: Sendable {
    var from: String
    var to: String
    var leastDistance: Double
    var leastTime: Double
    var summer: Double
    var winter: Double
    var towns: Int
    var borders: Int
  }

  static let pairs = [
    Pair(
      from: "outokumpu-tornio", to: "ajos-port", leastDistance: 43.9, leastTime: 43.9,
      summer: 42.8, winter: 46.3, towns: 1, borders: 0),
    Pair(
      from: "kemi-mine", to: "outokumpu-tornio", leastDistance: 38.1, leastTime: 38.1,
      summer: 36.6, winter: 39.7, towns: 0, borders: 0),
    Pair(
      from: "outokumpu-tornio", to: "rovaniemi-earthworks", leastDistance: 131.8,
      leastTime: 131.8, summer: 110.7, winter: 117.0, towns: 1, borders: 0),
    Pair(
      from: "veitsiluoto-sawmill", to: "stora-enso-oulu", leastDistance: 106.9, leastTime: 106.9,
      summer: 93.7, winter: 98.3, towns: 4, borders: 0),
    Pair(
      from: "kevitsa-mine", to: "ajos-port", leastDistance: 296.8, leastTime: 296.8,
      summer: 243.1, winter: 257.1, towns: 4, borders: 0),
    Pair(
      from: "kittila-mine", to: "rovaniemi-earthworks", leastDistance: 200.0, leastTime: 200.9,
      summer: 183.6, winter: 195.5, towns: 5, borders: 0),
    Pair(
      from: "keitele-kemijarvi", to: "metsa-fibre-kemi", leastDistance: 200.2, leastTime: 200.2,
      summer: 164.1, winter: 172.7, towns: 2, borders: 0),
    Pair(
      from: "outokumpu-tornio", to: "ronnskar", leastDistance: 297.1, leastTime: 297.1,
      summer: 267.1, winter: 279.8, towns: 7, borders: 1),
    Pair(
      from: "outokumpu-tornio", to: "park-kokkola", leastDistance: 345.9, leastTime: 345.9,
      summer: 290.2, winter: 305.7, towns: 8, borders: 0),
  ]

  @Test("site to site, both weights and seasons", arguments: pairs)
  func siteToSite(pair: Pair) throws {
    func route(_ date: CalendarDate, _ weight: RouteWeight) throws -> Route {
      try #require(
        try network.route(
          from: .site(SiteID(pair.from)), to: .site(SiteID(pair.to)), profile: .unlimited, on: date,
          by: weight
        ).found)
    }
    let quick = try route(summer, .time)
    #expect(abs(quick.distance.kilometers - pair.leastTime) < 0.001)
    #expect(abs(quick.minutes - pair.summer) < 0.051)
    #expect(quick.towns == pair.towns)
    #expect(quick.borders == pair.borders)
    #expect(abs(try route(winter, .time).minutes - pair.winter) < 0.051)
    let short = try route(summer, .distance)
    #expect(abs(short.distance.kilometers - pair.leastDistance) < 0.001)
  }

  @Test("winter speeds hold from 28 October to 31 March, both days in")
  func winterSeason() throws {
    func minutes(_ date: String) throws -> Double {
      try #require(
        try network.route(
          from: .site(SiteID("kemi-mine")), to: .site(SiteID("outokumpu-tornio")),
          profile: .unlimited, on: day(date)
        ).found
      ).minutes
    }
    for date in ["2026-10-28", "2027-01-01", "2027-03-31"] {
      #expect(abs(try minutes(date) - 39.7) < 0.051)
    }
    for date in ["2026-10-27", "2027-04-01"] { #expect(abs(try minutes(date) - 36.6) < 0.051) }
  }

  @Test("all 60 pairs of places, the errors of the 46 independent ones, five that differ by time")
  func townToTown() throws {
    let quicker: [String: Double] = [
      "rovaniemi-oulu": 220.2, "rovaniemi-kittila": 149.2, "sodankyla-savukoski": 90.4,
      "rovaniemi-muonio": 229.7, "rovaniemi-sirkka": 169.9,
    ]
    var errors: [Double] = []
    let rows = ShippedData.rows("distance_check")
    #expect(rows.count == 60)
    for row in rows {
      func kilometers(_ weight: RouteWeight) throws -> Double {
        try #require(
          try network.route(
            from: .place(PlaceID(row["from"])), to: .place(PlaceID(row["to"])),
            profile: .unlimited, on: summer, by: weight
          ).found
        ).distance.kilometers
      }
      let expected = try #require(Double(row["network_km"]))
      let published = try #require(Double(row["published_km"]))
      let shortest = try kilometers(.distance)
      #expect(abs(shortest - expected) < 0.001, "\(row["from"])-\(row["to"])")
      let byTime = quicker["\(row["from"])-\(row["to"])"] ?? expected
      #expect(abs(try kilometers(.time) - byTime) < 0.001, "\(row["from"])-\(row["to"])")
      if row["independent"] == "yes" {
        let error = (shortest - published) / published * 100
        let stated = try #require(Double(row["error_pct"].drop { $0 == "+" }))
        #expect(abs(error - stated) < 0.0501)
        errors.append(abs(error))
      }
    }
    #expect(errors.count == 46)
    #expect(abs(errors.reduce(0, +) / 46 - 1.5) < 0.05)
    #expect(errors.filter { $0 <= 3 }.count == 42)
    #expect(abs(try #require(errors.max()) - 6.4) < 0.05)
  }

  @Test(
    "thaw detours, the same by distance and by time",
    arguments: [
      ("sirkka", "inari", 173.5, 303.4), ("pokka", "ivalo", 145.1, 319.7),
      ("ranua", "juotas", 58.9, 144.6),
    ])
  func thawDetours(from: String, to: String, open: Double, closed: Double) throws {
    let profile = RoadProfile(ShippedData.vehicle("fi-tipper-60"))
    func kilometers(_ profile: RoadProfile, _ date: CalendarDate, _ weight: RouteWeight) throws
      -> Double
    {
      try #require(
        try network.route(
          from: .place(PlaceID(from)), to: .place(PlaceID(to)), profile: profile, on: date,
          by: weight
        ).found
      ).distance.kilometers
    }
    for weight in RouteWeight.allCases {
      #expect(abs(try kilometers(profile, thaw, weight) - closed) < 0.001)
    }
    #expect(abs(try kilometers(profile, summer, .distance) - open) < 0.001)
    // An empty set passes.
    let empty = RoadProfile(ShippedData.vehicle("fi-tipper-60"), empty: true)
    #expect(abs(try kilometers(empty, thaw, .distance) - open) < 0.001)
  }

  @Test("five places are cut off by the thaw, and no others")
  func cutOffPlaces() throws {
    let metric = network.metric(for: RoadProfile(ShippedData.vehicle("fi-tipper-60")), on: thaw)
    var query = RoadQuery()
    query.search(metric, from: try #require(network.graph.node(of: PlaceID("kemi"))))
    let cutOff = (0..<UInt32(network.graph.nodeCount)).map { NodeIndex($0) }
      .filter { query.label(of: $0) == nil }.map { network.graph.places[$0.position].id.text }
    #expect(
      cutOff == ["alaniemi", "hanhimaa-9554", "repojoki", "sokli", "virtaniemi-border-fi-ru"])
  }

  @Test("Sokli in the thaw is unreachable as data, with the road that thaws")
  func sokliIsData() throws {
    let loaded = RoadProfile(ShippedData.vehicle("fi-tipper-76"))
    let answer = try network.route(
      from: .site(SiteID("kemi-mine")), to: .site(SiteID("sokli")), profile: loaded, on: thaw)
    let reason = try #require(answer.reason)
    #expect(reason.code == .noRoute)
    #expect(reason.arguments["cause"] == "thaw")
    #expect(reason.arguments["roads"] == "yt-9671-02")
    let table = try network.travelTable(
      sites: [SiteID("kemi-mine"), SiteID("sokli")], profile: loaded, on: thaw)
    #expect(table[0, 1] == nil)
    #expect(table[1, 0] == nil)
    let query = LaneQuery(network, on: thaw)
    let lane = try query.lane(
      from: .site(SiteID("sokli")), to: .site(SiteID("kemi-mine")),
      vehicle: ShippedData.vehicle("fi-tipper-76"))
    #expect(lane.reason?.arguments["cause"] == "thaw")
  }

  @Test("the calendar side of a road is the mean latitude of its ends")
  func thawSides() throws {
    // St 942 Ranua-Juotas lies south of 67, Yt 9671 Martti-Sokli north of it.
    func isOpen(_ road: String, _ date: String) throws -> Bool {
      let metric = network.metric(
        for: RoadProfile(ShippedData.vehicle("fi-tipper-76")), on: day(date))
      let index = try #require(network.graph.index(of: RoadID(road)))
      return metric.obstacles(on: index).isEmpty
    }
    #expect(try isOpen("st-942-01", "2026-04-14"))
    #expect(try !isOpen("st-942-01", "2026-04-15"))
    #expect(try !isOpen("st-942-01", "2026-05-31"))
    #expect(try isOpen("st-942-01", "2026-06-01"))
    #expect(try isOpen("yt-9671-02", "2026-04-30"))
    #expect(try !isOpen("yt-9671-02", "2026-05-01"))
    #expect(try !isOpen("yt-9671-02", "2026-06-30"))
    #expect(try isOpen("yt-9671-02", "2026-07-01"))
  }

  @Test(
    "Russian border posts are never routed to",
    arguments: ["raja-jooseppi-border-fi-ru", "salla-border-fi-ru", "virtaniemi-border-fi-ru"])
  func deadEndBorders(post: String) throws {
    let to = try network.route(
      from: .place(PlaceID("kemi")), to: .place(PlaceID(post)), profile: .unlimited, on: summer)
    #expect(to.reason?.arguments["cause"] == "border")
    let from = try network.route(
      from: .place(PlaceID(post)), to: .place(PlaceID("kemi")), profile: .unlimited, on: summer)
    #expect(from.reason?.code == .noRoute)
    let travels = try network.travels(
      between: [.place(PlaceID(post)), .place(PlaceID("kemi"))], profile: .unlimited, on: summer)
    #expect(travels[1] == nil && travels[2] == nil && travels[3] != nil)
    // A position beside the post joins another place.
    let position = try #require(ShippedData.places.first { $0.id.text == post }).position
    let join = try network.join(.coordinate(position))
    #expect(network.graph.places[join.node.position].id.text != post)
  }

  @Test("the other border posts are thoroughfares")
  func openBorders() {
    let dead = (0..<UInt32(network.graph.nodeCount)).map { NodeIndex($0) }
      .filter { network.graph.isDeadEndBorder($0) }
      .map { network.graph.places[$0.position].id.text }
    #expect(
      dead == ["raja-jooseppi-border-fi-ru", "salla-border-fi-ru", "virtaniemi-border-fi-ru"])
  }

  @Test("the graph holds what the files hold")
  func graphIsWhole() {
    #expect(network.graph.nodeCount == 252)
    #expect(network.graph.roads.count == 325)
    #expect(network.graph.arcCount == 650)
    #expect(network.graph.invariantBreaches().isEmpty)
  }
}
