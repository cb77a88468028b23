internal import Dispatch
internal import Synchronization

/// Prices many classes at the same time; who does which decides nothing.
final class PricingCrew: RoutePricing {
  /// One thread's scratch; only the worker that was given it touches it, one call at a time.
  private final class Worker: @unchecked Sendable {
    var pricer: RoutePricer
    init(_ network: PricingNetwork) { pricer = RoutePricer(network) }
  }

  let shape: MasterShape
  private let network: PricingNetwork
  private let workers: [Worker]
  /// For each station where the search for the price of driving begins.
  private let drivingPrices: Mutex<(prices: [Double], calls: Int)>

  /// So many threads at the same time.
  init(_ network: PricingNetwork, threads: Int) {
    self.network = network
    shape = network.model.shape
    drivingPrices = Mutex((network.stations.map { _ in 0 }, 0))
    workers = (0..<max(threads, 1)).map { _ in Worker(network) }
  }

  /// Labels made so far by all.
  var labelCount: Int { workers.reduce(0) { $0 + $1.pricer.labelCount } }

  /// Prices the classes; the outcomes stand in the order of the questions, `nil` where `isCancelled`
  /// came first.
  func price(
    _ questions: [PricingQuestion], prices: DualPrices, effort: PricingEffort, routeMax: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [PricingOutcome?] {
    var tables = PriceTables(network, prices: prices, isProof: effort.isProof)
    let unbounded = tables
    let (start, isExploring) = drivingPrices.withLock { state -> ([Double], Bool) in
      state.calls += 1
      return (state.prices, state.calls % 4 == 1)
    }
    // What nobody asks about needs no bound.
    let asked = Set(questions.map { network.stationOfClass[$0.kind] }).sorted()
    let bounds = Mutex([CompletionBound](repeating: .none, count: network.stations.count))
    run(asked.count) { [network] _, place in
      let station = asked[place]
      if isCancelled() { return }
      let bound = CompletionBound(
        network, station: station, table: unbounded.profiles[network.stations[station].profile],
        drivingPrice: start[station], isExploring: isExploring, isProof: effort.isProof)
      bounds.withLock { $0[station] = bound }
    }
    tables.bounds = bounds.withLock { $0 }
    let found = asked.map { ($0, tables.bounds[$0].drivingPrice) }
    drivingPrices.withLock { state in
      for (station, price) in found { state.prices[station] = price }
    }
    let ready = tables
    let results = Mutex([PricingOutcome?](repeating: nil, count: questions.count))
    run(questions.count) { worker, place in
      if isCancelled() { return }
      let outcome = worker.pricer.price(
        questions[place].kind, prices: prices, tables: ready,
        threshold: questions[place].threshold, effort: effort, routeMax: routeMax,
        isCancelled: isCancelled)
      results.withLock { $0[place] = outcome }
    }
    return results.withLock { $0 }
  }

  /// Does `work` for each place below `count`, on all workers.
  private func run(_ count: Int, _ work: @escaping @Sendable (Worker, Int) -> Void) {
    let next = Atomic(0)
    @Sendable func take(_ worker: Worker) {
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        if place >= count { return }
        work(worker, place)
      }
    }
    if workers.count == 1 || count < 2 { return take(workers[0]) }
    let group = DispatchGroup()
    for worker in workers.dropFirst() {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { take(worker) }
    }
    take(workers[0])
    group.wait()
  }
}
