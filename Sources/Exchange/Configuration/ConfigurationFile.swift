import Domain

/// One YAML file of the configuration: its bytes, and its root with the version checked.
enum ConfigurationFile {
  /// The version of the files that this program reads.
  static let version = 1

  /// Reads a file; `nil` when it is not text, after telling why.
  static func load(_ path: String, log: ProblemLog) throws -> InputFile? {
    do { return try InputFile(path: path) } catch let fault as InputFault {
      for problem in fault.problems { log.report(problem) }
      return nil
    }
  }

  /// The mapping at the root of a file; `nil` after telling why.
  ///
  /// A file of another version is not read: its faults would be misleading.
  static func root(
    of file: InputFile, required: [String], optional: [String] = [], log: ProblemLog
  ) -> YAMLMapping? {
    guard let root = YAMLDocument.root(of: file, log: log) else { return nil }
    if let found = root.child("version"), let text = found.text("version") {
      guard text == String(version) else {
        found.report(
          "version", "version", value: text, "version \(version) of the form of this file")
        return nil
      }
    }
    return root.mapping(required: ["version"] + required, optional: optional)
  }

  /// The name of a file without its folders.
  static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
