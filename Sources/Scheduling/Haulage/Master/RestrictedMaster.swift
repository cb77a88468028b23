internal import LinearProgramming

/// The linear program that chooses among the columns known so far: each load covered or paid for,
/// no class with more vehicles than it has, no count of vehicles or of loads left out of its bounds, no
/// cut violated.
///
/// Costs stand in cents here, so that the simplex method's tolerances are thousandths of a cent.
struct RestrictedMaster: ~Copyable {
  private let loadCount: Int
  /// For each load the millicents of leaving it.
  private let unservedCosts: [Double]
  private let kindCount: Int
  private let firstCut: Int
  /// Columns before those of routes: each load left, then each load left beyond what a count allows.
  private let firstRoute: Int
  /// For each class the rows of its groups.
  private let groupsOfKind: [[Int32]]
  private let kindLimits: [Double]
  private let leftMax: Double
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
  /// What is counted, each with a number that it has at least and at most; rows behind the loads and
  /// classes.
  let groups: [CountedGroup]
  private var groupBounds: [ClosedRange<Int>]
  /// For each group, positive where it must count more than it would, negative where less; millicents.
  private(set) var groupPrices: [Double]
  /// For each class what its groups pay for a vehicle; millicents.
  private(set) var payOfKind: [Double]

  /// Cents to millicents.
  static let scale = 1000.0
  /// What a load left costs beyond what a count allows, in costs of leaving it: a case that asks for too
  /// much is dear, and never without a solution.
  private static let excessFactor = 4

  /// Only the columns of loads left.
  ///
  /// - Parameters:
  ///   - shape: The loads and classes.
  ///   - secondsLeft: How long one solution may take; `nil` without limit.
  init(_ shape: MasterShape, secondsLeft: @escaping @Sendable () -> Double? = { nil }) {
    self.secondsLeft = secondsLeft
    loadCount = shape.unservedCosts.count
    unservedCosts = shape.unservedCosts.map { Double($0) }
    kindCount = shape.vehicles.count
    kindLimits = shape.vehicles.map { Double($0.count) }
    program.addRows(
      lower: Array(repeating: 1, count: loadCount),
      upper: Array(repeating: LinearProgram.infinity, count: loadCount))
    program.addRows(
      lower: Array(repeating: -LinearProgram.infinity, count: kindCount),
      upper: kindLimits)
    groups = shape.groups
    groupBounds = groups.map { 0...shape.most(of: $0) }
    groupPrices = groups.map { _ in 0 }
    payOfKind = shape.vehicles.map { _ in 0 }
    program.addRows(lower: groups.map { _ in 0 }, upper: groupBounds.map { Double($0.upperBound) })
    firstCut = loadCount + kindCount + groups.count
    var membership = [[Int32]](repeating: [], count: kindCount)
    var groupsOfLoad = [[Int32]](repeating: [], count: loadCount)
    var excess: [LinearProgram.Column] = []
    for (position, group) in groups.enumerated() {
      let row = Int32(loadCount + kindCount + position)
      for kind in group.kinds { membership[kind].append(row) }
      for load in group.loads { groupsOfLoad[load].append(row) }
      if let dearest = group.loads.map({ shape.unservedCosts[$0] }).max() {
        excess.append(
          LinearProgram.Column(
            cost: Double(Self.excessFactor * dearest) / Self.scale, rows: [row],
            coefficients: [-1]))
      }
    }
    groupsOfKind = membership
    // Only where loads left are counted is leaving one more than once of any use.
    let leftMax = excess.isEmpty ? LinearProgram.infinity : 1
    self.leftMax = leftMax
    firstRoute = loadCount + excess.count
    program.addColumns(
      shape.unservedCosts.enumerated().map { load, cost in
        let rows = [Int32(load)] + groupsOfLoad[load]
        return LinearProgram.Column(
          cost: Double(cost) / Self.scale, upper: leftMax, rows: rows,
          coefficients: Array(repeating: 1, count: rows.count))
      } + excess)
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
      lower: -LinearProgram.infinity, upper: 1, columns: positions.map { Int32(firstRoute + $0) },
      coefficients: Array(repeating: 1, count: positions.count))
    cuts.append(cut)
  }

  /// Takes routes out.
  mutating func remove(where isNeedless: (Int) -> Bool) {
    let positions = columns.indices.filter(isNeedless)
    program.removeColumns(positions.map { Int32(firstRoute + $0) })
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

  /// Bounds what the groups count.
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

  /// What each group counts in the solution.
  var groupValues: [Double] {
    let left = unserved
    var byKind = [Double](repeating: 0, count: kindCount)
    for (column, value) in zip(columns, values) { byKind[column.kind] += value }
    return groups.map { group in
      switch group.members {
      case .vehicles(let kinds): kinds.reduce(0) { $0 + byKind[$1] }
      case .loadsLeft(let loads): loads.reduce(0) { $0 + left[$1] }
      }
    }
  }

  /// Makes leaving a load cost no more than so many millicents, which is what its price can rise to;
  /// `nil` restores what it really costs.
  mutating func limitPrices(_ limits: [Double]?) {
    program.setCosts(
      zip(unservedCosts, limits ?? unservedCosts).map { min($0, $1) / Self.scale })
  }

  /// Fixes routes at one or zero, frees those of `nil`.
  mutating func fix(_ fixed: [Bool?]) {
    program.setBounds(
      lower: Array(repeating: 0, count: firstRoute) + fixed.map { $0 == true ? 1 : 0 },
      upper: Array(repeating: leftMax, count: loadCount)
        + Array(repeating: LinearProgram.infinity, count: firstRoute - loadCount)
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
    values = Array(program.values.dropFirst(firstRoute))
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
    program.reducedCosts.dropFirst(firstRoute).map { $0 * Self.scale }
  }
}
