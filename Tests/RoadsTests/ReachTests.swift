import Domain
import Roads
import Testing

@Suite("Pieces of road within a limit")
struct ReachTests {
  let network = ShippedData.network
  let summer = day("2026-08-03")

  /// The cost at a share of a road from a start, by the oracle's labels; `nil` when not reached.
  func slowCost(
    _ random: RandomNetwork, _ labels: [PlaceID: RoadLabel], start: PlaceID, road: Road,
    share: Double, direction: SearchDirection, weight: RouteWeight
  ) -> Double? {
    if random.closures.contains(where: { $0.road == road.id }) { return nil }
    let time = Double(road.length.value) * 3600 / Double(road.speed)
    let whole = weight == .time ? time.rounded() : Double(road.length.value)
    func enter(_ place: PlaceID) -> Double? {
      guard let label = labels[place] else { return nil }
      if weight == .distance { return Double(label.meters) }
      let isTown = random.places.first { $0.id == place }?.kind == .town
      return Double(label.milliseconds)
        + (isTown && place != start ? Double(random.rules.townPassage.value * 1000) : 0)
    }
    let away: Direction = direction == .from ? .forward : .backward
    let costs = [
      road.direction == .both || road.direction == away
        ? enter(road.from).map { $0 + share * whole } : nil,
      road.direction == .both || road.direction != away
        ? enter(road.to).map { $0 + (1 - share) * whole } : nil,
    ]
    return costs.compactMap(\.self).min()
  }

  /// Labels of ways toward a place are those from it with every road turned round.
  func slowLabels(
    _ random: RandomNetwork, start: PlaceID, direction: SearchDirection, weight: RouteWeight
  ) -> [PlaceID: RoadLabel] {
    guard direction == .toward else { return random.slowLabels(from: start, by: weight) }
    var turned = random
    turned.roads = random.roads.map { road in
      var turned = road
      switch road.direction {
      case .both: break
      case .forward: turned.direction = .backward
      case .backward: turned.direction = .forward
      }
      return turned
    }
    return turned.slowLabels(from: start, by: weight)
  }

  func limits(_ weight: RouteWeight, _ values: [Int]) -> ReachLimits {
    weight == .time
      ? .time(values.map { .minutes($0) }) : .distance(values.map { Meters($0 * 1000) })
  }

  @Test("total length equals a sum road by road on random networks")
  func lengthEqualsRoadByRoad() throws {
    for seed in 0..<40 {
      let random = RandomNetwork(seed: seed, nodes: 10, roads: 22, border: .zero)
      let network = try random.network()
      for weight in RouteWeight.allCases {
        for direction in SearchDirection.allCases {
          let start = random.places[0].id
          let labels = slowLabels(random, start: start, direction: direction, weight: weight)
          let minutes = 4 + seed % 9
          let limit = Double(weight == .time ? minutes * 60_000 : minutes * 1000)
          let reach = try #require(
            try network.reach(
              of: .place(start), within: limits(weight, [minutes]), direction: direction,
              profile: .unlimited, on: random.date
            ).first)
          var expected = 0.0
          var roads = 0
          for road in random.roads {
            // The cost is a tent over the road: up from one end, down to the other.
            let samples = 150
            let inside = (0..<samples).filter { sample in
              slowCost(
                random, labels, start: start, road: road,
                share: (Double(sample) + 0.5) / Double(samples), direction: direction,
                weight: weight
              ).map { $0 <= limit } ?? false
            }.count
            expected += Double(inside) / Double(samples) * Double(road.length.value)
            roads += 1
            let own = reach.pieces.filter { $0.road == road.id }.reduce(0) { $0 + $1.length }
            #expect(
              abs(own - Double(inside) / Double(samples) * Double(road.length.value))
                <= Double(road.length.value) / Double(samples) * 2 + 0.001,
              "seed \(seed), \(road.id), \(weight), \(direction)")
          }
          #expect(abs(reach.length - expected) <= Double(roads) * 80)
        }
      }
    }
  }

  @Test("a place put into a road is reached exactly when its piece says so")
  func insertedPlaceAgrees() throws {
    for seed in 500..<560 {
      let random = RandomNetwork(seed: seed, nodes: 9, roads: 18, border: .zero)
      let network = try random.network()
      var generator = SeededRandom(seed)
      let road = try #require(random.roads.randomElement(using: &generator))
      let at = Int.random(in: 1..<road.length.value, using: &generator)
      var split = random
      split.places.append(RandomNetwork.place("new", .finland, .junction, 25, 66))
      split.roads.removeAll { $0.id == road.id }
      for (id, from, to, length) in [
        ("new-1", road.from.text, "new", at),
        ("new-2", "new", road.to.text, road.length.value - at),
      ] {
        split.roads.append(
          RandomNetwork.road(
            id, from, to, meters: length, speed: road.speed, direction: road.direction))
        split.closures += random.closures.filter { $0.road == road.id }.map {
          Closure(road: RoadID(id), from: $0.from, to: $0.to, reason: $0.reason)
        }
      }
      let start = random.places[1].id
      let label = split.slowLabels(from: start, by: .time)[PlaceID("new")]
      let reach = try network.reach(
        of: .place(start), within: .time([.minutes(500)]), direction: .from, profile: .unlimited,
        on: random.date)
      let piece = reach[0].pieces.first { $0.road == road.id && $0.span.contains(Double(at)) }
      #expect((piece == nil) == (label == nil), "seed \(seed)")
      guard let piece, let label else { continue }
      let share = (Double(at) - piece.span.lowerBound) / piece.length
      let between =
        Double(piece.lower.milliseconds)
        + share * Double(piece.upper.milliseconds - piece.lower.milliseconds)
      #expect(abs(between - Double(label.milliseconds)) <= 3, "seed \(seed)")
    }
  }

  @Test("a smaller limit lies inside a larger one and does not depend on the others asked")
  func limitsAreNested() throws {
    for direction in SearchDirection.allCases {
      let reaches = try network.reach(
        of: .site(SiteID("metsa-fibre-kemi")), within: .time([30, 60, 90].map { .minutes($0) }),
        direction: direction, profile: RoadProfile(ShippedData.vehicle("fi-tipper-60")), on: summer)
      #expect(reaches.map(\.length) == reaches.map(\.length).sorted())
      for (small, large) in zip(reaches, reaches.dropFirst()) {
        for piece in small.pieces {
          #expect(
            large.pieces.contains {
              $0.road == piece.road && $0.endpoint == piece.endpoint
                && $0.span.lowerBound <= piece.span.lowerBound
                && piece.span.upperBound <= $0.span.upperBound
            })
        }
      }
      let alone = try network.reach(
        of: .site(SiteID("metsa-fibre-kemi")), within: .time([.minutes(60)]),
        direction: direction, profile: RoadProfile(ShippedData.vehicle("fi-tipper-60")), on: summer)
      #expect(alone[0] == reaches[1])
    }
  }

  @Test("pieces are cut where the limit falls, meet at the tie, and do not overlap")
  func cutsAreExact() throws {
    let reach = try network.reach(
      of: .site(SiteID("rovaniemi-earthworks")), within: .time([.minutes(60)]),
      direction: .toward, profile: .unlimited, on: summer)[0]
    let limit = 3_600_000
    for (road, pieces) in Dictionary(grouping: reach.pieces, by: \.road) {
      for piece in pieces {
        #expect(piece.path.count >= 2)
        #expect(piece.lower.milliseconds <= limit + 1 && piece.upper.milliseconds <= limit + 1)
      }
      guard let road, let length = ShippedData.roads.first(where: { $0.id == road })?.length.value
      else { continue }
      #expect(pieces.count <= 2)
      if pieces.count == 1 {
        let piece = pieces[0]
        let isWhole = piece.length == Double(length)
        let cut = piece.span.lowerBound > 0 ? piece.lower : piece.upper
        #expect(isWhole || abs(cut.milliseconds - limit) <= 1, "\(road)")
      } else if pieces[0].span.upperBound == pieces[1].span.lowerBound {
        #expect(pieces[0].path.last == pieces[1].path.first)
        #expect(abs(pieces[0].upper.milliseconds - pieces[1].lower.milliseconds) <= 1, "\(road)")
      } else {
        #expect(pieces[0].span.upperBound < pieces[1].span.lowerBound)
        #expect(abs(pieces[0].upper.milliseconds - limit) <= 1)
        #expect(abs(pieces[1].lower.milliseconds - limit) <= 1)
      }
    }
    #expect(reach.pieces.contains { $0.road != nil && $0.span.lowerBound > 0 })
    // The access leg leads from the gate to the place.
    let access = try #require(reach.pieces.last)
    #expect(access.road == nil)
    #expect(access.span == 0...2300)
    #expect(access.upper.milliseconds == 276_000)
  }

  @Test("a limit inside the access leg cuts the access leg")
  func accessLegIsCut() throws {
    // 2.3 km at 30 km/h take 276 s.
    let reach = try network.reach(
      of: .site(SiteID("rovaniemi-earthworks")), within: .time([.zero, Seconds(138)]),
      direction: .from, profile: .unlimited, on: summer)
    #expect(reach[0].pieces.isEmpty)
    #expect(reach[1].pieces.count == 1)
    #expect(reach[1].pieces[0].span == 0...1150)
    let gate = try #require(ShippedData.sites.first { $0.id.text == "rovaniemi-earthworks" })
    #expect(reach[1].pieces[0].path.first == gate.position)
  }

  @Test("each road belongs to the nearest site at sampled points, split where two tie")
  func nearestEqualsBruteForce() throws {
    let sites = ["metsa-fibre-kemi", "suosiola", "kevitsa-mine", "kittila-mine", "lulea-ssab"]
    let profile = RoadProfile(ShippedData.vehicle("fi-tipper-60"))
    let endpoints = sites.map { RouteEndpoint.site(SiteID($0)) }
    let nearest = try network.reach(
      ofNearest: endpoints, within: .time([.minutes(100_000)]), direction: .toward,
      profile: profile, on: summer)[0]
    // Alone, each site reaches every road; the least time at a point decides.
    let alone = try endpoints.map {
      try network.reach(
        of: $0, within: .time([.minutes(100_000)]), direction: .toward, profile: profile,
        on: summer)[0]
    }
    func time(_ reach: Reach, _ road: RoadID, _ at: Double) -> Double? {
      reach.pieces.filter { $0.road == road && $0.span.contains(at) }.map {
        Double($0.lower.milliseconds)
          + (at - $0.span.lowerBound) / $0.length
          * Double($0.upper.milliseconds - $0.lower.milliseconds)
      }.min()
    }
    var owners: Set<RouteEndpoint> = []
    for road in ShippedData.roads {
      for sample in 0..<5 {
        let at = (Double(sample) + 0.37) / 5 * Double(road.length.value)
        let piece = nearest.pieces.first { $0.road == road.id && $0.span.contains(at) }
        let times = alone.map { time($0, road.id, at) }
        let best = times.compactMap(\.self).min()
        #expect((piece == nil) == (best == nil))
        guard let piece, let best else { continue }
        owners.insert(piece.endpoint)
        let own = try #require(endpoints.firstIndex(of: piece.endpoint))
        #expect(try abs(#require(times[own]) - best) <= 3, "\(road.id) at \(at)")
      }
    }
    #expect(owners.count == sites.count)
    // Roads are covered once: halves of two sites add up to the road.
    let lengths = Dictionary(grouping: nearest.pieces.filter { $0.road != nil }) { $0.road }
    for (road, pieces) in lengths {
      let length = try #require(ShippedData.roads.first { $0.id == road }).length.value
      #expect(abs(pieces.reduce(0) { $0 + $1.length } - Double(length)) < 0.001)
    }
    let shuffled = try network.reach(
      ofNearest: endpoints.reversed(), within: .time([.minutes(100_000)]), direction: .toward,
      profile: profile, on: summer)[0]
    #expect(shuffled == nearest)
  }

  @Test("nearest holds against labels of the oracle on random networks with towns")
  func nearestEqualsOracle() throws {
    for seed in 700..<740 {
      let random = RandomNetwork(seed: seed, nodes: 10, roads: 24, border: .zero)
      let network = try random.network()
      let starts = [random.places[0].id, random.places[1].id, random.places[2].id]
      let labels = starts.map {
        slowLabels(random, start: $0, direction: .toward, weight: .time)
      }
      let reach = try network.reach(
        ofNearest: starts.map { .place($0) }, within: .time([.minutes(1000)]),
        direction: .toward, profile: .unlimited, on: random.date)[0]
      for road in random.roads {
        for share in [0.11, 0.47, 0.83] {
          let costs = zip(starts, labels).map {
            slowCost(
              random, $1, start: $0, road: road, share: share, direction: .toward, weight: .time)
          }
          let best = costs.compactMap(\.self).min()
          let piece = reach.pieces.first {
            $0.road == road.id && $0.span.contains(share * Double(road.length.value))
          }
          #expect((piece == nil) == (best == nil), "seed \(seed)")
          guard let piece, let best else { continue }
          let own = starts.firstIndex { .place($0) == piece.endpoint }
          let owned = try #require(own)
          let cost = try #require(costs[owned])
          #expect(abs(cost - best) <= 3, "seed \(seed), \(road.id)")
        }
      }
    }
  }

  @Test("by distance the limit counts meters")
  func byDistance() throws {
    let reach = try network.reach(
      of: .site(SiteID("kemi-mine")), within: .distance([Meters(20_000), Meters(50_000)]),
      direction: .from, profile: .unlimited, on: summer)
    for (result, most) in zip(reach, [20_000, 50_000]) {
      for piece in result.pieces { #expect(max(piece.lower.meters, piece.upper.meters) <= most) }
    }
    #expect(reach[0].length < reach[1].length)
  }

  @Test("roads closed to the vehicle are not reached")
  func closedRoadsAreLeftOut() throws {
    let loaded = RoadProfile(ShippedData.vehicle("fi-tipper-76"))
    let thaw = try network.reach(
      of: .site(SiteID("kemi-mine")), within: .time([.minutes(1000)]), direction: .toward,
      profile: loaded, on: day("2026-05-10"))[0]
    #expect(!thaw.pieces.contains { $0.road == RoadID("yt-9671-02") })
    #expect(!thaw.pieces.contains { $0.road == RoadID("e4-07") })
    let open = try network.reach(
      of: .site(SiteID("kemi-mine")), within: .time([.minutes(1000)]), direction: .toward,
      profile: loaded, on: summer)[0]
    #expect(open.pieces.contains { $0.road == RoadID("yt-9671-02") })
  }
}
