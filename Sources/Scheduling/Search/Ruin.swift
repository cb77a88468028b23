/// Takes loads out of a state, near ones together, so that they can be put back better.
struct Ruin: Sendable {
  private let settings: SchedulerSettings
  private var leaving: [Int]
  private var round = 0

  /// Scratch for a day.
  init(_ day: Day, settings: SchedulerSettings) {
    self.settings = settings
    leaving = Array(repeating: -1, count: day.loads.count)
  }

  /// Moves some loads into the bank; which ones and how many is left to chance.
  mutating func apply(to state: inout SearchState, using random: inout SeededGenerator) {
    let served = state.day.loads.count - state.bank.count
    guard served > 0 else { return }
    switch random.below(100) {
    case 0..<settings.stringShare: strings(&state, &random)
    case ..<(settings.stringShare + settings.scatterShare): scatter(&state, &random)
    case ..<(settings.stringShare + settings.scatterShare + settings.tourShare):
      tours(&state, &random)
    default: costly(&state, &random)
    }
  }

  /// Adjacent string removal: short strings out of duties that pass near one load.
  private mutating func strings(_ state: inout SearchState, _ random: inout SeededGenerator) {
    let day = state.day
    let seed = random.below(day.loads.count)
    let stringCount = 1 + random.below(settings.stringsMax)
    var ruined: [Int] = []
    for index in -1..<day.neighborCount {
      if ruined.count >= stringCount { break }
      let load = index < 0 ? seed : Int(day.neighbors[seed * day.neighborCount + index])
      let duty = Int(state.dutyOfLoad[load])
      if duty < 0 || ruined.contains(duty) { continue }
      ruined.append(duty)
      let loads = state.records[duty].loads
      guard let position = loads.firstIndex(of: Int32(load)) else { continue }
      let length = 1 + random.below(min(loads.count, settings.stringMax))
      let least = max(0, position - length + 1)
      let most = min(position, loads.count - length)
      let first = least + random.below(most - least + 1)
      let string = loads[first..<(first + length)]
      state.remove(duty) { string.contains($0) }
    }
  }

  /// Loads from anywhere.
  private mutating func scatter(_ state: inout SearchState, _ random: inout SeededGenerator) {
    let day = state.day
    let count = 1 + random.below(settings.scatterMax)
    round += 1
    var duties: [Int] = []
    for _ in 0..<count {
      let load = random.below(day.loads.count)
      let duty = Int(state.dutyOfLoad[load])
      if duty < 0 { continue }
      leaving[load] = round
      if !duties.contains(duty) { duties.append(duty) }
    }
    clear(duties, &state)
  }

  /// Whole tours, of one vehicle or of near ones.
  private mutating func tours(_ state: inout SearchState, _ random: inout SeededGenerator) {
    let day = state.day
    let seed = random.below(day.loads.count)
    let first = Int(state.dutyOfLoad[seed])
    guard first >= 0 else { return }
    var duties = [first]
    let count = 1 + random.below(settings.toursMax)
    if random.below(2) == 0 {
      // All shifts of the vehicle: only then its fixed cost can go.
      duties = day.dutiesOfVehicle[day.duties[first].vehicle].filter {
        !state.records[$0].loads.isEmpty
      }
    }
    for index in 0..<day.neighborCount where duties.count < count {
      let load = Int(day.neighbors[seed * day.neighborCount + index])
      let duty = Int(state.dutyOfLoad[load])
      if duty >= 0, !duties.contains(duty) { duties.append(duty) }
    }
    for duty in duties { state.remove(duty) { _ in true } }
  }

  /// Tours that cost most for a load, with chance; their loads go.
  private mutating func costly(_ state: inout SearchState, _ random: inout SeededGenerator) {
    let inUse = state.records.indices.filter { !state.records[$0].loads.isEmpty }
    guard !inUse.isEmpty else { return }
    var best = inUse[random.below(inUse.count)]
    for _ in 0..<3 {
      let other = inUse[random.below(inUse.count)]
      let one = state.records[other]
      let two = state.records[best]
      if one.cost * two.loads.count > two.cost * one.loads.count { best = other }
    }
    let seed = Int(state.records[best].loads[0])
    state.remove(best) { _ in true }
    // Make room near by, or everything would go back to where it was.
    let day = state.day
    for index in 0..<min(day.neighborCount, settings.stringsMax) {
      let load = day.neighbors[seed * day.neighborCount + index]
      let duty = Int(state.dutyOfLoad[Int(load)])
      if duty >= 0 { state.remove(duty) { $0 == load } }
    }
  }

  private mutating func clear(_ duties: [Int], _ state: inout SearchState) {
    let marks = leaving
    let mark = round
    for duty in duties { state.remove(duty) { marks[Int($0)] == mark } }
  }
}
