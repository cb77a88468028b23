/// Draws moves at a visit and makes those that annealing accepts.
struct RoundsMoves: Sendable {
  /// How many are tried in an iteration; 0 where moves do not know all rules.
  let tries: Int
  private let lengthMax: Int
  private var lines: RouteLines
  private let swapShare: Double
  private let places: BestPlaces
  /// Scratch of moves of pairs.
  private let pairLines: (PairLine, PairLine)

  /// Room for the routes of a model.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    tries =
      model.walk.isNeeded
      ? 0 : model.hasPlainLoads ? settings.moveTries : model.hasPairs ? settings.pairMoveTries : 0
    lengthMax = max(settings.moveLengthMax, 1)
    swapShare = settings.swapShare
    places = BestPlaces(model, settings: settings)
    lines = RouteLines(model)
    pairLines = (PairLine(model), PairLine(model))
  }

  /// Gives the memory back.
  func free() {
    lines.free()
    places.free()
    pairLines.0.free()
    pairLines.1.free()
  }

  /// Tries one move that brings a visit and one near it together; whether it was made.
  ///
  /// What the move may add is drawn first, as annealing accepts it: nearly all moves are then turned
  /// down by their ways alone.
  @inline(__always)
  mutating func run(
    _ store: inout RouteStore, at visit: Int, heat: Double, random: inout SeededGenerator
  ) -> Bool {
    var visit = visit
    let model = store.model
    if model.hasPairs {
      if model.partner[visit] < 0 { return false }
      if !model.isPickup[visit] { visit = Int(model.partner[visit]) }
    }
    let near = model.near.before
    let count = near.count(visit)
    if count == 0 || store.nodes[visit].route < 0 { return false }
    let node = Int(near[visit, random.below(count)].visit)
    if store.nodes[node].route < 0 || Int(store.nodes[visit].prev) == node { return false }
    let most = 1 - Int(heat * Island.logarithm(max(random.unit(), 1e-12)))
    if model.hasPairs {
      return random.below(2) == 0
        ? make(
          PairRelocation(own: pairLines.0, other: pairLines.1), &store, visit, node, below: most)
        : make(
          PairExchange(own: pairLines.0, other: pairLines.1), &store, visit, node, below: most)
    }
    if random.unit() < swapShare {
      return make(SwapStar(places: places), &store, visit, node, below: most)
    }
    switch random.below(4) {
    case 0: return make(TailExchange(), &store, visit, node, below: most)
    case 1:
      let move = SegmentRelocation(length: 1 + random.below(lengthMax))
      return make(move, &store, visit, node, below: most)
    default:
      let (length, other) = (1 + random.below(lengthMax), 1 + random.below(lengthMax))
      let move = SegmentExchange(length: length, otherLength: other)
      return make(move, &store, visit, node, below: most)
    }
  }

  @inline(__always)
  private mutating func make(
    _ move: some RoundsMove, _ store: inout RouteStore, _ visit: Int, _ node: Int,
    below most: Int
  ) -> Bool {
    guard let delta = move.delta(of: visit, after: node, in: store, below: most) else {
      return false
    }
    move.lay(&lines, of: visit, after: node, in: store)
    let (before, priced) = (store.cost, store.pricedCost)
    store.begin()
    store.rewrite(lines)
    assert(store.cost == before + delta, "a move adds what it was said to")
    // What goods beyond capacities cost, and what a vehicle saved does not, is known only now.
    if store.pricedCost &- priced >= most {
      store.rollBack()
      return false
    }
    #if DEBUG
      store.checkInvariants()
    #endif
    return true
  }
}
