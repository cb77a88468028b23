import Testing

@testable import LinearProgramming

/// Programs that change and are solved again from where they stood.
@Suite struct ChangingProgramTests {
  @Test func columnsAreAddedToASolvedProgram() {
    // Dantzig's freight without the ways of the second cannery's, which come one by one; a way of
    // last resort keeps every market served.
    let freight = KnownProgramTests.freight
    var program = freight.program(columns: 0..<3)
    program.addColumns(
      (2..<5).map { LinearProgram.Column(cost: 10, rows: [$0], coefficients: [1]) })
    let first = program.solvePrimal()
    #expect(first == .optimal)
    var before = program.objective
    // 350 cases come by the shortest ways, 550 by the last resort.
    #expect(before > 5500)
    for column in 3..<6 {
      program.addColumns([freight.column(column)])
      let status = program.solvePrimal()
      #expect(status == .optimal)
      let now = program.objective
      #expect(now <= before)
      before = now
    }
    #expect(before.isNear(153.675))
    let count = program.columnCount
    #expect(count == 9)
  }

  @Test func whatHasNotChangedIsSolvedInNoStep() {
    var program = KnownProgramTests.freight.program()
    _ = program.solvePrimal()
    let again = program.solvePrimal()
    #expect(again == .optimal)
    let steps = program.iterations
    #expect(steps == 0)
    program.addColumns([LinearProgram.Column(cost: 99, rows: [2], coefficients: [1])])
    let dear = program.solvePrimal()
    #expect(dear == .optimal)
    let (more, objective) = (program.iterations, program.objective)
    #expect(more == 0)
    #expect(objective.isNear(153.675))
  }

  @Test func removedColumnsAreGoneAndTheOthersMoveUp() {
    // Without the way from Seattle to Chicago (second of six) San Diego serves it for 0.009 more.
    var program = KnownProgramTests.freight.program()
    _ = program.solvePrimal()
    program.removeColumns([1])
    let status = program.solvePrimal()
    #expect(status == .optimal)
    let (values, objective) = (program.values, program.objective)
    #expect(values.count == 5)
    // San Diego has 600: 300 for Chicago, 275 for Topeka, 25 for New York; Seattle sends it 300.
    let freight: Double = 325 * 0.225 + 300 * 0.162 + 275 * 0.126
    #expect(objective.isNear(freight))
    #expect(values[3].isNear(300), "\(values)")
    program.removeColumns([])
    let count = program.columnCount
    #expect(count == 5)
    program.removeColumns([0, 1, 2, 3, 4])
    let nothing = program.solvePrimal()
    #expect(nothing == .infeasible)
  }

  @Test func columnsThatStandAtZeroAreRemovedWithoutAStep() {
    var program = KnownProgramTests.freight.program()
    _ = program.solvePrimal()
    program.removeColumns([2, 4])
    let status = program.solvePrimal()
    #expect(status == .optimal)
    let (objective, steps) = (program.objective, program.iterations)
    #expect(objective.isNear(153.675))
    #expect(steps == 0)
  }

  @Test func rowsAreAddedAndTheDualMethodGoesOn() {
    // Wyndor with x + y <= 7: between (2, 6) and (4, 3) the plane cuts at (1, 6); 3 + 30 = 33.
    var program = KnownProgramTests.wyndor.program()
    _ = program.solvePrimal()
    program.addRow(
      lower: -LinearProgram.infinity, upper: 7, columns: [0, 1], coefficients: [1, 1])
    let status = program.solveDual()
    #expect(status == .optimal)
    let (objective, values, prices) = (program.objective, program.values, program.prices)
    #expect(objective.isNear(-33))
    #expect(values[0].isNear(1) && values[1].isNear(6), "\(values)")
    #expect(prices.count == 4)
    #expect(prices[3].isNear(-3), "\(prices)")
    // A second one that nothing can keep.
    program.addRow(lower: 100, upper: LinearProgram.infinity, columns: [0], coefficients: [1])
    let broken = program.solveDual()
    #expect(broken == .infeasible)
  }

  @Test func aRowWithoutCoefficientsIsKeptOrBroken() {
    var program = KnownProgramTests.wyndor.program()
    _ = program.solvePrimal()
    program.addRow(lower: -1, upper: 1, columns: [], coefficients: [])
    let status = program.solveDual()
    #expect(status == .optimal)
    let (objective, rows) = (program.objective, program.rowCount)
    #expect(objective.isNear(-36))
    #expect(rows == 4)
  }

  @Test func columnsAreFixedAndLetGo() {
    var program = KnownProgramTests.wyndor.program()
    _ = program.solvePrimal()
    // x = 0: y is 6 at most, 30. x = 4: y is 3, 27. Let go again: 36.
    for (lower, upper, most) in [(0.0, 0.0, 30.0), (4, 4, 27), (0, LinearProgram.infinity, 36)] {
      program.setBounds(lower: [lower, 0], upper: [upper, LinearProgram.infinity])
      let status = program.solveDual()
      #expect(status == .optimal)
      let objective = program.objective
      #expect(objective.isNear(-most), "\(lower)...\(upper): \(objective)")
    }
    program.setBounds(lower: [5, 0], upper: [9, LinearProgram.infinity])
    let status = program.solveDual()
    #expect(status == .infeasible)
  }

  @Test func costsOfTheFirstColumnsChangeAndTheRestStay() {
    var program = KnownProgramTests.wyndor.program()
    _ = program.solvePrimal()
    // 8x + 5y instead of 3x + 5y: (4, 3) has 47, (2, 6) 46. Back again: 36.
    for (cost, most) in [(-8.0, 47.0), (-3, 36)] {
      program.setCosts([cost])
      let status = program.solvePrimal()
      #expect(status == .optimal)
      let objective = program.objective
      #expect(objective.isNear(-most), "\(cost): \(objective)")
    }
    program.setCosts([])
    let objective = program.objective
    #expect(objective.isNear(-36))
    program.setCosts([-3, 0])
    let status = program.solvePrimal()
    #expect(status == .optimal)
    // Without y only x <= 4 counts.
    let alone = program.objective
    #expect(alone.isNear(-12))
  }

  @Test func anInfeasibleProgramIsMendedByAColumn() {
    var program = LinearProgram()
    program.addRows(lower: [5], upper: [5])
    let broken = program.solvePrimal()
    #expect(broken == .infeasible)
    program.addColumns([LinearProgram.Column(cost: 3, rows: [0], coefficients: [2])])
    let status = program.solvePrimal()
    #expect(status == .optimal)
    let (objective, prices) = (program.objective, program.prices)
    #expect(objective.isNear(7.5))
    #expect(prices[0].isNear(1.5))
  }
}
