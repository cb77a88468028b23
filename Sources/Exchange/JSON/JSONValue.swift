/// A JSON value as it was written: members in their order, numbers with their digits.
public indirect enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number with the text that it was written with.
  case number(JSONNumber)
  /// A string, unescaped.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; no name occurs twice.
  case object([JSONMember])

  /// The value of the member `name`, when this is an object that has one.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text, when this is a string.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, when this is one.
  public var number: JSONNumber? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}

/// A name of an object with its value.
public struct JSONMember: Hashable, Sendable {
  /// The name, unescaped.
  public var name: String
  /// What stands there.
  public var value: JSONValue

  /// Makes a member.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension [JSONMember] {
  /// The value of the first member called `name`.
  public subscript(name: String) -> JSONValue? { first { $0.name == name }?.value }
}
