internal import Domain

/// The part of a search in which the relaxation is solved: it proves a bound, and its tours become an
/// answer that the islands go on from when it is better than theirs.
struct RelaxationPhase {
  private let day: Day
  private let settings: SchedulerSettings
  /// Iterations of one island after which it is due, when iterations are counted.
  private let mark: Int?
  private var isOver: Bool
  private var pricing: DutyPricing?
  /// The proof for the whole day: tours and what leaving loads costs; `nil` while there is none.
  private var certificate: BoundCertificate?
  /// The proof for all loads but those of a bank.
  private var proof: (bank: [Int32], certificate: BoundCertificate)?
  private var routes: [RouteColumn] = []

  /// A phase that is still to come; with very few iterations it never does.
  init(_ day: Day, settings: SchedulerSettings, iterations: Int?) {
    self.day = day
    self.settings = settings
    mark = iterations.map { $0 * settings.relaxationStart / 100 }
    let islands = max(settings.islands, 1)
    let isShort = iterations.map { $0 * islands < settings.relaxationIterations } ?? false
    isOver = isShort || day.loads.isEmpty || day.duties.isEmpty
  }

  /// Whether so much of the limit is gone that the search should pause.
  func isDue(_ islands: [IslandCell], _ clock: SearchClock) -> Bool {
    if isOver { return false }
    if let mark, islands.allSatisfy({ $0.iteration >= mark }) { return true }
    return clock.shareOfTime * 100 >= Double(settings.relaxationStart)
  }

  /// Solves the relaxation and gives the islands its answer.
  ///
  /// - Parameters:
  ///   - islands: The search as it stands.
  ///   - threads: How many classes of duties are priced at the same time.
  ///   - clock: The clock of the whole search.
  ///   - end: When pricing ends at the latest.
  mutating func run(
    _ islands: [IslandCell], threads: Int, clock: SearchClock, until end: SearchClock
  ) {
    isOver = true
    if end.isOver { return }
    let best = Scheduler.best(of: islands).best
    let pricing = DutyPricing(day, threads: threads, roundMax: settings.relaxationRounds)
    self.pricing = pricing
    var relaxation = DutyRelaxation(
      day, pricing,
      routes: (best.tours + islands.flatMap(\.tours)).compactMap { pricing.column(of: $0) },
      prices: best.prices(day), certificate: pricing.nothing, isCancelled: { end.isOver })
    _ = relaxation.solve()
    certificate = relaxation.certificate
    routes = relaxation.routes
    prove(best, until: end)
    let dived = islands[0].dived(into: &relaxation, until: clock)
    if dived.objective < best.objective {
      for island in islands { island.adopt(dived) }
    } else if islands.count > 1, let other = islands.last {
      // Another place to go on from; at the next exchange the better one is kept.
      other.adopt(dived)
    }
  }

  /// Whether something would be gained by a proof for the loads that an answer hauls.
  func lacksProof(of answer: Answer) -> Bool {
    pricing != nil && !answer.bank.isEmpty && proof?.bank != answer.bank.sorted()
  }

  /// Proves what tours for the loads that an answer hauls cost at least: for the others nothing is paid.
  mutating func prove(_ answer: Answer, until end: SearchClock) {
    guard lacksProof(of: answer), let pricing, let certificate, !end.isOver else { return }
    let bank = answer.bank.sorted()
    let start = [certificate, proof?.certificate].compactMap { $0?.leaving(bank) }
      .max { $0.bound < $1.bound }
    guard let start else { return }
    let loose = DutyPricing(pricing, leaving: bank, roundMax: settings.relaxationRounds)
    var relaxation = DutyRelaxation(
      day, loose, routes: routes + answer.tours.compactMap { pricing.column(of: $0) },
      prices: DualPrices(loads: start.loadPrices.map { Double($0) }), certificate: start,
      isCancelled: { end.isOver })
    _ = relaxation.solve()
    proof = (bank, relaxation.certificate)
    routes = relaxation.routes
  }

  /// The best proof for tours that haul the loads of an answer.
  func bound(of answer: Answer) -> BoundCertificate? {
    [certificate, proof?.certificate].compactMap { $0?.leaving(answer.bank) }
      .max { $0.bound < $1.bound }
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
