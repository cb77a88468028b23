/// What a property of a feature may be; numbers say how many decimals they have.
public enum PropertyValue: Hashable, Sendable {
  /// Nothing known; never written as an empty string.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number rounded to `digits` decimals, with one decimal at least so that GIS columns stay real;
  /// `null` when it is not finite.
  case decimal(Double, digits: Int)
  /// `units` over ten to the power of `digits`, exactly, with one decimal at least.
  case fixed(Int, digits: Int)
  /// Text.
  case string(String)
  /// Any JSON, passed on as it was read.
  case raw(JSONValue)
}

/// A property of a feature: a name and what stands there.
public struct Property: Hashable, Sendable {
  /// The name of the column.
  public var name: String
  /// What stands there.
  public var value: PropertyValue

  /// Makes a property.
  public init(_ name: String, _ value: PropertyValue) {
    self.name = name
    self.value = value
  }

  /// Passes on a member that was read.
  public init(_ member: JSONMember) {
    name = member.name
    value = .raw(member.value)
  }
}

extension JSONText {
  /// Writes the value of a property.
  mutating func property(_ value: PropertyValue) {
    switch value {
    case .null: literal("null")
    case .bool(let flag): flag ? literal("true") : literal("false")
    case .int(let number): int(number)
    case .decimal(let number, let digits):
      if number.isFinite {
        decimal(number, digits: digits, keeping: min(1, digits))
      } else {
        literal("null")
      }
    case .fixed(let units, let digits): fixed(units, digits: digits, keeping: min(1, digits))
    case .string(let text): string(text)
    case .raw(let value): self.value(value)
    }
  }

  /// Writes an object of `properties` in their order.
  mutating func properties(_ properties: [Property]) {
    byte(UInt8(ascii: "{"))
    for (index, property) in properties.enumerated() {
      if index > 0 { byte(UInt8(ascii: ",")) }
      name(property.name)
      self.property(property.value)
    }
    byte(UInt8(ascii: "}"))
  }
}
