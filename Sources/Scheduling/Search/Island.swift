/// One search: ruin and recreate and moves under annealing, from its own seed.
struct Island: Sendable {
  private let settings: SchedulerSettings
  private let clock: SearchClock
  private var state: SearchState
  private var random: SeededGenerator
  private var ruin: Ruin
  private var recreate: Recreate
  private let sampler: MoveSampler
  private(set) var best: Answer
  private(set) var iteration = 0
  private(set) var isDone = false
  private var guides = RouteGuides()
  private var scale = 1.0
  /// Tours of all answers that were once the best, each once, as they came.
  private(set) var tours: [DutyRelaxation.TourSeed] = []
  private var known: Set<DutyRelaxation.TourSeed> = []

  /// Not more tours than this are remembered.
  private static let tourMax = 4000

  /// An island that has nothing yet.
  init(_ day: Day, settings: SchedulerSettings, number: Int, clock: SearchClock) {
    self.settings = settings
    self.clock = clock
    state = SearchState(day)
    random = SeededGenerator(seed: settings.seed &+ UInt64(number) &* 0x1000_0000_01B3)
    ruin = Ruin(day, settings: settings)
    recreate = Recreate(day, settings: settings)
    sampler = MoveSampler(settings: settings)
    best = state.answer
  }

  /// Runs to the end of a round or of the search.
  mutating func run(iterations: Int) {
    if iteration == 0 { construct() }
    let day = state.day
    if day.loads.isEmpty || day.duties.isEmpty { isDone = true }
    let end = iteration + iterations
    while !isDone, iteration < end {
      if clock.isOver || iteration >= clock.iterations ?? .max {
        isDone = true
        break
      }
      step()
      iteration += 1
      assert(iteration % 64 != 0 || state.isConsistent(), "the state lost its invariants")
    }
  }

  /// Goes on from another island's answer.
  mutating func adopt(_ answer: Answer) {
    state.adopt(answer)
    best = answer
  }

  private mutating func construct() {
    let clock = clock
    recreate.apply(to: &state, isFirst: true, using: &random) { clock.isOver }
    best = state.answer
    remember(state.day.duties.indices)
    let served = max(state.day.loads.count - state.bank.count, 1)
    scale = Double(max(state.tourCost, 1)) / Double(served) / 1000
  }

  private mutating func step() {
    let share = clock.share(after: iteration)
    let start = Double(settings.startTemperature) * scale
    let ratio = Double(max(settings.endTemperature, 1)) / Double(max(settings.startTemperature, 1))
    let temperature = start * Self.power(ratio, share)
    let current = state.objective
    // What the answer may become worse by: the annealing draw, made before the change.
    let allowance = Int(-temperature * Self.logarithm(max(random.unit(), 1e-12)))
    state.begin()
    if random.below(100) < settings.moveShare {
      guard let move = sampler.draw(from: state, using: &random) else { return }
      guard let bound = move.bound(in: state), bound <= allowance else { return }
      guard move.apply(to: &state) else {
        state.rollback()
        return
      }
    } else if !guides.isEmpty, random.below(100) < settings.guideShare {
      let waiting = state.bank.count
      guard guides.apply(to: &state, using: &random) else {
        state.rollback()
        return
      }
      let clock = clock
      recreate.apply(
        to: &state, isFirst: false, waiting: min(waiting, state.bank.count), using: &random
      ) { clock.isOver }
    } else {
      let waiting = state.bank.count
      ruin.apply(to: &state, using: &random)
      let clock = clock
      recreate.apply(to: &state, isFirst: false, waiting: waiting, using: &random) {
        clock.isOver
      }
    }
    if state.objective > current + allowance {
      state.rollback()
    } else if state.objective < best.objective {
      best = state.answer
      remember(state.touched)
    }
  }

  private mutating func remember(_ duties: some Sequence<Int>) {
    for duty in duties where tours.count < Self.tourMax && !state.records[duty].loads.isEmpty {
      let tour = DutyRelaxation.TourSeed(duty: duty, loads: state.records[duty].loads)
      if known.insert(tour).inserted { tours.append(tour) }
    }
  }

  /// Is drawn to the routes of a relaxation from now on.
  mutating func follow(_ guides: RouteGuides) { self.guides = guides }

  /// Lets every tour of the best answer use the room that the others have left since, as long as
  /// `clock` allows.
  mutating func polish(until clock: SearchClock) {
    state.adopt(best)
    for _ in 0..<3 {
      let before = state.objective
      for duty in state.day.duties.indices where !state.records[duty].loads.isEmpty {
        if clock.isOver { break }
        let current = state.objective
        state.begin()
        let isKept = state.rewrite(duty, to: state.records[duty].loads)
        if !isKept || state.objective > current { state.rollback() }
      }
      if state.objective >= before { break }
    }
    if state.objective <= best.objective { best = state.answer }
  }
}
