import Domain

/// Objects whose members may all be left out, as VROOM's.
extension JSONScanner {
  /// Reads an object and calls `read` at the value of each of `names`.
  ///
  /// A member of `refused` is noted with its reason; so is an unknown one that is nearly a known one.
  /// Other members are passed over, as VROOM does.
  ///
  /// - Returns: The names that were there, and where the object began; `nil` when the value is none.
  mutating func options(
    _ names: [String], refused: [String: String] = [:],
    _ read: (inout JSONScanner, String) throws(InputFault) -> Void
  ) throws(InputFault) -> (found: Set<String>, start: Int)? {
    skipSpace()
    guard index < bytes.count else { throw cut("an object") }
    let start = index
    guard bytes[index] == UInt8(ascii: "{") else {
      try refuse("an object with " + names.prefix(6).map { "'\($0)'" }.joined(separator: ", "))
      return nil
    }
    var found: Set<String> = []
    var strangers: [(name: String, offset: Int)] = []
    try object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
      if names.contains(name) {
        found.insert(name)
        return try read(&scanner, name)
      }
      scanner.skipSpace()
      if let reason = refused[name] {
        scanner.note("unsupported", at: scanner.index, reason)
      } else if strangers.count < 20 {
        strangers.append((name, scanner.index))
      }
      try scanner.skipValue()
    }
    let open = names.filter { !found.contains($0) }
    for stranger in strangers {
      if let near = NearestName.find(stranger.name, among: open) {
        note(
          "unknown_key", at: stranger.offset, field: stranger.name,
          "no such name; did you mean '\(near)'?")
      }
    }
    return (found, start)
  }

  /// Notes members that an object must have.
  mutating func require(_ members: [String: String], of object: (found: Set<String>, start: Int)?) {
    guard let object else { return }
    for (name, expected) in members.sorted(by: { $0.key < $1.key })
    where !object.found.contains(name) {
      note("missing", at: object.start, field: name, expected)
    }
  }
}
