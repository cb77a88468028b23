/// A small change of one or two routes, judged beside what the store knows of them, without making it.
///
/// A move is told by a visit and a node, which it makes neighbors: the visit comes directly behind the
/// node. To add one, write a type that judges and one that lays out the new routes (most moves are both),
/// and let ``RoundsMoves`` draw it.
protocol RoundsMove {
  /// What the move adds to the cost, or `nil` when that is not below `most` or the move not lawful.
  ///
  /// - Parameters:
  ///   - visit: A visit in a route.
  ///   - node: A visit in a route, or the start of one; not the node before `visit`.
  ///   - store: The answer.
  ///   - most: What the move may not reach.
  /// - Returns: What is added; negative when something is saved.
  /// - Complexity: Constant beside the load of whole routes, which is asked last.
  func delta(
    of visit: Int, after node: Int, in store: borrowing RouteStore, below most: Int
  ) -> Int?

  /// Lays out the routes as they are after the move, which must be lawful.
  func lay(
    _ lines: inout RouteLines, of visit: Int, after node: Int, in store: borrowing RouteStore)
}

/// The routes that a move ends with, as lists of visits.
struct RouteLines: Sendable {
  /// The visits of the first route, then those of the second.
  let visits: Slab<Int32>
  /// The slots; the second is -1 when a move stays in one route.
  private(set) var slots = (-1, -1)
  /// Where the second list begins, and where it ends.
  private(set) var ends = (0, 0)

  /// Room for all visits.
  init(_ model: RoutingModel) { visits = Slab(repeating: -1, count: model.visitCount) }

  /// Gives the memory back.
  func free() { visits.free() }

  /// Begins the first list.
  mutating func begin(_ slot: Int) {
    slots = (slot, -1)
    ends = (0, 0)
  }

  /// Begins the second list.
  mutating func turn(to slot: Int) { slots.1 = slot }

  /// Appends the visits from one node up to another, which is not among them; ends of routes are left
  /// out.
  @inline(__always)
  mutating func append(from first: Int, upTo last: Int, in store: borrowing RouteStore) {
    var node = first
    while node != last {
      append(Int32(truncatingIfNeeded: node), in: store)
      node = Int(store.nodes[node].next)
    }
  }

  /// Appends a visit; an end of a route is left out.
  @inline(__always)
  mutating func append(_ node: Int32, in store: borrowing RouteStore) {
    if !store.isVisit(Int(node)) { return }
    visits[ends.1] = node
    ends.1 &+= 1
    if slots.1 < 0 { ends.0 &+= 1 }
  }
}
