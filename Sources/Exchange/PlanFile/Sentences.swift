public import Domain

/// A language in which the program can explain itself.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Finnish.
  case finnish = "fi"
  /// Swedish.
  case swedish = "sv"
}

/// Makes sentences of reasons: a table of templates by code for each language.
///
/// A code has templates from the most telling to one that needs no argument; the first whose
/// arguments are all there is taken. Arguments that it does not use follow in parentheses, so that
/// nothing is lost; an unknown code is spelled out in the same way.
public enum Sentences {
  /// The sentence for `reason`.
  public static func text(for reason: Reason, in language: Language = .english) -> String {
    let table = templates(language)
    let code = reason.code.rawValue
    let cause = reason.arguments["cause"].flatMap { table["\(code)/\($0)"] }
    for template in (cause ?? []) + (table[code] ?? []) {
      guard var filled = filled(template, with: reason.arguments) else { continue }
      if cause?.contains(template) == true { filled.used.insert("cause") }
      return sentence(filled.text, rest: reason.arguments.filter { !filled.used.contains($0.key) })
    }
    let words = code.split(separator: "_").joined(separator: " ")
    return sentence(words.prefix(1).uppercased() + words.dropFirst() + ".", rest: reason.arguments)
  }

  private static func templates(_ language: Language) -> [String: [String]] {
    switch language {
    case .english: english
    case .finnish: finnish
    case .swedish: swedish
    }
  }

  private static func sentence(_ text: String, rest: [String: String]) -> String {
    guard !rest.isEmpty else { return text }
    let names = rest.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let list = names.map { "\($0): \(rest[$0] ?? "")" }.joined(separator: ", ")
    return "\(text.hasSuffix(".") ? String(text.dropLast()) : text) (\(list))."
  }

  /// Puts arguments in place of `{name}`, and of `{name:t}` those in kilograms as tonnes; `nil` when
  /// one is missing.
  private static func filled(
    _ template: String, with arguments: [String: String]
  ) -> (text: String, used: Set<String>)? {
    var text = ""
    var used: Set<String> = []
    for (index, piece) in template.split(separator: "{", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index == 0 {
        text += piece
        continue
      }
      let parts = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      let isMass = parts[0].hasSuffix(":t")
      let name = String(isMass ? parts[0].dropLast(2) : parts[0])
      guard let argument = arguments[name] else { return nil }
      used.insert(name)
      text += isMass ? tonnes(argument) : argument
      if parts.count > 1 { text += parts[1] }
    }
    return (text, used)
  }

  private static func tonnes(_ kilograms: String) -> String {
    guard let value = Int(kilograms) else { return kilograms }
    var text = JSONText()
    text.fixed(value, digits: 3)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
