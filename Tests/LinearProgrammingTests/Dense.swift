import LinearProgramming

/// A small program as a table, made into a ``LinearProgram`` or solved by looking at all vertices.
struct Dense: Sendable {
  /// A row of coefficients with its bounds.
  struct Row: Sendable {
    var coefficients: [Double]
    var lower: Double
    var upper: Double

    static func atMost(_ limit: Double, _ coefficients: [Double]) -> Row {
      Row(coefficients: coefficients, lower: -LinearProgram.infinity, upper: limit)
    }

    static func atLeast(_ limit: Double, _ coefficients: [Double]) -> Row {
      Row(coefficients: coefficients, lower: limit, upper: LinearProgram.infinity)
    }

    static func equal(_ value: Double, _ coefficients: [Double]) -> Row {
      Row(coefficients: coefficients, lower: value, upper: value)
    }
  }

  var costs: [Double]
  var rows: [Row]
  var lower: [Double]
  var upper: [Double]

  /// Columns from zero without end, unless other bounds are given.
  init(costs: [Double], rows: [Row], lower: [Double]? = nil, upper: [Double]? = nil) {
    self.costs = costs
    self.rows = rows
    self.lower = lower ?? costs.map { _ in 0 }
    self.upper = upper ?? costs.map { _ in LinearProgram.infinity }
  }

  /// A column of the table; zeros are left out.
  func column(_ index: Int) -> LinearProgram.Column {
    let entries = rows.indices.filter { rows[$0].coefficients[index] != 0 }
    return LinearProgram.Column(
      cost: costs[index], lower: lower[index], upper: upper[index], rows: entries.map(Int32.init),
      coefficients: entries.map { rows[$0].coefficients[index] })
  }

  /// The program, rows first, with all columns or some.
  func program(columns: Range<Int>? = nil) -> LinearProgram {
    var program = LinearProgram()
    program.addRows(lower: rows.map(\.lower), upper: rows.map(\.upper))
    program.addColumns((columns ?? costs.indices).map(column))
    return program
  }

  /// The least objective over all vertices; `nil` when there is no point that keeps everything.
  ///
  /// All columns must have finite bounds, so that every program with a point has a best vertex.
  func bestVertex() -> Double? {
    let count = costs.count
    // A vertex is where as many of these planes meet as there are columns.
    var planes: [(normal: [Double], value: Double)] = []
    for column in 0..<count {
      var normal = [Double](repeating: 0, count: count)
      normal[column] = 1
      planes.append((normal, lower[column]))
      planes.append((normal, upper[column]))
    }
    for row in rows {
      for side in Set([row.lower, row.upper]).sorted()
      where side.magnitude < LinearProgram.infinity {
        planes.append((row.coefficients, side))
      }
    }
    var best: Double?
    func choose(_ chosen: [Int], from next: Int) {
      if chosen.count == count {
        guard let point = Self.meeting(chosen.map { planes[$0] }), keepsAll(point) else { return }
        let value = zip(costs, point).reduce(0) { $0 + $1.0 * $1.1 }
        best = min(best ?? value, value)
        return
      }
      for plane in next..<planes.count { choose(chosen + [plane], from: plane + 1) }
    }
    choose([], from: 0)
    return best
  }

  private func keepsAll(_ point: [Double]) -> Bool {
    let slack = 1e-7
    for column in point.indices
    where point[column] < lower[column] - slack || point[column] > upper[column] + slack {
      return false
    }
    return rows.allSatisfy { row in
      let value = zip(row.coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
      return value >= row.lower - slack && value <= row.upper + slack
    }
  }

  /// Where planes meet, by Gauss's elimination; `nil` when that is no single point.
  private static func meeting(_ planes: [(normal: [Double], value: Double)]) -> [Double]? {
    var table = planes.map { $0.normal + [$0.value] }
    let count = table.count
    for column in 0..<count {
      guard
        let pivot = (column..<count).max(by: {
          table[$0][column].magnitude < table[$1][column].magnitude
        }), table[pivot][column].magnitude > 1e-9
      else { return nil }
      table.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = table[row][column] / table[column][column]
        for index in column...count { table[row][index] -= factor * table[column][index] }
      }
    }
    return (0..<count).map { table[$0][count] / table[$0][$0] }
  }
}

/// Numbers drawn by chance from a seed (SplitMix64; Steele, Lea & Flood, OOPSLA 2014).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Double {
  /// Whether two numbers differ by no more than a solver's tolerance.
  func isNear(_ other: Double) -> Bool { (self - other).magnitude <= 1e-6 * max(1, magnitude) }
}
