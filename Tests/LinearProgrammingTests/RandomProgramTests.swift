import Testing

@testable import LinearProgramming

/// Tiny programs drawn by chance, against all of their vertices.
@Suite struct RandomProgramTests {
  /// How a program comes to be solved.
  enum Way: Sendable, CaseIterable {
    /// All at once.
    case primal, dual
    /// A column after the other.
    case columns
    /// A row after the other.
    case rows
    /// Some columns too many, which are taken out.
    case removing
    /// All columns fixed at their lower bound, and then let go.
    case bounds
  }

  static func random(_ seed: UInt64) -> Dense {
    var chance = Chance(seed: seed)
    let columns = Int.random(in: 1...4, using: &chance)
    // Small whole numbers make many programs degenerate, and many infeasible.
    func number(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &chance))
    }
    let rows = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
      let coefficients = (0..<columns).map { _ in number(-3...3) }
      let side = number(-4...8)
      return switch Int.random(in: 0..<4, using: &chance) {
      case 0: Dense.Row.atMost(side, coefficients)
      case 1: Dense.Row.atLeast(side, coefficients)
      case 2: Dense.Row.equal(side, coefficients)
      default: Dense.Row(coefficients: coefficients, lower: side - number(0...3), upper: side)
      }
    }
    let lower = (0..<columns).map { _ in number(-2...1) }
    return Dense(
      costs: (0..<columns).map { _ in number(-5...5) }, rows: rows, lower: lower,
      upper: lower.map { $0 + number(0...4) })
  }

  /// The program, and how its last solution ended.
  static func solved(
    _ dense: Dense, _ way: Way, _ status: inout LinearProgram.Status
  ) -> LinearProgram {
    var program: LinearProgram
    switch way {
    case .primal:
      program = dense.program()
      status = program.solvePrimal()
    case .dual:
      program = dense.program()
      status = program.solveDual()
    case .columns:
      program = dense.program(columns: 0..<0)
      status = program.solvePrimal()
      for column in dense.costs.indices {
        program.addColumns([dense.column(column)])
        status = program.solvePrimal()
      }
    case .rows:
      program = Dense(costs: dense.costs, rows: [], lower: dense.lower, upper: dense.upper)
        .program()
      status = program.solveDual()
      for row in dense.rows {
        let entries = row.coefficients.indices.filter { row.coefficients[$0] != 0 }
        program.addRow(
          lower: row.lower, upper: row.upper, columns: entries.map(Int32.init),
          coefficients: entries.map { row.coefficients[$0] })
        status = program.solveDual()
      }
    case .removing:
      program = dense.program(columns: 0..<0)
      let more = LinearProgram.Column(cost: -9, upper: 3, rows: [0], coefficients: [1])
      for column in dense.costs.indices { program.addColumns([more, dense.column(column)]) }
      status = program.solvePrimal()
      program.removeColumns(dense.costs.indices.map { Int32(2 * $0) })
      status = program.solvePrimal()
    case .bounds:
      program = dense.program()
      program.setBounds(lower: dense.lower, upper: dense.lower)
      status = program.solveDual()
      program.setBounds(lower: dense.lower, upper: dense.upper)
      status = program.solveDual()
    }
    return program
  }

  @Test(arguments: UInt64(0)..<150)
  func theOptimumIsTheBestVertex(_ seed: UInt64) {
    let dense = Self.random(seed)
    let best = dense.bestVertex()
    for way in Way.allCases {
      var status = LinearProgram.Status.stopped
      let program = Self.solved(dense, way, &status)
      #expect(status == (best == nil ? .infeasible : .optimal), "seed \(seed), \(way)")
      guard let best, status == .optimal else { continue }
      let objective = program.objective
      #expect(objective.isNear(best), "seed \(seed), \(way): \(objective), not \(best)")
      checkPrices(
        program.prices, program.reducedCosts, program.values, of: dense, best,
        "seed \(seed), \(way)")
    }
  }

  @Test func someProgramsHaveAnOptimumAndSomeNot() {
    let optima = (UInt64(0)..<150).map { Self.random($0).bestVertex() }
    #expect(optima.count { $0 == nil } > 20)
    #expect(optima.count { $0 != nil } > 40)
  }

  /// No optimum of a changed right side is cheaper than the price says, and none of a column that has
  /// to have more; signs are those of the bounds that are met.
  func checkPrices(
    _ prices: [Double], _ reduced: [Double], _ values: [Double], of dense: Dense, _ best: Double,
    _ name: String
  ) {
    let near = 1e-6
    for row in dense.rows.indices {
      for step in [-1.0, 1] {
        var changed = dense
        if changed.rows[row].lower.magnitude < LinearProgram.infinity {
          changed.rows[row].lower += step
        }
        if changed.rows[row].upper.magnitude < LinearProgram.infinity {
          changed.rows[row].upper += step
        }
        guard let other = changed.bestVertex() else { continue }
        #expect(other >= best + step * prices[row] - near, "\(name), row \(row)")
      }
      let value = zip(dense.rows[row].coefficients, values).reduce(0) { $0 + $1.0 * $1.1 }
      if prices[row] > near {
        #expect(value <= dense.rows[row].lower + near, "\(name), row \(row)")
      }
      if prices[row] < -near {
        #expect(value >= dense.rows[row].upper - near, "\(name), row \(row)")
      }
    }
    for column in dense.costs.indices {
      let paid = dense.rows.indices.reduce(0.0) {
        $0 + prices[$1] * dense.rows[$1].coefficients[column]
      }
      #expect(reduced[column].isNear(dense.costs[column] - paid), "\(name), column \(column)")
      if reduced[column] > near {
        #expect(values[column] <= dense.lower[column] + near, "\(name), column \(column)")
      }
      if reduced[column] < -near {
        #expect(values[column] >= dense.upper[column] - near, "\(name), column \(column)")
      }
    }
  }
}
