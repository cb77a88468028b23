/// For a visit and a route the three places at which the visit adds least, in time as the route stands:
/// when one visit of the route leaves, one of the three is still the best or the place left is (Vidal,
/// Computers & Operations Research 140, 2022).
///
/// They are kept until the route changes, so that nearly all exchanges are judged without a walk.
struct BestPlaces: Sendable {
  /// A place.
  struct Place: BitwiseCopyable {
    /// What the visit adds.
    var delta = Int32.max
    /// The node before it, or -1 for none.
    var node: Int32 = -1
  }

  /// What is kept.
  struct Row: BitwiseCopyable {
    /// The version of the route.
    var version = 0
    /// The best place.
    var first = Place()
    /// The next.
    var second = Place()
    /// The third.
    var third = Place()

    @inline(__always)
    fileprivate mutating func take(_ place: Place) {
      if place.delta < first.delta {
        (first, second, third) = (place, first, second)
      } else if place.delta < second.delta {
        (second, third) = (place, second)
      } else {
        third = place
      }
    }
  }

  private let rows: Slab<Row>
  private let slotCount: Int

  /// Room for all visits and routes; none in large instances, where rows are computed each time.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    slotCount = model.slotCount
    let cells = model.visitCount * slotCount
    let isKept = model.hasPlainLoads && cells <= settings.placeMemoryMax
    rows = Slab(repeating: Row(), count: isKept ? cells : 0)
  }

  /// Gives the memory back.
  func free() { rows.free() }

  /// The places of a visit of another route in a slot's route; loads are not asked.
  @inline(__always)
  func row(_ visit: Int, slot: Int, in store: borrowing RouteStore) -> Row {
    if rows.count == 0 { return computed(visit, slot, store) }
    let cell = visit &* slotCount &+ slot
    if rows[cell].version != store.routes[slot].version {
      rows[cell] = computed(visit, slot, store)
    }
    return rows[cell]
  }

  private func computed(_ visit: Int, _ slot: Int, _ store: borrowing RouteStore) -> Row {
    let (nodes, model) = (store.nodes, store.model)
    let (ways, profile) = (model.ways, Int(store.routes[slot].profile))
    var row = Row(version: store.routes[slot].version)
    let end = store.endNode(slot)
    var node = store.startNode(slot)
    while node != end {
      let next = Int(nodes[node].next)
      let delta =
        ways.cost(profile, into: visit, from: store.spot(node))
        &+ ways.cost(profile, visit, store.spot(next)) &- Int(nodes[node].costOut)
      if model.hasTime, nodes[node].depart > model.latest[visit] { break }
      if delta < Int(row.third.delta),
        !model.hasTime
          || store.reaches(
            next, by: visit,
            arriving: nodes[node].depart &+ ways.time(profile, store.spot(node), visit),
            profile: profile)
      {
        row.take(
          Place(
            delta: Int32(truncatingIfNeeded: delta), node: Int32(truncatingIfNeeded: node)))
      }
      node = next
    }
    return row
  }
}
