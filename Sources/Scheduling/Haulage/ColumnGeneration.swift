internal import Domain

/// Solves the linear relaxation of the choice of routes by pricing, with smoothed prices, and keeps the
/// best bound that exact pricing has proved on the way.
///
/// Smoothing: Pessoa, Sadykov, Uchoa & Vanderbeck, INFORMS Journal on Computing 30, 2018.
struct ColumnGeneration<Pricing: RoutePricing>: ~Copyable {
  let pricing: Pricing
  private let shape: MasterShape
  var settings: GenerationSettings
  let secondsLeft: @Sendable () -> Double?
  let isCancelled: @Sendable () -> Bool
  private var pool = ColumnPool()
  var master: RestrictedMaster
  /// The prices of the best bound, or with quick pricing those of the last round.
  private var center: DualPrices
  private var centerKinds: [Double]
  private var centerGroups: [Double]
  private var centerBound = Int.min
  /// What each group may count: the case that is looked at.
  private(set) var groupBounds: [ClosedRange<Int>]
  /// What is proved for the case.
  private(set) var certificate: BoundCertificate
  private let plain: BoundCertificate
  /// Millicents.
  private(set) var bound: Int
  var rounds = 0
  private var level = 0
  private var effort: PricingEffort { settings.efforts[level] }

  /// Starts from some routes, from prices to steer by, and from what is proved already.
  init(
    _ pricing: Pricing, routes: [RouteColumn], prices: DualPrices, certificate: BoundCertificate,
    settings: GenerationSettings = GenerationSettings(),
    secondsLeft: @escaping @Sendable () -> Double? = { nil },
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.pricing = pricing
    self.secondsLeft = secondsLeft
    shape = pricing.shape
    self.settings = settings
    self.isCancelled = isCancelled
    self.certificate = certificate
    master = RestrictedMaster(shape, secondsLeft: secondsLeft)
    bound = certificate.bound
    center = prices
    centerKinds = shape.vehicles.map { _ in 0 }
    centerGroups = shape.groups.map { _ in 0 }
    groupBounds = shape.groups.map { [shape] in 0...shape.most(of: $0) }
    plain = certificate
    add(routes)
  }

  /// Adds the routes that are new.
  mutating func add(_ routes: [RouteColumn]) {
    var fresh: [RouteColumn] = []
    for route in routes where pool.add(route) != nil { fresh.append(route) }
    master.add(fresh)
  }

  /// Forgets all routes but so many that are nearest to paying.
  ///
  /// Each step of the simplex methods looks at all of them. The master problem must be solved.
  mutating func trim(to most: Int) {
    guard master.columns.count > most else { return }
    let costs = master.reducedCosts
    let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
    var isKept = [Bool](repeating: false, count: costs.count)
    for column in order.prefix(most) { isKept[column] = true }
    master.remove { !isKept[$0] }
    pool = ColumnPool()
    for column in master.columns { _ = pool.add(column) }
    _ = master.solve()
  }

  /// Looks at another case; what was proved before is forgotten, all routes are kept.
  mutating func enter(_ bounds: [ClosedRange<Int>]) {
    groupBounds = bounds
    master.bound(bounds)
    certificate = plain
    bound = plain.bound
    restartPricing()
    center = master.prices
    centerKinds = master.kindPrices
    centerGroups = master.groupPrices
  }

  /// Prices until nothing is left to gain, or the bound has reached `ceiling` (millicents), or so many
  /// labels were made.
  ///
  /// - Parameters:
  ///   - isProving: Whether the last effort, which misses nothing, is made too.
  ///   - ceiling: Millicents; a bound that has reached it is enough.
  ///   - labels: The work to spend; what is proved until then holds.
  /// - Returns: False when it was cancelled.
  mutating func solve(
    isProving: Bool = true, ceiling: Double = .infinity, labels: Int = .max
  ) -> Bool {
    var misses = 0
    var slowRounds = 0
    guard master.solve(afterCuts: true) else { return false }
    let before = pricing.labelCount
    let last = isProving ? settings.efforts.count - 1 : settings.quickLast
    level = min(level, last)
    var lively = LivelyKinds(count: shape.vehicles.count, value: master.objective)
    while !isCancelled() {
      rounds += 1
      if isClosed || Double(bound) >= ceiling || pricing.labelCount - before > labels {
        return true
      }
      // After a miss the prices go toward those of the master problem itself.
      let share =
        misses > 0 ? 0 : effort.isProof ? settings.proofSmoothing : settings.smoothing
      let trial = smoothed(share)
      let kinds = zip(centerKinds, master.kindPrices).map { pair in
        (share * pair.0 + (1 - share) * pair.1).rounded(.down)
      }
      let groups = zip(centerGroups, master.groupPrices).map { pair in
        (share * pair.0 + (1 - share) * pair.1).rounded(.down)
      }
      let pays = groupSums(groups)
      // What misses nothing misses no class.
      if effort.isProof || !settings.asksLively { lively.askAll() }
      let isWhole = lively.isWhole
      let questions = lively.asked.map {
        PricingQuestion(kind: $0, threshold: min(0, kinds[$0]) + pays[$0] - 1)
      }
      let outcomes = pricing.price(
        questions, prices: trial, effort: effort, routeMax: settings.routeMax,
        isCancelled: isCancelled)
      if outcomes.contains(where: { $0 == nil }) { return false }
      let found = outcomes.compactMap { $0?.routes }.flatMap { $0 }
      improveBound(trial, kinds: kinds, groups: groups, outcomes: outcomes, effort: effort)
      let columns = found.map { RouteColumn(kind: $0.kind, loads: $0.loads, cost: $0.cost) }
        .filter { isGain($0) }
      if columns.isEmpty {
        lively.askAll()
        // Nothing is known of the classes that were not asked.
        if !isWhole { continue }
        if level < last {
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
      add(columns)
      guard master.solve() else { return false }
      lively.ask(columns)
      if !isWhole {
        let gain = lively.note(master.objective)
        if gain < settings.gainShare / 4 * master.objective { lively.askAll() }
        continue
      }
      let gain = lively.noteWhole(master.objective)
      if effort.isProof, settings.asksLively {
        // Where one round that misses nothing has found routes there are more, which less effort finds too.
        level -= 1
        continue
      }
      if level == last, !isProving, gain < settings.gainShare / 4 * (master.objective + gain) {
        slowRounds += 1
        if slowRounds >= settings.slowRoundMax { return true }
      }
      // Where looking at less has little left to give, more is looked at.
      if level < last, gain < settings.gainShare * (master.objective + gain) {
        level += 1
        centerBound = bound
      }
    }
    return false
  }

  /// Whether bound and value meet.
  var isClosed: Bool {
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

  /// What the groups of each class pay for a vehicle.
  func groupSums(_ prices: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: shape.vehicles.count)
    for (group, price) in zip(shape.groups, prices) where price != 0 {
      for kind in group.kinds { sums[kind] += price }
    }
    return sums
  }

  /// Whether the master problem gains by a route at its own prices.
  func isGain(_ route: RouteColumn) -> Bool {
    var reduced = route.cost - master.kindPrices[route.kind] - master.payOfKind[route.kind]
    for load in route.loads { reduced -= master.prices.loads[Int(load)] }
    for (position, cut) in master.cuts.enumerated() where RestrictedMaster.pays(route.loads, cut) {
      reduced += master.prices.cutPrices[position]
    }
    return reduced < -1
  }

  private mutating func improveBound(
    _ trial: DualPrices, kinds: [Double], groups: [Double], outcomes: [PricingOutcome?],
    effort: PricingEffort
  ) {
    guard effort.isProof else {
      // Quick pricing takes bounds for higher than they are, so the best of them would hold the prices
      // where they are for good: they follow those of the last round instead.
      center = trial
      centerKinds = kinds
      centerGroups = groups
      return
    }
    let (counts, asked, real) = conditions(groups)
    var leftCounts = asked
    let loads = shape.payable(trial.loads, &leftCounts)
    let pays = groupSums(real)
    // What is far below all that is known is no news, and its sums might not even be numbers.
    var estimate = loads.reduce(0, +) - trial.cutPrices.reduce(0, +)
    for kind in shape.vehicles.indices {
      estimate +=
        Double(shape.vehicles[kind].count) * min(0, (outcomes[kind]?.least ?? 0) - pays[kind])
    }
    for count in counts {
      estimate += Double(count.number * count.price) * (count.side == .atLeast ? 1 : -1)
    }
    for count in leftCounts {
      estimate += Double(count.number * count.price) * (count.side == .atLeast ? 1 : -1)
    }
    guard estimate > Double(plain.bound) - 1 else { return }
    let proof = BoundCertificate(
      loadPrices: loads.map { Int($0) },
      cuts: zip(trial.cuts, trial.cutPrices).filter { $0.1 > 0 }.map { cut, price in
        .init(loads: (0..<3).map { Int(cut[$0]) }, price: Int(price))
      },
      counts: counts, leftCounts: leftCounts,
      classes: shape.vehicles.indices.map { kind in
        .init(
          vehicles: shape.vehicles[kind],
          leastReducedCost: Int(
            min(0, ((outcomes[kind]?.least ?? 0) - pays[kind]).rounded(.down))))
      })
    if proof.bound > bound {
      bound = proof.bound
      certificate = proof
    }
    if proof.bound > centerBound {
      centerBound = proof.bound
      center = trial
      centerKinds = kinds
      centerGroups = groups
    }
  }
}

/// The parameters of column generation.
struct GenerationSettings: Sendable {
  /// The share of the best prices so far in the prices that are tried.
  var smoothing = 0.7
  /// The same where nothing is missed: the prices are nearly right by then.
  var proofSmoothing = 0.3
  /// Routes taken of one class in one round.
  var routeMax = 8
  /// The relaxation counts as solved when bound and value differ by less than a millionth of it
  /// times this.
  var gapMillionths = 1.0
  /// Routes of at least this value are fixed together in a dive.
  var diveShare = 0.9
  /// What is looked at, one after the other; the last one misses nothing.
  var efforts = [
    PricingEffort(labelMax: 5), PricingEffort(labelMax: 25), .exact,
  ]
  /// The last of them that is made when nothing is to be proved.
  var quickLast: Int { efforts.count - 1 - proofSteps }
  /// How many of them are made for proofs only.
  var proofSteps = 1
  /// Whether quick pricing asks first those classes again that had something to offer, and goes on with less
  /// effort when the last one has found something.
  var asksLively = false
  /// Less than this share gained in a round, and more is looked at.
  var gainShare = 2e-4
  /// After so many rounds that gain less than a quarter of it quick pricing ends.
  var slowRoundMax = 3

  /// Those of haulage days, which have a hundred classes; between quick pricing and the proof stands an
  /// effort that finds most of what the proof would find, for a tenth of its labels.
  static var haulage: GenerationSettings {
    var settings = GenerationSettings()
    settings.efforts.insert(PricingEffort(labelMax: 100), at: 2)
    settings.proofSteps = 2
    settings.asksLively = true
    return settings
  }
}
