/// Columns of text for the terminal, each as wide as its widest cell.
struct TextTable {
  private var rows: [[String]]

  /// Begins with the heads of the columns.
  init(_ heads: [String]) { rows = [heads] }

  /// Adds a row.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table with a line end after each row.
  var bytes: [UInt8] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      text += line + "\n"
    }
    return Array(text.utf8)
  }
}
