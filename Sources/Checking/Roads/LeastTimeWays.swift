import Domain

/// Least-time ways between sites by plain Dijkstra, one search per origin and use, kept.
struct LeastTimeWays {
  /// Time, then distance: the order in which ways are compared.
  struct Cost: Comparable {
    var milliseconds: Int
    var meters: Int

    static func < (left: Cost, right: Cost) -> Bool {
      (left.milliseconds, left.meters) < (right.milliseconds, right.meters)
    }
  }

  private struct Question: Hashable {
    var origin: Int
    var use: RoadUse
  }

  let network: RoadNetwork
  private let links: [SiteID: SiteLink]
  private var answers: [Question: [Cost?]] = [:]

  init(network: RoadNetwork, links: [SiteID: SiteLink]) {
    self.network = network
    self.links = links
  }

  /// Seconds, rounded up once, and meters from gate to gate; `nil` when there is no way.
  ///
  /// The same site is no way at all: zero. Sites at the same place take their two access legs.
  mutating func travel(from: SiteID, to: SiteID, use: RoadUse) -> Travel? {
    if from == to { return Travel(duration: .zero, distance: .zero) }
    guard let start = links[from], let finish = links[to],
      let origin = network.index(of: start.place), let target = network.index(of: finish.place),
      let road = costs(from: origin, use: use)[target]
    else { return nil }
    let milliseconds = road.milliseconds.plus(network.accessMilliseconds(start.access))
      .plus(network.accessMilliseconds(finish.access))
    return Travel(
      duration: Seconds(milliseconds.plus(999) / 1000),
      distance: Meters(road.meters.plus(start.access.value).plus(finish.access.value)))
  }

  private mutating func costs(from origin: Int, use: RoadUse) -> [Cost?] {
    let question = Question(origin: origin, use: use)
    if let known = answers[question] { return known }
    let costs = search(from: origin, use: use)
    answers[question] = costs
    return costs
  }

  private func search(from origin: Int, use: RoadUse) -> [Cost?] {
    var costs: [Cost?] = Array(repeating: nil, count: network.places.count)
    var settled = Array(repeating: false, count: network.places.count)
    var queue = CostQueue()
    costs[origin] = Cost(milliseconds: 0, meters: 0)
    queue.insert(Cost(milliseconds: 0, meters: 0), place: origin)
    while let (cost, place) = queue.popFirst() {
      if settled[place] { continue }
      settled[place] = true
      // A town costs on leaving it, so the last place is free; the first was never entered.
      let passage = place == origin ? 0 : network.milliseconds(through: place)
      for arc in network.arcs[place] where network.obstacles(on: arc, for: use).isEmpty {
        let next = Cost(
          milliseconds: cost.milliseconds.plus(passage).plus(network.milliseconds(of: arc)),
          meters: cost.meters.plus(network.roads[arc.road].length.value))
        if let known = costs[arc.head], known <= next { continue }
        costs[arc.head] = next
        queue.insert(next, place: arc.head)
      }
    }
    return costs
  }

  /// A binary heap of places by cost.
  private struct CostQueue {
    private var items: [(cost: Cost, place: Int)] = []

    mutating func insert(_ cost: Cost, place: Int) {
      items.append((cost, place))
      var child = items.count - 1
      while child > 0, items[child].cost < items[(child - 1) / 2].cost {
        items.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func popFirst() -> (cost: Cost, place: Int)? {
      guard let first = items.first, let last = items.popLast() else { return nil }
      if items.isEmpty { return first }
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < items.count && items[child].cost < items[least].cost { least = child }
        if least == parent { return first }
        items.swapAt(parent, least)
        parent = least
      }
    }
  }
}
