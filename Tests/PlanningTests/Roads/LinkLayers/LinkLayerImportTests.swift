import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Links of Digiroad as a network.
@Suite struct LinkLayerImportTests {
  @Test func endsThatMeetAreNodesAndFieldsBecomeRules() throws {
    let roads = try DigiroadFile.imported()
    #expect(roads.network.nodeCount == 4 && roads.network.linkCount == 3)
    let (main, bridge, street) = (try roads.rule(0), try roads.rule(1), try roads.rule(2))
    #expect(main.roadClass == .trunk && main.country == .finland && main.marks == [])
    #expect(bridge.marks == .bridge)
    // The lowest functional class without a number, kept by a municipality: a street.
    #expect(street.roadClass == .residential && street.marks == .urban)
    #expect(street.forward.flow.isEmpty && street.backward.flow.map(\.openness) == [.closed])
    #expect(roads.facts.attribution.contains("Digiroad / Väylävirasto"))
    #expect(roads.facts.attribution.contains("CC BY 4.0"))
    #expect(roads.facts.timestamp == 1_793_534_400)  // 2026-11-01T12:00:00Z
    #expect(roads.count("file", "rows of links") == 3)
    #expect(roads.count("network", "links with a road address") == 2)
    let address = try #require(roads.network.addresses).address(of: 1)
    #expect(address.from == RoadAddress(road: 4, part: 101, distance: 1000))
    #expect(address.to == RoadAddress(road: 4, part: 101, distance: 2000))
    // Lengths lie on the ground: a kilometer of TM35FIN at its middle is 1/0.9996 km long.
    #expect((Int(roads.network.linkLength[0]) - 100_040).magnitude <= 2)
    #expect(roads.network.nodeLongitude.contains { ($0 - 270_000_000).magnitude <= 1 })
  }

  @Test func threadsChangeNothing() throws {
    func bytes(_ threads: Int) throws -> Data {
      try Folders.scratch { folder in
        try DigiroadFile.geoPackage(folder + "/l.gpkg") { writer in
          try DigiroadFile.addAssets(writer, "dr_max_massa", ["'a:1', 12000, 300, 400, 1"])
        }
        _ = try RoadsImportRun(
          RoadsSource(path: folder + "/l.gpkg"), threads: threads, tell: { _ in }
        ).write(to: folder + "/l.roads")
        return try Data(contentsOf: URL(fileURLWithPath: folder + "/l.roads"))
      }
    }
    #expect(try bytes(1) == bytes(3))
  }

  @Test func messagesByRoadAddressAreOnTheirLinks() throws {
    let roads = try DigiroadFile.imported()
    let addresses = try #require(roads.network.addresses)
    func links(_ from: Int, _ to: Int) -> [UInt32] {
      addresses.links(
        from: RoadAddress(road: 4, part: 101, distance: from),
        to: RoadAddress(road: 4, part: 101, distance: to))
    }
    #expect(links(100, 200) == [0] && links(1900, 900) == [0, 1] && links(2000, 2100).count <= 1)
  }

  @Test func assetsCutLinksWhereTheyBeginAndEnd() throws {
    let roads = try DigiroadFile.imported { writer in
      try DigiroadFile.addAssets(
        writer, "dr_nopeusrajoitus",
        [
          "'a:1', 80, 0, 1000, 1", "'b:1', 60, 0, 400, 2", "'b:1', 50, 0, 400, 3",
          "'b:1', 80, 400, 1000, 1",
        ])
      try DigiroadFile.addAssets(writer, "dr_talvinopeusrajoitus", ["'a:1', 70, 0, 1000, 1"])
      try DigiroadFile.addAssets(writer, "DR_MAX_KORKEUS_K", ["'a:1', 440, 250, 260, 1"])
      try DigiroadFile.addAssets(writer, "digiroad:dr_max_massa", ["'x:9', 12000, 0, 10, 1"])
      try DigiroadFile.addAssets(writer, "dr_ajoneuvokoht_rajoitus", ["'a:1', 4, 0, 10, 1"])
    }
    // a:1 at 250 and 260, b:1 at 400, d:1 whole.
    #expect(roads.network.linkCount == 6 && roads.network.nodeCount == 7)
    let lengths = (0..<6).map { Int(roads.network.linkLength[$0]) }
    for (length, meters) in zip(lengths, [250.0, 10, 740, 400, 600, 500]) {
      #expect((Double(length) / 100 - meters / 0.9996).magnitude < 0.3, "\(lengths)")
    }
    let rules = try (0..<6).map { try roads.rule($0) }
    #expect(rules[0].limits.isEmpty && rules[2].limits.isEmpty)
    #expect(rules[0] == rules[2])
    #expect(rules[1].limits.map(\.quantity) == [.height])
    #expect(rules[1].limits.first?.clauses.map(\.most) == [440])
    #expect(rules[0].forward.speed.map(\.speed) == [700, 800])
    #expect(rules[0].forward.speed.first?.condition == RoadCondition([.season(.winter)]))
    #expect(rules[3].forward.speed.map(\.speed) == [600])
    #expect(rules[3].backward.speed.map(\.speed) == [500])
    #expect(rules[4].backward.speed.map(\.speed) == [800])
    #expect(rules[5].forward.speed.isEmpty)
    #expect(roads.count("joining", "cuts where an asset begins or ends") == 3)
    #expect(roads.count("asset", "rows of links that are not there") == 1)
    #expect(roads.count("table not read", "dr_ajoneuvokoht_rajoitus") == 1)
    #expect(RoadsSummary(roads).warnings.contains { $0.contains("dr_ajoneuvokoht_rajoitus") })
    // Both pieces of a road still have its address.
    #expect(roads.network.addresses?.address(of: 2).to?.distance == 1000)
  }

  @Test func massesBindAsTheRegisterOfBridgesHasThem() throws {
    let roads = try DigiroadFile.imported { writer in
      try DigiroadFile.addAssets(
        writer, "dr_max_massa", ["'a:1', 35000, 0, 1000, 1", "'b:1', 35000, 0, 1000, 1"])
      try DigiroadFile.addAssets(
        writer, "dr_yhdistelman_max_massa", ["'b:1', 60000, 0, 1000, 1"])
      try DigiroadFile.addAssets(
        writer, "dr_max_telimassa", ["'d:1', 16000, 24000, 0, 500, 2"],
        value: "M_2AKSELI INTEGER, M_3AKSELI INTEGER")
    }
    func limits(_ link: Int) throws -> [String] {
      try roads.rule(link).limits.map {
        "\($0.quantity) \($0.clauses.first?.most ?? 0) \($0.sides)"
      }
    }
    #expect(try limits(0) == ["singleVehicle 35000 both"])
    #expect(try limits(1) == ["loneVehicle 35000 both", "combination 60000 both"])
    #expect(try limits(2) == ["bogie 16000 forward", "tripleBogie 24000 forward"])
  }

  @Test func columnsOfLinksHaveLimitsToo() throws {
    let roads = try Folders.scratch { folder in
      let path = folder + "/columns.gpkg"
      let writer = try GeoPackageWriter(path)
      try writer.addLayer(
        "roads",
        columns: """
          direction TEXT, road INTEGER, speed_kmh REAL, winter_speed_kmh TEXT, surface TEXT,
          max_gross_t REAL, MAX_HEIGHT_M REAL, max_axle_t REAL, korkeusrajoitus INTEGER,
          length_m REAL
          """)
      try writer.addRow(
        "roads", "'backward', 45, 72.5, '60', 'gravel', 60, 4.4, 10, 0, 1234.5",
        geometry: GeoPackageWriter.geometry([DigiroadFile.lines[0]]))
      try writer.close()
      _ = try RoadsImportRun(RoadsSource(path: path), threads: 1, tell: { _ in })
        .write(to: folder + "/c.roads")
      return try LinkRoads.open(folder + "/c.roads")
    }
    let rule = try roads.rule(0)
    #expect(rule.roadClass == .primary && rule.marks == .unpaved && rule.roadSpeed == 550)
    #expect(rule.forward.flow.map(\.openness) == [.closed] && rule.backward.flow.isEmpty)
    #expect(rule.backward.speed.map(\.speed) == [600, 725])
    #expect(
      rule.limits.map { "\($0.quantity) \($0.clauses.first?.most ?? 0)" }
        == ["gross 60000", "axle 10000", "height 440"])
    #expect(roads.network.linkLength[0] == 123_450)
    // Not Digiroad's names, so not Digiroad's license.
    #expect(roads.facts.attribution == "columns.gpkg, under its own license")
  }

  @Test func whatNoTruckUsesIsLeftOutAndCounted() throws {
    func row(_ type: Int, _ state: Int = 3, functional: Int = 5, flow: Int = 2) -> String {
      "'t:\(type)\(state)\(functional)\(flow)', \(flow), \(type), \(functional), 1, \(state), "
        + "NULL, NULL, NULL, NULL, 0, NULL, NULL"
    }
    let left = [
      row(8), row(9), row(10), row(12), row(13), row(14), row(15), row(16), row(3, functional: 8),
      row(3, 1), row(3, 2), row(3, 4), row(99, functional: 99), row(3, flow: 99),
    ]
    let kept = [row(3), row(1), row(4), row(6), row(7), row(11), row(21), row(99), row(22)]
    let roads = try DigiroadFile.imported(
      rows: kept + left,
      lines: (kept + left).indices.map {
        [(500_000, 7_300_000), (500_100 + Double($0), 7_300_100)]
      })
    let classes: [RoadClass] = [
      .residential, .motorway, .residential, .primaryLink, .service, .service, .ferry,
      .residential, .residential,
    ]
    #expect(try (0..<kept.count).map { try roads.rule($0).roadClass } == classes)
    #expect(roads.network.linkCount == kept.count)
    let ferry = try roads.rule(6)
    #expect(ferry.marks == .ferry && ferry.roadSpeed == 150)
    let counts = roads.facts.counts.filter { $0.group == "link left out" }
    #expect(counts.map(\.count).reduce(0, +) == left.count)
    #expect(roads.count("link left out", "walking and cycling path") == 2)
    #expect(roads.count("link left out", "link for special transports") == 2)
    #expect(roads.count("link left out", "planned") == 1)
    #expect(roads.count("link left out", "flow direction not known (99)") == 1)
  }

  @Test func anOlderListOfStatesIsKnownByItsZeros() throws {
    let rows = [0, 0, 1, 3].map {
      "'s', 2, 3, 5, 1, \($0), NULL, NULL, NULL, NULL, 0, NULL, NULL"
    }
    let roads = try DigiroadFile.imported(
      rows: rows,
      lines: rows.indices.map { [(500_000, 7_300_000), (500_100 + Double($0), 7_300_100)] })
    #expect(roads.network.linkCount == 2)
    #expect(roads.count("link left out", "planned") == 1)
    #expect(roads.count("link left out", "under construction") == 1)
  }

  @Test func partsOfARowShareItsMetersAndItsLength() throws {
    let roads = try Folders.scratch { folder in
      let path = folder + "/multi.gpkg"
      let writer = try GeoPackageWriter(path)
      try writer.addLayer(
        "links", columns: "link_id TEXT, ajosuunta INTEGER, length_m REAL", type: "MULTILINESTRING")
      var form = GeoPackageWriter.Form()
      form.isMulti = true
      try writer.addRow(
        "links", "'m', 2, 2000",
        geometry: GeoPackageWriter.geometry(
          [[DigiroadFile.a, DigiroadFile.b], [DigiroadFile.b, DigiroadFile.d]], form))
      // From the first line's 750th meter to the second's 250th.
      try DigiroadFile.addAssets(writer, "dr_max_akselimassa", ["'m', 8000, 750, 1250, 1"])
      try writer.close()
      _ = try RoadsImportRun(RoadsSource(path: path), threads: 1, tell: { _ in })
        .write(to: folder + "/m.roads")
      return try LinkRoads.open(folder + "/m.roads")
    }
    #expect(roads.network.linkCount == 4)
    let limited = try (0..<4).map { try !roads.rule($0).limits.isEmpty }
    #expect(limited == [false, true, true, false])
    // 2000 m over 1000 m and 500 m of line.
    #expect((0..<4).map { roads.network.linkLength[$0] } == [100_000, 33_333, 33_333, 33_333])
  }
}
