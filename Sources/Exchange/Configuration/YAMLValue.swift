import Domain
import Yams

/// One value of a YAML file with the place where it stands.
struct YAMLValue {
  fileprivate let node: Node
  /// The file's name in messages.
  let file: String
  /// The place inside the tree, such as `vehicles[0]`; empty at the root.
  let path: String
  let log: ProblemLog

  init(node: Node, file: String, path: String, log: ProblemLog) {
    self.node = node
    self.file = file
    self.path = path
    self.log = log
  }

  /// The place for messages.
  var location: SourceLocation {
    SourceLocation(
      file: file, line: node.mark?.line, column: node.mark?.column,
      path: path.isEmpty ? nil : path)
  }

  /// The text of a scalar; tells anything else.
  func text(_ field: String?) -> String? {
    if case .scalar(let scalar) = node { return scalar.string }
    report("type", field, "one value, not a \(noun)")
    return nil
  }

  /// Whether nothing is written where a value could be.
  var isEmpty: Bool {
    if case .scalar(let scalar) = node { return scalar.string.isEmpty && scalar.style == .plain }
    return false
  }

  /// The elements of a list; tells anything else.
  func elements(_ field: String?) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else {
      report("type", field, "a list such as [a, b], or lines that begin with '- '")
      return []
    }
    return sequence.enumerated().map { index, element in
      YAMLValue(node: element, file: file, path: "\(path)[\(index)]", log: log)
    }
  }

  /// The value of a key, when this is a mapping that has it.
  func child(_ key: String) -> YAMLValue? {
    guard case .mapping(let mapping) = node, let value = mapping[key] else { return nil }
    return YAMLValue(node: value, file: file, path: key, log: log)
  }

  /// The mapping with its keys checked; tells anything else.
  func mapping(required: [String], optional: [String] = []) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      report("type", nil, "keys with values such as '\(required.first ?? "key"): ...'")
      return nil
    }
    return YAMLMapping(mapping, of: self, required: required, optional: optional)
  }

  /// Tells a fault of this value.
  func report(_ code: String, _ field: String?, value: String? = nil, _ expected: String) {
    var place = location
    place.field = field
    log.report(code, at: place, value: value, expected: expected)
  }

  private var noun: String {
    switch node {
    case .mapping: "mapping of keys"
    case .sequence: "list"
    default: "value"
    }
  }
}

/// A YAML mapping with typed access to its values, which tells every fault to the log and goes on.
struct YAMLMapping {
  private let values: [String: YAMLValue]
  private let place: YAMLValue
  private let errorsBefore: Int

  fileprivate init(
    _ mapping: Node.Mapping, of place: YAMLValue, required: [String], optional: [String]
  ) {
    self.place = place
    self.errorsBefore = place.log.errorCount
    let known = required + optional
    var values: [String: YAMLValue] = [:]
    var unknown: [(name: String, location: SourceLocation)] = []
    for (key, node) in mapping {
      let name = key.scalar?.string ?? "?"
      let path = place.path.isEmpty ? name : "\(place.path).\(name)"
      values[name] = YAMLValue(node: node, file: place.file, path: path, log: place.log)
      guard !known.contains(name), !name.hasPrefix(YAMLDocument.renamedKey) else { continue }
      let location = SourceLocation(
        file: place.file, line: key.mark?.line, column: key.mark?.column,
        path: place.path.isEmpty ? nil : place.path,
        field: name)
      unknown.append((name, location))
    }
    let free = known.filter { values[$0] == nil }
    for key in unknown {
      place.log.report(
        "unknown_key", at: key.location,
        expected: "one of the keys \(known.joined(separator: ", "))"
          + place.log.suggestion(for: key.name, among: free))
    }
    for name in required where values[name] == nil {
      place.report("missing_key", name, "the key '\(name)' with a value")
    }
    self.values = values
  }

  /// Whether everything read so far was in order.
  var isSound: Bool { place.log.errorCount == errorsBefore }

  /// The place of a key's value, or of the mapping.
  func location(_ key: String) -> SourceLocation {
    var location = place.location
    if let value = values[key]?.location {
      location.line = value.line
      location.column = value.column
    }
    location.field = key
    return location
  }

  /// The value of a key that must be there.
  func value<Value>(_ key: String, _ kind: FieldKind<Value>) -> Value {
    guard let value = values[key] else { return kind.placeholder }
    return scalar(value, key, kind)
  }

  /// The value of a key that may be left out or left empty.
  func optional<Value>(_ key: String, _ kind: FieldKind<Value>) -> Value? {
    guard let value = values[key], !value.isEmpty else { return nil }
    return scalar(value, key, kind)
  }

  /// The values of a list of scalars, none twice.
  func list<Value: Hashable>(_ key: String, _ kind: FieldKind<Value>) -> [Value] {
    var values: [Value] = []
    for element in elements(key) {
      let errors = place.log.errorCount
      let value = scalar(element, key, kind)
      guard place.log.errorCount == errors else { continue }
      if values.contains(value) {
        report("duplicate", key, value: element.text(key), "each value once")
      }
      values.append(value)
    }
    return values
  }

  /// The elements of a list.
  func elements(_ key: String) -> [YAMLValue] { values[key]?.elements(key) ?? [] }

  /// The mapping under a key.
  func section(_ key: String, required: [String], optional: [String] = []) -> YAMLMapping? {
    values[key]?.mapping(required: required, optional: optional)
  }

  /// Tells a fault of a key's value.
  func report(_ code: String, _ key: String, value: String? = nil, _ expected: String) {
    place.log.report(code, at: location(key), value: value, expected: expected)
  }

  /// Tells a warning on a key's value.
  func warn(_ code: String, _ key: String, value: String? = nil, _ expected: String) {
    place.log.warn(code, at: location(key), value: value, expected: expected)
  }

  private func scalar<Value>(
    _ value: YAMLValue, _ key: String, _ kind: FieldKind<Value>
  ) -> Value {
    guard let text = value.text(key) else { return kind.placeholder }
    do { return try kind.parse(text) } catch {
      var location = value.location
      location.path = place.path.isEmpty ? nil : place.path
      location.field = key
      place.log.report(
        error.code, at: location, value: text.isEmpty ? nil : text, expected: error.expected)
      return kind.placeholder
    }
  }
}
