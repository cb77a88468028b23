import Domain
import Roads
import Testing

@Suite("Ways from end to end")
struct RouteTests {
  let network = ShippedData.network
  let summer = day("2026-08-03")

  func route(
    _ from: RouteEndpoint, _ to: RouteEndpoint, profile: RoadProfile = .unlimited
  ) throws -> Route {
    let answer = try network.route(from: from, to: to, profile: profile, on: summer)
    return try #require(answer.found)
  }

  @Test("the same site is nothing, the same place the two access legs")
  func nearEnds() throws {
    let same = try route(.site(SiteID("ajos-port")), .site(SiteID("ajos-port")))
    #expect(same.distance == .zero && same.milliseconds == 0 && same.path.count == 2)
    // 0.3 and 0.6 km at 30 km/h.
    let near = try route(.site(SiteID("ajos-port")), .site(SiteID("ajos-fill")))
    #expect(near.distance == Meters(900))
    #expect(near.milliseconds == 108_000)
    #expect(near.steps.isEmpty && near.places == [PlaceID("ajos-harbour")] && near.limit == nil)
    // The site and the place of one name.
    let sokli = try route(.site(SiteID("sokli")), .place(PlaceID("sokli")))
    #expect(sokli.distance == Meters(300))
  }

  @Test("a site id wins over a place id; prefixes say which; positions are two numbers")
  func endpointTexts() throws {
    #expect(try network.endpoint("sokli") == .site(SiteID("sokli")))
    #expect(try network.endpoint("place:sokli") == .place(PlaceID("sokli")))
    #expect(try network.endpoint("site:sokli") == .site(SiteID("sokli")))
    #expect(try network.endpoint("kemi") == .place(PlaceID("kemi")))
    #expect(
      try network.endpoint("24.5,65.7")
        == .coordinate(Coordinate(longitude: 24.5, latitude: 65.7)))
    for text in ["", "nowhere", "site:kemi", "24.5", "24.5,nan", "200,65", "1,2,3", ",", "place:"] {
      #expect(throws: RoadsError.endpoint(text)) { try network.endpoint(text) }
    }
  }

  @Test("a position joins the nearest place by the rule")
  func positionsJoin() throws {
    // The published access of the steelworks is this rule's: 1.8 km to the works gate.
    let works = try #require(ShippedData.sites.first { $0.id.text == "outokumpu-tornio" })
    let join = try network.join(.coordinate(works.position))
    #expect(network.graph.places[join.node.position].id.text == "roytta-works-gate")
    #expect(join.access == Meters(1800))
    // On top of a place: the least length.
    let kemi = try #require(ShippedData.places.first { $0.id.text == "kemi" })
    #expect(try network.join(.coordinate(kemi.position)).access == Meters(300))
    #expect(throws: RoadsError.self) {
      try network.join(.coordinate(Coordinate(clampedLongitude: 0, latitude: 0)))
    }
    #expect(throws: RoadsError.unknownSite(SiteID("x"))) { try network.join(.site(SiteID("x"))) }
  }

  @Test("every published straight-line access follows from the rule")
  func accessRuleReproducesLinks() throws {
    var checked = 0
    for link in ShippedData.links where link.method.hasPrefix("straight line") {
      let site = try #require(ShippedData.sites.first { $0.id == link.site })
      let join = try network.join(.coordinate(site.position))
      #expect(network.graph.places[join.node.position].id == link.place, "\(link.site)")
      #expect(abs(join.access.value - link.access.value) <= 100, "\(link.site)")
      checked += 1
    }
    #expect(checked > 60)
  }

  @Test("steps, places, limits and warnings describe the way")
  func routeIsDescribed() throws {
    let way = try route(.site(SiteID("outokumpu-tornio")), .site(SiteID("ronnskar")))
    #expect(way.steps.count + 1 == way.places.count)
    #expect(zip(way.steps, way.places).allSatisfy { $0.from == $1 })
    #expect(way.limit?.gross == Kilograms(74_000))
    #expect(way.limit?.road == RoadID("e4-07"))
    let roads = way.steps.reduce(0) { $0 + $1.distance.value }
    #expect(roads + way.from.access.value + way.to.access.value == way.distance.value)
    let straight = try #require(way.warnings.first { $0.code == .straightLines })
    #expect(straight.arguments["roads"]?.contains("e4-01") == true)
    // Time: access at 2 min a km, roads, a minute a town.
    let minutes =
      way.steps.reduce(0) { $0 + $1.milliseconds } + way.towns * 60_000
      + (way.from.access.value + way.to.access.value) * 120
    #expect(minutes == way.milliseconds)
  }

  @Test("medium thaw risk warns and names the roads")
  func thawWarning() throws {
    let metric = network.metric(
      for: RoadProfile(ShippedData.vehicle("fi-tipper-76")), on: day("2026-05-10"))
    let medium = try #require(
      network.graph.roads.first {
        $0.thawRisk == .medium
          && metric.thawWarning(on: network.graph.index(of: $0.id) ?? RoadIndex(0)) == .medium
      })
    let answer = try network.route(
      from: .place(medium.from), to: .place(medium.to),
      profile: RoadProfile(ShippedData.vehicle("fi-tipper-76")), on: day("2026-05-10"))
    let warning = try #require(answer.found?.warnings.first { $0.code == .thaw })
    #expect(warning.arguments["risk"] == "medium")
    #expect(warning.arguments["roads"]?.contains(medium.id.text) == true)
    let summerWay = try route(.place(medium.from), .place(medium.to))
    #expect(!summerWay.warnings.contains { $0.code == .thaw })
  }

  @Test("the drawing runs from gate to gate along the shapes, either way round")
  func drawingFollowsShapes() throws {
    let way = try route(.site(SiteID("kemi-mine")), .site(SiteID("outokumpu-tornio")))
    let back = try route(.site(SiteID("outokumpu-tornio")), .site(SiteID("kemi-mine")))
    let gate = try #require(ShippedData.sites.first { $0.id.text == "kemi-mine" }).position
    #expect(way.path.first == gate)
    #expect(back.path.last == gate)
    #expect(way.path == back.path.reversed())
    let drawn = Set(way.path)
    for step in way.steps {
      let road = try #require(ShippedData.roads.first { $0.id == step.road })
      #expect(road.shape.allSatisfy { drawn.contains($0) })
    }
    for place in way.places {
      let position = try #require(ShippedData.places.first { $0.id == place }).position
      #expect(drawn.contains(position))
    }
  }

  @Test("parts of a way join, add up exactly, and lie where the time says")
  func partsAddUp() throws {
    let way = try route(.site(SiteID("outokumpu-tornio")), .site(SiteID("ronnskar")))
    let whole = way.line.part(traveled: .zero...way.duration)
    #expect(whole.path == way.path)
    #expect(whole.distance == way.distance)
    var random = SeededRandom(7)
    for _ in 0..<50 {
      let cuts = (0..<3).map { _ in Int.random(in: 0...way.duration.value, using: &random) }
        .sorted()
      let ends = ([0] + cuts + [way.duration.value]).map { Seconds($0) }
      let parts = zip(ends, ends.dropFirst()).map { way.line.part(traveled: $0...$1) }
      #expect(parts.reduce(Meters.zero) { $0 + $1.distance } == way.distance)
      #expect(parts.allSatisfy { $0.path.count >= 2 && $0.distance >= .zero })
      for (left, right) in zip(parts, parts.dropFirst()) {
        #expect(left.path.last == right.path.first)
      }
      #expect(parts[0].path.last == way.line.position(traveled: ends[1]))
    }
    #expect(way.line.position(traveled: .zero) == way.path.first)
    #expect(way.line.position(traveled: Seconds(1_000_000)) == way.path.last)
    #expect(way.line.part(traveled: way.duration...way.duration).distance == .zero)
  }

  @Test("half the time on one road is half its drawn length")
  func halfWayIsInTheMiddle() throws {
    // a -- m ------ b, m a third of the way; 60 km/h, 60 km, town minute at b on the way to c
    var road = RandomNetwork.road("ab", "a", "b", meters: 60_000)
    road.shape = [Coordinate(clampedLongitude: 25, latitude: 0)]
    let network = try SiteNetwork(
      places: [
        RandomNetwork.place("a", .finland, .junction, 24, 0),
        RandomNetwork.place("b", .finland, .town, 27, 0),
        RandomNetwork.place("c", .finland, .junction, 28, 0),
      ], roads: [road, RandomNetwork.road("bc", "b", "c", meters: 10_000)], sites: [], links: [],
      rules: ShippedData.rules())
    let answer = try network.route(
      from: .place(PlaceID("a")), to: .place(PlaceID("c")), profile: .unlimited, on: summer)
    let way = try #require(answer.found)
    #expect(way.milliseconds == 71 * 60_000)
    let middle = way.line.position(traveled: .minutes(30))
    #expect(abs(middle.longitude - 25.5) < 1e-9)
    // During the minute at b the vehicle stands there.
    for second in [3600, 3630, 3660] {
      #expect(abs(way.line.position(traveled: Seconds(second)).longitude - 27) < 1e-9)
    }
    let halt = way.line.part(traveled: Seconds(3610)...Seconds(3650))
    #expect(halt.distance == .zero && halt.path.count == 2)
    #expect(way.line.part(traveled: .zero...Seconds(3630)).distance == Meters(60_000))
  }

  @Test("an access leg of no length is still drawn, whole or in parts")
  func accessWithoutLengthIsDrawn() throws {
    var site = try #require(ShippedData.sites.first)
    site.position = Coordinate(clampedLongitude: 24, latitude: 65.5)
    let network = try SiteNetwork(
      places: [
        RandomNetwork.place("a", .finland, .junction, 24, 66),
        RandomNetwork.place("b", .finland, .town, 27, 66),
      ], roads: [RandomNetwork.road("ab", "a", "b", meters: 60_000)], sites: [site],
      links: [
        SiteLink(
          site: site.id, place: PlaceID("a"), access: .zero, method: "", confidence: .high)
      ], rules: ShippedData.rules())
    let half = Seconds(1800)
    for (from, to) in [
      (RouteEndpoint.site(site.id), RouteEndpoint.place(PlaceID("b"))),
      (.place(PlaceID("b")), .site(site.id)),
    ] {
      let answer = try network.route(from: from, to: to, profile: .unlimited, on: summer)
      let way = try #require(answer.found)
      #expect(way.path.count == 3)
      let first = way.line.part(traveled: .zero...half).path
      let second = way.line.part(traveled: half...way.duration).path
      #expect(first + second.dropFirst() == [way.path[0]] + pathBetween(way) + [way.path[2]])
    }
  }

  /// The inner positions of a way of three, with the middle of its road.
  private func pathBetween(_ way: Route) -> [Coordinate] {
    let middle = Coordinate(clampedLongitude: 25.5, latitude: 66)
    return way.path[1].longitude < 25 && way.from.access == .zero && way.path[0].latitude < 66
      ? [way.path[1], middle] : [middle, way.path[1]]
  }

  @Test("a closure is named with its reason")
  func closureIsNamed() throws {
    let network = try SiteNetwork(
      places: ShippedData.places, roads: ShippedData.roads, sites: ShippedData.sites,
      links: ShippedData.links,
      closures: [
        Closure(
          road: RoadID("yt-9671-02"), from: day("2026-08-01"), to: day("2026-08-31"),
          reason: "culvert")
      ], rules: ShippedData.rules())
    let answer = try network.route(
      from: .place(PlaceID("kemi")), to: .place(PlaceID("sokli")), profile: .unlimited, on: summer)
    let reason = try #require(answer.reason)
    #expect(reason.code == .noRoute)
    #expect(reason.arguments["cause"] == "closure")
    #expect(reason.arguments["closure"] == "culvert")
  }

  @Test("a travel table equals one route at a time, seconds rounded up once")
  func tableEqualsRoutes() throws {
    let sites = ["ajos-port", "ajos-fill", "kemi-mine", "ronnskar", "kittila-mine", "sokli"]
      .map { SiteID($0) }
    let profile = RoadProfile(ShippedData.vehicle("fi-tipper-76"), empty: true)
    let table = try network.travelTable(sites: sites, profile: profile, on: summer)
    #expect(table.key.gross == Kilograms(26_000) && !table.key.loaded)
    for from in sites {
      for to in sites {
        let way = try route(.site(from), .site(to), profile: profile)
        #expect(table[from, to] == way.travel)
        #expect((way.duration.value - 1) * 1000 < max(way.milliseconds, 1))
      }
    }
    // Other columns leave no trace in a cell.
    let small = try network.travelTable(sites: Array(sites[2...3]), profile: profile, on: summer)
    #expect(small[0, 1] == table[2, 3])
  }

  @Test("the order of the input leaves no trace in routes and tables")
  func permutedInput() throws {
    var random = SeededRandom(11)
    let shuffled = try SiteNetwork(
      places: ShippedData.places.shuffled(using: &random),
      roads: ShippedData.roads.shuffled(using: &random),
      sites: ShippedData.sites.shuffled(using: &random),
      links: ShippedData.links.shuffled(using: &random), rules: ShippedData.rules())
    let sites = ShippedData.sites.map(\.id)
    let profile = RoadProfile(ShippedData.vehicle("fi-tipper-60"))
    #expect(
      try network.travelTable(sites: sites, profile: profile, on: summer)
        == shuffled.travelTable(sites: sites, profile: profile, on: summer))
    for site in sites.prefix(20) {
      #expect(
        try network.route(
          from: .site(site), to: .site(SiteID("ronnskar")), profile: .unlimited, on: summer)
          == shuffled.route(
            from: .site(site), to: .site(SiteID("ronnskar")), profile: .unlimited, on: summer))
    }
  }
}
