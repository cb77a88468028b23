/// Draws moves around loads that lie near each other.
struct MoveSampler: Sendable {
  private let settings: SchedulerSettings

  /// A sampler with these settings.
  init(settings: SchedulerSettings) { self.settings = settings }

  /// A move by chance, `nil` when the drawn loads give none.
  func draw(from state: borrowing SearchState, using random: inout SeededGenerator) -> Move? {
    let day = state.day
    guard day.neighborCount > 0 else { return shift(state, &random) }
    let load = random.below(day.loads.count)
    let near = Int(
      day.neighbors[
        load * day.neighborCount + random.below(min(day.neighborCount, settings.moveNeighbors))])
    let first = Int(state.dutyOfLoad[load])
    let second = Int(state.dutyOfLoad[near])
    guard first >= 0, second >= 0 else { return nil }
    let ours = state.records[first].loads
    let theirs = state.records[second].loads
    guard let here = ours.firstIndex(of: Int32(load)),
      let there = theirs.firstIndex(of: Int32(near))
    else { return nil }
    if first == second { return reinsert(first, ours, here, there) }
    switch random.below(8) {
    case 0, 1: return tails(first, ours, here, second, theirs, there + 1)
    case 2: return tails(first, ours, here + 1, second, theirs, there)
    case 3: return strings(first, ours, here, second, theirs, there, 1, 0, &random)
    case 4: return strings(first, ours, here, second, theirs, there, 2, 0, &random)
    case 5: return strings(first, ours, here, second, theirs, there, 1, 1, &random)
    case 6: return strings(first, ours, here, second, theirs, there, 2, 1, &random)
    default: return shift(state, &random)
    }
  }

  /// 2-opt*: the two duties exchange what follows the given positions.
  private func tails(
    _ first: Int, _ ours: [Int32], _ here: Int, _ second: Int, _ theirs: [Int32], _ there: Int
  ) -> Move? {
    if here == 0 && there == 0 { return nil }
    if here == ours.count && there == theirs.count { return nil }
    return Move(
      first, Array(ours[..<here] + theirs[there...]),
      second, Array(theirs[..<there] + ours[here...]))
  }

  /// A string of `taken` loads against one of `given`; with no `given` it is a relocation.
  private func strings(
    _ first: Int, _ ours: [Int32], _ here: Int, _ second: Int, _ theirs: [Int32], _ there: Int,
    _ taken: Int, _ given: Int, _ random: inout SeededGenerator
  ) -> Move? {
    let ourEnd = min(here + taken, ours.count)
    // A relocated string goes before its neighbor or after it.
    let start = given == 0 ? there + random.below(2) : there
    let theirEnd = min(start + given, theirs.count)
    return Move(
      first, Array(ours[..<here] + theirs[start..<theirEnd] + ours[ourEnd...]),
      second, Array(theirs[..<start] + ours[here..<ourEnd] + theirs[theirEnd...]))
  }

  /// One load to another position of its own duty.
  private func reinsert(_ duty: Int, _ loads: [Int32], _ from: Int, _ to: Int) -> Move? {
    if from == to { return nil }
    var loads = loads
    let load = loads.remove(at: from)
    loads.insert(load, at: to)
    return Move(duty, loads)
  }

  /// A whole tour to another duty, against the tour there when it has one.
  private func shift(_ state: borrowing SearchState, _ random: inout SeededGenerator) -> Move? {
    let count = state.day.duties.count
    guard count > 1 else { return nil }
    let first = random.below(count)
    let second = random.below(count)
    guard first != second, !state.records[first].loads.isEmpty else { return nil }
    return Move(first, state.records[second].loads, second, state.records[first].loads)
  }
}
