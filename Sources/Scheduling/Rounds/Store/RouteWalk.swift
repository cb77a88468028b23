internal import Domain

/// Walks a whole route by the rules of ``WalkRules`` and finds out whether it is lawful.
///
/// Breaks are placed exactly for each order of them: after every visit the earliest end with each number
/// of breaks taken is known, and on the way to the next visit any number more may be taken, each as soon
/// as its windows allow, while the vehicle drives on as long as it waits. Earlier is never worse, so the
/// earliest ends are all that must be kept.
struct RouteWalk: Sendable {
  private let model: RoutingModel
  /// The spots of the route that is walked, its start and end among them.
  let line: Slab<Int32>
  /// By number of breaks taken the earliest end of what was done last.
  private let ends: Slab<Int>
  /// The same of the arrival at what comes next.
  private let arrivals: Slab<Int>
  /// For each stop and number of breaks how many were taken before its leg.
  private let taken: Slab<Int32>
  /// What is on board, by dimension.
  private let aboard: Slab<Int>

  /// Room for any route of a model; none when nothing is walked.
  init(_ model: RoutingModel) {
    self.model = model
    let isNeeded = model.walk.isNeeded
    let room = isNeeded ? model.visitCount + 4 : 0
    line = Slab(repeating: 0, count: room)
    ends = Slab(repeating: 0, count: isNeeded ? model.walk.pauseMax + 1 : 0)
    arrivals = Slab(repeating: 0, count: isNeeded ? model.walk.pauseMax + 1 : 0)
    taken = Slab(repeating: 0, count: room * (model.walk.pauseMax + 1))
    aboard = Slab(repeating: 0, count: model.dimensions)
  }

  /// Gives the memory back.
  func free() {
    line.free()
    ends.free()
    arrivals.free()
    taken.free()
    aboard.free()
  }

  /// Whether a vehicle of a class may make one visit alone.
  func isLawful(alone visit: Int32, class kind: Int) -> Bool {
    lay(RoundsRoute(kind: kind, visits: [visit]))
    return isLawful(3, class: kind)
  }

  /// Writes the spots of a route into the line.
  private func lay(_ route: RoundsRoute) {
    line[0] = model.classes[route.kind].start
    for (place, visit) in route.visits.enumerated() { line[place + 1] = visit }
    line[route.visits.count + 1] = model.classes[route.kind].end
  }

  /// Whether a vehicle of a class may go along the first so many spots of ``line``.
  func isLawful(_ count: Int, class kind: Int) -> Bool { lawfulOrder(count, class: kind) != nil }

  /// The first row of the first order of breaks in which all is in time.
  private func lawfulOrder(_ count: Int, class kind: Int) -> Int? {
    let limits = model.walk.limits[kind]
    guard isShort(count, class: kind, limits) else { return nil }
    let pauses = Int(limits.pauses.count)
    var order = Int(limits.orders.first)
    repeat {
      if isInTime(count, class: kind, limits, order: order) { return order }
      order += pauses
    } while order < limits.orders.rows.upperBound
    return nil
  }

  /// Whether driving and length are within their limits.
  private func isShort(_ count: Int, class kind: Int, _ limits: WalkRules.Limits) -> Bool {
    let profile = Int(model.classes[kind].profile)
    if limits.drivingMax < .max {
      var driving = 0
      for place in 1..<count {
        driving &+= Int(model.ways.time(profile, Int(line[place - 1]), Int(line[place])))
      }
      if driving > limits.drivingMax { return false }
    }
    if limits.distanceMax < .max {
      var distance = 0
      for place in 1..<count {
        distance &+= length(profile, Int(line[place - 1]), Int(line[place]))
      }
      if distance > limits.distanceMax { return false }
    }
    return true
  }

  @inline(__always)
  private func length(_ profile: Int, _ from: Int, _ to: Int) -> Int {
    let lengths = model.walk.lengths
    if lengths.count == 0 { return model.ways.cost(profile, from, to) }
    return Int(lengths[(profile &* model.spotCount &+ from) &* model.spotCount &+ to])
  }

  /// Whether everything begins in time with breaks in one order.
  private func isInTime(
    _ count: Int, class kind: Int, _ limits: WalkRules.Limits, order: Int
  ) -> Bool {
    let (row, walk) = (model.classes[kind], model.walk)
    let pauses = Int(limits.pauses.count)
    for number in 0...pauses { ends[number] = WalkRules.never }
    ends[0] = Int(row.earliest)
    if limits.asksLoad { load(count) }
    // Invariant: `ends` holds the earliest ends at the spot before `place`.
    for place in 1..<count {
      let (from, to) = (Int(line[place - 1]), Int(line[place]))
      let way = Int(model.ways.time(Int(row.profile), from, to))
      drive(way, to: place, limits, order: order)
      if place == count - 1 { break }
      var setup = 0
      if walk.places[from] != walk.places[to] { setup = Int(walk.setups[to]) }
      let work = Int(model.service[to]) &+ setup
      var least = WalkRules.never
      for number in 0...pauses {
        let begin = walk.begin(arrivals[number], walk.visits[to])
        ends[number] = begin >= WalkRules.never ? WalkRules.never : begin &+ work
        least = min(least, ends[number])
      }
      if least >= WalkRules.never { return false }
      if limits.asksLoad { serve(to) }
    }
    let latest = row.latest >= RoutingModel.far ? WalkRules.never - 1 : Int(row.latest)
    return arrivals[pauses] <= latest
  }

  /// Computes arrivals behind a way on which any number of breaks may be taken.
  @inline(__always)
  private func drive(_ way: Int, to place: Int, _ limits: WalkRules.Limits, order: Int) {
    let walk = model.walk
    let pauses = Int(limits.pauses.count)
    for number in 0...pauses { arrivals[number] = WalkRules.never }
    for number in 0...pauses where ends[number] < WalkRules.never {
      var (now, left) = (ends[number], way)
      note(now &+ left, number, from: number, at: place, pauses)
      var next = number
      while next < pauses {
        let pause = walk.pauses[Int(limits.pauses.first &+ walk.orders[order &+ next])]
        if pause.load >= 0, !isLight(Int(pause.load)) { break }
        let begin = walk.begin(now, pause.windows)
        if begin >= WalkRules.never { break }
        left = max(0, left &- (begin &- now))
        now = begin &+ pause.service
        next &+= 1
        note(now &+ left, next, from: number, at: place, pauses)
      }
    }
  }

  @inline(__always)
  private func note(_ arrival: Int, _ number: Int, from: Int, at place: Int, _ pauses: Int) {
    if arrival >= arrivals[number] { return }
    arrivals[number] = arrival
    taken[place &* (pauses &+ 1) &+ number] = Int32(truncatingIfNeeded: from)
  }

  // MARK: - Loads

  /// Loads what singles of the line have delivered.
  private func load(_ count: Int) {
    for dimension in 0..<model.dimensions { aboard[dimension] = 0 }
    for place in 1..<(count - 1) where model.partner[line[place]] < 0 {
      for dimension in 0..<model.dimensions {
        aboard[dimension] += model.delivered[Int(line[place]) * model.dimensions + dimension]
      }
    }
  }

  /// Changes what is on board by the goods of a visit.
  private func serve(_ visit: Int) {
    for dimension in 0..<model.dimensions {
      let cell = visit * model.dimensions + dimension
      aboard[dimension] += model.collected[cell] - model.delivered[cell]
    }
  }

  /// Whether no more is on board than a break allows.
  private func isLight(_ first: Int) -> Bool {
    for dimension in 0..<model.dimensions
    where aboard[dimension] > model.walk.loadMax[first + dimension] {
      return false
    }
    return true
  }

  // MARK: - Plans

  /// The visits of a lawful route by their positions in the instance, and the breaks between them.
  func steps(of route: RoundsRoute) -> [RoutingPlan.Step] {
    let pauses = Int(model.walk.limits[route.kind].pauses.count)
    var steps = route.visits.map { RoutingPlan.Step.visit(model.names[Int($0)]) }
    guard pauses > 0 else { return steps }
    lay(route)
    guard let order = lawfulOrder(steps.count + 2, class: route.kind) else {
      assertionFailure("routes of answers are lawful")
      return steps
    }
    var number = pauses
    // From the end, so that positions before stay what they are.
    for place in (1...(steps.count + 1)).reversed() {
      let from = Int(taken[place * (pauses + 1) + number])
      let between = (from..<number).map { model.walk.orders[order + $0] }
      steps.insert(contentsOf: between.map { .pause(Int($0)) }, at: place - 1)
      number = from
    }
    return steps
  }
}
