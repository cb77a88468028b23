/// What is wrong with a message, and where.
struct ProtobufFault: Error {
  /// The position in the bytes that the cursor began with.
  var position: Int
  var found: String
  var expected: String
}

/// Walks over one protobuf message in memory; every step is checked against its end.
///
/// The owner of the memory outlives the cursor: cursors live inside `withUnsafeBytes` only.
struct ProtobufCursor {
  /// How a field is written.
  enum Wire: UInt8 {
    case varint = 0
    case eightBytes = 1
    case bytes = 2
    case fourBytes = 5
  }

  private let start: UnsafePointer<UInt8>
  private var next: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  /// Begins at the start of some bytes, which may be none.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let base = bytes.baseAddress ?? Self.nothing
    start = base
    next = base
    end = base + bytes.count
  }

  private init(start: UnsafePointer<UInt8>, next: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.next = next
    self.end = next + count
  }

  /// The position from the beginning of the whole.
  var position: Int { next - start }
  /// Whether nothing is left.
  var isAtEnd: Bool { next == end }
  /// The number of bytes left.
  var count: Int { end - next }

  func fault(_ found: String, _ expected: String) -> ProtobufFault {
    ProtobufFault(position: position, found: found, expected: expected)
  }

  /// The next number.
  @inline(__always)
  mutating func varint() throws(ProtobufFault) -> UInt64 {
    guard next < end else { throw endFault() }
    let first = next.pointee
    if first < 0x80 {
      next += 1
      return UInt64(first)
    }
    return try longVarint(first)
  }

  private mutating func longVarint(_ first: UInt8) throws(ProtobufFault) -> UInt64 {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    var place = next + 1
    while place < end {
      let byte = place.pointee
      place += 1
      number |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 {
        // The tenth byte has room for one bit.
        if shift == 63 && byte > 1 { break }
        next = place
        return number
      }
      shift += 7
      if shift > 63 { break }
    }
    if place == end && shift <= 63 { throw endFault() }
    throw fault("a number of more than 64 bits", "ten bytes at most")
  }

  /// The next number of the kind `sint64`, `sint32`.
  @inline(__always)
  mutating func signed() throws(ProtobufFault) -> Int64 {
    let raw = try varint()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  /// The next field's number and form.
  @inline(__always)
  mutating func field() throws(ProtobufFault) -> (number: Int, wire: Wire) {
    let key = try varint()
    guard key >> 3 > 0, key >> 3 < 1 << 29, let wire = Wire(rawValue: UInt8(key & 7)) else {
      throw fault("field key \(key)", "a field of a message")
    }
    return (Int(key >> 3), wire)
  }

  /// The message or list behind a length, which the cursor passes over.
  mutating func message() throws(ProtobufFault) -> ProtobufCursor {
    let length = try varint()
    guard length <= UInt64(count) else {
      throw fault("a length of \(length)", "\(count) bytes at most, as no more are left")
    }
    defer { next += Int(length) }
    return ProtobufCursor(start: start, next: next, count: Int(length))
  }

  /// The field as a message or list.
  mutating func message(_ wire: Wire) throws(ProtobufFault) -> ProtobufCursor {
    guard wire == .bytes else { throw wireFault(wire, "a length and bytes") }
    return try message()
  }

  /// The field as a number.
  mutating func varint(_ wire: Wire) throws(ProtobufFault) -> UInt64 {
    guard wire == .varint else { throw wireFault(wire, "a number") }
    return try varint()
  }

  /// The field as a number of the kind `int32`, `int64`.
  mutating func integer(_ wire: Wire) throws(ProtobufFault) -> Int64 {
    Int64(bitPattern: try varint(wire))
  }

  /// The field as text of at most 1,000 bytes of UTF-8.
  mutating func text(_ wire: Wire) throws(ProtobufFault) -> String {
    let bytes = try message(wire)
    return String(
      decoding: UnsafeBufferPointer(start: bytes.next, count: min(bytes.count, 1000)),
      as: UTF8.self)
  }

  /// The bytes that are left.
  var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: next, count: count) }

  /// Passes over a field that nobody asked for.
  mutating func skip(_ wire: Wire) throws(ProtobufFault) {
    switch wire {
    case .varint: _ = try varint()
    case .bytes: _ = try message()
    case .eightBytes: try skip(count: 8)
    case .fourBytes: try skip(count: 4)
    }
  }

  private mutating func skip(count wanted: Int) throws(ProtobufFault) {
    guard wanted <= count else { throw endFault() }
    next += wanted
  }

  private func wireFault(_ wire: Wire, _ expected: String) -> ProtobufFault {
    fault("a field of wire type \(wire.rawValue)", expected)
  }

  private func endFault() -> ProtobufFault {
    ProtobufFault(
      position: end - start, found: "the message ends", expected: "more bytes of its last field")
  }

  /// An address for cursors over nothing; never read.
  private nonisolated(unsafe) static let nothing: UnsafePointer<UInt8> = {
    let place = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    place.initialize(to: 0)
    return UnsafePointer(place)
  }()
}
