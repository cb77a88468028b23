import Foundation
import Testing

/// The commands that help and README show run on the shipped data as they stand.
struct ExampleTests {
  /// Searches of seconds instead of as long as the example says; the rest stands.
  private func shortened(_ arguments: [String]) -> [String] {
    var arguments = arguments
    if let index = arguments.firstIndex(of: "--time-limit"), index + 1 < arguments.count {
      arguments[index + 1] = "1s"
    } else if arguments.first == "plan" || arguments.first == "nightly" {
      arguments += ["--iterations", "5"]
    }
    return arguments
  }

  @Test("Every example of the help runs on the shipped data")
  func examplesRun() throws {
    // Plans come first: the examples of check and buffer read plan.geojson, those of plans the
    // database that nightly makes, and that of roads info what roads import has written.
    let bench = try Workbench()
    for command in Help.commands.sorted(by: { rank($0) < rank($1) }) {
      let example = try #require(Help.example(in: try Help.text(of: command)))
      let outcome = try bench.run(shortened(example))
      #expect(outcome.ended(with: 0), "\(example.joined(separator: " ")): \(outcome.summary)")
      if let option = example.firstIndex(where: { $0 == "--output" || $0 == "-o" }) {
        #expect(!bench.bytes(example[option + 1]).isEmpty, "\(example)")
        #expect(outcome.output.isEmpty, "\(example)")
      } else {
        // A check that finds nothing prints nothing.
        #expect(outcome.output.isEmpty == (command.last == "check"), "\(example)")
      }
    }
  }

  private func rank(_ command: [String]) -> Int {
    switch command.first {
    case "plan": 0
    case "nightly": 1
    case "roads": command.last == "info" ? 3 : 2
    default: 2
    }
  }

  @Test("The four commands of README run on the shipped data")
  func readmeCommandsRun() throws {
    let readme = try String(
      contentsOf: Workbench.root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(readme.split(separator: "## Four commands").dropFirst().first)
    let block = try #require(section.split(separator: "```").dropFirst().first)
    let commands = block.split(separator: "\n").filter { $0.hasPrefix("sivuvirta ") }
      .map { $0.split(separator: " ").dropFirst().map(String.init) }
    #expect(commands.count == 4)
    let bench = try Workbench()
    for command in commands {
      let outcome = try bench.run(shortened(command))
      #expect(outcome.ended(with: 0), "\(command.joined(separator: " ")): \(outcome.summary)")
    }
    #expect(
      bench.names.isSuperset(of: [
        "plan.geojson", "catchment.geojson", "layers/legs.geojson", "layers/legs.qml",
      ]))
  }
}
