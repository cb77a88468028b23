import Foundation
import Testing

/// One wrong use of the program, and what it must answer.
struct WrongUse: Sendable, CustomTestStringConvertible {
  /// A file that is written before the run.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// A change of a file of the data; `nil` removes it.
  struct Alteration: Sendable {
    let name: String
    let change: @Sendable (String) -> [UInt8]?
  }

  /// What is wrong, as a reader of the test report should see it.
  let name: String
  /// The command line after the program's name.
  let arguments: [String]
  /// 64, 65 or 69 as `contract.md`, section 2, says.
  let status: Int32
  /// What the message names: file, line or path, field, value, and what would be right.
  let says: [String]
  var files: [File] = []
  var alterations: [Alteration] = []
  var input: [UInt8]?
  var environment: [String: String] = [:]
  /// Whether the faults are what was asked for and stand on standard output, as with `sites check`.
  var isReport = false

  var testDescription: String { name }

  /// Runs the program and expects it to refuse: the code, the message, and nothing left behind.
  func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let bench = try Workbench()
    for file in files { try bench.write(file.bytes, to: file.name) }
    for alteration in alterations {
      if let bytes = alteration.change(bench.text(alteration.name)) {
        try bench.write(bytes, to: alteration.name)
      } else {
        try bench.remove(alteration.name)
      }
    }
    let before = bench.names
    let outcome = try bench.run(
      arguments, input: input.map { .bytes($0) } ?? .nothing, environment: environment)
    #expect(
      outcome.ended(with: status), "expected exit \(status): \(outcome.summary)",
      sourceLocation: sourceLocation)
    let message = isReport ? outcome.text : outcome.errors
    for text in says {
      #expect(
        message.contains(text), "'\(text)' is not named: \(outcome.summary)",
        sourceLocation: sourceLocation)
    }
    if !isReport {
      #expect(
        outcome.output.isEmpty, "partial output: \(outcome.summary)",
        sourceLocation: sourceLocation)
    }
    #expect(
      bench.names == before,
      "left behind: \(bench.names.symmetricDifference(before).sorted())",
      sourceLocation: sourceLocation)
    #expect(!message.contains("Fatal error"), sourceLocation: sourceLocation)
  }
}

/// Hostile forms that any text file can have.
enum Hostile {
  static let binary = Array(UInt8.min...UInt8.max)

  static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// ISO 8859-1; the text must have no character beyond it.
  static func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
