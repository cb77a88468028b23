import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import Checking
@testable import Planning
@testable import Roads

/// Plans on imported roads, verified with the map at hand.
@Suite struct MapAuditTests {
  /// A plan on the shipped folder imported, with what is changed before it is read back.
  private struct Case {
    var folder: String
    var scenario: Planning.Scenario
    var text: String

    func texts() throws -> [String] {
      try Folders.write(text, to: folder + "/plan.geojson")
      return try PlanAudit(scenario: scenario).check(
        planFile: folder + "/plan.geojson", loadsFile: nil
      ).findings.map(\.text)
    }

    func codes(_ change: (String) -> String = { $0 }) throws -> [String] {
      try Folders.write(change(text), to: folder + "/plan.geojson")
      let report = try PlanAudit(scenario: scenario).check(
        planFile: folder + "/plan.geojson", loadsFile: nil)
      return report.findings.map(\.code)
    }
  }

  private static let closure = #"""
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"reason":"flood"},
    "geometry":{"type":"Point","coordinates":[25.1,66.13]}}]}
    """#

  /// Plans Monday 23 November 2026 on an imported copy of the shipped network.
  private static func planned<Result>(
    closures: String? = nil, _ body: (Case) throws -> Result
  ) throws -> Result {
    try Folders.scratch { folder in
      _ = try RoadsImportRun(
        .geodata(Shipped.root + "/GeoData"), threads: 2, tell: { _ in }
      ).write(to: folder + "/g.roads")
      var scenario = try Shipped.scenario()
      scenario.roads.file = folder + "/g.roads"
      if let closures {
        try Folders.write(closures, to: folder + "/c.geojson")
        scenario.roads.closures = folder + "/c.geojson"
      }
      let made = try Made(scenario, date: "2026-11-23", iterations: 20)
      return try body(
        Case(
          folder: folder, scenario: scenario, text: String(decoding: made.bytes, as: UTF8.self)))
    }
  }

  @Test func aPlanOnAMapIsVerifiedAndHolds() throws {
    try Self.planned { made in
      #expect(try made.texts() == [])
      let report = try PlanAudit(scenario: made.scenario).check(
        planFile: made.folder + "/plan.geojson", loadsFile: nil)
      #expect(!report.summary.contains("as they stand"))
      var plain = made
      plain.scenario.roads = RoadSelection()
      #expect(try plain.codes() == [])
      let taken = try PlanAudit(scenario: plain.scenario).check(
        planFile: made.folder + "/plan.geojson", loadsFile: nil)
      #expect(taken.summary.contains("taken as they stand"))
    }
  }

  @Test func anotherMapIsNamedByItsHash() throws {
    try Self.planned { made in
      // The same map with one road limited that no way uses is another map.
      try Folders.write(
        "road,km,limits\n\(made.scenario.data.roads[0].id),0.1,-/-/-/70\n",
        to: made.folder + "/b.csv")
      _ = try RoadsImportRun(
        .geodata(Shipped.root + "/GeoData"), bridges: made.folder + "/b.csv", threads: 2,
        tell: { _ in }
      ).write(to: made.folder + "/g.roads")
      #expect(try made.codes().contains("input_changed"))
    }
  }

  @Test func closuresOfThePlanHaveToBeGiven() throws {
    try Self.planned(closures: Self.closure) { made in
      #expect(try made.texts() == [])
      var without = made
      without.scenario.roads.closures = nil
      #expect(try without.codes().contains("input_gone"))
      try Folders.write(
        Self.closure.replacingOccurrences(of: "25.1", with: "25.2"),
        to: made.folder + "/c.geojson")
      #expect(try made.codes().contains("input_changed"))
    }
  }

  /// A road of the plan that is shut when it is checked.
  @Test func aShutRoadIsNamed() throws {
    try Self.planned { made in
      var shut = made
      // All of Lapland's south: whatever is driven there is shut.
      try Folders.write(
        #"""
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
        [[[24,65.6],[27,65.6],[27,66.6],[24,66.6],[24,65.6]]]}}
        """#, to: made.folder + "/c.geojson")
      shut.scenario.roads.closures = made.folder + "/c.geojson"
      let codes = Set(try shut.codes())
      #expect(codes.contains("input_new"))
      #expect(codes.contains("road_closed") || codes.contains("no_way"), "\(codes)")
    }
  }

  /// What a hand changes in a plan: a position of a way, and times of a whole leg.
  @Test func tamperedWaysAreNamed() throws {
    try Self.planned { made in
      // The longest line, in whose middle one position is moved by a tenth of a degree.
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(made.text.utf8)) as? [String: Any])
      let features = try #require(document["features"] as? [[String: Any]])
      func line(_ feature: [String: Any]) -> [[Double]] {
        let properties = feature["properties"] as? [String: Any]
        guard properties?["layer"] as? String == "leg" else { return [] }
        let geometry = feature["geometry"] as? [String: Any]
        return geometry?["coordinates"] as? [[Double]] ?? []
      }
      let longest = try #require(
        features.indices.max { line(features[$0]).count < line(features[$1]).count })
      func changed(_ change: (inout [[Double]]) -> Void) throws -> Set<String> {
        var copy = document
        var list = features
        var geometry = try #require(list[longest]["geometry"] as? [String: Any])
        var points = line(list[longest])
        change(&points)
        geometry["coordinates"] = points
        list[longest]["geometry"] = geometry
        copy["features"] = list
        let data = try JSONSerialization.data(withJSONObject: copy, options: [.sortedKeys])
        return Set(try made.codes { _ in String(decoding: data, as: UTF8.self) })
      }
      let moved = try changed { $0[$0.count / 2][1] += 0.1 }
      #expect(moved.contains("path_off_road"), "\(moved)")
      let cut = try changed { $0.removeLast() }
      #expect(cut.contains("path_end"), "\(cut)")
      let begun = try changed { $0.removeFirst() }
      #expect(begun.contains("path_start"), "\(begun)")
    }
  }

  /// Messages on the shipped network: the plan is made and verified with them.
  @Test func aPlanUnderMessagesOnTheShippedNetworkIsVerified() throws {
    try Folders.scratch { folder in
      var scenario = try Shipped.scenario()
      let text = MessageGeometryTests.message(
        MessageGeometryTests.point(25.2, 66.2), address: (4, 1, 0))
      try Folders.write(text, to: folder + "/m.json")
      scenario.roads.closures = folder + "/m.json"
      let made = try Made(scenario, date: "2026-11-23", iterations: 20)
      try Folders.write(String(decoding: made.bytes, as: UTF8.self), to: folder + "/p.geojson")
      let report = try PlanAudit(scenario: scenario).check(
        planFile: folder + "/p.geojson", loadsFile: nil)
      #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
      #expect(!report.summary.contains("as they stand"))
      // The plan without the message, checked under it: its ways are shut.
      let free = try Shipped.november()
      try Folders.write(String(decoding: free.bytes, as: UTF8.self), to: folder + "/f.geojson")
      let shut = Set(
        try PlanAudit(scenario: scenario).check(planFile: folder + "/f.geojson", loadsFile: nil)
          .findings.map(\.code))
      #expect(shut.isSuperset(of: ["input_new", "road_closed"]), "\(shut)")
    }
  }
}

/// The checker's plain search and sums against the planner's hierarchy, on real extracts.
@Suite(.enabled(if: RealExtracts.areThere, "no ../shared/geodata/osm beside the repository"))
struct RealMapTests {
  @Test(arguments: ["heidelberg", "helsinki-centre"])
  func plainSearchAndSumsEqualThePlanners(name: String) throws {
    let (network, report) = try LinkNetworkImport.read(RealExtracts.path(name), threads: 2)
    let roads = try LinkRoads(network, facts: RoadsFacts(report), threads: 2)
    let shipped = try Shipped.scenario()
    var data = shipped.data
    data.operations = []
    data.sites = Array(data.sites.prefix(9))
    var random = SeededRandom(5)
    for site in data.sites.indices {
      let node = random.below(network.nodeCount)
      let place = network.position(ofNode: node)
      data.sites[site].position = Coordinate(
        clampedLongitude: place.longitude + 0.0003, latitude: place.latitude)
    }
    // Shut and limited links, as by a file of closures.
    var options = LinkWays.Options()
    options.shutLinks = Set((0..<60).map { _ in UInt32(random.below(network.linkCount)) }).sorted()
    options.linkLimits = Set(
      (0..<60).map { _ in
        LinkLimit(link: UInt32(random.below(network.linkCount)), quantity: .gross, most: 20_000)
      }
    ).sorted()
    let date = try CalendarDate(parsing: "2026-05-04")
    let ways = LinkWays(
      roads, data: data, rules: shipped.configuration.rules.roads, options: options)
    let map = MapEvidence.map(ways, on: date)
    let plain = MapNetwork(map, rules: shipped.configuration.rules.roads)
    let types = shipped.configuration.vehicleTypes.sorted { $0.gross < $1.gross }
    var compared = 0
    for (type, load) in [
      (try #require(types.first), nil), (try #require(types.last), Kilograms(40_000)),
    ] {
      let signs = try map.use(type, load, Set(data.sites.map(\.id)))
      let use = RoadUse(type: type, load: load)
      let arcs = MapArcs(plain, signs: signs, use: use)
      let trails = TurnTrails(signs.bans)
      #expect(!signs.bans.isEmpty)
      let reader = MapReading(network: plain, arcs: arcs)
      let profile = RoadProfile(type, carrying: load ?? .zero)
      for from in data.sites.prefix(3) {
        guard let start = signs.joins[from.id] else { continue }
        let search = MapWays(plain, arcs, trails: trails, from: start)
        for to in data.sites where to.id != from.id {
          guard let finish = signs.joins[to.id] else { continue }
          let least = search.milliseconds(to: finish)
          let found = try ways.route(
            from: .site(from.id), to: .site(to.id), profile: profile, on: date, by: .time
          ).found
          let access =
            plain.accessMilliseconds(start.access) + plain.accessMilliseconds(finish.access)
          #expect(found?.milliseconds == least.map { $0 + access }, "\(from.id) to \(to.id)")
          guard let found, let least else { continue }
          guard
            case .read(let way) = reader.read(
              GridPoint.line(found.path), cuts: [], from: start, to: finish)
          else {
            Issue.record("the line from \(from.id) to \(to.id) is not read")
            continue
          }
          #expect(way.milliseconds == least)
          #expect(
            (way.decimeters + 5) / 10 + start.access.value + finish.access.value
              == found.distance.value)
          #expect(way.arcs.allSatisfy { arcs.obstacles(on: $0).isEmpty })
          #expect(trails.firstBanned(along: way.arcs) == nil)
          compared += 1
        }
      }
    }
    #expect(compared >= 20, "\(compared) pairs")
  }
}

/// Damaged roads files handed to the checker: an error or an answer, never a trap.
@Suite struct DamagedMapTests {
  @Test(arguments: 0..<40)
  func aDamagedMapIsReadWithoutATrap(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    try Folders.scratch { folder in
      try Folders.write(RoadsImportTests.nodes, to: folder + "/nodes.csv")
      try Folders.write(RoadsImportTests.links, to: folder + "/links.csv")
      let path = folder + "/x.roads"
      _ = try RoadsImportRun(
        .table(links: folder + "/links.csv", nodes: folder + "/nodes.csv"), threads: 1,
        tell: { _ in }
      ).write(to: path)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      // Head and table have a checksum of their own.
      let head = 32 + 56 * Int(whole[12])
      let shipped = try Shipped.scenario()
      var data = shipped.data
      data.operations = []
      data.sites = Array(data.sites.prefix(2))
      for (site, latitude) in zip(data.sites.indices, [66.01, 66.07]) {
        data.sites[site].position = Coordinate(clampedLongitude: 25, latitude: latitude)
      }
      let date = try CalendarDate(parsing: "2026-11-23")
      let type = try #require(shipped.configuration.vehicleTypes.first)
      var opened = 0
      for _ in 0..<50 {
        var bytes = whole
        for _ in 0..<1 + random.below(4) {
          bytes[head + random.below(bytes.count - head)] = UInt8(random.below(256))
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        guard let roads = try? LinkRoads.open(path) else { continue }
        opened += 1
        let ways = LinkWays(roads, data: data, rules: shipped.configuration.rules.roads)
        let map = MapEvidence.map(ways, on: date)
        guard let signs = try? map.use(type, nil, Set(data.sites.map(\.id))),
          let start = signs.joins[data.sites[0].id], let finish = signs.joins[data.sites[1].id]
        else { continue }
        let network = MapNetwork(map, rules: shipped.configuration.rules.roads)
        let arcs = MapArcs(network, signs: signs, use: RoadUse(type: type, load: nil))
        let search = MapWays(network, arcs, trails: TurnTrails(signs.bans), from: start)
        _ = search.milliseconds(to: finish)
        let line = (map.line(0) + map.line(1)).map { GridPoint($0) }
        _ = MapReading(network: network, arcs: arcs).read(
          line, cuts: [1], from: start, to: finish)
      }
      #expect(opened > 0)
    }
  }
}
