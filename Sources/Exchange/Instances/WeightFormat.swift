/// How TSPLIB writes the ways between all nodes as one run of numbers.
enum WeightFormat: String, CaseIterable {
  case full = "FULL_MATRIX"
  case lowerRow = "LOWER_ROW"
  case lowerDiagonalRow = "LOWER_DIAG_ROW"
  case upperRow = "UPPER_ROW"
  case upperDiagonalRow = "UPPER_DIAG_ROW"
  case lowerColumn = "LOWER_COL"
  case lowerDiagonalColumn = "LOWER_DIAG_COL"
  case upperColumn = "UPPER_COL"
  case upperDiagonalColumn = "UPPER_DIAG_COL"
  /// The ways follow from the coordinates.
  case function = "FUNCTION"

  private var hasDiagonal: Bool {
    switch self {
    case .lowerDiagonalRow, .upperDiagonalRow, .lowerDiagonalColumn, .upperDiagonalColumn: true
    default: false
    }
  }

  /// Whether row after row gets longer; a column of the other half is the same run of numbers.
  private var grows: Bool {
    switch self {
    case .lowerRow, .lowerDiagonalRow, .upperColumn, .upperDiagonalColumn: true
    default: false
    }
  }

  /// How many numbers there are for so many nodes.
  func count(nodes: Int) -> Int {
    switch self {
    case .full: nodes * nodes
    case .function: 0
    default: nodes * (nodes - 1) / 2 + (hasDiagonal ? nodes : 0)
    }
  }

  /// The whole table, row by row, from the numbers as they stand.
  ///
  /// - Precondition: As many numbers as ``count(nodes:)`` says.
  func square(_ numbers: [Int32], nodes: Int) -> [Int32] {
    if self == .full { return numbers }
    var table = [Int32](repeating: 0, count: nodes * nodes)
    var next = 0
    for row in 0..<nodes where self != .function {
      let edge = hasDiagonal ? row : (grows ? row - 1 : row + 1)
      let columns = grows ? 0..<max(0, edge + 1) : min(edge, nodes)..<nodes
      for column in columns {
        table[row * nodes + column] = numbers[next]
        table[column * nodes + row] = numbers[next]
        next += 1
      }
    }
    return table
  }
}
