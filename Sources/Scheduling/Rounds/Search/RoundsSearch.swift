/// Ruin and recreate under annealing over the visits that it was given.
struct RoundsSearch: ~Copyable {
  var store: RouteStore
  var ruin: StringRuin
  var insertion: GreedyInsertion
  private var moves: RoundsMoves
  var random: SeededGenerator
  var best: BestRoutes
  /// Places for which others must leave.
  var ejection: EjectionPlaces
  /// Makes a visit where vehicles then are late or overloaded, and mends that.
  var squeeze: Squeeze
  let ejectEvery: Double
  let members: Slab<Int32>
  private(set) var memberCount = 0
  /// For each visit how often it was left while the fleet was made smaller.
  let absences: Slab<Int>
  /// How often a ruin of that phase begins at a visit that is left.
  let leftSeedShare: Double
  /// How often a ruin begins at a visit that is left while leaving has a price.
  private let softSeedShare: Double
  /// What leaving costs while the search may pass through answers that leave visits.
  private var leavePrices: LeavePrices?
  /// What vehicles cost in answers passed through.
  var vehiclePrice = VehiclePrice.own
  /// What too much on board costs while the search may pass through it.
  private var overloadPrice: OverloadPrice?
  /// How much may be beyond capacities; see ``OverloadGoal``.
  var overloadGoal = 0.0
  private let settings: RoutingSettings
  private let keepsRoutes: Bool
  /// Routes of good answers.
  private(set) var pool: RoutePool
  /// The cost of the best answer since ``start(_:left:vehicles:)``.
  var bestCost: Int { best.cost }

  /// A search without visits.
  init(_ model: RoutingModel, seed: UInt64, settings: RoutingSettings) {
    store = RouteStore(model)
    ruin = StringRuin(model, settings: settings)
    insertion = GreedyInsertion(model, settings: settings)
    moves = RoundsMoves(model, settings: settings)
    random = SeededGenerator(seed: seed)
    best = BestRoutes(store)
    ejection = EjectionPlaces(model, labelMax: settings.ejectLabelMax)
    squeeze = Squeeze(model, settings: settings)
    ejectEvery = model.hasPairs ? settings.pairEjectEvery : settings.ejectEvery
    members = Slab(repeating: -1, count: model.visitCount)
    absences = Slab(repeating: 0, count: model.visitCount)
    leftSeedShare = settings.leftSeedShare
    softSeedShare = settings.softSeedShare
    self.settings = settings
    keepsRoutes = settings.poolMax > 0
    pool = RoutePool(most: settings.poolMax)
  }

  deinit {
    ruin.free()
    insertion.free()
    moves.free()
    best.free()
    ejection.free()
    squeeze.free()
    members.free()
    absences.free()
    leavePrices?.free()
  }

  /// Takes an answer over and puts what is left where it fits.
  ///
  /// - Parameters:
  ///   - routes: Lawful ones.
  ///   - thinned: Others that lost visits, lawful as far as the store allows them.
  ///   - left: Visits in none of them.
  ///   - vehicles: For each class how many there are here.
  mutating func start(
    _ routes: [RoundsRoute], thinned: [RoundsRoute] = [], left: [Int32], vehicles: [Int32]
  ) {
    store.clear()
    for kind in vehicles.indices { store.free[kind] = vehicles[kind] }
    memberCount = 0
    for route in routes {
      store.adopt(route)
      for visit in route.visits { addMember(visit) }
    }
    for visit in left + thinned.flatMap(\.visits) {
      store.bring(Int(visit))
      addMember(visit)
    }
    // Pairs go in with both ends; the insertion does that.
    for route in thinned where !store.model.hasPairs { rebuild(route) }
    best.keepAll(store)
    if store.overload > 0 { best.forget() }
    store.begin()
    insertion.run(&store, triesAll: true, meanLength: meanLength, random: &random)
    best.note(store)
    keepIfBest()
  }

  /// Keeps the answer when it is lawful and the best.
  @inline(__always)
  private mutating func keepIfBest() {
    if store.cost < best.cost, store.overload == 0 { best.keep(store) }
  }

  /// From now on answers that leave visits may be passed through, at a price that begins with the mean
  /// cost of a way for each; only where a vehicle costs more than all ways.
  mutating func setLeavePrices(way: Double) {
    guard leavePrices == nil else { return }
    leavePrices = LeavePrices(
      visits: store.model.visitCount, base: Int(way * settings.leaveBase), settings: settings)
  }

  /// From now on overloaded routes may be passed through where prices for that are known.
  mutating func allowOverload() {
    overloadPrice = OverloadPrice(store.model, settings: settings)
  }

  /// From now on no route may be overloaded; the search must be started anew.
  mutating func endOverload() {
    overloadPrice = nil
    store.clear()
    store.setSlack(0)
    store.overloadPrice = 0
  }

  /// Makes visits of the bank one after the other where that is lawful.
  private mutating func rebuild(_ route: RoundsRoute) {
    var last = -1
    for visit in route.visits {
      if last < 0 {
        guard store.model.suits(Int(visit), class: route.kind),
          store.insert(Int(visit), class: route.kind)
        else { continue }
      } else {
        guard store.allows(Int(visit), after: last) else { continue }
        store.insert(Int(visit), after: last)
      }
      last = Int(visit)
    }
  }

  private mutating func addMember(_ visit: Int32) {
    members[memberCount] = visit
    memberCount += 1
  }

  /// The best routes since the start.
  var bestRoutes: [RoundsRoute] { best.routes(store) }

  /// Runs so many iterations, or until it must stop.
  ///
  /// - Parameters:
  ///   - count: The iterations.
  ///   - mustStop: Asked now and then.
  ///   - keepBelow: Routes are kept at lower temperatures.
  ///   - temperature: At an iteration of this run; asked now and then.
  /// - Returns: How many iterations were run.
  mutating func run(
    _ count: Int, mustStop: () -> Bool, keepBelow: Double = 0, temperature: (Int) -> Double
  ) -> Int {
    guard memberCount > 0 else { return count }
    var heat = 0.0
    for step in 0..<count {
      if step & 63 == 0 {
        if mustStop() { return step }
        heat = temperature(step)
        if step & 1023 == 0 { priceOverload(heat) }
        store.vehiclePrice = vehiclePrice.more(heat, store.model)
      }
      tryMoves(heat, keepsRoutes: keepsRoutes && heat < keepBelow)
      let before = judgedCost
      store.begin()
      ruin.run(&store, around: seed(), meanLength: meanLength, random: &random)
      let limit = before - heat * Island.logarithm(max(random.unit(), 1e-12))
      insertion.run(
        &store, weights: leavePrices?.prices, meanLength: meanLength, below: bound(limit),
        random: &random)
      #if DEBUG
        store.checkInvariants()
      #endif
      let now = judgedCost
      if now > before, now >= limit {
        store.rollBack()
        #if DEBUG
          store.checkInvariants()
        #endif
        leavePrices?.note(store)
        continue
      }
      leavePrices?.note(store)
      overloadPrice?.note(store)
      best.note(store)
      if keepsRoutes, heat < keepBelow { pool.note(store) }
      keepIfBest()
    }
    return count
  }

  /// Tries a few small moves drawn by chance, under the same annealing.
  ///
  /// - Parameters:
  ///   - heat: The temperature.
  ///   - keepsRoutes: Whether the pool takes over what they make.
  ///   - keepsBest: Whether an answer cheaper than the best takes its place; not while visits are left
  ///     on purpose, when a cheap answer may lack some.
  mutating func tryMoves(_ heat: Double, keepsRoutes: Bool = false, keepsBest: Bool = true) {
    for _ in 0..<moves.tries {
      let visit = Int(members[random.below(memberCount)])
      guard moves.run(&store, at: visit, heat: heat, random: &random) else { continue }
      if !keepsBest { continue }
      best.note(store)
      if keepsRoutes { pool.note(store) }
      keepIfBest()
    }
  }

  /// What the search goes by: the cost or, while leaving has a price of its own, ways and that price.
  ///
  /// An answer that leaves visits is never worth a vehicle less than the best.
  private var judgedCost: Double {
    guard let leavePrices, store.bankCount > 0 else { return Double(store.pricedCost) }
    let vehicles = store.model.classes[0].fixedCost * (best.routeCount - store.routeCount)
    return Double(store.wayCost + vehicles + leavePrices.sum(store))
  }

  /// What an answer must be cheaper than for the search to go on from it; `.max` where that is judged by more
  /// than its cost.
  private func bound(_ limit: Double) -> Int {
    if leavePrices != nil || store.model.hasPriorities || store.model.hasPairs { return .max }
    return limit < Double(Int.max / 4) ? Int(limit) + 1 : .max
  }

  /// Lets vehicles carry too much for a while, at a price for it.
  private mutating func priceOverload(_ heat: Double) {
    guard let price = overloadPrice?.adapted(heat, goal: overloadGoal),
      let slack = overloadPrice?.slack
    else { return }
    if store.slack != slack { store.setSlack(slack) }
    store.overloadPrice = price
  }

  /// Where a ruin begins: any visit or, while leaving has a price, often one that is left.
  private mutating func seed() -> Int {
    if leavePrices != nil, store.bankCount > 0, random.unit() < softSeedShare {
      return Int(store.bank[random.below(store.bankCount)])
    }
    return Int(members[random.below(memberCount)])
  }

  /// Visits of a route on average.
  var meanLength: Double {
    Double(memberCount - store.bankCount) / Double(max(store.routeCount, 1))
  }
}
