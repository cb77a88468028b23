import Domain
import Foundation
import Testing

@testable import Planning

/// Routes and travel tables against the recipe of domain.md, section 11.
@Suite struct RoadQuestionTests {
  /// From, to, km by least distance, km and minutes (summer, winter) by least time, towns, borders.
  struct Published: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var shortest: Double
    var km: Double
    var summer: Double
    var winter: Double
    var towns: Double
    var borders: Double

    var testDescription: String { "\(from) - \(to)" }

    init(
      _ from: String, _ to: String, _ shortest: Double, _ km: Double, _ summer: Double,
      _ winter: Double, _ towns: Double, _ borders: Double
    ) {
      self.from = from
      self.to = to
      self.shortest = shortest
      self.km = km
      self.summer = summer
      self.winter = winter
      self.towns = towns
      self.borders = borders
    }
  }

  static let published = [
    Published("outokumpu-tornio", "ajos-port", 43.9, 43.9, 42.8, 46.3, 1, 0),
    Published("kemi-mine", "outokumpu-tornio", 38.1, 38.1, 36.6, 39.7, 0, 0),
    Published("outokumpu-tornio", "rovaniemi-earthworks", 131.8, 131.8, 110.7, 117.0, 1, 0),
    Published("veitsiluoto-sawmill", "stora-enso-oulu", 106.9, 106.9, 93.7, 98.3, 4, 0),
    Published("kevitsa-mine", "ajos-port", 296.8, 296.8, 243.1, 257.1, 4, 0),
    Published("kittila-mine", "rovaniemi-earthworks", 200.0, 200.9, 183.6, 195.5, 5, 0),
    Published("keitele-kemijarvi", "metsa-fibre-kemi", 200.2, 200.2, 164.1, 172.7, 2, 0),
    Published("outokumpu-tornio", "ronnskar", 297.1, 297.1, 267.1, 279.8, 7, 1),
    Published("outokumpu-tornio", "park-kokkola", 345.9, 345.9, 290.2, 305.7, 8, 0),
  ]

  @Test(arguments: published)
  func routesAreThePublishedOnes(pair: Published) throws {
    let summer = try Self.route(pair.from, pair.to, "2026-07-13")
    #expect((summer.number("km") - pair.km).magnitude <= 0.051)
    #expect((summer.number("minutes") - pair.summer).magnitude <= 0.051)
    #expect(summer.number("towns") == pair.towns)
    #expect(summer.number("borders") == pair.borders)
    let winter = try Self.route(pair.from, pair.to, "2026-11-23")
    #expect((winter.number("minutes") - pair.winter).magnitude <= 0.051)
    let shortest = try Self.route(pair.from, pair.to, "2026-07-13", byDistance: true)
    #expect((shortest.number("km") - pair.shortest).magnitude <= 0.051)
  }

  @Test func aRouteAndATableSayTheSame() throws {
    let sites = Array(Set(Self.published.flatMap { [$0.from, $0.to] })).sorted()
    let answer = try MatrixRun(scenario: Shipped.scenario(), question: Self.question("2026-11-23"))
      .matrix(sites: sites, pointsFile: nil)
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.json)) as? [String: Any])
    #expect(table["sites"] as? [String] == sites)
    let seconds = try #require(table["seconds"] as? [[Int]])
    let meters = try #require(table["meters"] as? [[Int]])
    for pair in Self.published {
      let row = try #require(sites.firstIndex(of: pair.from))
      let column = try #require(sites.firstIndex(of: pair.to))
      let route = try Self.route(pair.from, pair.to, "2026-11-23")
      #expect(Double(meters[row][column]) == (route.number("km") * 1000).rounded())
      // A table rounds up to the second, once.
      let late = Double(seconds[row][column]) - route.number("minutes") * 60
      #expect(late > -0.31 && late < 1.31)
      #expect(meters[row][row] == 0)
      #expect(seconds[row][row] == 0)
    }
  }

  @Test func theTableAsCSVHasARowForEachPair() throws {
    let sites = ["kemi-mine", "ajos-port", "outokumpu-tornio"]
    let answer = try MatrixRun(scenario: Shipped.scenario(), question: Self.question("2026-11-23"))
      .matrix(sites: sites, pointsFile: nil)
    let lines = String(decoding: answer.csv, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "from,to,km,minutes,max_gross_t")
    #expect(lines.count == 10)
    let row = try #require(lines.first { $0.hasPrefix("outokumpu-tornio,ajos-port,") })
    let cells = row.split(separator: ",").map(String.init)
    #expect((try #require(Double(cells[2])) - 43.9).magnitude < 0.051)
    #expect((try #require(Double(cells[3])) - 46.3).magnitude < 0.1)
    #expect(lines.contains { $0.hasPrefix("kemi-mine,kemi-mine,0,0,") })
    #expect(answer.unreachable == 0)
  }

  @Test func aPointOfAFileJoinsAtTheNearestPlace() throws {
    try Folders.scratch { folder in
      let points = folder + "/points.csv"
      // Kemi's town place lies in the network; a point on it is 0.3 km away by rule, at both ends.
      let place = try #require(
        Shipped.scenario().data.places.first { $0.id.text == "kemi" })
      try Folders.write(
        "id,lon,lat\nhere,\(place.position.longitude),\(place.position.latitude)\n"
          + "same,\(place.position.longitude),\(place.position.latitude)\n", to: points)
      let answer = try MatrixRun(
        scenario: Shipped.scenario(), question: Self.question("2026-11-23")
      ).matrix(sites: nil, pointsFile: points)
      let lines = String(decoding: answer.csv, as: UTF8.self).split(separator: "\n")
      #expect(lines.count == 5)
      #expect(lines.contains { $0.hasPrefix("here,here,0,0,") })
    }
  }

  @Test func intoSwedenALoadedCombinationIsLighter() throws {
    let question = RoadQuestion(
      profile: "fi-tipper-76", empty: false, date: try CalendarDate(parsing: "2026-11-23"))
    let answer = try RouteRun(
      scenario: Shipped.scenario(),
      request: RouteRequest(ends: ["outokumpu-tornio", "ronnskar"], question: question)
    ).route()
    let view = try Self.object(answer.json)
    #expect([74, 64].contains(view.number("max_gross_t")))
    #expect(!answer.warnings.isEmpty)
    let home = try RouteRun(
      scenario: Shipped.scenario(),
      request: RouteRequest(ends: ["outokumpu-tornio", "rovaniemi-earthworks"], question: question)
    ).route()
    #expect(try Self.object(home.json).number("max_gross_t") == 76)
    // The table answers as the route does.
    let table = try MatrixRun(scenario: Shipped.scenario(), question: question)
      .matrix(sites: ["outokumpu-tornio", "ronnskar"], pointsFile: nil)
    #expect(table.unreachable == 0)
    #expect(String(decoding: table.csv, as: UTF8.self).contains("ronnskar,297.1,"))
    #expect(String(decoding: table.csv, as: UTF8.self).contains(",74\n"))
  }

  @Test func noWayIsAnAnswerWithAReason() throws {
    let question = RoadQuestion(
      profile: "fi-tipper-76", empty: false, date: try CalendarDate(parsing: "2026-05-18"))
    let answer = try RouteRun(
      scenario: Shipped.scenario(),
      request: RouteRequest(ends: ["kemi-mine", "sokli"], question: question)
    ).route()
    let view = try Self.object(answer.json)
    #expect(view["km"] is NSNull)
    #expect(view.text("reason") == "no_route")
    let drawn = try FileView(answer.geoJSON())
    #expect(drawn.features.count == 1)
    #expect(drawn.features.first?["geometry"] is NSNull)
  }

  @Test func aRouteIsDrawnFromGateToGate() throws {
    let answer = try RouteRun(
      scenario: Shipped.scenario(),
      request: RouteRequest(
        ends: ["kevitsa-mine", "ajos-port"], question: Self.question("2026-11-23"))
    ).route()
    let view = try FileView(answer.geoJSON())
    let geometry = try #require(view.features.first?["geometry"] as? [String: Any])
    let positions = try #require(geometry["coordinates"] as? [[Double]])
    for (site, end) in [("kevitsa-mine", positions.first), ("ajos-port", positions.last)] {
      let position = try #require(Shipped.scenario().site(SiteID(site))?.position)
      let drawn = try #require(end)
      #expect((drawn[0] - position.longitude).magnitude < 1e-7)
      #expect((drawn[1] - position.latitude).magnitude < 1e-7)
    }
    #expect(view.layer("route").first?.text("roads")?.contains("Vt 4") == true)
  }

  @Test func theShortestWayOfALoadIsNotLongerThanTheFastest() throws {
    for pair in Self.published {
      let fast = try Self.route(pair.from, pair.to, "2026-11-23").number("km")
      let short = try Self.route(pair.from, pair.to, "2026-11-23", byDistance: true).number("km")
      #expect(short <= fast)
    }
  }

  @Test func anUnknownEndIsAFaultOfTheCommandLine() throws {
    let fault = try #require(throws: (any Error).self) {
      try Self.route("kevitsa-mine", "nowhere", "2026-11-23")
    }
    #expect((fault as? any Fault)?.kind == .usage)
  }

  private static func question(_ date: String) throws -> RoadQuestion {
    RoadQuestion(profile: "fi-tipper-76", empty: true, date: try CalendarDate(parsing: date))
  }

  private static func route(
    _ from: String, _ to: String, _ date: String, byDistance: Bool = false
  ) throws -> [String: Any] {
    var request = RouteRequest(ends: [from, to], question: try question(date))
    request.isByDistance = byDistance
    return try object(RouteRun(scenario: Shipped.scenario(), request: request).route().json)
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
