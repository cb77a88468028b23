internal import LinearProgramming

/// The linear program that chooses among the columns known so far: each load covered or paid for,
/// no class with more vehicles than it has, no cut violated.
///
/// Costs stand in cents here, so that the simplex method's tolerances are thousandths of a cent.
struct RestrictedMaster: ~Copyable {
  private let loadCount: Int
  private let kindCount: Int
  private var program = LinearProgram()
  /// The cuts, ascending positions of loads.
  private(set) var cuts: [SIMD3<Int32>] = []
  /// Columns of routes; they stand behind those of loads left.
  private(set) var columns: [RouteColumn] = []
  private(set) var values: [Double] = []
  private(set) var objective = 0.0
  private(set) var prices: DualPrices
  /// For each class, not above zero; millicents.
  private(set) var kindPrices: [Double]

  /// Cents to millicents.
  static let scale = 1000.0

  /// Only the columns of loads left.
  init(_ shape: MasterShape) {
    loadCount = shape.unservedCosts.count
    kindCount = shape.vehicles.count
    program.addRows(
      lower: Array(repeating: 1, count: loadCount),
      upper: Array(repeating: LinearProgram.infinity, count: loadCount))
    program.addRows(
      lower: Array(repeating: -LinearProgram.infinity, count: kindCount),
      upper: shape.vehicles.map { Double($0.count) })
    program.addColumns(
      shape.unservedCosts.enumerated().map {
        LinearProgram.Column(
          cost: Double($1) / Self.scale, rows: [Int32($0)], coefficients: [1])
      })
    prices = DualPrices(loads: shape.unservedCosts.map { Double($0) })
    kindPrices = Array(repeating: 0, count: kindCount)
  }

  /// Adds routes.
  mutating func add(_ routes: [RouteColumn]) {
    program.addColumns(
      routes.map { route in
        var rows = route.loads + [Int32(loadCount + route.kind)]
        var coefficients = [Double](repeating: 1, count: rows.count)
        for (position, cut) in cuts.enumerated() where Self.pays(route.loads, cut) {
          rows.append(Int32(loadCount + kindCount + position))
          coefficients.append(1)
        }
        return LinearProgram.Column(
          cost: route.cost / Self.scale, rows: rows, coefficients: coefficients)
      })
    columns.append(contentsOf: routes)
  }

  /// Adds a cut over three loads.
  mutating func add(cut: SIMD3<Int32>) {
    let positions = columns.indices.filter { Self.pays(columns[$0].loads, cut) }
    program.addRow(
      lower: -LinearProgram.infinity, upper: 1, columns: positions.map { Int32(loadCount + $0) },
      coefficients: Array(repeating: 1, count: positions.count))
    cuts.append(cut)
  }

  /// Takes routes out.
  mutating func remove(where isNeedless: (Int) -> Bool) {
    let positions = columns.indices.filter(isNeedless)
    program.removeColumns(positions.map { Int32(loadCount + $0) })
    var kept: [RouteColumn] = []
    var next = 0
    for position in columns.indices {
      if next < positions.count, positions[next] == position {
        next += 1
      } else {
        kept.append(columns[position])
      }
    }
    columns = kept
  }

  /// Fixes routes at one or zero, frees those of `nil`.
  mutating func fix(_ fixed: [Bool?]) {
    let free = Array(repeating: 0.0, count: loadCount)
    program.setBounds(
      lower: free + fixed.map { $0 == true ? 1 : 0 },
      upper: free.map { _ in LinearProgram.infinity }
        + fixed.map { $0 == false ? 0 : LinearProgram.infinity })
  }

  /// Whether a route carries two loads of a cut.
  static func pays(_ loads: [Int32], _ cut: SIMD3<Int32>) -> Bool {
    var count = 0
    for load in loads where any(cut .== SIMD3(repeating: load)) { count += 1 }
    return count >= 2
  }

  /// Solves again; false when it was stopped.
  mutating func solve(afterCuts: Bool = false, secondsMax: Double? = nil) -> Bool {
    let status =
      afterCuts
      ? program.solveDual(secondsMax: secondsMax) : program.solvePrimal(secondsMax: secondsMax)
    guard status == .optimal else { return false }
    objective = program.objective * Self.scale
    values = Array(program.values.dropFirst(loadCount))
    let rows = program.prices
    prices.loads = rows[..<loadCount].map { max(0, $0) * Self.scale }
    prices.cuts = cuts
    prices.cutPrices = rows[(loadCount + kindCount)...].map { max(0, -$0) * Self.scale }
    kindPrices = rows[loadCount..<(loadCount + kindCount)].map { min(0, $0) * Self.scale }
    return true
  }

  /// What each load's column of being left is worth in the solution.
  var unserved: [Double] { Array(program.values.prefix(loadCount)) }

  /// Reduced costs of the routes in millicents.
  var reducedCosts: [Double] {
    program.reducedCosts.dropFirst(loadCount).map { $0 * Self.scale }
  }
}
