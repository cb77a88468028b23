import Domain

/// The hauling of all lanes through a month, day by day, with the stores that they draw on.
struct HaulingMonth {
  /// What a lane does on one day.
  struct LaneDay {
    var flow: Flow
    /// The mass of a whole load.
    var size: Kilograms = .zero
    /// How many whole loads go.
    var whole = 0
    /// A part load that goes as well.
    var part: Kilograms?
    var waiting: [DayLoads.Waiting] = []

    /// The loads that go, named by lane and number.
    var loads: [Load] {
      let row = DayLoads.laneName(from: flow.from, to: flow.to, material: flow.material)
      let masses = Array(repeating: size, count: whole) + (part.map { [$0] } ?? [])
      return masses.enumerated().map { index, mass in
        Load(
          id: LoadID("\(row)/\(index + 1)"), material: flow.material, from: flow.from,
          to: flow.to, mass: mass)
      }
    }
  }

  private struct Lane {
    let flow: Flow
    let from: StoreKey
    let to: StoreKey
    let isSink: Bool
    let full: LaneAnswer<Kilograms>
    /// What went on the days before.
    var hauled: Kilograms = .zero
  }

  /// No lane hauls more loads on a day, so that absurd tonnes cannot fill the memory.
  private static let laneLimit = 10_000

  private let problem: MatchingProblem
  private let haulingDays: [CalendarDate]
  private var book: StoreBook
  /// Nearest users first, landfills last: who comes first when a store cannot serve all.
  private var lanes: [Lane] = []

  init(_ problem: MatchingProblem, flows: FlowPlan, fullLoad: LaneLoad) {
    self.problem = problem
    haulingDays = problem.haulingDays
    book = StoreBook(problem, flows: flows.flows)
    let landfills = Set(problem.sites.filter { $0.kind == .landfill }.map(\.id))
    for flow in flows.flows where !flow.isInternal && flow.mass > .zero {
      var full = fullLoad(flow.from, flow.to, flow.material)
      if case .open(let mass) = full, mass <= .zero { full = .barred(Reason(.capacity)) }
      lanes.append(
        Lane(
          flow: flow,
          from: StoreKey(role: .producer, site: flow.from, material: flow.material),
          to: StoreKey(role: .consumer, site: flow.to, material: flow.material),
          isSink: landfills.contains(flow.to), full: full))
    }
    lanes.sort {
      if $0.isSink != $1.isSink { return $1.isSink }
      return ($0.flow.travel.duration, $0.flow.from, $0.flow.to, $0.flow.material)
        < ($1.flow.travel.duration, $1.flow.from, $1.flow.to, $1.flow.material)
    }
  }

  /// The stock of each store.
  var levels: [StoreLevel] { book.levels }

  /// Carries the stores over the whole of a day.
  mutating func pass(_ day: Int) {
    begin(day)
    _ = haul(day)
    book.endDay()
  }

  /// Opens the morning of a day.
  mutating func begin(_ day: Int) { book.beginDay(day) }

  /// Hauls what is due on a day, lane by lane; nothing on a day off.
  mutating func haul(_ day: Int) -> [LaneDay] {
    book.produce(on: day)
    let date = problem.firstDay.adding(days: day - 1)
    guard let index = haulingDays.firstIndex(of: date) else { return [] }
    return lanes.indices.map { haul($0, haulingDay: index + 1) }
  }

  /// Hauls a lane on the hauling day with this number in the month, from 1.
  private mutating func haul(_ index: Int, haulingDay: Int) -> LaneDay {
    let lane = lanes[index]
    var result = LaneDay(flow: lane.flow)
    let due = Kilograms(lane.flow.mass.value * haulingDay / haulingDays.count)
    let size: Kilograms
    switch lane.full {
    case .open(let mass): size = mass
    case .barred(let reason):
      let before = Kilograms(lane.flow.mass.value * (haulingDay - 1) / haulingDays.count)
      wait(due - before, for: reason, in: &result)
      return result
    }
    result.size = size
    let count = max(0, (due - lane.hauled).value / size.value)
    result.whole = min(count, loadsThatFit(size, on: lane), Self.laneLimit)
    carry(size * result.whole, on: index)
    if result.whole < count {
      let reason =
        storeThatStops(size, on: lane)
        ?? Reason(.capacity, ["loads": "\(count)", "limit": "\(Self.laneLimit)"])
      wait(size * (count - result.whole), for: reason, in: &result)
    }
    if haulingDay == haulingDays.count {
      carryRest(lane.flow.mass - lane.hauled - size * count, of: size, on: index, in: &result)
    }
    return result
  }

  /// Carries what is left of the month after whole loads, when it is a large enough part of one.
  private mutating func carryRest(
    _ rest: Kilograms, of size: Kilograms, on index: Int, in result: inout LaneDay
  ) {
    guard rest > .zero else { return }
    let percent = min(max(0, problem.hauling.partLoadPercent), 100)
    if rest.value * 100 < size.value * percent {
      wait(
        rest,
        for: Reason(
          .partLoad,
          [
            "kilograms": "\(rest.value)", "full_kilograms": "\(size.value)",
            "percent": "\(percent)",
          ]), in: &result)
    } else if let reason = storeThatStops(rest, on: lanes[index]) {
      wait(rest, for: reason, in: &result)
    } else {
      carry(rest, on: index)
      result.part = rest
    }
  }

  /// How many loads of `size` both stores can serve now.
  private func loadsThatFit(_ size: Kilograms, on lane: Lane) -> Int {
    let there = max(.zero, book.available(lane.from))
    return (book.room(lane.to).map { min($0, there) } ?? there).value / size.value
  }

  /// Why a load of `mass` cannot go now, `nil` when both stores can serve it.
  private func storeThatStops(_ mass: Kilograms, on lane: Lane) -> Reason? {
    if book.available(lane.from) < mass {
      return Reason(.storage, ["site": lane.flow.from.text, "cause": "empty"])
    }
    if let room = book.room(lane.to), room < mass {
      return Reason(.storage, ["site": lane.flow.to.text, "cause": "full"])
    }
    return nil
  }

  private mutating func carry(_ mass: Kilograms, on index: Int) {
    book.haul(mass, from: lanes[index].from, to: lanes[index].to)
    lanes[index].hauled += mass
  }

  private func wait(_ mass: Kilograms, for reason: Reason, in result: inout LaneDay) {
    guard mass > .zero else { return }
    let flow = result.flow
    result.waiting.append(
      DayLoads.Waiting(
        material: flow.material, from: flow.from, to: flow.to, mass: mass, reason: reason))
  }
}
