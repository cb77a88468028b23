import Domain

/// The stores of all streams through a month, carried forward day by day.
///
/// Production and use run evenly on all calendar days and never stop: what a full store of a
/// producer cannot hold still lies there to be hauled, and an empty store of a user stays empty.
/// What a site uses of its own goods never reaches a store.
struct StoreBook {
  private struct Store {
    var level: Kilograms
    let capacity: Kilograms?
    /// What production adds or use takes in the month, own use left out.
    let net: Kilograms
    var delivered: Kilograms = .zero
    var use: Kilograms = .zero
  }

  private var stores: [StoreKey: Store] = [:]
  private let dayCount: Int
  private let measured: [CalendarDate: [Stock]]
  private let problem: MatchingProblem

  /// Opens the book on the first morning of the month.
  init(_ problem: MatchingProblem, flows: [Flow]) {
    self.problem = problem
    dayCount = problem.dayCount
    measured = Dictionary(grouping: problem.stocks, by: \.date)
    var internalUse: [StoreKey: Kilograms] = [:]
    for flow in flows where flow.isInternal {
      for role in StreamRole.allCases {
        let key = StoreKey(role: role, site: flow.from, material: flow.material)
        internalUse[key, default: .zero] += flow.mass
      }
    }
    for account in StreamAccount.all(of: problem) {
      stores[account.key] = Store(
        level: openingLevel(of: account), capacity: account.capacity,
        net: max(.zero, account.mass - (internalUse[account.key] ?? .zero)))
    }
  }

  /// The last stock measured before the month, else some days of its flow, at most a share of the
  /// capacity.
  private func openingLevel(of account: StreamAccount) -> Kilograms {
    let key = account.key
    let last = problem.stocks
      .filter {
        $0.role == key.role && $0.site == key.site && $0.material == key.material
          && $0.date < problem.firstDay
      }
      .max { ($0.date, $0.mass) < ($1.date, $1.mass) }
    if let last { return max(.zero, last.mass) }
    let rules = problem.hauling
    let flow = Kilograms(account.mass.value * min(max(0, rules.openingStockDays), 366) / dayCount)
    guard let capacity = account.capacity else { return flow }
    let percent =
      key.role == .producer
      ? rules.openingStockProducerPercent : rules.openingStockConsumerPercent
    return max(.zero, min(Kilograms(capacity.value * min(max(0, percent), 100) / 100), flow))
  }

  /// Begins the day with number `day` (from 1): measured stocks replace what was carried forward.
  mutating func beginDay(_ day: Int) {
    for stock in measured[problem.firstDay.adding(days: day - 1)] ?? [] {
      let key = StoreKey(role: stock.role, site: stock.site, material: stock.material)
      stores[key]?.level = max(.zero, stock.mass)
    }
  }

  /// Adds the production of the day and opens the room that its use makes.
  mutating func produce(on day: Int) {
    for key in stores.keys {
      guard var store = stores[key] else { continue }
      let share = Kilograms(
        store.net.value * day / dayCount - store.net.value * (day - 1) / dayCount)
      switch key.role {
      case .producer: store.level += share
      case .consumer:
        store.use = share
        store.delivered = .zero
      }
      stores[key] = store
    }
  }

  /// Lets users take from their stores what the day needs.
  mutating func endDay() {
    for key in stores.keys where key.role == .consumer {
      guard var store = stores[key] else { continue }
      store.level = max(.zero, store.level + store.delivered - store.use)
      store.delivered = .zero
      store.use = .zero
      stores[key] = store
    }
  }

  /// What can be picked up today.
  func available(_ key: StoreKey) -> Kilograms { stores[key]?.level ?? .zero }

  /// What can still be delivered today: free store and the use of the day; `nil` without limit.
  func room(_ key: StoreKey) -> Kilograms? {
    guard let store = stores[key] else { return .zero }
    guard let capacity = store.capacity else { return nil }
    return max(.zero, max(.zero, capacity - store.level) + store.use - store.delivered)
  }

  /// Takes `mass` from the one store and brings it to the other.
  mutating func haul(_ mass: Kilograms, from: StoreKey, to: StoreKey) {
    stores[from]?.level -= mass
    stores[to]?.delivered += mass
  }

  /// The stock of each store, sorted by role, site, material.
  var levels: [StoreLevel] {
    stores.sorted { $0.key < $1.key }.map { key, store in
      StoreLevel(
        site: key.site, role: key.role, material: key.material, level: store.level,
        capacity: store.capacity)
    }
  }
}
