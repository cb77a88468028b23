public import Domain

/// Reads JSON (RFC 8259) from bytes, strictly, with line, column and path in every problem.
///
/// Refused are repeated names, numbers that no double holds, lone surrogates, bytes that are not
/// UTF-8, and anything nested deeper than ``maximumDepth``.
public struct JSONScanner {
  /// Where the bytes stand in their file: the line and column of the byte at `offset`.
  struct Origin {
    var file: String
    var line = 1
    var column = 1
    var offset = 0

    /// Moves on to the byte at `end` of `bytes`.
    mutating func advance(to end: Int, in bytes: [UInt8]) {
      while offset < end {
        let byte = bytes[offset]
        if byte == 0x0A {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
        offset += 1
      }
    }
  }

  /// A step from the root of a text to the place that is being read.
  enum Step {
    case member(String)
    case element(Int)
  }

  /// The deepest nesting that is read, so that no text exhausts the stack.
  public static let maximumDepth = 256
  /// The most problems of meaning that are noted before reading goes on in silence.
  static let maximumProblems = 100

  let bytes: [UInt8]
  /// The next byte to read.
  var index: Int
  let origin: Origin
  /// From the root to the value that is being read; its length bounds the nesting.
  var steps: [Step]
  /// Values that are JSON but not what was expected there.
  var problems: [InputProblem] = []
  /// The places of the problems noted, from where the lines to the next one are counted.
  var noted: [Origin] = []

  /// Stands at the beginning of `bytes`, which messages call `file`.
  public init(_ bytes: [UInt8], file: String) {
    self.init(bytes, from: 0, origin: Origin(file: file), path: [])
  }

  /// Stands at `start` of `bytes`, at the place `path` of the whole text.
  init(_ bytes: [UInt8], from start: Int, origin: Origin, path: [Step]) {
    self.bytes = bytes
    index = start
    self.origin = origin
    steps = path
  }

  /// Reads a whole text: one value and nothing after it.
  ///
  /// - Throws: `InputFault` at the first byte that breaks the grammar.
  /// - Complexity: O(n) in the number of bytes.
  public static func document(_ bytes: [UInt8], file: String) throws(InputFault) -> JSONValue {
    var scanner = JSONScanner(bytes, file: file)
    return try scanner.document()
  }

  private mutating func document() throws(InputFault) -> JSONValue {
    let value = try value()
    try end()
    return value
  }

  /// Makes sure that nothing but white space follows.
  mutating func end() throws(InputFault) {
    skipSpace()
    if index < bytes.count {
      throw fault("trailing", at: index, "nothing may follow the end of the JSON value")
    }
  }

  /// Reads the value that comes next.
  mutating func value() throws(InputFault) -> JSONValue {
    skipSpace()
    guard index < bytes.count else { throw cut("a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
        members.append(JSONMember(name, try scanner.value()))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try array { (scanner: inout JSONScanner, _: Int) throws(InputFault) in
        elements.append(try scanner.value())
      }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default:
      let start = index
      _ = try double()
      return .number(JSONNumber(checked: String(decoding: bytes[start..<index], as: UTF8.self)))
    }
  }

  /// Reads an object and calls `member` with the scanner at each value.
  mutating func object(
    _ member: (inout JSONScanner, String) throws(InputFault) -> Void
  ) throws(InputFault) {
    try open(UInt8(ascii: "{"), "'{'")
    var names = NameSet()
    skipSpace()
    if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
      index += 1
      return
    }
    steps.append(.member(""))
    while true {
      skipSpace()
      guard index < bytes.count else { throw cut("a name or '}'") }
      let start = index
      guard bytes[index] == UInt8(ascii: "\"") else {
        throw unexpected("a name in double quotes")
      }
      let name = try string()
      steps[steps.count - 1] = .member(name)
      guard names.insert(name) else {
        throw fault("duplicate", at: start, value: name, "each name once in an object")
      }
      skipSpace()
      guard index < bytes.count else { throw cut("':'") }
      guard bytes[index] == UInt8(ascii: ":") else { throw unexpected("':' after the name") }
      index += 1
      try member(&self, name)
      if try closes(with: UInt8(ascii: "}"), "',' or '}'") { break }
    }
    steps.removeLast()
  }

  /// Reads an array and calls `element` with the scanner at each value.
  mutating func array(
    _ element: (inout JSONScanner, Int) throws(InputFault) -> Void
  ) throws(InputFault) {
    try open(UInt8(ascii: "["), "'['")
    skipSpace()
    if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
      index += 1
      return
    }
    steps.append(.element(0))
    var count = 0
    while true {
      steps[steps.count - 1] = .element(count)
      try element(&self, count)
      count += 1
      if try closes(with: UInt8(ascii: "]"), "',' or ']'") { break }
    }
    steps.removeLast()
  }

  /// Passes over the value that comes next; checks its grammar and keeps nothing of it.
  mutating func skipValue() throws(InputFault) {
    skipSpace()
    guard index < bytes.count else { throw cut("a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"):
      try object { (scanner: inout JSONScanner, _: String) throws(InputFault) in
        try scanner.skipValue()
      }
    case UInt8(ascii: "["):
      try array { (scanner: inout JSONScanner, _: Int) throws(InputFault) in
        try scanner.skipValue()
      }
    default: _ = try value()
    }
  }

  /// Passes over white space.
  mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  /// Passes over `bracket`, which must come next.
  mutating func open(_ bracket: UInt8, _ name: String) throws(InputFault) {
    skipSpace()
    guard index < bytes.count else { throw cut(name) }
    guard bytes[index] == bracket else { throw unexpected(name) }
    guard steps.count < Self.maximumDepth else {
      throw fault("depth", at: index, "at most \(Self.maximumDepth) levels of nesting")
    }
    index += 1
  }

  /// Passes over a comma, or over `bracket` and tells so.
  mutating func closes(
    with bracket: UInt8, _ expected: String
  ) throws(InputFault) -> Bool {
    skipSpace()
    guard index < bytes.count else { throw cut(expected) }
    if bytes[index] == bracket {
      index += 1
      return true
    }
    guard bytes[index] == UInt8(ascii: ",") else { throw unexpected(expected) }
    index += 1
    return false
  }

  private mutating func word(_ word: String) throws(InputFault) {
    let start = index
    for letter in word.utf8 {
      guard index < bytes.count else { throw cut(word) }
      guard bytes[index] == letter else {
        index = start
        throw unexpected("a value")
      }
      index += 1
    }
  }
}

/// The names seen in one object; a list while they are few.
private struct NameSet {
  private static let listLimit = 12
  private var list: [String] = []
  private var set: Set<[UInt8]> = []

  /// Whether `name` is new; compared by bytes, as RFC 8259 means it.
  mutating func insert(_ name: String) -> Bool {
    if list.count < Self.listLimit {
      for other in list where other.utf8.elementsEqual(name.utf8) { return false }
      list.append(name)
      return true
    }
    if set.isEmpty { set = Set(list.map { Array($0.utf8) }) }
    return set.insert(Array(name.utf8)).inserted
  }
}
