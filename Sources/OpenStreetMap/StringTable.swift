/// The strings of a block: keys, values and roles, by position.
///
/// Position 0 is the empty string by custom. A table is good for as long as it is kept.
public struct StringTable: Sendable {
  /// The inflated block; strings lie in it.
  var bytes: [UInt8] = []
  /// By string: where it begins in ``bytes``; checked when it was made.
  var first: [UInt32] = []
  /// By string: where it ends.
  var end: [UInt32] = []

  /// The number of strings.
  public var count: Int { first.count }

  /// The bytes of the string at a position from 0 to below ``count``, in UTF-8 unless the file is
  /// odd; another position traps.
  public subscript(position: Int) -> ArraySlice<UInt8> {
    bytes[Int(first[position])..<Int(end[position])]
  }

  /// The string at a position; what is no UTF-8 is replaced.
  public func text(_ position: Int) -> String { String(decoding: self[position], as: UTF8.self) }
}
