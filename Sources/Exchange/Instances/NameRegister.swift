import Domain

/// Names that a file may use of one kind of thing, and which of them it has used up.
struct NameRegister {
  /// More names than this no file has.
  static let limit = 20_000

  let noun: String
  let names: [String]
  private let positions: [String: Int]
  private var isTaken: [Bool]

  /// What was not taken, in the order of the names.
  var left: [String] { zip(names, isTaken).filter { !$1 }.map(\.0) }

  init(_ noun: String, _ names: [String]) {
    self.noun = noun
    self.names = names
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    isTaken = [Bool](repeating: false, count: names.count)
  }

  /// Reads a name and gives its position; notes one that there is not.
  func position(_ scanner: inout JSONScanner) throws(InputFault) -> Int? {
    scanner.skipSpace()
    let start = scanner.index
    guard let name = try scanner.name() else { return nil }
    if let position = positions[name] { return position }
    let hint = scanner.problems.isEmpty ? NearestName.find(name, among: names) : nil
    scanner.note(
      "reference", at: start, value: name,
      "a \(noun) of the instance" + (hint.map { "; did you mean '\($0)'?" } ?? ""))
    return nil
  }

  /// Like ``position(_:)``, and notes a name that was taken before.
  mutating func take(_ scanner: inout JSONScanner) throws(InputFault) -> Int? {
    scanner.skipSpace()
    let start = scanner.index
    guard let position = try position(&scanner) else { return nil }
    if isTaken[position] {
      scanner.note("duplicate", at: start, value: names[position], "each \(noun) once")
    }
    isTaken[position] = true
    return position
  }

  /// Reads a list of names, whatever was taken before and none of them taken by it, and gives their positions, ascending; notes
  /// one that there is not and one that is there twice.
  func positions(_ scanner: inout JSONScanner) throws(InputFault) -> [Int] {
    var register = self
    register.isTaken = names.map { _ in false }
    var found: [Int] = []
    try scanner.elements(noun + "s", upTo: Self.limit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let position = try register.take(&scanner) { found.append(position) }
    }
    return found.sorted()
  }
}
