internal import Domain

/// Solves the linear relaxation of the choice of routes by pricing, with smoothed prices, and keeps the
/// best bound that exact pricing has proved on the way.
///
/// Smoothing: Pessoa, Sadykov, Uchoa & Vanderbeck, INFORMS Journal on Computing 30, 2018.
struct ColumnGeneration<Pricing: RoutePricing>: ~Copyable {
  let pricing: Pricing
  private let shape: MasterShape
  private let settings: GenerationSettings
  let isCancelled: @Sendable () -> Bool
  private(set) var pool = ColumnPool()
  var master: RestrictedMaster
  /// The prices of the best bound.
  private var center: DualPrices
  private var centerKinds: [Double]
  private var centerBound = Int.min
  private(set) var certificate: BoundCertificate
  /// Millicents.
  private(set) var bound: Int
  var rounds = 0
  private var level = 0
  private var effort: PricingEffort { settings.efforts[level] }
  private let began = ContinuousClock().now
  var trace = false

  /// Starts from some routes, from prices to steer by, and from what is proved already.
  init(
    _ pricing: Pricing, routes: [RouteColumn], prices: DualPrices, certificate: BoundCertificate,
    settings: GenerationSettings = GenerationSettings(),
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.pricing = pricing
    shape = pricing.shape
    self.settings = settings
    self.isCancelled = isCancelled
    self.certificate = certificate
    master = RestrictedMaster(shape)
    bound = certificate.bound
    center = prices
    centerKinds = shape.vehicles.map { _ in 0 }
    add(routes)
  }

  /// Adds the routes that are new.
  mutating func add(_ routes: [RouteColumn]) {
    var fresh: [RouteColumn] = []
    for route in routes where pool.add(route) != nil { fresh.append(route) }
    master.add(fresh)
  }

  /// Prices until nothing is left to gain; false when it was cancelled before.
  mutating func solve() -> Bool {
    var misses = 0
    guard master.solve(secondsMax: nil) else { return false }
    while !isCancelled() {
      rounds += 1
      if isClosed { return true }
      // After a miss the prices go toward those of the master problem itself.
      let share = misses > 0 ? 0 : settings.smoothing
      let trial = smoothed(share)
      let kinds = zip(centerKinds, master.kindPrices).map { pair in
        (share * pair.0 + (1 - share) * pair.1).rounded(.down)
      }
      let questions = shape.vehicles.indices.map {
        PricingQuestion(kind: $0, threshold: min(0, kinds[$0]) - 1)
      }
      let outcomes = pricing.price(
        questions, prices: trial, effort: effort, routeMax: settings.routeMax,
        isCancelled: isCancelled)
      if outcomes.contains(where: { $0 == nil }) { return false }
      let found = outcomes.compactMap { $0?.routes }.flatMap { $0 }
      improveBound(trial, kinds: kinds, outcomes: outcomes)
      let columns = found.map { RouteColumn(kind: $0.kind, loads: $0.loads, cost: $0.cost) }
        .filter { isGain($0) }
      if trace {
        debugPrint(
          "round", rounds, effort.labelMax == .max ? -effort.memory : effort.labelMax, "lp", master.objective / 1e5, "bound", Double(bound) / 1e5,
          "columns", columns.count, found.count, "share", share, ContinuousClock().now - began)
      }
      if columns.isEmpty {
        if level + 1 < settings.efforts.count {
          if misses > 0 {
            level += 1
            misses = 0
            centerBound = bound
          } else {
            misses = 1
          }
          continue
        }
        if share == 0 { return true }
        misses += 1
        continue
      }
      misses = 0
      let old = master.objective
      add(columns)
      guard master.solve() else { return false }
      // Where looking at less has little left to give, more is looked at.
      if level + 1 < settings.efforts.count, old - master.objective < settings.gainShare * old {
        level += 1
        centerBound = bound
      }
    }
    return false
  }

  private var isClosed: Bool {
    master.objective - Double(bound) < settings.gapMillionths * 1e-6 * master.objective
  }

  /// After the master problem has changed, what was nearly enough to look at is tried first again.
  mutating func restartPricing() {
    level = min(level, 1)
    centerBound = bound
  }

  private func smoothed(_ share: Double) -> DualPrices {
    var trial = master.prices
    for load in trial.loads.indices {
      trial.loads[load] =
        (share * center.loads[load] + (1 - share) * trial.loads[load]).rounded(.down)
    }
    for cut in trial.cutPrices.indices {
      let old = cut < center.cutPrices.count ? center.cutPrices[cut] : trial.cutPrices[cut]
      trial.cutPrices[cut] = (share * old + (1 - share) * trial.cutPrices[cut]).rounded(.up)
    }
    return trial
  }

  /// Whether the master problem gains by a route at its own prices.
  func isGain(_ route: RouteColumn) -> Bool {
    var reduced = route.cost - master.kindPrices[route.kind]
    for load in route.loads { reduced -= master.prices.loads[Int(load)] }
    for (position, cut) in master.cuts.enumerated() where RestrictedMaster.pays(route.loads, cut) {
      reduced += master.prices.cutPrices[position]
    }
    return reduced < -1
  }

  private mutating func improveBound(
    _ trial: DualPrices, kinds: [Double], outcomes: [PricingOutcome?]
  ) {
    let proof = BoundCertificate(
      loadPrices: trial.loads.map { Int($0) },
      cuts: zip(trial.cuts, trial.cutPrices).filter { $0.1 > 0 }.map { cut, price in
        .init(loads: (0..<3).map { Int(cut[$0]) }, price: Int(price))
      },
      classes: zip(shape.vehicles, outcomes).map { vehicles, outcome in
        .init(
          vehicles: vehicles,
          leastReducedCost: Int(min(0, (outcome?.least ?? 0).rounded(.down))))
      })
    if effort.isProof, proof.bound > bound {
      bound = proof.bound
      certificate = proof
    }
    // Quick pricing only guesses the bound, which is good enough to steer by.
    if proof.bound > centerBound {
      centerBound = proof.bound
      center = trial
      centerKinds = kinds
    }
  }
}

/// The parameters of column generation.
struct GenerationSettings: Sendable {
  /// The share of the best prices so far in the prices that are tried.
  var smoothing = 0.7
  /// Routes taken of one class in one round.
  var routeMax = 8
  /// The relaxation counts as solved when bound and value differ by less than a millionth of it
  /// times this.
  var gapMillionths = 1.0
  /// What is looked at, one after the other; the last one misses nothing.
  var efforts = [
    PricingEffort(labelMax: 5), PricingEffort(labelMax: 25), PricingEffort(labelMax: 100),
    PricingEffort(labelMax: .max, memory: 2), PricingEffort(labelMax: .max, memory: 4), .exact,
  ]
  /// Less than this share gained in a round, and more is looked at.
  var gainShare = 2e-4
}
