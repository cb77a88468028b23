import Domain

/// Reads `nightly.yaml`.
enum NightlyReader {
  /// The settings; a firm without a file is no error here, so that the others are planned.
  static func read(_ file: InputFile, firms: [String], log: ProblemLog) -> NightlySettings? {
    guard
      let root = ConfigurationFile.root(
        of: file, required: ["firms", "output", "database"], optional: ["seed", "iterations"],
        log: log)
    else { return nil }
    let names = root.list("firms", FieldKind<FirmID>.identifier())
    if root.isSound, names.isEmpty { root.report("empty", "firms", "at least one firm") }
    for name in names where !firms.contains(name.text) {
      root.warn(
        "reference", "firms", value: name.text,
        "a file firms/\(name).yaml" + log.suggestion(for: name.text, among: firms))
    }
    return NightlySettings(
      firms: names, output: root.value("output", .text), database: root.value("database", .text),
      seed: root.optional("seed", .count(0...1_000_000_000)) ?? 1,
      iterations: root.optional("iterations", .count(1...1_000_000_000)))
  }
}
