extension JSONValue {
  /// A number rounded to `digits` decimals; `null` for nothing and for what is not finite.
  public static func decimal(_ value: Double?, digits: Int) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    var text = JSONText()
    text.decimal(value, digits: digits)
    return .number(JSONNumber(checked: String(decoding: text.bytes, as: UTF8.self)))
  }

  /// A whole count of decimal units, exactly, or `null`; without zeros at the end.
  public static func fixed(_ units: Int?, digits: Int) -> JSONValue {
    guard let units else { return .null }
    var text = JSONText()
    text.fixed(units, digits: digits)
    return .number(JSONNumber(checked: String(decoding: text.bytes, as: UTF8.self)))
  }

  /// A whole number, or `null`.
  public static func whole(_ value: Int?) -> JSONValue {
    value.map { .number(JSONNumber($0)) } ?? .null
  }

  /// Text, or `null`.
  public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// The value as one line of JSON with a line end.
  public var written: [UInt8] {
    var text = JSONText()
    text.value(self)
    text.literal("\n")
    return text.bytes
  }
}
