extension String {
  /// The template with every `{name}` replaced by its argument, or by `?` when there is none.
  func filled(with arguments: [String: String]) -> String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open] + (arguments[name] ?? "?")
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
