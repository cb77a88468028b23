/// Puts the loads of the bank back, one by one in an order drawn by chance, each where it costs least.
struct Recreate: Sendable {
  private let settings: SchedulerSettings
  private var insertion: InsertionSearch
  private var queue: [(key: Int, load: Int32)] = []
  /// How many duty classes may do each load.
  private let choices: [Int]

  /// Scratch for a day.
  init(_ day: Day, settings: SchedulerSettings) {
    self.settings = settings
    insertion = InsertionSearch(day, decodeMax: settings.decodingsPerInsertion)
    var alone = LoneTour(day)
    choices = day.loads.indices.map { load in
      // What fits no idle duty fits none at all: it is not tried again and again.
      guard (0..<day.kindCount).contains(where: { alone.cost(load, kind: $0) != nil }) else {
        return 0
      }
      return (0..<day.kindCount).count { day.isPossible[$0 * day.loads.count + load] }
    }
  }

  /// Inserts what it can, until `mustStop`; the rest stays in the bank.
  ///
  /// - Parameters:
  ///   - state: The state, with the loads in its bank.
  ///   - isFirst: Whether this is the construction: no blinks, hardest loads first.
  ///   - waiting: How many loads at the front of the bank have been there for longer.
  ///   - random: The source of chance.
  ///   - mustStop: Asked before each load.
  mutating func apply(
    to state: inout SearchState, isFirst: Bool, waiting: Int = 0,
    using random: inout SeededGenerator, mustStop: () -> Bool
  ) {
    fillQueue(state, isFirst: isFirst, waiting: waiting, using: &random)
    let blink = isFirst ? 0 : settings.blink
    let isGenerous = !isFirst && random.below(100) < settings.generousShare
    for entry in queue {
      if mustStop() { return }
      guard let position = state.bank.firstIndex(of: entry.load) else { continue }
      // Only some of the loads, or those that never pay would spoil what the others gain.
      let generosity = isGenerous && random.below(2) == 0 ? 4 : 1
      _ = insertion.insert(
        bankPosition: position, into: &state, blink: blink, generosity: generosity,
        using: &random)
    }
  }

  private mutating func fillQueue(
    _ state: borrowing SearchState, isFirst: Bool, waiting: Int,
    using random: inout SeededGenerator
  ) {
    let day = state.day
    queue.removeAll(keepingCapacity: true)
    let order = isFirst ? 2 : random.below(6)
    for (place, load) in state.bank.enumerated() where choices[Int(load)] > 0 {
      // A long bank would make every iteration long: a few of it are tried each time.
      if place < waiting, random.below(waiting) >= settings.bankTries { continue }
      let row = day.loads[Int(load)]
      let key: Int
      switch order {
      case 0, 1: key = random.below(1 << 30)
      case 2: key = choices[Int(load)] * 1_000_000 - reach(Int(load), day)
      case 3: key = -reach(Int(load), day)
      case 4: key = max(row.pickupEarliest, row.deliveryEarliest - reach(Int(load), day))
      default: key = min(row.pickupLatest, row.deliveryLatest)
      }
      queue.append((key, load))
    }
    // Loads that must go come first as often as not; what does not fit then is what may wait.
    let byWorth = isFirst || random.below(2) == 0
    let loads = day.loads
    queue.sort { left, right in
      let worth = (loads[Int(left.load)].unservedCost, loads[Int(right.load)].unservedCost)
      if byWorth, worth.0 != worth.1 { return worth.0 > worth.1 }
      return left.key != right.key ? left.key < right.key : left.load < right.load
    }
  }

  /// The driving that the load itself asks for, by the first type that may haul it.
  private func reach(_ load: Int, _ day: Day) -> Int {
    for type in day.types.indices {
      let way = day.haulWay(type: type, load: load)
      if way.exists { return way.seconds }
    }
    return 0
  }
}
