import Domain
import Yams

/// The root of a YAML file as nodes, so that `NO`, `22:00` and `1.05` stay the text that they are.
///
/// One document a file, without aliases, which could blow up without end, and nested no deeper than
/// libyaml's own limit. Keys that stand twice are told all, with their lines.
enum YAMLDocument {
  /// The most bytes that a configuration file may have: 4 MiB.
  static let byteLimit = 4 << 20
  /// The most keys that stand twice which are told in one run.
  static let duplicateLimit = 100

  /// The root of `file`; `nil` when it is not YAML, after telling why.
  static func root(of file: InputFile, log: ProblemLog) -> YAMLValue? {
    guard file.bytes.count <= byteLimit else {
      log.report(
        "size", at: SourceLocation(file: file.name), value: "\(file.bytes.count) bytes",
        expected: "a configuration of at most \(byteLimit) bytes")
      return nil
    }
    if let line = aliasLine(in: file.bytes) {
      log.report(
        "yaml", at: SourceLocation(file: file.name, line: line),
        expected: "the value written out; aliases (*name) are not read, and a text that begins with"
          + " '*' stands in quotes")
      return nil
    }
    var text = String(decoding: file.bytes, as: UTF8.self)
    for attempt in 0...duplicateLimit {
      do {
        guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { break }
        return YAMLValue(node: node, file: file.name, path: "", log: log)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let location = SourceLocation(
          file: file.name, line: context.mark.line, column: context.mark.column,
          field: keys.first)
        log.report("duplicate", at: location, expected: "each key once in a mapping")
        // The first of the two gets a name of its own, so that the rest of the file is read too.
        guard let renamed = prefixing(text, at: context.mark, with: "\(renamedKey)\(attempt)_")
        else { return nil }
        text = renamed
      } catch {
        log.report(problem(of: error, in: file))
        return nil
      }
    }
    log.report(
      "empty", at: SourceLocation(file: file.name, line: 1),
      expected: "a mapping that begins with 'version: 1'")
    return nil
  }

  /// Begins the name that a key gets when it stands twice; such keys have been told already.
  static let renamedKey = "duplicate_key_"

  private static func prefixing(_ text: String, at mark: Mark, with prefix: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    var scalars = lines[mark.line - 1].unicodeScalars
    guard
      let index = scalars.index(
        scalars.startIndex, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
    else { return nil }
    scalars.insert(contentsOf: prefix.unicodeScalars, at: index)
    lines[mark.line - 1] = String(scalars)
    return lines.joined(separator: "\n")
  }

  /// The line of the first `*name` where YAML may see an alias.
  ///
  /// A few texts that are none, such as a line of a literal block, are taken for one; none is missed.
  private static func aliasLine(in bytes: [UInt8]) -> Int? {
    var line = 1
    // Whether an alias may begin here: at the start of a line or after an indicator and blanks.
    var mayBegin = true
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0A, 0x0D:
        if byte == 0x0A { line += 1 }
        mayBegin = true
      case 0x20, 0x09: break
      case 0x2A:
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        if mayBegin, ![0x20, 0x09, 0x0A, 0x0D].contains(next) { return line }
        mayBegin = false
      case 0x2C, 0x2D, 0x3A, 0x3F, 0x5B, 0x7B: mayBegin = true
      default: mayBegin = false
      }
    }
    return nil
  }

  private static func problem(of error: any Error, in file: InputFile) -> InputProblem {
    var location = SourceLocation(file: file.name)
    var expected = "YAML: \(error)"
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      location.line = mark.line
      location.column = mark.column
      expected =
        "YAML; \(problem)"
        + (context.map { " (\($0.text) on line \($0.mark.line))" } ?? "")
    case YamlError.reader(let problem, let offset, _, let text):
      if let offset { location.line = 1 + text.prefix(offset).count { $0.isNewline } }
      expected = "YAML; \(problem)"
    default: break
    }
    return InputProblem(code: "yaml", at: location, expected: expected)
  }
}
