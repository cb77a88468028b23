import Domain

/// The part of a long JSON text that lies in memory: what is being read and what follows.
///
/// Invariant: `bytes[position...]` is what has not been read; what lies before `anchor`, or before
/// `position` without one, may be dropped whenever more is read.
struct TextWindow: ~Copyable {
  private var stream: ByteStream
  private(set) var bytes: [UInt8] = []
  /// The next byte to read.
  var position = 0
  /// What must stay in memory although it was read.
  var anchor: Int?
  /// A place in the text not beyond `anchor` and `position`, from where lines are counted.
  private(set) var origin: JSONScanner.Origin
  private var hasEnded = false
  /// The longest value that is held in memory.
  private let limit: Int

  init(_ stream: consuming ByteStream, limit: Int) {
    origin = JSONScanner.Origin(file: stream.name)
    self.stream = stream
    self.limit = limit
  }

  /// Reads on; `false` at the end of the text.
  mutating func fill() throws(ExchangeError) -> Bool {
    if hasEnded { return false }
    let chunk = try stream.next()
    if chunk.isEmpty {
      hasEnded = true
      return false
    }
    let dropped = min(anchor ?? position, position)
    if dropped > 0 {
      origin.advance(to: dropped, in: bytes)
      origin.offset -= dropped
      bytes.removeSubrange(..<dropped)
      position -= dropped
      anchor = anchor.map { $0 - dropped }
    }
    if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
    return true
  }

  /// The byte at `position`, or `nil` at the end of the text.
  mutating func peek() throws(ExchangeError) -> UInt8? {
    while position >= bytes.count {
      if try !fill() { return nil }
    }
    return bytes[position]
  }

  /// The first byte from `position` on that is no white space; stands there.
  mutating func peekPastSpace() throws(ExchangeError) -> UInt8? {
    while let byte = try peek() {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  /// A scanner at the next value, all of which lies in memory unless the text is cut.
  ///
  /// - Complexity: O(n) in the length of the value, however many chunks it comes in.
  mutating func scannerAtValue(_ path: [JSONScanner.Step]) throws(ExchangeError) -> JSONScanner {
    _ = try peekPastSpace()
    var length = 0
    var depth = 0
    var isInString = false
    var isEscaped = false
    search: while true {
      let count = bytes.count
      while position + length < count {
        let byte = bytes[position + length]
        if isInString {
          length += 1
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if depth == 0 { break search }
          }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth <= 0 { break search }
        case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { break search }
        default: break
        }
        length += 1
      }
      if length > limit {
        throw ExchangeError.tooLarge(file: origin.file, bytes: length, limit: limit)
      }
      if try !fill() { break }
    }
    return scannerHere(path)
  }

  /// A scanner at `position`.
  mutating func scannerHere(_ path: [JSONScanner.Step] = []) -> JSONScanner {
    origin.advance(to: min(anchor ?? position, position), in: bytes)
    return JSONScanner(bytes, from: position, origin: origin, path: path)
  }
}
