import Domain
import OpenStreetMap
import TestSupport
import Testing

@testable import Roads

@Suite struct LinkNetworkImportTests {
  /// Imports a map.
  private func network(
    _ map: SmallMap, threads: Int = 1, elements: Int = 1000
  ) throws -> (network: LinkNetwork, report: ImportReport) {
    let file = try ExtractFile(ExtractWriter.file(map, elements: elements), name: "test.osm.pbf")
    return try LinkNetworkImport.read(file, threads: threads)
  }

  private func rule(_ link: Int, _ network: LinkNetwork) throws -> LinkRule {
    let place = Int(network.linkRule[link])
    let range = Int(network.firstRuleByte[place])..<Int(network.firstRuleByte[place + 1])
    return try LinkRule(bytes: range.map { network.ruleByte[$0] })
  }

  private func name(_ link: Int, _ network: LinkNetwork) -> String {
    let place = Int(network.linkName[link])
    let range = Int(network.firstNameByte[place])..<Int(network.firstNameByte[place + 1])
    return String(decoding: range.map { network.nameByte[$0] }, as: UTF8.self)
  }

  /// Links as `from-to:source`, in order.
  private func links(_ network: LinkNetwork) -> [String] {
    (0..<network.linkCount).map {
      "\(network.linkFrom[$0])-\(network.linkTo[$0]):\(network.linkSource[$0])"
    }
  }

  /// Bans as lists of arcs; `3` is link 3 forward, `-3` backward.
  private func bans(_ network: LinkNetwork) -> [String] {
    (0..<network.turnRule.count).map { ban in
      (Int(network.firstTurnArc[ban])..<Int(network.firstTurnArc[ban + 1])).map { place in
        let arc = network.turnArc[place]
        return (arc & 1 == 0 ? "" : "-") + "\(arc >> 1)"
      }
      .joined(separator: " ")
    }
  }

  /// Two roads.
  ///
  ///     1 --- 2 --- 3 --- 4      way 10: 1 2 3 4
  ///                 |            way 11: 3 5 6
  ///                 5
  ///                 |
  ///                 6
  private static let crossing: SmallMap = {
    var map = SmallMap()
    map.node(1, 65, 25)
    map.node(2, 65, 25.01)
    map.node(3, 65, 25.02)
    map.node(4, 65, 25.03)
    map.node(5, 64.99, 25.02)
    map.node(6, 64.98, 25.02)
    map.way(10, [1, 2, 3, 4], ["highway": "primary", "ref": "4", "name": "Pohjantie"])
    map.way(11, [3, 5, 6], ["highway": "tertiary"])
    return map
  }()

  @Test func waysAreCutWhereTheyMeet() throws {
    let (network, report) = try network(Self.crossing)
    #expect(links(network) == ["0-1:10", "1-2:10", "1-3:11"])
    #expect(
      network.nodeLatitude.map { $0 } == [650_000_000, 650_000_000, 650_000_000, 649_800_000])
    #expect(network.firstShapePoint.map { $0 } == [0, 1, 1, 2])
    #expect(network.shapeLongitude.map { $0 } == [250_100_000, 250_200_000])
    #expect(name(0, network) == "4\tPohjantie")
    #expect(name(2, network) == "\t")
    #expect(try rule(0, network).roadClass == .primary)
    #expect(try rule(0, network).country == .finland)
    #expect(report.roads == 2 && report.links == 3 && report.nodes == 4)
    #expect(report.nodesRead == 6 && report.waysRead == 2)
  }

  /// Lengths on the ellipsoid, by PROJ's geodesics.
  @Test func lengthsAreThoseOfTheEllipsoid() throws {
    let (network, _) = try network(Self.crossing)
    // 65 N 25 E to 65 N 25.02 E: 943.51 m by two segments; 65 N to 64.98 N: 2229.85 m.
    #expect(abs(Int(network.linkLength[0]) - 94_351) <= 1)
    #expect(abs(Int(network.linkLength[2]) - 222_985) <= 1)
  }

  @Test func barriersBecomeLinksOfNoLength() throws {
    var map = Self.crossing
    map.nodes[1].tags = ["barrier": "gate", "access": "private"]
    let (network, report) = try network(map)
    // Node 2 is cut in two, and the last link joins its sides.
    #expect(links(network) == ["0-1:10", "2-3:10", "3-4:10", "3-5:11", "1-2:2"])
    #expect(network.linkLength[4] == 0)
    let barrier = try rule(4, network)
    #expect(barrier.marks == .barrier)
    #expect(barrier.verdict(for: Driver.rigid, at: Driver.june).forward.openness == .closed)
    #expect(report.barriers == 1)
  }

  @Test func barriersOnCrossingsStandInEveryArm() throws {
    var map = Self.crossing
    map.nodes[2].tags = ["barrier": "lift_gate"]
    let (network, _) = try network(map)
    // Sides 1, 2 and 4 around the middle 6.
    #expect(
      links(network) == ["0-1:10", "2-3:10", "4-5:11", "1-6:3", "2-6:3", "4-6:3"])
    // Two of its links together cost what the barrier does.
    #expect(try rule(3, network).surcharge == 10_000)
  }

  @Test func barriersAtTheEndOfARoadStandInNobodysWay() throws {
    var map = Self.crossing
    map.nodes[5].tags = ["barrier": "block"]
    let (network, report) = try network(map)
    #expect(network.linkCount == 3)
    #expect(report.barriers == 0)
  }

  @Test func signalsCostAHalfOnEachLink() throws {
    var map = Self.crossing
    map.nodes[2].tags = ["highway": "traffic_signals"]
    map.nodes[1].tags = ["traffic_calming": "hump"]
    let (network, _) = try network(map)
    #expect(try rule(0, network).surcharge == 11_000)
    #expect(try rule(1, network).surcharge == 6000)
  }

  @Test func missingNodesCutRoads() throws {
    var map = Self.crossing
    map.nodes.remove(at: 1)
    map.way(12, [3, 99], ["highway": "residential"])
    map.way(13, [98, 99], ["highway": "residential"])
    let (network, report) = try network(map)
    // Node 1 is left alone on its side of the gap.
    #expect(links(network) == ["0-1:10", "0-2:11"])
    #expect(report.missingNodes == 4)
  }

  @Test func oddWaysDoNoHarm() throws {
    var map = Self.crossing
    map.way(20, [], ["highway": "primary"])
    map.way(21, [1], ["highway": "primary"])
    map.way(22, [1, 1, 1], ["highway": "primary"])
    map.way(23, [4, 5, 4], ["highway": "primary"])
    map.way(24, [1, 4, 6, 1], ["highway": "service", "junction": "roundabout"])
    map.way(10, [1, 6], ["highway": "track"])
    let (network, report) = try network(map)
    #expect(report.waysLeftOut.contains { $0.name == "fewer than two nodes" && $0.count == 3 })
    #expect(links(network).count == 10)
    #expect(network.linkFrom.allSatisfy { $0 < network.nodeCount })
  }

  @Test func ferriesSpreadTheirDuration() throws {
    var map = Self.crossing
    map.ways[0].tags = ["route": "ferry", "motor_vehicle": "yes", "duration": "00:10"]
    let (network, _) = try network(map)
    let parts = try (0..<2).map { try rule($0, network).fixedMilliseconds ?? 0 }
    #expect(parts.reduce(0, +) == 600_000)
    #expect(abs(parts[0] - 400_000) <= 2)
  }

  @Test func restrictionsBanArcs() throws {
    var map = Self.crossing
    map.restriction(1, from: 10, via: 3, to: 11, ["restriction": "no_right_turn"])
    map.restriction(2, from: 11, via: 3, to: 11, ["restriction": "no_u_turn"])
    map.restriction(3, from: 11, via: 99, to: 10, ["restriction": "no_u_turn"])
    map.restriction(4, from: 11, via: 3, to: 77, ["restriction": "no_u_turn"])
    map.restriction(5, from: 10, via: 3, to: 11, ["restriction": "no_right_turn", "except": "hgv"])
    map.relation(6, [], ["type": "restriction"])
    map.relation(7, [], ["type": "restriction", "restriction": "no_u_turn"])
    let (network, report) = try network(map)
    // Way 10 passes node 3, so which of its arcs is meant stays open.
    #expect(bans(network) == ["-2 2"])
    #expect(report.restrictions == 1 && report.bans == 1)
    #expect(
      report.restrictionsLeftOut.map { "\($0.count) \($0.name)" } == [
        "2 for other vehicles", "2 members missing or no roads", "2 ways that do not meet",
      ])
  }

  /// Three roads.
  ///
  ///     1 --10-- 3 --12-- 4      way 11: 3 5 6
  ///              |
  ///              6
  private static let ends: SmallMap = {
    var map = Self.crossing
    map.ways = []
    map.way(10, [1, 2, 3], ["highway": "primary"])
    map.way(12, [3, 4], ["highway": "primary"])
    map.way(11, [3, 5, 6], ["highway": "tertiary"])
    return map
  }()

  @Test func onlyRestrictionsBanAllOthers() throws {
    var map = Self.ends
    map.restriction(1, from: 10, via: 3, to: 12, ["restriction": "only_straight_on"])
    let (network, report) = try network(map)
    #expect(links(network) == ["0-1:10", "1-2:12", "1-3:11"])
    // From link 0 neither back nor into link 2.
    #expect(bans(network) == ["0 -0", "0 2"])
    #expect(report.bans == 2)
  }

  @Test func restrictionsByWayOfWaysBanWholePaths() throws {
    var map = Self.ends
    map.way(13, [6, 7], ["highway": "tertiary"])
    map.node(7, 64.97, 25.02)
    map.relation(
      1, [(1, 10, "from"), (1, 11, "via"), (1, 13, "to")],
      ["type": "restriction", "restriction": "no_u_turn"])
    map.relation(
      2, [(1, 13, "from"), (1, 11, "via"), (1, 12, "to")],
      ["type": "restriction", "restriction": "only_left_turn"])
    let (network, _) = try network(map)
    #expect(links(network) == ["0-1:10", "1-2:12", "1-3:11", "3-4:13"])
    #expect(bans(network) == ["0 2 3", "-3 -2 -0", "-3 -2 2"])
  }

  @Test func threadsAndBlocksChangeNothing() throws {
    var map = SmallMap()
    var random = SeededRandom(7)
    for id in 1...900 {
      map.node(
        id, 65 + Double(id / 30) * 0.01, 25 + Double(id % 30) * 0.01,
        id % 40 == 0 ? ["barrier": "gate"] : [:])
    }
    for way in 1...400 {
      let nodes = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int.random(in: 1...910, using: &random)
      }
      let classes = ["primary", "residential", "track", "service"]
      map.way(
        way, nodes,
        [
          "highway": classes[Int.random(in: 0..<4, using: &random)],
          "maxweight": "\(Int.random(in: 10...40, using: &random))", "name": "Tie \(way % 50)",
        ])
    }
    for relation in 1...200 {
      map.restriction(
        relation, from: Int.random(in: 1...400, using: &random),
        via: Int.random(in: 1...900, using: &random), to: Int.random(in: 1...400, using: &random),
        ["restriction": relation % 3 == 0 ? "only_straight_on" : "no_left_turn"])
    }
    let one = try network(map)
    let bytes = Self.bytes(one.network)
    for (threads, elements) in [(2, 1000), (1, 50), (2, 50), (5, 33)] {
      let other = try network(map, threads: threads, elements: elements)
      #expect(Self.bytes(other.network) == bytes)
      #expect(other.report.links == one.report.links)
    }
    // Every reference of the network lies inside.
    let network = one.network
    #expect(network.linkFrom.allSatisfy { $0 < network.nodeCount })
    #expect(network.linkTo.allSatisfy { $0 < network.nodeCount })
    #expect(network.turnArc.allSatisfy { $0 < network.linkCount * 2 })
    for link in 0..<network.linkCount { _ = try rule(link, network) }
  }

  /// All columns one behind the other.
  static func bytes(_ network: LinkNetwork) -> [UInt8] {
    var bytes: [UInt8] = []
    func add<Element>(_ column: Column<Element>) { column.withBytes { bytes += Array($0) } }
    add(network.nodeLatitude)
    add(network.nodeLongitude)
    add(network.linkFrom)
    add(network.linkTo)
    add(network.linkLength)
    add(network.linkRule)
    add(network.linkName)
    add(network.linkSource)
    add(network.firstShapePoint)
    add(network.shapeLatitude)
    add(network.shapeLongitude)
    add(network.firstTurnArc)
    add(network.turnArc)
    add(network.turnRule)
    add(network.firstRuleByte)
    add(network.ruleByte)
    add(network.firstTurnRuleByte)
    add(network.turnRuleByte)
    add(network.firstNameByte)
    add(network.nameByte)
    return bytes
  }

  /// Whatever the bytes, an import ends in a network that holds together, or in an error.
  @Test(arguments: 0..<4)
  func changedFilesAreImportedOrRefused(seed: Int) throws {
    var map = Self.ends
    map.restriction(1, from: 10, via: 3, to: 12, ["restriction": "only_straight_on"])
    map.nodes[1].tags = ["barrier": "gate"]
    let bytes = ExtractWriter.file(map, packing: .raw)
    var random = SeededRandom(seed)
    for _ in 0..<500 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        changed[place] = UInt8.random(in: .min ... .max, using: &random)
      }
      guard let file = try? ExtractFile(changed, name: "changed"),
        let network = try? LinkNetworkImport.read(file, threads: 1).network
      else { continue }
      #expect(network.linkFrom.allSatisfy { $0 < network.nodeCount })
      #expect(network.turnArc.allSatisfy { $0 < network.linkCount * 2 })
    }
  }

  @Test func emptyMapsAreEmptyNetworks() throws {
    let (network, report) = try network(SmallMap())
    #expect(network.linkCount == 0 && network.nodeCount == 0)
    #expect(report.bounds == nil)
  }
}

@Suite(.enabled(if: RealExtracts.areThere, "no ../shared/geodata/osm beside the repository"))
struct RealImportTests {
  @Test func heidelbergHasWhatItsMapHas() throws {
    let path = RealExtracts.path("heidelberg")
    let (network, report) = try LinkNetworkImport.read(path, threads: 2)
    #expect(report.nodesRead == 221_009)
    #expect(report.waysRead == 31_619)
    // 476 relations of the type restriction, counted by osmium.
    let left = report.restrictionsLeftOut.reduce(0) { $0 + $1.count }
    #expect(report.restrictions + left == 476)
    #expect(report.restrictions > 450)
    #expect(report.unknownConditions.isEmpty)
    #expect(report.missingNodes == 0)
    let again = try LinkNetworkImport.read(path, threads: 1).network
    #expect(LinkNetworkImportTests.bytes(network) == LinkNetworkImportTests.bytes(again))
  }

  @Test func helsinkiIsInFinland() throws {
    let (network, report) = try LinkNetworkImport.read(
      RealExtracts.path("helsinki-centre"), threads: 2)
    #expect(report.unknownConditions.isEmpty)
    for link in 0..<network.linkCount where network.linkLength[link] > 0 {
      let place = Int(network.linkRule[link])
      let range = Int(network.firstRuleByte[place])..<Int(network.firstRuleByte[place + 1])
      #expect(try LinkRule(bytes: range.map { network.ruleByte[$0] }).country == .finland)
    }
  }
}

@Suite struct CountryOutlineTests {
  /// Towns, with their countries.
  @Test(arguments: [
    (65.01, 25.47, RoadCountry.finland), (60.17, 24.94, .finland), (69.91, 27.03, .finland),
    (60.10, 19.94, .finland), (65.85, 24.19, .finland), (65.83, 24.10, .sweden),
    (59.33, 18.07, .sweden), (55.60, 13.00, .sweden), (57.64, 18.29, .sweden),
    (67.86, 20.22, .sweden), (59.91, 10.75, .norway), (69.65, 18.96, .norway),
    (69.73, 30.05, .norway), (68.44, 17.43, .norway), (63.43, 10.40, .norway),
    (49.41, 8.69, .other), (55.68, 12.57, .other), (59.44, 24.75, .other),
    (61.79, 34.35, .other),
  ])
  func townsLieInTheirCountries(latitude: Double, longitude: Double, expected: RoadCountry) {
    #expect(CountryOutline.country(latitude: latitude, longitude: longitude) == expected)
  }
}
