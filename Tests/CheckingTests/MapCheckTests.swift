import Domain
import TestSupport
import Testing

@testable import Checking

/// Ways on an imported map: a lawful tour, and what is planted into it or into the map.
///
///     kemi --0-- r15a --1-- r15b --2-- pohja     40 km each at 60 km/h
@Suite struct MapCheckTests {
  /// The map of the tour, to be changed.
  struct Draft {
    var nodes = ["kemi", "r15a", "r15b", "pohja"]
    var links: [(from: Int, to: Int, line: [String])] = [
      (0, 1, ["kemi", "r15a"]), (1, 2, ["r15a", "r15b"]), (2, 3, ["r15b", "pohja"]),
    ]
    var kilometers = [40, 40, 40]
    var passages = [Draft.open, Draft.open, Draft.open]
    var backward: [Int: MapUse.Passage] = [:]
    var bans: [[Int]] = []
    var shut: Set<Int> = []
    var limits: [Int: [MapLimit]] = [:]

    static let open = MapUse.Passage(
      openness: .open, speed: 600, fixedMilliseconds: nil, surcharge: 0, limits: [])

    /// A link more, as open as the others.
    mutating func link(_ from: Int, _ to: Int, km: Int, _ line: [String], speed: Int = 600) {
      links.append((from, to, line))
      kilometers.append(km)
      var passage = Self.open
      passage.speed = speed
      passages.append(passage)
    }

    var map: ImportedMap {
      let lines = links.map { $0.line.map { World.position($0) } }
      let draft = self
      return ImportedMap(
        from: links.map { UInt32($0.from) }, to: links.map { UInt32($0.to) },
        centimeters: kilometers.map { UInt32($0 * 100_000) },
        rule: links.indices.map { UInt32($0) }, name: { "link \($0)" }, line: { lines[$0] },
        use: { _, _, sites in
          func join(_ link: Int, _ share: Double, _ place: String, _ access: Int) -> MapUse.Join {
            MapUse.Join(
              link: link, share: share, position: World.position(place), access: Meters(access))
          }
          return MapUse(
            rules: draft.passages.enumerated().map { ($1, draft.backward[$0] ?? $1) },
            bans: draft.bans, shut: draft.shut, limits: draft.limits,
            joins: [
              SiteID("yard"): join(0, 0, "kemi", 600), SiteID("mill"): join(0, 0, "kemi", 900),
              SiteID("fill"): join(2, 1, "pohja", 300),
            ])
        })
    }
  }

  /// Two loads from the mill to the fill and back, all by the three links.
  ///
  /// 36 + 7200 + 108 s to the mill, 36 + 7200 + 72 s to the yard, at 2 min per km of access.
  static func tour() -> Scenario {
    var scenario = Scenario()
    let back = ["fill", "pohja", "r15b", "r15a", "kemi"]
    let fillMill = Scenario.Drive(seconds: 7344, meters: 121_200, line: back + ["mill"])
    let fillYard = Scenario.Drive(seconds: 7308, meters: 120_900, line: back + ["yard"])
    var script = Scenario.dayTour
    script.steps = [
      .depart(minutes: 10), .drive(to: "mill", Scenario.yardMill), .load("a/1", minutes: 29),
      .drive(to: "fill", Scenario.millFill, load: "a/1"), .unload("a/1", minutes: 20),
      .cut(
        to: "mill", fillMill, first: (3600, 60_000), after: 3,
        at: Scenario.middle, minutes: 45), .load("a/2", minutes: 29),
      .drive(to: "fill", Scenario.millFill, load: "a/2"), .unload("a/2", minutes: 20),
      .drive(to: "yard", fillYard), .end(minutes: 5),
    ]
    scenario.scripts = [script]
    return scenario
  }

  /// The codes that the map brings beside those of all other checks.
  private func codes(
    _ draft: Draft = Draft(), scenario: Scenario = tour(),
    _ change: (inout Plan) -> Void = { _ in }
  ) throws -> [Breach.Code] {
    var plan = scenario.plan()
    change(&plan)
    let checker = PlanChecker(
      data: scenario.world.data, configuration: scenario.world.configuration,
      clocks: World.clocks)
    let others = checker.check(plan, verifiesWays: false)
    let all = try checker.check(plan, on: draft.map)
    return Set(Set(all).subtracting(others).map(\.code)).sorted { $0.rawValue < $1.rawValue }
  }

  @Test func aLawfulTourHolds() throws {
    #expect(try codes() == [])
  }

  @Test func aBannedTurnIsNamed() throws {
    var draft = Draft()
    // Onto the second link when coming from the first: on the way to the fill alone.
    draft.bans = [[0, 2]]
    #expect(try codes(draft) == [.noWay, .turnBanned])
    // By way of the second link: lawful is then to turn back at its end and come from there.
    draft.bans = [[0, 2, 4]]
    #expect(try codes(draft) == [.legTooFast, .turnBanned])
    // A turn that nobody takes.
    draft.bans = [[0, 1], [2, 1]]
    #expect(try codes(draft) == [])
  }

  @Test func aRoadForTheEndsOfTripsIsNotDrivenThrough() throws {
    var draft = Draft()
    draft.passages[1].openness = .destination
    #expect(try codes(draft) == [.noWay, .roadForEnds])
    // The last one leads to the fill.
    draft = Draft()
    draft.passages[2].openness = .destination
    #expect(try codes(draft) == [])
  }

  @Test func aShutLinkIsNamed() throws {
    var draft = Draft()
    draft.shut = [1]
    #expect(try codes(draft) == [.noWay, .roadClosed])
    draft = Draft()
    draft.backward[1] = draft.passages[1]
    draft.backward[1]?.openness = .closed
    #expect(try codes(draft) == [.noWay, .roadClosed])
  }

  /// Each limit just kept by the 76 t combination of nine axles, and just not.
  @Test(arguments: [
    (MapLimit.Quantity.gross, 76_000, Breach.Code.roadMass),
    (.combination, 76_000, .roadMass), (.singleVehicle, 38_000, .bridgeMass),
    (.rating, 76_000, .roadMass), (.axle, 8445, .roadMass), (.bogie, 16_889, .bridgeMass),
    (.tripleBogie, 25_334, .bridgeMass), (.height, 440, .roadHeight),
    (.length, 3450, .roadLength), (.width, 260, .roadWidth), (.axleCount, 9, .roadAxles),
  ])
  func aVehicleOverALimitIsNamed(
    quantity: MapLimit.Quantity, most: Int, code: Breach.Code
  ) throws {
    let type = try #require(
      Scenario().world.configuration.vehicleTypes.first { $0.id.text == "tipper-76" })
    let known: [MapLimit.Quantity: Int] = [
      .height: type.height.value, .length: type.length.value, .axleCount: type.axles,
    ]
    let gross = type.tare.value + 50_000
    let loaded: [MapLimit.Quantity: Int] = [
      .gross: gross, .combination: gross, .singleVehicle: (gross + 1) / 2,
      .rating: max(type.gross.value, gross), .axle: (gross + type.axles - 1) / type.axles,
      .bogie: (2 * gross + type.axles - 1) / type.axles,
      .tripleBogie: (3 * gross + type.axles - 1) / type.axles,
    ]
    let limit = known[quantity] ?? loaded[quantity] ?? most
    for beside in [false, true] {
      func draft(_ most: Int) -> Draft {
        var draft = Draft()
        if beside {
          draft.limits = [1: [MapLimit(quantity, most: most)]]
        } else {
          draft.passages[1].limits = [MapLimit(quantity, most: most)]
        }
        return draft
      }
      #expect(try codes(draft(limit)) == [])
      #expect(
        try codes(draft(limit - 1)) == [.noWay, code].sorted { $0.rawValue < $1.rawValue })
    }
  }

  @Test func aFasterWayIsFound() throws {
    var draft = Draft()
    draft.link(0, 2, km: 79, ["kemi", "r12a", "r15b"], speed: 700)
    #expect(try codes(draft) == [.legTooSlow])
    // Not when the turn onto it is banned, or from it.
    draft.bans = [[6, 4], [5, 7]]
    #expect(try codes(draft) == [])
  }

  @Test func sumsThatDoNotAddUpAreNamed() throws {
    var draft = Draft()
    draft.kilometers[1] = 41
    #expect(try codes(draft) == [.legTooFast, .pathDistance, .pathTime])
    draft = Draft()
    draft.passages[1].surcharge = 1
    #expect(try codes(draft) == [.legTooFast, .pathTime])
    draft = Draft()
    draft.passages[1].fixedMilliseconds = 2_300_000
    #expect(try codes(draft) == [.legTooSlow, .pathTime])
  }

  @Test func aLineThatLeavesTheMapIsNamed() throws {
    let moved = try codes {
      $0.tours[0].legs[1].path[2] = World.at(25.3, 66.3)
    }
    #expect(moved == [.pathOffRoad])
    let cut = try codes { $0.tours[0].legs[2].path.removeLast() }
    #expect(cut == [.pathCut, .pathOffRoad])
    let far = try codes { $0.tours[0].legs[1].path[0] = World.at(24.51, 65.71) }
    #expect(far == [.pathStart])
    let early = try codes { $0.tours[0].legs[1].path.removeLast(2) }
    #expect(early == [.pathEnd, .pathOffRoad])
  }

  @Test func aHaltAtAnotherPlaceThanItsTimeIsNamed() throws {
    var scenario = Self.tour()
    scenario.scripts[0].steps[5] = .cut(
      to: "mill",
      Scenario.Drive(
        seconds: 7344, meters: 121_200, line: ["fill", "pohja", "r15b", "r15a", "kemi", "mill"]),
      first: (600, 10_000), after: 3, at: Scenario.middle, minutes: 45)
    #expect(try codes(scenario: scenario) == [.partDistance, .partTime])
  }
}

/// The plain search against relaxing all pairs of arcs until nothing changes, on small seeded maps.
@Suite struct MapWaysTests {
  @Test(arguments: 0..<300)
  func plainSearchEqualsRelaxingAllPairsOfArcs(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let nodes = 5
    let links = 7
    let from = (0..<links).map { _ in UInt32(random.below(nodes)) }
    let to = (0..<links).map { _ in UInt32(random.below(nodes)) }
    let rules = (0..<links).map { _ -> (forward: MapUse.Passage, backward: MapUse.Passage) in
      func passage() -> MapUse.Passage {
        let openness: [MapUse.Passage.Openness] = [.open, .open, .open, .destination, .closed]
        return MapUse.Passage(
          openness: openness[random.below(5)], speed: 100 + random.below(500),
          fixedMilliseconds: nil, surcharge: random.below(3) * 100, limits: [])
      }
      return (passage(), passage())
    }
    let map = ImportedMap(
      from: from, to: to, centimeters: (0..<links).map { _ in UInt32(1 + random.below(50_000)) },
      rule: (0..<links).map { UInt32($0) }, name: { "\($0)" }, line: { _ in [] },
      use: { _, _, _ in MapUse(rules: [], bans: [], shut: [], limits: [:], joins: [:]) })
    let network = MapNetwork(map, rules: Scenario().world.configuration.rules.roads)
    // Bans of two and three arcs that follow one another.
    var bans: [[Int]] = []
    for _ in 0..<4 {
      var course = [random.below(2 * links)]
      for _ in 0..<1 + random.below(2) {
        let next = Array(network.arcs(outOf: network.head(of: course[course.count - 1])))
        if next.isEmpty { break }
        course.append(Int(next[random.below(next.count)]))
      }
      if course.count > 1 { bans.append(course) }
    }
    let signs = MapUse(
      rules: rules, bans: bans, shut: [random.below(links)], limits: [:], joins: [:])
    guard let type = Scenario().world.configuration.vehicleTypes.first else { return }
    let arcs = MapArcs(network, signs: signs, use: RoadUse(type: type, load: nil))
    let place = World.at(25, 66)
    let start = MapUse.Join(link: 0, share: 0.25, position: place, access: .zero)
    let search = MapWays(network, arcs, trails: TurnTrails(bans), from: start)
    for link in 0..<links {
      let finish = MapUse.Join(link: link, share: 0.5, position: place, access: .zero)
      #expect(
        search.milliseconds(to: finish) == relaxed(network, arcs, bans, start, finish),
        "seed \(seed), link \(link)")
    }
  }

  /// The last two arcs driven decide what may follow, as no ban here has more than three; -1 is none.
  private struct Pair: Hashable {
    var before: Int
    var last: Int
  }

  private func relaxed(
    _ network: MapNetwork, _ arcs: MapArcs, _ bans: [[Int]], _ start: MapUse.Join,
    _ finish: MapUse.Join
  ) -> Int? {
    func part(_ arc: Int, _ share: Double) -> Int {
      Int((Double(arcs.milliseconds(of: arc)) * share).rounded())
    }
    func isLawful(_ pair: Pair, _ next: Int) -> Bool {
      !bans.contains([pair.last, next]) && !bans.contains([pair.before, pair.last, next])
    }
    var costs: [Pair: (Int, Int)] = [:]
    for (arc, share) in [(2 * start.link, 1 - start.share), (2 * start.link + 1, start.share)]
    where arcs.openness(of: arc) != .closed {
      costs[Pair(before: -1, last: arc)] = (0, part(arc, share))
    }
    var changes = true
    while changes {
      changes = false
      for (pair, cost) in costs {
        for next in network.arcs(outOf: network.head(of: pair.last)) {
          let arc = Int(next)
          guard arcs.openness(of: arc) != .closed, isLawful(pair, arc) else { continue }
          let total = (
            cost.0 + (arcs.isAdmission(arc) ? 1 : 0), cost.1 + arcs.milliseconds(of: arc)
          )
          let reached = Pair(before: pair.last, last: arc)
          if let known = costs[reached], known <= total { continue }
          costs[reached] = total
          changes = true
        }
      }
    }
    var best: (admissions: Int, time: Int)?
    for (pair, cost) in costs {
      for (arc, share) in [
        (2 * finish.link, finish.share), (2 * finish.link + 1, 1 - finish.share),
      ]
      where network.tail(of: arc) == network.head(of: pair.last)
        && arcs.openness(of: arc) != .closed && isLawful(pair, arc)
      {
        let total = (cost.0 + (arcs.isAdmission(arc) ? 1 : 0), cost.1 + part(arc, share))
        if best.map({ total < ($0.admissions, $0.time) }) ?? true { best = total }
      }
    }
    let isForEnds = [2 * finish.link, 2 * finish.link + 1].contains {
      arcs.openness(of: $0) == .destination
    }
    var found: [Int] = []
    if let best, best.admissions <= (isForEnds ? 1 : 0) { found.append(best.time) }
    if start.link == finish.link {
      for (arc, share) in [
        (2 * start.link, finish.share - start.share),
        (2 * start.link + 1, start.share - finish.share),
      ] where share >= 0 && arcs.openness(of: arc) != .closed { found.append(part(arc, share)) }
    }
    return found.min()
  }
}
