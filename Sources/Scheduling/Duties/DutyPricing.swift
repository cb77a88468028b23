internal import Dispatch
internal import Synchronization

/// Prices the duties of a firm's day under the law, class by class on several threads; who does which
/// decides nothing.
///
/// Duties are alike when they have the same type, depot, window, limits and crew, the same number of
/// duties of their vehicle, and the same loads pinned to it. What is priced is the relaxed duty of
/// ``DutyClock``: no tour that the decoder accepts costs less than its route here.
final class DutyPricing: RoutePricing {
  /// One thread's scratch; only the worker that was given it touches it, one call at a time.
  private final class Worker: @unchecked Sendable {
    var pricer = DutyPricer()
  }

  let shape: MasterShape
  let classes: [DutyClass]
  /// The class of each duty, -1 when it can haul nothing.
  let classOfDuty: [Int]
  private let workers: [Worker]
  private let roundMax: Int
  private let rounds = Atomic(0)

  /// The same with so many rounds anew, for a day on which some loads may be left for nothing.
  init(_ other: DutyPricing, leaving bank: [Int32], roundMax: Int) {
    self.roundMax = roundMax
    classes = other.classes
    classOfDuty = other.classOfDuty
    workers = other.workers
    var shape = other.shape
    for load in bank { shape.unservedCosts[Int(load)] = 0 }
    self.shape = shape
  }

  /// Duties told apart.
  private struct Key: Hashable {
    var kind: Int
    var share: Int
    var pinnedVehicle: Int
  }

  /// The classes of a day; so many threads at the same time.
  ///
  /// After `roundMax` calls nothing is priced any more: a limit that is the same on every machine.
  init(_ day: Day, threads: Int, roundMax: Int = .max) {
    self.roundMax = roundMax
    let pinned = Set(day.loads.map(\.pinnedVehicle))
    var positions: [Key: Int] = [:]
    var groups: [(share: Int, duties: [Int])] = []
    var classOfDuty = Array(repeating: -1, count: day.duties.count)
    for (position, duty) in day.duties.enumerated() where duty.type >= 0 {
      let share = day.dutiesOfVehicle[duty.vehicle].count
      let key = Key(
        kind: duty.kind, share: share,
        pinnedVehicle: pinned.contains(duty.vehicle) ? duty.vehicle : -1)
      let group = positions[key] ?? groups.count
      if group == groups.count {
        positions[key] = group
        groups.append((share, []))
      }
      groups[group].duties.append(position)
      classOfDuty[position] = group
    }
    var travels: [Int: LeastTravel] = [:]
    var classes: [DutyClass] = []
    for group in groups {
      let type = day.duties[group.duties[0]].type
      let travel = travels[type] ?? LeastTravel(day, type: type)
      travels[type] = travel
      classes.append(DutyClass(day, duties: group.duties, share: group.share, travel: travel))
    }
    self.classes = classes
    self.classOfDuty = classOfDuty
    shape = MasterShape(
      unservedCosts: day.loads.map { $0.unservedCost * 1000 }, vehicles: classes.map(\.duties))
    workers = (0..<max(threads, 1)).map { _ in Worker() }
  }

  func price(
    _ questions: [PricingQuestion], prices: DualPrices, effort: PricingEffort, routeMax: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [PricingOutcome?] {
    assert(prices.cuts.isEmpty, "labels of duties carry no cuts")
    let results = Mutex([PricingOutcome?](repeating: nil, count: questions.count))
    if rounds.add(1, ordering: .relaxed).oldValue >= roundMax { return results.withLock { $0 } }
    let loads = prices.loads
    run(questions.count) { [classes] worker, place in
      if !effort.isProof, isCancelled() { return }
      let question = questions[place]
      let outcome = worker.pricer.price(
        classes[question.kind], kind: question.kind, prices: loads, threshold: question.threshold,
        effort: effort, routeMax: routeMax, isCancelled: isCancelled)
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
