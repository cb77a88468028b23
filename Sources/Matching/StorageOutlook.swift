public import Domain

/// In how many days a store is full or empty when flows go on as matched, and whether to look at
/// it now.
public struct StorageOutlook: Hashable, Sendable {
  /// Why a planner should look at a store.
  public enum Alarm: String, Hashable, Sendable, CaseIterable {
    /// At 90 % of its capacity, or full within a day.
    case nearlyFull = "nearly_full"
    /// A user's store that holds no more than one day of use.
    case nearlyEmpty = "nearly_empty"
  }

  /// When an alarm is given.
  public struct Settings: Hashable, Sendable {
    /// Share of the capacity in percent from which a store is nearly full.
    public var fullPercent: Int
    /// Days left at which a store is nearly full or nearly empty.
    public var daysLeft: Int

    /// Makes settings.
    public init(fullPercent: Int = 90, daysLeft: Int = 1) {
      self.fullPercent = fullPercent
      self.daysLeft = daysLeft
    }
  }

  /// The store as it is now.
  public var store: StoreLevel
  /// What it gains in the month, negative when it loses.
  public var change: Kilograms
  /// Whole calendar days until it is full; 0 when it is, `nil` when it does not fill.
  public var daysUntilFull: Int?
  /// Whole calendar days until it is empty; 0 when it is, `nil` when it does not empty.
  public var daysUntilEmpty: Int?
  /// `nil` when all is well.
  public var alarm: Alarm?

  /// The outlook of each store in `levels`, in their order.
  ///
  /// Rates are those of an average calendar day of the month: production less what is hauled
  /// away, or what is brought less use. Stores without room (capacity zero) and the sinks of
  /// landfills give no alarm.
  public static func outlooks(
    of problem: MatchingProblem, flows: FlowPlan, levels: [StoreLevel],
    settings: Settings = Settings()
  ) -> [StorageOutlook] {
    var hauled: [StoreKey: Kilograms] = [:]
    for flow in flows.flows {
      let material = flow.material
      hauled[StoreKey(role: .producer, site: flow.from, material: material), default: .zero] +=
        flow.mass
      hauled[StoreKey(role: .consumer, site: flow.to, material: material), default: .zero] +=
        flow.mass
    }
    let masses = Dictionary(
      StreamAccount.all(of: problem).map { ($0.key, $0.mass) },
      uniquingKeysWith: { first, _ in first })
    let landfills = Set(problem.sites.filter { $0.kind == .landfill }.map(\.id))
    return levels.map { level in
      let key = StoreKey(role: level.role, site: level.site, material: level.material)
      let isSink = level.role == .consumer && landfills.contains(level.site)
      return StorageOutlook(
        level, flow: masses[key] ?? .zero, hauled: hauled[key] ?? .zero, days: problem.dayCount,
        isSink: isSink, settings: settings)
    }
  }

  private init(
    _ store: StoreLevel, flow: Kilograms, hauled: Kilograms, days: Int, isSink: Bool,
    settings: Settings
  ) {
    self.store = store
    let isProducer = store.role == .producer
    change = isSink ? hauled : isProducer ? flow - hauled : hauled - flow
    if let capacity = store.capacity {
      let free = max(.zero, capacity - store.level)
      if free == .zero {
        daysUntilFull = 0
      } else if change > .zero {
        daysUntilFull = free.value * days / change.value
      }
    }
    if store.level <= .zero {
      daysUntilEmpty = 0
    } else if change < .zero {
      daysUntilEmpty = store.level.value * days / -change.value
    }
    guard !isSink, store.capacity != .zero else { return }
    if let capacity = store.capacity,
      store.level.value * 100 >= capacity.value * settings.fullPercent
        || change > .zero
          && (capacity - store.level).value * days <= change.value * settings.daysLeft
    {
      alarm = .nearlyFull
    } else if !isProducer, flow > .zero,
      store.level.value * days <= flow.value * settings.daysLeft
    {
      alarm = .nearlyEmpty
    }
  }
}
