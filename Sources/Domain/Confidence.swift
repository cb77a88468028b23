/// How far a row of data may be trusted; `low` stays marked in all output.
public enum Confidence: String, Hashable, Sendable, CaseIterable {
  case high, medium, low
}

/// A country of the network.
public enum Country: String, Hashable, Sendable, CaseIterable {
  case finland = "FI"
  case sweden = "SE"
  case norway = "NO"
}

/// A name with room for its forms in other languages.
public struct LocalizedName: Hashable, Sendable {
  /// The name in the language of the data.
  public var text: String
  /// Other forms by ISO 639 code (`fi`, `sv`, `en`).
  public var translations: [String: String]

  /// Makes a name.
  public init(_ text: String, translations: [String: String] = [:]) {
    self.text = text
    self.translations = translations
  }
}
