internal import Domain

/// The part of a search in which the relaxation is solved: it proves a bound, and its routes guide
/// the islands from then on.
struct RelaxationPhase {
  private let day: Day
  private let settings: SchedulerSettings
  /// Iterations of one island after which it is due, when iterations are counted.
  private let mark: Int?
  private var isOver: Bool
  private var pricing: DutyPricing?
  /// The proof for all loads but those of a bank, `nil` while there is none.
  private var proof: (bank: [Int32], certificate: BoundCertificate)?
  private var routes: [RouteColumn] = []

  /// A phase that is still to come; with very few iterations it never does.
  init(_ day: Day, settings: SchedulerSettings, iterations: Int?) {
    self.day = day
    self.settings = settings
    // Divided first: a limit may be very large.
    mark = iterations.map {
      $0 / 100 * settings.relaxationStart + $0 % 100 * settings.relaxationStart / 100
    }
    let islands = max(settings.islands, 1)
    let isShort = iterations.map { $0 < settings.relaxationIterations / islands } ?? false
    isOver = isShort || day.loads.isEmpty || day.duties.isEmpty
  }

  /// Whether so much of the limit is gone that the search should pause.
  func isDue(_ islands: [IslandCell], _ clock: SearchClock) -> Bool {
    if isOver { return false }
    if let mark, islands.allSatisfy({ $0.iteration >= mark }) { return true }
    return clock.shareOfTime * 100 >= Double(settings.relaxationStart)
  }

  /// Solves the relaxation and shows the islands its routes.
  ///
  /// - Parameters:
  ///   - islands: The search as it stands.
  ///   - threads: How many classes of duties are priced at the same time.
  ///   - end: When pricing ends at the latest.
  mutating func run(_ islands: [IslandCell], threads: Int, until end: SearchClock) {
    isOver = true
    if end.isOver { return }
    let best = Scheduler.best(of: islands).best
    pricing = DutyPricing(day, threads: threads)
    routes = islands.flatMap(\.tours).compactMap { pricing?.column(of: $0) }
    guard let relaxation = proved(best, until: end) else { return }
    let guides = relaxation.guides(least: settings.guideLeast)
    for island in islands { island.follow(guides) }
  }

  /// Whether something would be gained by a proof for the loads that an answer hauls.
  func lacksProof(of answer: Answer) -> Bool {
    pricing != nil && !(aligned(with: answer.bank)?.isWhole ?? false)
  }

  /// Proves what tours for the loads that an answer hauls cost at least.
  mutating func prove(_ answer: Answer, until end: SearchClock) {
    _ = proved(answer, until: end)
  }

  /// The relaxation behind such a proof, `nil` when none is needed or time is up.
  ///
  /// The loads that are left may be left for nothing: so it says as much as it can of those that can be
  /// hauled, whatever leaving the others costs.
  private mutating func proved(_ answer: Answer, until end: SearchClock) -> DutyRelaxation? {
    guard lacksProof(of: answer), let pricing, !end.isOver else { return nil }
    let bank = answer.bank.sorted()
    var prices = answer.prices(day)
    let known = aligned(with: bank)?.certificate
    if let known {
      // What was hauled before is worth what it was worth then.
      for load in prices.loads.indices where known.loadPrices[load] > 0 {
        prices.loads[load] = Double(known.loadPrices[load])
      }
    }
    for load in bank { prices.loads[Int(load)] = 0 }
    let loose = DutyPricing(pricing, leaving: bank, roundMax: settings.relaxationRounds)
    let start = [loose.nothing, known].compactMap { $0 }.max { $0.bound < $1.bound }
    var relaxation = DutyRelaxation(
      loose, routes: routes + answer.tours.compactMap { pricing.column(of: $0) },
      prices: prices, certificate: start ?? loose.nothing, isCancelled: { end.isOver })
    _ = relaxation.solve()
    proof = (bank, relaxation.certificate)
    routes = relaxation.routes
    return relaxation
  }

  /// The last proof for loads left as in `bank`, whole when these are those of then or like them.
  ///
  /// A load that is left now changes its price with one that is alike and was left then.
  private func aligned(
    with bank: [Int32]
  ) -> (certificate: BoundCertificate, isWhole: Bool)? {
    guard let proof else { return nil }
    var certificate = proof.certificate
    var returned = proof.bank.filter { !bank.contains($0) }
    var isWhole = true
    for load in bank where !proof.bank.contains(load) {
      if let place = returned.firstIndex(where: { isAlike(Int($0), Int(load)) }) {
        certificate.loadPrices.swapAt(Int(returned.remove(at: place)), Int(load))
      } else {
        isWhole = false
      }
    }
    return (certificate.leaving(bank), isWhole && returned.isEmpty)
  }

  /// Whether every duty can do the same with two loads for the same money.
  private func isAlike(_ one: Int, _ other: Int) -> Bool {
    var row = day.loads[one]
    row.unservedCost = day.loads[other].unservedCost
    return row == day.loads[other]
      && day.types.indices.allSatisfy {
        day.haulWay(type: $0, load: one) == day.haulWay(type: $0, load: other)
      }
  }

  /// What is proved of tours that haul the loads of an answer, `nil` when nothing is.
  func bound(of answer: Answer) -> BoundCertificate? {
    guard let proof = aligned(with: answer.bank)?.certificate else { return nil }
    return proof.bound > 0 || answer.bank.count == day.loads.count ? proof : nil
  }
}

extension BoundCertificate {
  /// The same proof for tours that need not haul some loads: nothing is paid for them.
  ///
  /// With lower prices no route's reduced cost falls, so what is proved of the classes stays true.
  func leaving(_ bank: [Int32]) -> BoundCertificate {
    var proof = self
    for load in bank { proof.loadPrices[Int(load)] = 0 }
    return proof
  }

  /// The bound in cents, rounded down and not below zero.
  var cents: Int { max(0, bound) / 1000 }
}
