import Domain

/// Reads time-window instances as Solomon and Gehring & Homberger publish them.
///
/// A name; `VEHICLE` with number and capacity; `CUSTOMER` with a row for each: number, x, y, demand,
/// ready time, due date, service time, the depot with the number 0 first.
enum SolomonReader {
  private typealias Limit = RoutingInstance.Limit

  /// Reads a file that is in memory.
  ///
  /// - Throws: `InputFault` with every problem found.
  static func read(_ file: InputFile) throws(InputFault) -> RoutingInstance {
    var text = InstanceText(file)
    guard let title = text.next() else {
      text.noteEnd("cut", "the name of the instance; the file is empty")
      throw text.fault
    }
    let name = String(title.text.prefix(JSONScanner.longestName))
    try heading("VEHICLE", &text)
    try heading("NUMBER", &text)
    guard let fleet = text.next() else {
      text.noteEnd("cut", "the number of vehicles and their capacity; the text ends before")
      throw text.fault
    }
    var vehicles = 0
    var capacity = 0
    if fleet.words.count == 2 {
      vehicles = text.whole(fleet.words[0], "vehicle number", in: 1...Limit.amount) ?? 0
      capacity = text.whole(fleet.words[1], "capacity", in: 0...Limit.amount) ?? 0
    } else {
      text.note("syntax", at: fleet, "two numbers: the number of vehicles, and their capacity")
    }
    try heading("CUSTOMER", &text)
    try heading("CUST", &text)
    var rows = CustomerRows(hasPairs: false)
    rows.read(&text)
    guard text.problems.isEmpty else { throw text.fault }
    return rows.instance(name: name, vehicles: vehicles, capacity: capacity, format: .solomon)
  }

  /// Passes over a line that begins with a word.
  private static func heading(
    _ word: String, _ text: inout InstanceText
  ) throws(InputFault) {
    guard let line = text.next() else {
      text.noteEnd("cut", "a line that begins with \(word); the text ends before")
      throw text.fault
    }
    guard line.begins(with: word) else {
      text.note("syntax", at: line, "a line that begins with \(word)")
      throw text.fault
    }
  }
}
