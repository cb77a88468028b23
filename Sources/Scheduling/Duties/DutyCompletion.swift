/// The least that anything can still cost from the delivery of a load until the vehicle is home.
///
/// Time runs in steps and visited loads are forgotten, so the bound holds for every label at the load.
/// Three sums are kept, all with kilometers less prices: with work alone; with work and, for each
/// second of driving, its share of the break that falls due; and with the instant of the end. A duty
/// costs at least each of them.
///
/// - Complexity: O(steps · arcs).
struct DutyCompletion: Sendable {
  /// Work alone; work and breaks; the end.
  typealias Sums = SIMD4<Double>

  private var base: Int32 = 0
  private var stepCount = 0
  private var shift: Int32 = 9
  /// `[load][step]`.
  private var sums: [Sums] = []
  /// What a second of driving costs more because breaks fall due.
  private var breakPrice = 0.0
  /// What the break costs less when its first part lies behind.
  private var partCredit = 0.0

  private static let never = Sums(repeating: 1e18)
  private static let unknown = Sums(repeating: -1e18)
  /// More steps than this are made coarser.
  private static let stepMax = 128

  /// Knows nothing.
  init() {}

  /// The bound of a class for prices in its own order, in eighteenths of millicents.
  init(_ network: DutyClass, prices: [Double]) {
    let terms = network.terms
    let count = network.loads.count
    guard count > 0, terms.latest > terms.earliest else { return }
    base = terms.earliest
    while (terms.latest &- base) >> shift >= Self.stepMax { shift &+= 1 }
    stepCount = Int((terms.latest &- base) >> shift) + 1
    let steps = stepCount
    let second = network.secondCost
    if !terms.isFreeOfBreaks {
      breakPrice = second * Double(terms.reset) / Double(terms.continuousMax)
      partCredit = second * Double(max(0, terms.reset &- terms.resetAfterPart))
    }
    sums = Array(repeating: Self.never, count: count * steps)
    var arrived = Array(repeating: Self.never, count: count * steps)
    let rows = network.rows
    let weights = Sums(second, second, 0, 0)
    let breaks = Sums(0, breakPrice, 0, 0)
    let gains = (0..<count).map { load -> Sums in
      let row = rows[load]
      let work = Double(row.loading &+ row.haul &+ row.unloading)
      return Sums(repeating: row.cost - prices[load]) + work * weights
        + Double(row.haul) * breaks
    }
    let homes = (0..<count).map { load -> Sums in
      let row = rows[load]
      return Sums(repeating: row.homeCost)
        + Double(row.homeDriving &+ terms.endCheck) * weights + Double(row.homeDriving) * breaks
    }
    let arcs = network.arcs
    let ways = arcs.map { arc in
      Sums(repeating: arc.cost) + Double(arc.driving &+ arc.cleaning) * weights
        + Double(arc.driving) * breaks
    }
    for step in (0..<steps).reversed() {
      let time = base &+ Int32(truncatingIfNeeded: step) << shift
      for load in 0..<count {
        guard let after = network.delivered(load, arrival: time) else { continue }
        let target = Int((after &- base) >> shift)
        if target >= steps { continue }
        // A short load may end in the step in which it began, of which nothing is known yet.
        let rest = target > step ? sums[load &* steps &+ target] : Self.unknown
        arrived[load &* steps &+ step] = gains[load] + rest
      }
      for load in 0..<count {
        var best = Self.never
        let row = rows[load]
        let end = time &+ row.homeDriving &+ terms.endCheck
        if row.homeCost >= 0, end <= terms.latest {
          best = homes[load]
          best[2] = row.homeCost + second * Double(end)
        }
        for place in network.firstArc[load]..<network.firstArc[load &+ 1] {
          let arc = arcs[place]
          // Deadlines descend: none that follows is open any more.
          if arc.deadline < time { break }
          let target = Int((time &+ arc.driving &+ arc.cleaning &- base) >> shift)
          if target >= steps { continue }
          let sum = ways[place] + arrived[Int(arc.load) &* steps &+ target]
          best.replace(with: sum, where: sum .< best)
        }
        sums[load &* steps &+ step] = best
      }
    }
  }

  /// Not more than the whole duty of any label that goes on from here costs.
  @inline(__always)
  func least(_ label: DutyLabel, _ terms: DutyTerms, secondCost: Double) -> Double {
    if sums.isEmpty { return -.infinity }
    let clock = label.clock
    let step = min(Int((clock.ready &- base) >> shift), stepCount &- 1)
    let rest = sums[Int(label.load) &* stepCount &+ step]
    let room = min(terms.continuousMax &- clock.driven, terms.drivingMax &- clock.driving)
    let withBreaks =
      label.lengthCost + rest[1] - breakPrice * Double(room)
      - (clock.hasFirstPart ? partCredit : 0)
    let withWork =
      label.workCost + rest[0] + secondCost * Double(terms.breaksDue(clock.work))
    return max(
      max(label.lengthCost + rest[0], withBreaks), max(withWork, label.startCost + rest[2]))
  }
}

extension DutyClass {
  /// When a load is delivered at the earliest by a vehicle that comes to its pickup at `arrival`; `nil`
  /// when it is too late.
  @inline(__always)
  func delivered(_ load: Int, arrival: Int32) -> Int32? {
    let row = rows[load]
    guard let start = earliestStart(row.pickups, from: arrival),
      let unloading = earliestStart(row.deliveries, from: start &+ row.loading &+ row.haul)
    else { return nil }
    let end = unloading &+ row.unloading
    return end &+ row.homeLeast &+ terms.endCheck <= terms.latest ? end : nil
  }

  @inline(__always)
  private func earliestStart(_ places: Range<Int>, from time: Int32) -> Int32? {
    for place in places where windows[place].latest >= time {
      return max(time, windows[place].earliest)
    }
    return nil
  }
}
