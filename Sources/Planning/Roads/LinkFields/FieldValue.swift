internal import Exchange
internal import Store

/// What stands in a field of a row, whatever kind of file it is in.
enum FieldValue: Hashable, Sendable {
  case null
  case whole(Int)
  case real(Double)
  case text(String)
  /// Something that no field of links may be, as its file would show it.
  case other(String)

  init(_ value: GeoPackage.Value) {
    switch value {
    case .null: self = .null
    case .whole(let number): self = .whole(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .bytes(let count): self = .other("\(count) bytes")
    }
  }

  init(_ value: JSONValue?) {
    switch value {
    case nil, .null?: self = .null
    case .number(let number)?: self = number.int.map { .whole($0) } ?? .real(number.double)
    case .string(let text)?: self = .text(text)
    case .bool(let flag)?: self = .other("\(flag)")
    case .array?: self = .other("an array")
    case .object?: self = .other("an object")
    }
  }

  /// The number; `nil` for what is none.
  ///
  /// Shapefiles and their descendants keep codes as texts.
  var number: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .real(let number): number.isFinite ? number : nil
    case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .null, .other: nil
    }
  }

  /// Whether nothing stands there; an empty text is nothing.
  var isNothing: Bool {
    switch self {
    case .null: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .whole, .real, .other: false
    }
  }

  /// As a message shows it, and as ids are compared.
  var shown: String {
    switch self {
    case .null: ""
    case .whole(let number): "\(number)"
    case .real(let number): number == number.rounded() ? "\(number)".droppingZero : "\(number)"
    case .text(let text): text
    case .other(let text): text
    }
  }
}

extension String {
  /// `7.0` is the id 7.
  fileprivate var droppingZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
