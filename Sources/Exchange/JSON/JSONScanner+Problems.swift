import Domain

/// How the scanner says what is wrong and where.
extension JSONScanner {
  /// The file, line, column and path of the byte at `offset`.
  func location(at offset: Int) -> SourceLocation {
    var place = origin
    place.advance(to: min(offset, bytes.count), in: bytes)
    return SourceLocation(
      file: origin.file, line: place.line, column: place.column, path: path)
  }

  /// From the root, such as `features[3].geometry.coordinates[0][2]`; `nil` at the root.
  var path: String? {
    var text = ""
    for step in steps {
      switch step {
      case .element(let index): text += "[\(index)]"
      case .member(let name):
        let isPlain = name.utf8.allSatisfy {
          $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39
        }
        if name.isEmpty { continue }
        text += isPlain ? (text.isEmpty ? name : ".\(name)") : "[\"\(name.prefix(60))\"]"
      }
    }
    return text.isEmpty ? nil : text
  }

  /// A fault that ends the reading.
  func fault(
    _ code: String, at offset: Int, value: String? = nil, _ expected: String
  ) -> InputFault {
    InputFault(
      InputProblem(code: code, at: location(at: offset), value: value, expected: expected))
  }

  /// The fault of a text that ends where `expected` should come.
  func cut(_ expected: String) -> InputFault {
    fault("cut", at: bytes.count, "the text ends where \(expected) should come; it may be cut")
  }

  /// The fault of another byte where `expected` should stand.
  func unexpected(_ expected: String) -> InputFault {
    fault("syntax", at: index, value: snippet(at: index), "\(expected) here")
  }

  /// Notes that the value at `offset` is JSON, but not what should stand there.
  ///
  /// The path is that of the value that is being read unless another one is given.
  ///
  /// - Complexity: O(n) for all notes together in a text of n bytes, when they come nearly in its
  ///   order.
  mutating func note(
    _ code: String, at offset: Int, path: String? = nil, field: String? = nil,
    value: String? = nil, _ expected: String
  ) {
    guard problems.count < Self.maximumProblems else { return }
    var place = origin
    for earlier in noted where (place.offset...max(place.offset, offset)).contains(earlier.offset) {
      place = earlier
    }
    place.advance(to: min(offset, bytes.count), in: bytes)
    noted.append(place)
    let location = SourceLocation(
      file: origin.file, line: place.line, column: place.column, path: path ?? self.path,
      field: field)
    problems.append(InputProblem(code: code, at: location, value: value, expected: expected))
  }

  /// The text at `offset` for a message: up to the next mark, 40 bytes at most.
  func snippet(at offset: Int) -> String {
    var end = offset
    while end < bytes.count, end - offset < 40 {
      let byte = bytes[end]
      if byte < 0x20 || end > offset && (byte == 0x2C || byte == 0x7D || byte == 0x5D) { break }
      end += 1
    }
    return String(decoding: bytes[min(offset, bytes.count)..<end], as: UTF8.self)
  }
}
