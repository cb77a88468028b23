import Domain

/// A square table of whole numbers as it is read, row by row.
struct SquareTable {
  /// The numbers, row after row; zeros where something was wrong.
  fileprivate(set) var numbers: [Int32] = []
  /// How many rows there are.
  fileprivate(set) var rows = 0
  /// The length of the first row.
  fileprivate(set) var width: Int?
  /// Rows of another length than they should have; the first few were noted.
  fileprivate var misfits = 0

  /// Whether a row had not the length that it should have.
  var isRagged: Bool { misfits > 0 }

  /// The most rows of a wrong length that are noted.
  fileprivate static let misfitLimit = 5
}

/// Large tables of numbers, without a value for each on the way.
extension JSONScanner {
  /// Reads an array of arrays of whole numbers from 0 to `largest`, all as long as the first.
  ///
  /// `side` is how many there should be when that is known already. What is wrong is noted.
  ///
  /// - Returns: The table, `nil` when the value is no array.
  /// - Complexity: O(n) in the number of bytes; memory only for the numbers that there are.
  mutating func table(
    side: Int?, upTo limit: Int, largest: Int32
  ) throws(InputFault) -> SquareTable? {
    var table = SquareTable()
    let count = try elements("rows", upTo: limit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      scanner.skipSpace()
      let start = scanner.index
      let wanted = side ?? table.width
      guard let count = try scanner.row(of: limit, largest: largest, into: &table.numbers) else {
        return
      }
      table.width = table.width ?? count
      guard let wanted, count != wanted else { return }
      table.misfits += 1
      if table.misfits <= SquareTable.misfitLimit {
        scanner.note(
          "size", at: start, value: "\(count) numbers", "\(wanted) numbers, one for each site")
      }
    }
    guard let count else { return nil }
    table.rows = count
    return table
  }

  /// Reads an array of whole numbers and appends them, at most `limit`.
  ///
  /// - Returns: How many there are; `nil` when the value is no array, which is noted.
  private mutating func row(
    of limit: Int, largest: Int32, into numbers: inout [Int32]
  ) throws(InputFault) -> Int? {
    skipSpace()
    guard index < bytes.count else { throw cut("a row of numbers") }
    guard bytes[index] == UInt8(ascii: "[") else {
      try refuse("a row of whole numbers")
      return nil
    }
    try open(UInt8(ascii: "["), "'['")
    skipSpace()
    if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
      index += 1
      return 0
    }
    steps.append(.element(0))
    var count = 0
    while true {
      count = appendPlainNumbers(from: count, of: limit, largest: largest, to: &numbers)
      // Here stands the last number of the row, one in an unusual form, or a fault.
      steps[steps.count - 1] = .element(count)
      let number = try whole(in: 0...Int(largest)) ?? 0
      if count < limit { numbers.append(Int32(truncatingIfNeeded: number)) }
      count += 1
      if try closes(with: UInt8(ascii: "]"), "',' or ']'") { break }
    }
    steps.removeLast()
    return count
  }

  /// Appends numbers in plain digits as long as a comma follows; `index` stands then before the
  /// first value that is something else.
  ///
  /// - Returns: `count` and how many were passed over.
  private mutating func appendPlainNumbers(
    from count: Int, of limit: Int, largest: Int32, to numbers: inout [Int32]
  ) -> Int {
    let text = bytes
    let span = text.span
    let end = span.count
    var position = index
    var count = count
    // Invariant: a value should begin at `index`, behind white space at most; what lies before is
    // read.
    while true {
      while position < end, span[position] == 0x20 || span[position] == 0x0A { position += 1 }
      let first = position
      var number: Int64 = 0
      while position < end, position - first < 10 {
        let digit = span[position] &- 0x30
        if digit >= 10 { break }
        number = number &* 10 &+ Int64(digit)
        position += 1
      }
      let length = position - first
      // A leading zero, a fraction, white space before the comma: the general way knows them all.
      guard length > 0, position < end, span[position] == UInt8(ascii: ","),
        length == 1 || span[first] != 0x30, number <= Int64(largest)
      else { return count }
      position += 1
      index = position
      if count < limit { numbers.append(Int32(truncatingIfNeeded: number)) }
      count += 1
    }
  }
}
