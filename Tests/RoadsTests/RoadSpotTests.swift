import Domain
import TestSupport
import Testing

@testable import Roads

/// Which road runs at a position, on drawn networks and against looking at every link.
@Suite struct RoadSpotTests {
  /// A hundred-thousandth of a degree at the equator is 1.11 m; positions here are in such units.
  private func position(_ x: Int, _ y: Int) -> Coordinate {
    Coordinate(clampedLongitude: Double(x) / 1e5, latitude: Double(y) / 1e5)
  }

  private func spot(
    _ drawn: DrawnLinks, _ x: Int, _ y: Int, road: String = "",
    preferring structure: RoadSpot.Structure = .any
  ) throws -> [UInt32] {
    let network = drawn.network
    return try RoadSpot(network, tree: LinkTree(network))
      .links(at: position(x, y), road: road, preferring: structure)
  }

  private func refusal(_ body: () throws -> [UInt32]) -> RoadSpot.Refusal? {
    #expect(throws: RoadSpot.Refusal.self) { try body() }
  }

  /// Two roads side by side, 20 units (22 m) apart, and a third that crosses both.
  ///
  ///     0 ---- 1    4;E75
  ///       4
  ///     2 -|-- 3    81
  ///       5
  private func twoRoads() -> DrawnLinks {
    var drawn = DrawnLinks([
      (0.0002, 0), (0.0002, 0.01), (0, 0), (0, 0.01), (0.001, 0.002), (-0.001, 0.002),
    ])
    drawn.link(0, 1, meters: 1112, name: "4;E75\tNelostie")
    drawn.link(2, 3, meters: 1112, name: "Kt 81\t")
    drawn.link(4, 5, meters: 222, name: "\tRaitti")
    return drawn
  }

  @Test func theNearestRoadIsTakenUnlessAnotherIsNamed() throws {
    #expect(try spot(twoRoads(), 500, 25) == [0])
    #expect(try spot(twoRoads(), 500, 25, road: "81") == [1])
    #expect(try spot(twoRoads(), 500, 25, road: "E 75") == [0])
    #expect(try spot(twoRoads(), 500, 25, road: "kt 81") == [1])
  }

  @Test func aRoadWithoutNumberStandsInForOneThatIsNotThere() throws {
    #expect(try spot(twoRoads(), 205, 25, road: "9452") == [2])
  }

  @Test func anotherRoadIsNeverTaken() {
    #expect(
      refusal { try spot(twoRoads(), 500, 25, road: "9452") } == .otherRoad("road 4;E75 Nelostie"))
  }

  @Test func betweenTwoRoadsNothingIsGuessed() {
    #expect(
      refusal { try spot(twoRoads(), 500, 11) }
        == .ambiguous("road 4;E75 Nelostie", "road Kt 81"))
  }

  @Test func theNearestRoadIsToldWhenItIsFar() {
    guard case .far(let meters?)? = refusal({ try spot(twoRoads(), 500, 1020) }) else {
      Issue.record("1,076 m are too far")
      return
    }
    #expect((meters - 1076).magnitude < 1)
  }

  @Test func aBridgeIsPreferredWhereOneIsAsked() throws {
    var drawn = twoRoads()
    drawn.links[1].rule.marks.insert(.bridge)
    #expect(try spot(drawn, 500, 19, preferring: .bridge) == [1])
    #expect(try spot(drawn, 500, 19) == [0])
  }

  /// 0 == 1 == 2, two carriageways of road 4: 0 -> 1 -> 2 below, 5 -> 4 -> 3 above, and 81 over 1.
  @Test func bothCarriagewaysAndBothLinksAtANodeAreTaken() throws {
    var drawn = DrawnLinks([
      (0, 0), (0, 0.01), (0, 0.02), (0.0002, 0.02), (0.0002, 0.01), (0.0002, 0),
    ])
    func oneWay(_ rule: inout LinkRule) { rule.backward.flow = [LinkRule.AccessClause(.closed)] }
    for (from, to) in [(0, 1), (1, 2), (3, 4), (4, 5)] {
      drawn.link(from, to, meters: 1112, name: "4\t", change: oneWay)
    }
    #expect(try spot(drawn, 500, 0) == [0, 3])
    #expect(try spot(drawn, 1000, 0) == [0, 1, 2, 3])
    // The same way round is no other carriageway, as a ramp beside the road.
    drawn.links[3].from = 5
    drawn.links[3].to = 4
    #expect(try spot(drawn, 500, 0) == [0])
  }

  @Test func barriersAndFerriesBearNoBridge() {
    var drawn = DrawnLinks(row: 2)
    drawn.link(0, 1, meters: 1112) { $0.marks.insert(.ferry) }
    #expect(refusal { try spot(drawn, 500, 0) } == .far(nil))
  }

  @Test(arguments: 0..<60)
  func theRuleEqualsLookingAtEveryLink(seed: Int) throws {
    var random = SeededRandom(seed)
    func degrees() -> (latitude: Double, longitude: Double) {
      (65.7 + Double(random.below(1000)) / 400_000, 24 + Double(random.below(1000)) / 160_000)
    }
    var drawn = DrawnLinks((0..<14).map { _ in degrees() })
    for _ in 0..<10 {
      let (from, to) = (random.below(14), random.below(14))
      let link = drawn.link(from, to, meters: 1)
      if random.below(2) == 0 { drawn.links[link].shape = [degrees()] }
    }
    let network = drawn.network
    let tree = LinkTree(network)
    for _ in 0..<20 {
      let (latitude, longitude) = degrees()
      let asked = Coordinate(clampedLongitude: longitude, latitude: latitude)
      let walked = (0..<10).map { link -> (meters: Double, link: UInt32) in
        let points = network.points(of: link)
        var least = Double.infinity
        for (left, right) in zip(points, points.dropFirst()) {
          for step in 0...2000 {
            let point = left.interpolated(to: right, share: Double(step) / 2000)
            least = min(least, point.greatCircleDistance(to: asked))
          }
        }
        return (least, UInt32(link))
      }.sorted { $0.meters < $1.meters }
      let (first, second) = (walked[0], walked[1])
      // Walking and the plane differ by some decimeters; between the cases nothing is claimed.
      let slack = 0.5
      do throws(RoadSpot.Refusal) {
        let links = try RoadSpot(network, tree: tree).links(at: asked)
        #expect(links == [first.link], "seed \(seed)")
        #expect(first.meters < RoadSpot.most + slack)
        #expect(second.meters > first.meters + RoadSpot.doubt - slack)
      } catch {
        switch error {
        case .far(let meters):
          #expect(first.meters > RoadSpot.most - slack, "seed \(seed)")
          #expect(abs((meters ?? 0) - first.meters) < slack)
        case .ambiguous:
          #expect(first.meters < RoadSpot.most + slack, "seed \(seed)")
          #expect(second.meters < first.meters + RoadSpot.doubt + slack)
        case .otherRoad: Issue.record("no road was named")
        }
      }
    }
  }
}

/// Where a kilometer of a road lies, counted by hand.
@Suite struct RoadKilometerTests {
  /// Road 9 from 1/0 by 1/4000 and over the end of part 1, after 5,500 m, to 2/2500; then 2/4000.
  private static let lengths = Column<UInt32>([400_000, 400_000, 150_000])
  private static func addresses(_ parts: [(Int, Int, Int, Int)]) -> LinkAddresses? {
    LinkAddresses(
      parts.map {
        LinkAddress(
          from: RoadAddress(road: 9, part: $0.0, distance: $0.1),
          to: RoadAddress(road: 9, part: $0.2, distance: $0.3))
      })
  }
  private static let whole = addresses([(1, 0, 1, 4000), (2, 2500, 1, 4000), (2, 2500, 2, 4000)])

  @Test(arguments: [
    (0, [0]), (3999, [0]), (4000, [0, 1]), (5500, [1]), (8000, [1, 2]), (8001, [2]), (9500, [2]),
  ])
  func kilometersRunOverTheEndsOfParts(meters: Int, links: [UInt32]) throws {
    let addresses = try #require(Self.whole)
    #expect(
      try addresses.links(at: Meters(meters), ofRoad: 9, lengths: Self.lengths) == links)
  }

  @Test func whatCannotBeCountedIsTold() throws {
    let addresses = try #require(Self.whole)
    #expect(throws: LinkAddresses.KilometerRefusal.end(Meters(9500))) {
      try addresses.links(at: Meters(9501), ofRoad: 9, lengths: Self.lengths)
    }
    #expect(throws: LinkAddresses.KilometerRefusal.unknownRoad) {
      try addresses.links(at: Meters(1), ofRoad: 8, lengths: Self.lengths)
    }
    let later = try #require(Self.addresses([(3, 0, 3, 4000)]))
    #expect(
      throws: LinkAddresses.KilometerRefusal.beginning(RoadAddress(road: 9, part: 3, distance: 0))
    ) {
      try later.links(at: Meters(1), ofRoad: 9, lengths: Self.lengths)
    }
    let broken = try #require(Self.addresses([(1, 0, 1, 4000), (2, 10, 2, 20)]))
    #expect(throws: LinkAddresses.KilometerRefusal.gap(RoadAddress(road: 9, part: 2, distance: 10)))
    {
      try broken.links(at: Meters(5000), ofRoad: 9, lengths: Self.lengths)
    }
  }

  @Test func anAddressLiesOnBothLinksThatMeetThere() throws {
    let addresses = try #require(Self.whole)
    #expect(addresses.links(at: RoadAddress(road: 9, part: 1, distance: 4000)) == [0, 1])
    #expect(addresses.links(at: RoadAddress(road: 9, part: 1, distance: 5000)) == [1])
    #expect(addresses.links(at: RoadAddress(road: 9, part: 2, distance: 4001)).isEmpty)
  }
}

/// Limits of bridges among the rules of links.
@Suite struct BridgeRuleTests {
  /// A limit of each kind, the heaviest vehicle that passes, and the next heavier that does not.
  ///
  /// Expected values by the register's words: all axles bear the same, a combination may weigh twice
  /// a vehicle where it has no figure of its own.
  @Test(
    arguments: [
      ([10, nil, nil, nil, nil], true, 70_000), ([nil, 16, nil, nil, nil], true, 56_000),
      ([nil, nil, 21, nil, nil], true, 49_000), ([nil, nil, nil, 18, nil], true, 36_000),
      ([nil, nil, nil, 18, nil], false, 18_000), ([nil, nil, nil, 18, 40], true, 40_000),
      ([nil, nil, nil, nil, 44], false, 200_000),
    ] as [([Int?], Bool, Int)])
  func aVehicleOverALimitNeverUsesTheRoad(
    tonnes: [Int?], isCombination: Bool, most: Int
  ) throws {
    let figures = tonnes.map { $0.map { Kilograms($0 * 1000) } }
    let masses = BridgeMasses(
      axle: figures[0], twoAxleBogie: figures[1], threeAxleBogie: figures[2],
      vehicle: figures[3], combination: figures[4])
    var drawn = DrawnLinks(row: 3)
    drawn.link(0, 1, meters: 1000)
    drawn.link(1, 2, meters: 1000)
    let network = try drawn.network.limited(by: [1: [masses]])
    #expect(network.linkRule[0] == drawn.network.linkRule[0])
    #expect(try network.rule(Int(network.linkRule[0])).limits.isEmpty)
    let rule = try network.rule(Int(network.linkRule[1]))
    for (gross, isOpen) in [(most, true), (most + 1, most >= 200_000)] {
      let profile = RoadProfile(
        vehicleType: VehicleTypeID("t"), gross: Kilograms(gross), height: Centimeters(400),
        length: Centimeters(1200), axles: 7, isCombination: isCombination, isLoaded: true)
      let verdict = rule.verdict(for: profile, at: DrawnLinks.noon)
      #expect((verdict.forward.openness == .open) == isOpen, "\(gross)")
      #expect((verdict.backward.openness == .open) == isOpen, "\(gross)")
    }
  }

  @Test func linksThatComeToTheSameRuleShareIt() throws {
    var drawn = DrawnLinks(row: 4)
    for node in 0..<3 { drawn.link(node, node + 1, meters: 1000) }
    let light = BridgeMasses(
      axle: nil, twoAxleBogie: nil, threeAxleBogie: nil, vehicle: Kilograms(8000),
      combination: nil)
    var heavy = light
    heavy.vehicle = Kilograms(9000)
    let network = try drawn.network.limited(by: [0: [light], 1: [light], 2: [heavy, light]])
    #expect(Array(network.linkRule) == [1, 1, 2])
    #expect(network.ruleCount == 3)
    #expect(try network.rule(2).limits.count == 2)
  }
}

/// Bridges on real extracts.
@Suite(.enabled(if: RealExtracts.areThere, "no ../shared/geodata/osm beside the repository"))
struct RealBridgeTests {
  /// The third extract has no bridge.
  @Test(arguments: [("heidelberg", 5), ("helsinki-centre", 2)])
  func aBridgeOfTheMapIsFoundByItsMiddle(name: String, least: Int) throws {
    let (network, _) = try LinkNetworkImport.read(RealExtracts.path(name), threads: 2)
    let tree = LinkTree(network)
    let spot = RoadSpot(network, tree: tree)
    var masses: [UInt32: [BridgeMasses]] = [:]
    let limit = BridgeMasses(
      axle: nil, twoAxleBogie: nil, threeAxleBogie: nil, vehicle: Kilograms(12_000),
      combination: Kilograms(20_000))
    var found = 0
    let rules = try DecodedRules(network).links
    for link in 0..<network.linkCount {
      let rule = rules[Int(network.linkRule[link])]
      let (number, _) = network.name(of: link)
      guard rule.marks.contains(.bridge) else { continue }
      let points = network.points(of: link)
      // The middle of the longest drawn piece.
      let pieces = zip(points, points.dropFirst()).map { ($0, $1, $0.greatCircleDistance(to: $1)) }
      guard let longest = pieces.max(by: { $0.2 < $1.2 }), longest.2 > 10 else { continue }
      let middle = longest.0.interpolated(to: longest.1, share: 0.5)
      let links: [UInt32]
      do { links = try spot.links(at: middle, road: number, preferring: .bridge) } catch {
        // Carriageways without a number or a name, side by side.
        guard case .ambiguous = error, number.isEmpty else { throw error }
        continue
      }
      #expect(links.contains(UInt32(link)), "link \(link) of road \(number)")
      for other in links {
        let (numbers, _) = network.name(of: Int(other))
        #expect(number.isEmpty || RoadNumbers(numbers).agree(with: RoadNumbers(number)))
        let snap = tree.nearest(to: middle, in: network, within: 1000) { $0 == Int(other) }
        #expect((snap?.distance ?? .infinity) <= RoadSpot.most)
        masses[other, default: []].append(limit)
      }
      found += 1
    }
    #expect(found >= least, "\(found) bridges")
    // No arc of a limited link is left to a heavy combination; a van finds all as before.
    let limited = try network.limited(by: masses)
    let graph = DrivingGraph(limited)
    var van = DrawnLinks.truck
    van.gross = Kilograms(3500)
    van.isCombination = false
    van.axles = 2
    let heavy = DrivingTerms(profile: DrawnLinks.truck, moment: DrawnLinks.noon)
    let light = DrivingTerms(profile: van, moment: DrawnLinks.noon)
    let closed = try DrawnLinks.metric(limited, graph, heavy)
    let before = try DrawnLinks.metric(network, graph, light)
    let after = try DrawnLinks.metric(limited, graph, light)
    #expect(before.milliseconds == after.milliseconds)
    var arcs = 0
    for arc in 0..<graph.arcCount where masses[UInt32(graph.original(of: arc) / 2)] != nil {
      #expect(closed.milliseconds[arc] == DrivingMetric.closed)
      arcs += 1
    }
    #expect(arcs >= found)
  }
}
