/// Finds where a load costs least: all places are bounded by segments, the best few decoded.
struct InsertionSearch: Sendable {
  /// A place in a duty with what it adds.
  struct Place: Hashable, Sendable {
    var delta: Int
    var duty: Int
    var position: Int
  }

  private let decodeMax: Int
  private var places: [Place] = []
  private var trial: [Int32] = []
  private var seen: [Int]
  private var round = 0

  /// Scratch for a day; at most `decodeMax` places are decoded for one load.
  init(_ day: Day, decodeMax: Int) {
    self.decodeMax = decodeMax
    seen = Array(repeating: -1, count: day.freshKindCount)
  }

  /// The cheapest place found for a load, `nil` when none is worth it.
  ///
  /// A place is overlooked with probability `blink`, which keeps greedy insertion from making the
  /// same mistakes again (Christiaens & Vanden Berghe, Transportation Science 54, 2020). A load may
  /// cost up to `generosity` times what leaving it costs: loads that share a tour may pay together
  /// though neither pays alone.
  ///
  /// - Complexity: O(duties + loads served) bounds and at most `decodeMax` decodings.
  mutating func best(
    for load: Int, in state: inout SearchState, blink: Double, generosity: Int = 1,
    using random: inout SeededGenerator
  ) -> Place? {
    let worth = state.day.loads[load].unservedCost &* generosity
    bound(load, in: state, worth: worth, blink: blink, using: &random)
    var best: Place?
    var decoded = 0
    while decoded < decodeMax, let next = places.indices.min(by: { places[$0] < places[$1] }) {
      let place = places[next]
      // Bounds come in ascending order: what follows cannot be better.
      if let best, place.delta >= best.delta { break }
      places.swapAt(next, places.count - 1)
      places.removeLast()
      decoded += 1
      guard let delta = delta(of: load, at: place, in: &state) else { continue }
      if delta < (best?.delta ?? worth) {
        best = Place(delta: delta, duty: place.duty, position: place.position)
      }
    }
    return best
  }

  /// Puts a load from the bank into its best place; false when it stays in the bank.
  mutating func insert(
    bankPosition: Int, into state: inout SearchState, blink: Double, generosity: Int,
    using random: inout SeededGenerator
  ) -> Bool {
    let load = state.bank[bankPosition]
    guard
      let place = best(
        for: Int(load), in: &state, blink: blink, generosity: generosity, using: &random)
    else { return false }
    var loads = state.records[place.duty].loads
    loads.insert(load, at: place.position)
    guard state.rewrite(place.duty, to: loads) else { return false }
    state.leaveBank(at: bankPosition, for: place.duty)
    return true
  }

  private mutating func bound(
    _ load: Int, in state: borrowing SearchState, worth: Int, blink: Double,
    using random: inout SeededGenerator
  ) {
    let day = state.day
    places.removeAll(keepingCapacity: true)
    round += 1
    for duty in day.duties.indices where day.mayServe(duty: duty, load: load) {
      let row = day.duties[duty]
      let count = state.routes.counts[duty]
      let isFresh = state.usesOfVehicle[row.vehicle] == 0
      if isFresh, day.loads[load].pinnedVehicle == -1 {
        // Vehicles at home that are alike in everything need be asked only once.
        let kind = day.freshKind[duty]
        if seen[kind] == round { continue }
        seen[kind] = round
      }
      let dirt = count == 0 ? state.carried(into: duty) : state.records[duty].carried
      let base = (isFresh ? day.fixedCost : 0) - state.records[duty].cost
      for position in 0...count {
        if blink > 0, random.unit() < blink { continue }
        guard
          let whole = state.routes.inserting(
            load, in: duty, row: row, at: position, carrying: dirt, day: day),
          let cents = TourBound.cents(whole, duty: row, day: day)
        else { continue }
        let delta = base + cents
        if delta < worth { places.append(Place(delta: delta, duty: duty, position: position)) }
      }
    }
  }

  /// What a place really adds, `nil` when no timeline is lawful.
  private mutating func delta(
    of load: Int, at place: Place, in state: inout SearchState
  ) -> Int? {
    let day = state.day
    let record = state.records[place.duty]
    trial.removeAll(keepingCapacity: true)
    trial.append(contentsOf: record.loads)
    trial.insert(Int32(load), at: place.position)
    let row = day.duties[place.duty]
    let dirt = record.loads.isEmpty ? state.carried(into: place.duty) : record.carried
    guard
      let whole = state.routes.inserting(
        load, in: place.duty, row: row, at: place.position, carrying: dirt, day: day),
      let cost = state.evaluate(trial, duty: place.duty, whole: whole)
    else { return nil }
    let isFresh = state.usesOfVehicle[row.vehicle] == 0
    return cost - record.cost + (isFresh ? day.fixedCost : 0)
  }
}

extension InsertionSearch.Place: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    if left.delta != right.delta { return left.delta < right.delta }
    if left.duty != right.duty { return left.duty < right.duty }
    return left.position < right.position
  }
}
