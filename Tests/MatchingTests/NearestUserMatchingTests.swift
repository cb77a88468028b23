import Domain
import Matching
import Testing

/// Nearest user first, as told in the data set's conventions.
struct NearestUserMatchingTests {
  func plan(
    _ data: GeoData, foreignLanes: Bool = false,
    travel: (String, String) -> LaneAnswer<Travel> = { _, _ in minutes(10) }
  ) throws -> FlowPlan {
    let problem = MatchingProblem(
      data, hauling: try rules(), date: try date("2026-11-23"), foreignLanes: foreignLanes)
    return NearestUserMatching(problem).flowPlan { from, to, _ in travel(from.text, to.text) }
  }

  //  mill --10-- near (60)      mill has 100
  //     \---20-- far  (60)
  @Test func nearestUserIsServedFirst() throws {
    let result = try plan(
      data(
        sites: [try site("mill"), try site("near"), try site("far")],
        materials: [material("slag")],
        streams: [
          stream("mill", .producer, "slag", month: 100),
          stream("near", .consumer, "slag", month: 60),
          stream("far", .consumer, "slag", month: 60),
        ]),
      travel: { $1 == "near" ? minutes(10) : minutes(20) })
    #expect(result.lanes == ["mill>far:40", "mill>near:60"])
    #expect(result.openings == ["far consumer 20 no_supply"])
    #expect(result.year == 2026)
    #expect(result.month == 11)
  }

  @Test func ownUseIsNettedBeforeAnyHaul() throws {
    let result = try plan(
      data(
        sites: [try site("works"), try site("user")], materials: [material("scale")],
        streams: [
          stream("works", .producer, "scale", month: 100, inCluster: true),
          stream("works", .consumer, "scale", month: 70),
          stream("user", .consumer, "scale", month: 70),
        ]), travel: { _, _ in minutes(0) })
    #expect(result.lanes == ["works>user:30", "works>works:70"])
    #expect(result.flows.map(\.isInternal) == [false, true])
    #expect(result.flows[1].travel == Travel(duration: .zero, distance: .zero))
    #expect(result.flows.map(\.touchesCluster) == [true, true])
    #expect(result.openings == ["user consumer 40 no_supply"])
  }

  @Test func landfillComesLastHoweverNearAndIsNeverOpen() throws {
    let result = try plan(
      data(
        sites: [try site("mill"), try site("tip", kind: .landfill), try site("farm", kind: .user)],
        materials: [material("dregs")],
        streams: [
          stream("mill", .producer, "dregs", month: 100),
          stream("tip", .consumer, "dregs", month: 500),
          stream("farm", .consumer, "dregs", month: 70),
        ]),
      travel: { $1 == "tip" ? minutes(1) : minutes(300) })
    #expect(result.lanes == ["mill>farm:70", "mill>tip:30"])
    #expect(result.openings.isEmpty)
  }

  @Test func landfillThatGivesIsAProducerLikeOthers() throws {
    let result = try plan(
      data(
        sites: [try site("rusko", kind: .landfill), try site("boiler")],
        materials: [material("wood")],
        streams: [
          stream("rusko", .producer, "wood", month: 100),
          stream("boiler", .consumer, "wood", month: 70),
        ]))
    #expect(result.lanes == ["rusko>boiler:70"])
    #expect(result.openings == ["rusko producer 30 no_user"])
  }

  @Test func closedSitesAreListedAndNotMatched() throws {
    let result = try plan(
      data(
        sites: [try site("mill", status: "closed 2021"), try site("user")],
        materials: [material("bark")],
        streams: [
          stream("mill", .producer, "bark", month: 100),
          stream("user", .consumer, "bark", month: 30),
        ]))
    #expect(result.lanes.isEmpty)
    #expect(
      result.openings == ["user consumer 30 site_closed", "mill producer 100 site_closed"])
    #expect(result.open[0].reason.arguments == ["site": "mill"])
  }

  @Test func roadsReasonIsKeptForBothEnds() throws {
    let result = try plan(
      data(
        sites: [try site("sokli"), try site("user"), try site("other")],
        materials: [material("rock")],
        streams: [
          stream("sokli", .producer, "rock", month: 100),
          stream("other", .producer, "rock", month: 10),
          stream("user", .consumer, "rock", month: 30),
        ]),
      travel: { from, _ in from == "sokli" ? .barred(Reason(.noRoute)) : minutes(10) })
    #expect(result.lanes == ["other>user:10"])
    #expect(
      result.openings == [
        "user consumer 20 no_route", "sokli producer 20 no_route", "sokli producer 80 no_user",
      ])
  }

  @Test func foreignLanesAreLeftOutUnlessAsked() throws {
    let input = data(
      sites: [try site("lulea", country: .sweden), try site("narvik", country: .norway)],
      materials: [material("slag")],
      streams: [
        stream("lulea", .producer, "slag", month: 5), stream("narvik", .consumer, "slag", month: 5),
      ])
    let home = try plan(input, travel: { _, _ in .barred(Reason(.noRoute)) })
    #expect(home.openings == ["narvik consumer 5 no_vehicle", "lulea producer 5 no_vehicle"])
    #expect(try plan(input, foreignLanes: true).lanes == ["lulea>narvik:5"])
  }

  @Test func rowsOfTheSameStoreAddUp() throws {
    let result = try plan(
      data(
        sites: [try site("mill"), try site("user")], materials: [material("slag")],
        streams: [
          stream("mill", .producer, "slag", month: 30),
          stream("mill", .producer, "slag", month: 40),
          stream("user", .consumer, "slag", month: 100),
        ]))
    #expect(result.lanes == ["mill>user:70"])
  }

  @Test func nothingGivesNothing() throws {
    let result = try plan(data(sites: [], materials: [], streams: []))
    #expect(result.flows.isEmpty)
    #expect(result.open.isEmpty)
    let month = try plan(
      data(
        sites: [try site("mill")], materials: [material("slag")],
        streams: [stream("mill", .producer, "slag", month: 0)]))
    #expect(month.open.isEmpty)
  }

  /// Written otherwise: takes the best pair of all that are left, again and again, by scanning.
  func oracle(
    supply: [String: Int], demand: [String: Int], sinks: Set<String>, time: [String: Int]
  ) -> [String] {
    var supply = supply
    var demand = demand
    var flows: [String] = []
    for site in supply.keys {
      if let need = demand[site], let have = supply[site] {
        let mass = min(need, have)
        if mass > 0 { flows.append("\(site)>\(site):\(mass)") }
        supply[site] = have - mass
        demand[site] = need - mass
      }
    }
    while true {
      var best: (Int, Int, String, String)?
      for (from, have) in supply where have > 0 {
        for (to, need) in demand where need > 0 && from != to {
          guard let time = time["\(from)>\(to)"] else { continue }
          let key = (sinks.contains(to) ? 1 : 0, time, from, to)
          if best.map({ key < $0 }) ?? true { best = key }
        }
      }
      guard let (_, _, from, to) = best, let have = supply[from], let need = demand[to] else {
        return flows.sorted()
      }
      flows.append("\(from)>\(to):\(min(have, need))")
      supply[from] = have - min(have, need)
      demand[to] = need - min(have, need)
    }
  }

  @Test func equalsTheScanningOracleAndConservesOnThousandsOfCases() throws {
    for seed in 0..<3000 {
      var random = SeededGenerator(seed: seed)
      let names = (0..<Int.random(in: 2...6, using: &random)).map { "s\($0)" }
      var sites: [Site] = []
      var sinks: Set<String> = []
      var supply: [String: Int] = [:]
      var demand: [String: Int] = [:]
      var streams: [Stream] = []
      var time: [String: Int] = [:]
      for name in names {
        let isSink = Int.random(in: 0..<5, using: &random) == 0
        if isSink { sinks.insert(name) }
        sites.append(try site(name, kind: isSink ? .landfill : .plant))
        if Bool.random(using: &random) {
          supply[name] = Int.random(in: 0...50, using: &random)
          streams.append(stream(name, .producer, "m", month: supply[name] ?? 0))
        }
        if Bool.random(using: &random) {
          demand[name] = Int.random(in: 0...50, using: &random)
          streams.append(stream(name, .consumer, "m", month: demand[name] ?? 0))
        }
        for other in names where Int.random(in: 0..<6, using: &random) > 0 {
          time["\(name)>\(other)"] = Int.random(in: 1...4, using: &random)
        }
      }
      streams.shuffle(using: &random)
      let result = try plan(
        data(sites: sites, materials: [material("m")], streams: streams),
        travel: { time["\($0)>\($1)"].map(minutes) ?? .barred(Reason(.noRoute)) })
      let expected = oracle(supply: supply, demand: demand, sinks: sinks, time: time)
      #expect(result.lanes.sorted() == expected, "seed \(seed)")
      // What went and what stays open is what there was; sinks are never open.
      for name in names {
        let given = result.flows.filter { $0.from.text == name }.reduce(0) { $0 + $1.mass.value }
        let taken = result.flows.filter { $0.to.text == name }.reduce(0) { $0 + $1.mass.value }
        let open = { (role: StreamRole) in
          result.open.filter { $0.site.text == name && $0.role == role }
            .reduce(0) { $0 + $1.mass.value }
        }
        #expect(given + open(.producer) == supply[name] ?? 0, "seed \(seed) \(name)")
        if sinks.contains(name) {
          #expect(taken <= demand[name] ?? 0, "seed \(seed) \(name)")
          #expect(open(.consumer) == 0, "seed \(seed) \(name)")
        } else {
          #expect(taken + open(.consumer) == demand[name] ?? 0, "seed \(seed) \(name)")
        }
      }
      #expect(result.open.allSatisfy { $0.mass > .zero }, "seed \(seed)")
    }
  }
}
