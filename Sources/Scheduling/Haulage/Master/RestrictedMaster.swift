internal import LinearProgramming

/// The linear program that chooses among the columns known so far: each load covered or paid for,
/// no class with more vehicles than it has, no cut violated.
///
/// Costs stand in cents here, so that the simplex method's tolerances are thousandths of a cent.
struct RestrictedMaster: ~Copyable {
  private let loadCount: Int
  private let kindCount: Int
  private let firstCut: Int
  /// For each class the rows of its groups.
  private let groupsOfKind: [[Int32]]
  private let kindLimits: [Double]
  private let secondsLeft: @Sendable () -> Double?
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
  /// Sets of classes of which so many vehicles at least and at most are used; rows behind the loads and
  /// classes.
  let groups: [VehicleGroup]
  private var groupBounds: [ClosedRange<Int>]
  /// For each group, positive where it must use more than it would, negative where less; millicents.
  private(set) var groupPrices: [Double]
  /// For each class what its groups pay for a vehicle; millicents.
  private(set) var payOfKind: [Double]

  /// Cents to millicents.
  static let scale = 1000.0

  /// Only the columns of loads left.
  ///
  /// - Parameters:
  ///   - shape: The loads and classes.
  ///   - secondsLeft: How long one solution may take; `nil` without limit.
  init(_ shape: MasterShape, secondsLeft: @escaping @Sendable () -> Double? = { nil }) {
    self.secondsLeft = secondsLeft
    loadCount = shape.unservedCosts.count
    kindCount = shape.vehicles.count
    kindLimits = shape.vehicles.map { Double($0.count) }
    program.addRows(
      lower: Array(repeating: 1, count: loadCount),
      upper: Array(repeating: LinearProgram.infinity, count: loadCount))
    program.addRows(
      lower: Array(repeating: -LinearProgram.infinity, count: kindCount),
      upper: kindLimits)
    groups = shape.groups
    groupBounds = groups.map { group in
      0...group.kinds.reduce(0) { $0 + shape.vehicles[$1].count }
    }
    groupPrices = groups.map { _ in 0 }
    payOfKind = shape.vehicles.map { _ in 0 }
    program.addRows(lower: groups.map { _ in 0 }, upper: groupBounds.map { Double($0.upperBound) })
    firstCut = loadCount + kindCount + groups.count
    var membership = [[Int32]](repeating: [], count: kindCount)
    for (position, group) in groups.enumerated() {
      for kind in group.kinds { membership[kind].append(Int32(loadCount + kindCount + position)) }
    }
    groupsOfKind = membership
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
        var rows = route.loads + [Int32(loadCount + route.kind)] + groupsOfKind[route.kind]
        var coefficients = [Double](repeating: 1, count: rows.count)
        for (position, cut) in cuts.enumerated() where Self.pays(route.loads, cut) {
          rows.append(Int32(firstCut + position))
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

  /// Bounds how many vehicles the groups use.
  mutating func bound(_ bounds: [ClosedRange<Int>]) {
    guard bounds != groupBounds else { return }
    groupBounds = bounds
    program.setRowBounds(
      lower: Array(repeating: 1, count: loadCount)
        + Array(repeating: -LinearProgram.infinity, count: kindCount)
        + bounds.map { Double($0.lowerBound) }
        + cuts.map { _ in -LinearProgram.infinity },
      upper: Array(repeating: LinearProgram.infinity, count: loadCount) + kindLimits
        + bounds.map { Double($0.upperBound) } + cuts.map { _ in 1 })
  }

  /// How many vehicles of each group the solution uses.
  var groupValues: [Double] {
    var byKind = [Double](repeating: 0, count: kindCount)
    for (column, value) in zip(columns, values) { byKind[column.kind] += value }
    return groups.map { $0.kinds.reduce(0) { $0 + byKind[$1] } }
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

  /// Solves again; false when there was no time for that.
  ///
  /// After rows or bounds have changed (`afterCuts`) the dual simplex method has less to do than the
  /// primal one.
  mutating func solve(afterCuts: Bool = false) -> Bool {
    let secondsMax = secondsLeft()
    if let secondsMax, secondsMax <= 0 { return false }
    let status =
      afterCuts
      ? program.solveDual(secondsMax: secondsMax) : program.solvePrimal(secondsMax: secondsMax)
    guard status == .optimal else { return false }
    objective = program.objective * Self.scale
    values = Array(program.values.dropFirst(loadCount))
    let rows = program.prices
    prices.loads = rows[..<loadCount].map { max(0, $0) * Self.scale }
    prices.cuts = cuts
    prices.cutPrices = rows[firstCut...].map { max(0, -$0) * Self.scale }
    kindPrices = rows[loadCount..<(loadCount + kindCount)].map { min(0, $0) * Self.scale }
    groupPrices = rows[(loadCount + kindCount)..<firstCut].map { $0 * Self.scale }
    payOfKind = groupsOfKind.map { rows in
      rows.reduce(0) { $0 + groupPrices[Int($1) - loadCount - kindCount] }
    }
    return true
  }

  /// What each load's column of being left is worth in the solution.
  var unserved: [Double] { Array(program.values.prefix(loadCount)) }

  /// Reduced costs of the routes in millicents.
  var reducedCosts: [Double] {
    program.reducedCosts.dropFirst(loadCount).map { $0 * Self.scale }
  }
}
