import Testing

@testable import LinearProgramming

/// Programs whose optimum and prices stand in books.
@Suite struct KnownProgramTests {
  /// Wyndor Glass (Hillier & Lieberman, Introduction to Operations Research, chapter 3): the most of
  /// 3 x + 5 y with x <= 4, 2 y <= 12, 3 x + 2 y <= 18 is 36 at (2, 6); prices 0, 3/2, 1.
  static let wyndor = Dense(
    costs: [-3, -5], rows: [.atMost(4, [1, 0]), .atMost(12, [0, 2]), .atMost(18, [3, 2])])

  /// Dantzig's transportation problem (Linear Programming and Extensions, 1963, chapter 3.3; also the
  /// first model of GAMS): two canneries, three markets, freight in thousands of dollars.
  static let freight: Dense = {
    let miles = [2.5, 1.7, 1.8, 2.5, 1.8, 1.4]
    return Dense(
      costs: miles.map { $0 * 90 / 1000 },
      rows: [
        .atMost(350, [1, 1, 1, 0, 0, 0]), .atMost(600, [0, 0, 0, 1, 1, 1]),
        .atLeast(325, [1, 0, 0, 1, 0, 0]), .atLeast(300, [0, 1, 0, 0, 1, 0]),
        .atLeast(275, [0, 0, 1, 0, 0, 1]),
      ])
  }()

  /// Beale's example (1955), on which the simplex method with the plain rule turns in a circle:
  /// -1/20 at (1/25, 0, 1, 0).
  static let beale = Dense(
    costs: [-0.75, 150, -0.02, 6],
    rows: [
      .atMost(0, [0.25, -60, -0.04, 9]), .atMost(0, [0.5, -90, -0.02, 3]),
      .atMost(1, [0, 0, 1, 0]),
    ])

  /// Klee and Minty's cube (1972) in three dimensions, as Chvátal has it: 10 000 at (0, 0, 10 000).
  static let cube = Dense(
    costs: [-100, -10, -1],
    rows: [.atMost(1, [1, 0, 0]), .atMost(100, [20, 1, 0]), .atMost(10_000, [200, 20, 1])])

  @Test(arguments: [true, false]) func mostOfWyndorIs36(_ isPrimal: Bool) {
    var program = Self.wyndor.program()
    let status = program.solve(isPrimal)
    #expect(status == .optimal)
    let (objective, values, prices) = (program.objective, program.values, program.prices)
    #expect(objective.isNear(-36))
    #expect(zip(values, [2, 6]).allSatisfy { $0.isNear($1) }, "\(values)")
    // What may be at most so much has prices of zero or less.
    #expect(zip(prices, [0, -1.5, -1]).allSatisfy { $0.isNear($1) }, "\(prices)")
    let reduced = program.reducedCosts
    #expect(reduced.allSatisfy { $0.isNear(0) }, "\(reduced)")
  }

  @Test(arguments: [true, false]) func leastFreightIsThatOfDantzig(_ isPrimal: Bool) {
    var program = Self.freight.program()
    let status = program.solve(isPrimal)
    #expect(status == .optimal)
    let (objective, prices) = (program.objective, program.prices)
    #expect(objective.isNear(153.675))
    // What a further case at each market costs, as GAMS prints it; cannery two has cases left.
    let published = [0, 0, 0.225, 0.153, 0.126]
    #expect(zip(prices, published).allSatisfy { $0.isNear($1) }, "\(prices)")
    let reduced = program.reducedCosts
    let marginals = [0, 0, 0.036, 0, 0.009, 0]
    #expect(zip(reduced, marginals).allSatisfy { $0.isNear($1) }, "\(reduced)")
  }

  @Test(arguments: [true, false]) func degenerateProgramsEnd(_ isPrimal: Bool) {
    var beale = Self.beale.program()
    let status = beale.solve(isPrimal)
    #expect(status == .optimal)
    let (objective, values) = (beale.objective, beale.values)
    #expect(objective.isNear(-0.05))
    #expect(zip(values, [0.04, 0, 1, 0]).allSatisfy { $0.isNear($1) }, "\(values)")
    var cube = Self.cube.program()
    let end = cube.solve(isPrimal)
    #expect(end == .optimal)
    let most = cube.objective
    #expect(most.isNear(-10_000))
  }

  @Test(arguments: [true, false]) func manyEqualRowsAreNoTrouble(_ isPrimal: Bool) {
    // Twenty times the same row, and assignments of four to four, every vertex of which is degenerate:
    // the least is 1 + 1 + 1 + 1 on the diagonal.
    var rows = [Dense.Row](
      repeating: .atLeast(4, [Double](repeating: 1, count: 16)), count: 20)
    for index in 0..<4 {
      rows.append(.equal(1, (0..<16).map { $0 / 4 == index ? 1 : 0 }))
      rows.append(.equal(1, (0..<16).map { $0 % 4 == index ? 1 : 0 }))
    }
    var program = Dense(costs: (0..<16).map { $0 / 4 == $0 % 4 ? 1 : 7 }, rows: rows).program()
    let status = program.solve(isPrimal)
    #expect(status == .optimal)
    let objective = program.objective
    #expect(objective.isNear(4))
  }

  static let hopeless: [Dense] = [
    // A sum below zero of what is not.
    Dense(costs: [1, 1], rows: [.atMost(-1, [1, 1])]),
    // Two rows that contradict each other.
    Dense(costs: [0, 0], rows: [.atLeast(3, [1, 1]), .atMost(2, [1, 1])]),
    // More than the columns can hold.
    Dense(costs: [1], rows: [.equal(5, [1])], upper: [4]),
  ]

  @Test(arguments: hopeless.indices, [true, false])
  func whatCannotBeIsInfeasible(_ index: Int, _ isPrimal: Bool) {
    var program = Self.hopeless[index].program()
    let status = program.solve(isPrimal)
    #expect(status == .infeasible)
  }

  @Test(arguments: [true, false]) func whatFallsWithoutEndIsUnbounded(_ isPrimal: Bool) {
    var program = Dense(costs: [-1, 1], rows: [.atMost(1, [1, -2])]).program()
    let status = program.solve(isPrimal)
    #expect(status == .unbounded)
    var free = Dense(costs: [1], rows: [.atMost(3, [1])], lower: [-LinearProgram.infinity])
      .program()
    let end = free.solve(isPrimal)
    #expect(end == .unbounded)
  }

  @Test(arguments: [true, false]) func emptyProgramIsOptimalAtZero(_ isPrimal: Bool) {
    var program = LinearProgram()
    let status = program.solve(isPrimal)
    #expect(status == .optimal)
    let (objective, values, prices) = (program.objective, program.values, program.prices)
    #expect(objective == 0)
    #expect(values.isEmpty && prices.isEmpty)
  }

  @Test(arguments: [true, false]) func columnsWithoutRowsStandAtTheirBetterBound(_ isPrimal: Bool) {
    var program = Dense(costs: [2, -3, 0], rows: [], lower: [1, 1, 1], upper: [5, 5, 5]).program()
    let status = program.solve(isPrimal)
    #expect(status == .optimal)
    let (objective, values) = (program.objective, program.values)
    #expect(objective.isNear(2 - 15))
    #expect(values[0].isNear(1) && values[1].isNear(5), "\(values)")
  }

  @Test(arguments: [true, false]) func rowsWithoutColumnsHoldOrNot(_ isPrimal: Bool) {
    var holding = Dense(costs: [], rows: [.atMost(1, []), .atLeast(-1, [])]).program()
    let first = holding.solve(isPrimal)
    #expect(first == .optimal)
    var broken = Dense(costs: [], rows: [.atLeast(1, [])]).program()
    let second = broken.solve(isPrimal)
    #expect(second == .infeasible)
  }
}

extension LinearProgram {
  /// Solves by the primal or the dual method.
  mutating func solve(_ isPrimal: Bool) -> Status { isPrimal ? solvePrimal() : solveDual() }
}
