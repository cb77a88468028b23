/// A protobuf message as it is written, with no check at all, so that tests can write wrong ones.
public struct ProtobufMessage: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Begins an empty message.
  public init() {}

  /// Writes a number without a field.
  public mutating func raw(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a field of a number.
  public mutating func number(_ field: Int, _ value: Int) {
    raw(UInt64(field << 3))
    raw(UInt64(bitPattern: Int64(value)))
  }

  /// Writes a field of a number of the kind `sint64`.
  public mutating func signed(_ field: Int, _ value: Int) {
    raw(UInt64(field << 3))
    raw(Self.zigzag(value))
  }

  /// Writes a field of bytes.
  public mutating func bytes(_ field: Int, _ value: [UInt8]) {
    raw(UInt64(field << 3 | 2))
    raw(UInt64(value.count))
    bytes += value
  }

  /// Writes a field of text.
  public mutating func text(_ field: Int, _ value: String) { bytes(field, Array(value.utf8)) }

  /// Writes a message in a message.
  public mutating func message(_ field: Int, _ value: ProtobufMessage) { bytes(field, value.bytes) }

  /// Writes a packed list.
  public mutating func packed(_ field: Int, _ values: [Int]) {
    var list = ProtobufMessage()
    for value in values { list.raw(UInt64(bitPattern: Int64(value))) }
    message(field, list)
  }

  /// Writes a packed list of differences of the kind `sint64`.
  public mutating func differences(_ field: Int, _ values: [Int]) {
    var list = ProtobufMessage()
    var last = 0
    for value in values {
      list.raw(Self.zigzag(value &- last))
      last = value
    }
    message(field, list)
  }

  private static func zigzag(_ value: Int) -> UInt64 {
    UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
  }
}
