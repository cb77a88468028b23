extension DrivingGraph {
  /// Lays out the arcs of a network and splits the nodes at which turns are banned.
  ///
  /// A ban whose arcs do not follow one another bans nothing and is passed over.
  /// - Complexity: O(links) and, for each state, the arcs at its node.
  public init(_ network: LinkNetwork) {
    var builder = DrivingGraphBuilder(network)
    builder.makeStates()
    builder.makeCopies()
    self = builder.graph
  }
}

/// Splits nodes by the courses of arcs that begin a ban.
///
/// The states are the proper beginnings of the bans, as in the string matching of Aho and Corasick
/// (1975): after an arc the state is the longest end of the course so far that begins some ban.
private struct DrivingGraphBuilder {
  private let network: LinkNetwork
  private var tail: [UInt32]
  private var head: [UInt32]
  /// The bans that can be driven into, as courses of arcs.
  private var courses: [(arcs: [UInt32], ban: UInt32)] = []
  private var states: [[UInt32]] = []
  private var stateOfCourse: [[UInt32]: Int] = [:]
  private var bansOfCourse: [[UInt32]: [UInt32]] = [:]
  private var copiedArc: [UInt32] = []
  private var banned: [(arc: UInt32, ban: UInt32)] = []

  init(_ network: LinkNetwork) {
    self.network = network
    let links = network.linkCount
    tail = [UInt32](repeating: 0, count: 2 * links)
    head = tail
    let from = network.linkFrom
    let to = network.linkTo
    for link in 0..<links {
      tail[2 * link] = from[link]
      head[2 * link] = to[link]
      tail[2 * link + 1] = to[link]
      head[2 * link + 1] = from[link]
    }
  }

  mutating func makeStates() {
    for ban in 0..<network.turnRule.count {
      let arcs = (Int(network.firstTurnArc[ban])..<Int(network.firstTurnArc[ban + 1])).map {
        network.turnArc[$0]
      }
      guard arcs.count > 1, follows(arcs) else { continue }
      courses.append((arcs, UInt32(ban)))
      bansOfCourse[arcs, default: []].append(UInt32(ban))
    }
    // Sorted, so that states do not depend on the order of the bans.
    let beginnings = Set(
      courses.flatMap { course in
        (1..<course.arcs.count).map { Array(course.arcs.prefix($0)) }
      })
    states = beginnings.sorted {
      ($0.count, $0[0]) != ($1.count, $1[0])
        ? ($0.count, $0[0]) < ($1.count, $1[0]) : $0.lexicographicallyPrecedes($1)
    }
    for (state, course) in states.enumerated() { stateOfCourse[course] = state }
  }

  mutating func makeCopies() {
    let junctions = network.nodeCount
    let own = tail.count
    // The arcs out of the nodes at which a state lies.
    let places = states.map { head[Int($0[$0.count - 1])] }
    var isSplit = [Bool](repeating: false, count: junctions)
    for place in places { isSplit[Int(place)] = true }
    var outOf: [UInt32: [UInt32]] = [:]
    for arc in 0..<own where isSplit[Int(tail[arc])] {
      outOf[tail[arc], default: []].append(UInt32(arc))
    }

    for (state, course) in states.enumerated() {
      for arc in outOf[places[state]] ?? [] {
        let copy = UInt32(own + copiedArc.count)
        let driven = course + [arc]
        copiedArc.append(arc)
        tail.append(UInt32(junctions + state))
        head.append(node(after: driven, ending: head[Int(arc)]))
        for start in driven.indices {
          for ban in bansOfCourse[Array(driven[start...])] ?? [] { banned.append((copy, ban)) }
        }
      }
    }
    for arc in 0..<own {
      if let state = stateOfCourse[[UInt32(arc)]] { head[arc] = UInt32(junctions + state) }
    }
  }

  var graph: DrivingGraph {
    let own = 2 * network.linkCount
    let byArc = copiedArc.indices.sorted { (copiedArc[$0], $0) < (copiedArc[$1], $1) }
    let banned = banned.sorted { ($0.arc, $0.ban) < ($1.arc, $1.ban) }
    return DrivingGraph(
      junctionCount: network.nodeCount, tail: Column(tail), head: Column(head),
      stateJunction: Column(
        states.map { course in
          let last = Int(course[course.count - 1])
          return last < own ? (last % 2 == 0 ? network.linkTo : network.linkFrom)[last / 2] : 0
        }),
      copiedArc: Column(copiedArc), copiesByArc: Column(byArc.map { UInt32($0) }),
      bannedArc: Column(banned.map(\.arc)), ban: Column(banned.map(\.ban)))
  }

  private func follows(_ arcs: [UInt32]) -> Bool {
    guard arcs.allSatisfy({ Int($0) < tail.count }) else { return false }
    return zip(arcs, arcs.dropFirst()).allSatisfy { head[Int($0)] == tail[Int($1)] }
  }

  private func node(after course: [UInt32], ending junction: UInt32) -> UInt32 {
    for start in course.indices {
      if let state = stateOfCourse[Array(course[start...])] {
        return UInt32(network.nodeCount + state)
      }
    }
    return junction
  }
}
