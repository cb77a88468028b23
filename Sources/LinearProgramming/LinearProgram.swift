internal import CCLP

/// A linear program to be minimized that grows by rows and columns and is solved again from where
/// it stood.
///
/// The simplex methods are those of COIN-OR CLP (Forrest & Lougee-Heimer, 2005). One program belongs to
/// one task. Numbers are plain doubles; ``infinity`` stands for no bound.
@safe
public struct LinearProgram: ~Copyable {
  /// How a solution ended.
  public enum Status: Sendable {
    /// Optimal within the tolerances.
    case optimal
    /// No point keeps all rows and bounds.
    case infeasible
    /// The objective falls without end.
    case unbounded
    /// The limit of iterations or seconds came first; values and prices are those of the last basis.
    case stopped
  }

  /// A column to add: what it costs, its bounds, and the rows it stands in.
  public struct Column: Sendable {
    /// The coefficient in the objective.
    public var cost: Double
    /// The least value.
    public var lower: Double
    /// The greatest value.
    public var upper: Double
    /// Positions of rows, without repetition.
    public var rows: [Int32]
    /// One for each of ``rows``.
    public var coefficients: [Double]

    /// Makes a column.
    public init(
      cost: Double, lower: Double = 0, upper: Double = LinearProgram.infinity, rows: [Int32],
      coefficients: [Double]
    ) {
      self.cost = cost
      self.lower = lower
      self.upper = upper
      self.rows = rows
      self.coefficients = coefficients
    }
  }

  /// No bound.
  public static var infinity: Double { .greatestFiniteMagnitude }

  private let model: UnsafeMutableRawPointer?
  /// Rows so far.
  public private(set) var rowCount = 0
  /// Columns so far.
  public private(set) var columnCount = 0

  /// An empty program.
  public init() {
    model = Clp_newModel()
    Clp_setLogLevel(model, 0)
    Clp_setOptimizationDirection(model, 1)
  }

  deinit { Clp_deleteModel(model) }

  /// Adds empty rows with these bounds.
  public mutating func addRows(lower: [Double], upper: [Double]) {
    precondition(lower.count == upper.count, "one upper bound for each lower one")
    let starts = [CInt](repeating: 0, count: lower.count + 1)
    Clp_addRows(model, CInt(lower.count), lower, upper, starts, [CInt(0)], [0.0])
    rowCount += lower.count
  }

  /// Adds a row over columns that are there.
  public mutating func addRow(
    lower: Double, upper: Double, columns: [Int32], coefficients: [Double]
  ) {
    precondition(columns.count == coefficients.count, "one coefficient for each column")
    // A pointer into an empty array may be null, which CLP reads as "no elements at all".
    Clp_addRows(
      model, 1, [lower], [upper], [0, CInt(columns.count)], columns.isEmpty ? [0] : columns,
      coefficients.isEmpty ? [0] : coefficients)
    rowCount += 1
  }

  /// Adds columns in this order.
  public mutating func addColumns(_ columns: [Column]) {
    guard !columns.isEmpty else { return }
    var starts: [CInt] = [0]
    var rows: [Int32] = []
    var coefficients: [Double] = []
    for column in columns {
      precondition(column.rows.count == column.coefficients.count, "one coefficient for each row")
      rows.append(contentsOf: column.rows)
      coefficients.append(contentsOf: column.coefficients)
      starts.append(CInt(rows.count))
    }
    if rows.isEmpty {
      rows = [0]
      coefficients = [0]
    }
    Clp_addColumns(
      model, CInt(columns.count), columns.map(\.lower), columns.map(\.upper), columns.map(\.cost),
      starts, rows, coefficients)
    columnCount += columns.count
  }

  /// Takes columns out; those behind them move up.
  public mutating func removeColumns(_ positions: [Int32]) {
    guard !positions.isEmpty else { return }
    Clp_deleteColumns(model, CInt(positions.count), positions)
    columnCount -= positions.count
  }

  /// Gives every column other bounds.
  public mutating func setBounds(lower: [Double], upper: [Double]) {
    precondition(
      lower.count == columnCount && upper.count == columnCount, "one bound for each column")
    Clp_chgColumnLower(model, lower)
    Clp_chgColumnUpper(model, upper)
  }

  /// Gives the first columns other coefficients in the objective; those of the rest stay.
  public mutating func setCosts(_ costs: [Double]) {
    precondition(costs.count <= columnCount, "no more costs than columns")
    guard !costs.isEmpty, let known = Clp_getObjCoefficients(model) else { return }
    let rest = UnsafeBufferPointer(start: known, count: columnCount)[costs.count...]
    Clp_chgObjCoefficients(model, costs + rest)
  }

  /// Gives every row other bounds.
  public mutating func setRowBounds(lower: [Double], upper: [Double]) {
    precondition(lower.count == rowCount && upper.count == rowCount, "one bound for each row")
    Clp_chgRowLower(model, lower)
    Clp_chgRowUpper(model, upper)
  }

  /// Solves by the primal simplex method, which keeps a basis usable when columns were added.
  public mutating func solvePrimal(secondsMax: Double? = nil) -> Status {
    guard !isEmpty else { return .optimal }
    limit(secondsMax)
    _ = Clp_primal(model, 0)
    return status
  }

  /// Solves by the dual simplex method, which keeps a basis usable when rows or bounds changed.
  public mutating func solveDual(secondsMax: Double? = nil) -> Status {
    guard !isEmpty else { return .optimal }
    limit(secondsMax)
    _ = Clp_dual(model, 0)
    return status
  }

  /// Whether there is nothing to solve; CLP 1.17 follows a null pointer then.
  private var isEmpty: Bool { rowCount == 0 && columnCount == 0 }

  private func limit(_ seconds: Double?) { Clp_setMaximumSeconds(model, seconds ?? -1) }

  private var status: Status {
    switch Clp_status(model) {
    case 0: .optimal
    case 1: .infeasible
    case 2: .unbounded
    default: .stopped
    }
  }

  /// The value of the objective.
  public var objective: Double { isEmpty ? 0 : Clp_objectiveValue(model) }

  /// The value of each column.
  public var values: [Double] {
    guard let values = Clp_primalColumnSolution(model) else { return [] }
    return Array(UnsafeBufferPointer(start: values, count: columnCount))
  }

  /// What one more unit of each row's right side adds to the objective.
  public var prices: [Double] {
    guard let prices = Clp_dualRowSolution(model) else { return [] }
    return Array(UnsafeBufferPointer(start: prices, count: rowCount))
  }

  /// What one unit of each column would add to the objective.
  public var reducedCosts: [Double] {
    guard let costs = Clp_dualColumnSolution(model) else { return [] }
    return Array(UnsafeBufferPointer(start: costs, count: columnCount))
  }

  /// Iterations of the simplex methods in the last solution.
  public var iterations: Int { Int(Clp_numberIterations(model)) }
}
