/// What ways between spots cost and take, in a table for each profile or, where that would be too
/// large, computed from points.
struct WayTable: Sendable {
  /// How a length becomes a whole number.
  enum Rounding: Sendable {
    /// Cut off.
    case down
    /// To the nearest.
    case nearest
    /// So that no time comes out too short.
    case up
  }

  /// Spots.
  let width: Int
  /// Spots squared.
  private let area: Int
  private let costs: Slab<Int32>
  private let times: Slab<Int32>
  /// The costs with rows and columns changed, so that ways into a spot lie side by side.
  private let costsInto: Slab<Int32>
  private let isSymmetric: Bool
  private let isTabled: Bool
  private let isOneTable: Bool
  private let xs: Slab<Double>
  private let ys: Slab<Double>
  private let isNowhere: Slab<Bool>
  private let scale: Double
  private let rounding: Rounding

  /// Tables of profiles, one after the other; `times` is empty when it takes what it costs.
  init(width: Int, costs: [Int32], times: [Int32]) {
    self.width = width
    area = width * width
    self.costs = Slab(costs)
    isTabled = true
    isOneTable = times.isEmpty
    self.times = times.isEmpty ? self.costs : Slab(times)
    let area = area
    let into = costs.indices.map { cell in
      let (profile, inner) = cell.quotientAndRemainder(dividingBy: area)
      return costs[profile * area + inner % width * width + inner / width]
    }
    isSymmetric = into == costs
    costsInto = isSymmetric ? self.costs : Slab(into)
    xs = Slab([])
    ys = Slab([])
    isNowhere = Slab([])
    scale = 1
    rounding = .nearest
  }

  /// Straight lines between points; a point that is `nil` lies at every other.
  ///
  /// - Parameters:
  ///   - points: One for each spot.
  ///   - scale: Core units of a unit of length.
  ///   - rounding: Of the scaled length.
  ///   - tableMax: With more spots nothing is kept.
  init(
    points: [(x: Double, y: Double)?], scale: Double, rounding: Rounding, tableMax: Int
  ) {
    width = points.count
    area = width * width
    self.scale = scale
    self.rounding = rounding
    xs = Slab(points.map { $0?.x ?? 0 })
    ys = Slab(points.map { $0?.y ?? 0 })
    isNowhere = Slab(points.map { $0 == nil })
    isTabled = width <= tableMax
    isOneTable = true
    costs = Slab(repeating: 0, count: isTabled ? area : 0)
    times = costs
    costsInto = costs
    isSymmetric = true
    guard isTabled else { return }
    for from in 0..<width {
      for to in 0..<from {
        let way = Int32(truncatingIfNeeded: computed(from, to))
        costs[from * width + to] = way
        costs[to * width + from] = way
      }
    }
  }

  /// Gives the memory back.
  func free() {
    costs.free()
    if !isOneTable { times.free() }
    if !isSymmetric { costsInto.free() }
    xs.free()
    ys.free()
    isNowhere.free()
  }

  /// What a way costs.
  @inline(__always)
  func cost(_ profile: Int, _ from: Int, _ to: Int) -> Int {
    isTabled
      ? Int(costs[profile &* area &+ from &* width &+ to]) : computed(from, to)
  }

  /// What a way costs, for loops over ways into one spot.
  @inline(__always)
  func cost(_ profile: Int, into to: Int, from: Int) -> Int {
    isTabled
      ? Int(costsInto[profile &* area &+ to &* width &+ from]) : computed(from, to)
  }

  /// How long a way takes.
  @inline(__always)
  func time(_ profile: Int, _ from: Int, _ to: Int) -> Int32 {
    isTabled
      ? times[profile &* area &+ from &* width &+ to]
      : Int32(truncatingIfNeeded: computed(from, to))
  }

  private func computed(_ from: Int, _ to: Int) -> Int {
    if isNowhere[from] || isNowhere[to] || from == to { return 0 }
    let (east, north) = (xs[from] - xs[to], ys[from] - ys[to])
    let length = (east * east + north * north).squareRoot() * scale
    return switch rounding {
    case .down: Int(length)
    case .nearest: Int(length + 0.5)
    case .up: Int(length.rounded(.up))
    }
  }
}
