/// A route of a vehicle class as a column of the master problem.
struct RouteColumn: Hashable, Sendable {
  var kind: Int
  /// The model's positions of the loads, in order.
  var loads: [Int32]
  /// Millicents.
  var cost: Double
}

/// Columns that are all different: of those of one class with the same loads the cheapest is kept.
struct ColumnPool: Sendable {
  private struct Key: Hashable {
    var kind: Int
    var loads: [Int32]
  }

  private(set) var columns: [RouteColumn] = []
  private var index: [Key: Int] = [:]

  /// No columns.
  init() {}

  /// Adds a column; `nil` when it is there already for no more.
  ///
  /// - Returns: Its position; a dearer one with the same loads stays where it was.
  mutating func add(_ column: RouteColumn) -> Int? {
    let key = Key(kind: column.kind, loads: column.loads.sorted())
    if let known = index[key], columns[known].cost <= column.cost { return nil }
    index[key] = columns.count
    columns.append(column)
    return columns.count - 1
  }
}
