import Foundation
import Testing

/// The help of every command as it was recorded, and what each must have.
///
/// `SIVUVIRTA_RECORD=1` records it anew.
struct HelpTests {
  @Test("Help is what was recorded", arguments: Help.commands)
  func helpIsAsRecorded(_ command: [String]) throws {
    let help = try Help.text(of: command)
    let file = Help.folder.appendingPathComponent(Help.fileName(of: command))
    if ProcessInfo.processInfo.environment["SIVUVIRTA_RECORD"] == "1" {
      try Data(help.utf8).write(to: file)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(help == recorded, "\(file.lastPathComponent) differs")
  }

  @Test(
    "Help has one example on one line, and no line is wider than a terminal",
    arguments: Help.commands)
  func helpHasAnExample(_ command: [String]) throws {
    let lines = try Help.text(of: command).split(separator: "\n")
    let words = (["EXAMPLE:", "sivuvirta"] + command).joined(separator: " ")
    let examples = lines.filter { $0.hasPrefix("EXAMPLE: ") }
    #expect(examples.count == 1)
    #expect(examples.allSatisfy { $0.hasPrefix(words) })
    for line in lines where !line.hasPrefix("USAGE: ") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test("Every subcommand that help names is tested here")
  func allSubcommandsAreCovered() throws {
    for command in Help.commands {
      for name in Help.subcommands(in: try Help.text(of: command)) {
        #expect(Help.commands.contains(command + [name]), "\(command + [name]) has no golden help")
      }
    }
  }

  @Test("Every option is explained", arguments: Help.commands)
  func optionsAreExplained(_ command: [String]) throws {
    let lines = try Help.text(of: command).split(separator: "\n").map(String.init)
    let options = lines.indices.filter { lines[$0].hasPrefix("  -") }
    #expect(!options.isEmpty)
    for index in options {
      // The explanation begins in column 27, on the same line or on the next.
      let same = lines[index].dropFirst(26).drop { $0 == " " }
      let next =
        index + 1 < lines.count ? lines[index + 1].prefix(26).allSatisfy { $0 == " " } : false
      #expect(!same.isEmpty || next, "\(command): \(lines[index])")
    }
  }

  @Test("The version is one line on standard output")
  func versionIsOneLine() throws {
    let outcome = try Workbench().run(["--version"])
    #expect(outcome.ended(with: 0))
    #expect(outcome.text.split(separator: "\n").count == 1)
    #expect(outcome.errors.isEmpty)
  }
}

/// The help texts of the program.
enum Help {
  /// Every command with its subcommands, the program itself first.
  static let commands: [[String]] =
    [[]]
    + [
      "plan", "check", "match", "catchment", "buffer", "project", "route", "matrix", "solve",
      "nightly",
    ].map { [$0] }
    + ["plans", "plans list", "plans show", "roads import", "roads info"].map {
      $0.split(separator: " ").map(String.init)
    }
    + ["sites", "roads", "materials", "firms"].flatMap { [[$0], [$0, "list"], [$0, "check"]] }

  static let folder = Workbench.root.appendingPathComponent("Tests/ProgramTests/Fixtures/help")

  static func fileName(of command: [String]) -> String {
    (["sivuvirta"] + command).joined(separator: "-") + ".txt"
  }

  /// What `--help` of every command printed, asked once for all tests.
  private static let outcomes = Result { () throws -> [[String]: Program.Outcome] in
    let bench = try Workbench()
    return Dictionary(
      uniqueKeysWithValues: try commands.map { ($0, try bench.run($0 + ["--help"])) })
  }

  /// What `--help` prints; nothing may go to standard error.
  static func text(of command: [String]) throws -> String {
    let outcome = try #require(try outcomes.get()[command])
    try #require(outcome.ended(with: 0) && outcome.errors.isEmpty, "\(outcome.summary)")
    return outcome.text
  }

  /// The command line of the example, without the program's name.
  static func example(in help: String) -> [String]? {
    let prefix = "EXAMPLE: sivuvirta "
    return help.split(separator: "\n").first { $0.hasPrefix(prefix) }
      .map { $0.dropFirst(prefix.count).split(separator: " ").map(String.init) }
  }

  /// The names below `SUBCOMMANDS:`.
  static func subcommands(in help: String) -> [String] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "SUBCOMMANDS:") else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }
}
