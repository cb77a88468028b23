import Domain
import Roads
import Testing

@Suite("Searches against slow oracles")
struct RoadQueryTests {
  @Test("Dijkstra equals Bellman-Ford on seeded random networks, both weights and directions")
  func equalsBellmanFord() throws {
    for seed in 0..<250 {
      let random = RandomNetwork(seed: seed, nodes: 3 + seed % 20, roads: 4 + seed % 45)
      let metric = try random.metric()
      #expect(metric.graph.invariantBreaches().isEmpty, "seed \(seed)")
      var query = RoadQuery()
      var backward = RoadQuery()
      for weight in RouteWeight.allCases {
        let start = try #require(metric.graph.node(of: random.places[seed % 3].id))
        let startID = metric.graph.places[start.position].id
        let slow = random.slowLabels(from: startID, by: weight)
        query.search(metric, from: start, by: weight)
        for place in random.places {
          let node = try #require(metric.graph.node(of: place.id))
          #expect(query.label(of: node) == slow[place.id], "seed \(seed) to \(place.id)")
          // The same way searched from its end.
          backward.search(metric, from: node, to: start, direction: .toward, by: weight)
          #expect(backward.label(of: start) == slow[place.id], "seed \(seed) from \(place.id)")
          for (arcs, label) in [
            (query.path(to: node), query.label(of: node)),
            (backward.path(to: start), backward.label(of: start)),
          ] {
            guard let arcs, let label else { continue }
            try expectPath(arcs, from: start, to: node, sumsTo: label, in: metric, random)
          }
        }
      }
    }
  }

  @Test("Dijkstra equals every way tried, the towns counted by the words of the rule")
  func equalsExhaustiveSearch() throws {
    for seed in 1000..<1150 {
      let random = RandomNetwork(seed: seed, nodes: 3 + seed % 4, roads: 3 + seed % 8)
      let metric = try random.metric()
      var query = RoadQuery()
      for weight in RouteWeight.allCases {
        for start in random.places {
          let startNode = try #require(metric.graph.node(of: start.id))
          query.search(metric, from: startNode, by: weight)
          for end in random.places {
            let endNode = try #require(metric.graph.node(of: end.id))
            #expect(
              query.label(of: endNode)
                == random.exhaustiveLabel(from: start.id, to: end.id, by: weight),
              "seed \(seed): \(start.id) to \(end.id) by \(weight)")
          }
        }
      }
    }
  }

  @Test("the way to one end is the way of the search to all ends, also in a used query")
  func oneEndEqualsAllEnds() throws {
    var single = RoadQuery()
    for seed in 2000..<2080 {
      let random = RandomNetwork(seed: seed, nodes: 12, roads: 40)
      let metric = try random.metric()
      var all = RoadQuery()
      for direction in SearchDirection.allCases {
        all.search(metric, from: NodeIndex(0), direction: direction)
        for node in 0..<UInt32(metric.graph.nodeCount) {
          single.search(metric, from: NodeIndex(0), to: NodeIndex(node), direction: direction)
          #expect(single.path(to: NodeIndex(node)) == all.path(to: NodeIndex(node)))
        }
      }
    }
  }

  @Test("the order of places and roads leaves no trace in the ways")
  func permutedInputGivesTheSameWays() throws {
    for seed in 3000..<3040 {
      var random = RandomNetwork(seed: seed, nodes: 15, roads: 60)
      let metric = try random.metric()
      var generator = SeededRandom(seed)
      random.places.shuffle(using: &generator)
      random.roads.shuffle(using: &generator)
      random.closures.shuffle(using: &generator)
      let permuted = try random.metric()
      var query = RoadQuery()
      var other = RoadQuery()
      query.search(metric, from: NodeIndex(0))
      other.search(permuted, from: NodeIndex(0))
      for node in 0..<UInt32(metric.graph.nodeCount) {
        #expect(query.path(to: NodeIndex(node)) == other.path(to: NodeIndex(node)), "seed \(seed)")
      }
    }
  }

  @Test("a tie in time goes to fewer meters, a tie in both to the lower arc")
  func tiesAreBroken() throws {
    //      x
    //  a <   > d     by x and by y equal; the slow straight road is as quick and shorter
    //      y
    let places = ["a", "d", "x", "y"].map { RandomNetwork.place($0, .finland, .junction, 24, 66) }
    var roads = [
      RandomNetwork.road("ax", "a", "x", meters: 2000),
      RandomNetwork.road("xd", "x", "d", meters: 2000),
      RandomNetwork.road("ay", "a", "y", meters: 2000),
      RandomNetwork.road("yd", "y", "d", meters: 2000),
    ]
    func roadsUsed() throws -> [RoadID] {
      let graph = try RoadGraph(places: places, roads: roads)
      var query = RoadQuery()
      let start = try #require(graph.node(of: PlaceID("a")))
      query.search(
        RoadMetric(
          graph: graph, profile: .unlimited,
          conditions: RoadConditions(date: day("2026-08-03"), rules: ShippedData.rules())),
        from: start)
      let end = try #require(graph.node(of: PlaceID("d")))
      let path = query.path(to: end)
      return try #require(path).map { graph.roads[graph.road(of: $0).position].id }
    }
    #expect(try roadsUsed() == [RoadID("ax"), RoadID("xd")])
    roads.append(RandomNetwork.road("direct", "a", "d", meters: 3000, speed: 45))
    #expect(try roadsUsed() == [RoadID("direct")])
  }

  private func expectPath(
    _ arcs: [ArcIndex], from: NodeIndex, to: NodeIndex, sumsTo label: RoadLabel,
    in metric: RoadMetric, _ random: RandomNetwork
  ) throws {
    var sum = RoadLabel(milliseconds: 0, meters: 0)
    var at = from
    for (position, arc) in arcs.enumerated() {
      #expect(metric.graph.tail(of: arc) == at)
      if position > 0, metric.graph.places[at.position].kind == .town {
        sum.milliseconds += random.rules.townPassage.value * 1000
      }
      sum.milliseconds += try #require(metric.milliseconds(of: arc))
      sum.meters += metric.graph.roads[metric.graph.road(of: arc).position].length.value
      at = metric.graph.head(of: arc)
    }
    #expect(at == to)
    #expect(sum == label)
  }
}
