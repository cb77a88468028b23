import Dispatch
import Foundation

/// The built program, found beside the test bundle and run as its users run it.
enum Program {
  /// How a run went.
  struct Outcome {
    /// The exit code, or the number of the signal that ended it.
    var status: Int32
    /// Whether a signal ended it: a trap, or the watchdog.
    var wasKilled: Bool
    /// Whether the watchdog ended it.
    var wasTooLong: Bool
    var output: [UInt8]
    var errors: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Whether it ended by itself with `code`, neither by a trap nor by a shell's word for one.
    func ended(with code: Int32) -> Bool { !wasKilled && status == code }

    /// What a failed expectation shows.
    var summary: String {
      let how = wasTooLong ? "too long" : wasKilled ? "signal \(status)" : "exit \(status)"
      return "\(how); output \(output.count) bytes: \(text.prefix(300)); errors: \(errors)"
    }
  }

  /// What comes in by standard input.
  enum Input {
    case nothing
    case bytes([UInt8])
    case pipe(Pipe)
  }

  /// Where standard output goes.
  enum Output {
    case file
    /// A pipe whose reader has gone before the first byte.
    case abandonedPipe
  }

  /// The program in the folder of the test bundle, or above it.
  static let executable: URL? = {
    let bundles =
      [URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()]
      + CommandLine.arguments.filter { $0.contains(".xctest") || $0 == CommandLine.arguments[0] }
      .map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
    for bundle in bundles {
      var folder = bundle.deletingLastPathComponent()
      for _ in 0..<4 {
        let candidate = folder.appendingPathComponent("sivuvirta")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
        {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }()

  struct NotBuilt: Error, CustomStringConvertible {
    var description: String { "the program 'sivuvirta' does not lie beside the test bundle" }
  }

  /// Runs the program in `folder` to its end, or until the watchdog's `limit` in seconds.
  static func run(
    _ arguments: [String], in folder: URL, input: Input = .nothing, output: Output = .file,
    environment: [String: String] = [:], limit: Double = 180
  ) throws -> Outcome {
    try start(arguments, in: folder, input: input, output: output, environment: environment)
      .outcome(limit: limit)
  }

  /// Starts the program in `folder`.
  static func start(
    _ arguments: [String], in folder: URL, input: Input = .nothing, output: Output = .file,
    environment: [String: String] = [:]
  ) throws -> RunningProgram {
    guard let executable else { throw NotBuilt() }
    return try RunningProgram(
      executable, arguments, in: folder, input: input, output: output, environment: environment)
  }
}

/// The program while it runs.
///
/// Its output goes to files and not through pipes, so that nothing can fill up and wait, and so
/// that no other child that starts at the same time can hold an end of a pipe open.
final class RunningProgram {
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let scratch: Workbench.Folder

  fileprivate init(
    _ executable: URL, _ arguments: [String], in folder: URL, input: Program.Input,
    output: Program.Output, environment: [String: String]
  ) throws {
    scratch = try Workbench.Folder()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment(adding: environment)
    switch input {
    case .nothing: process.standardInput = FileHandle.nullDevice
    case .bytes(let bytes):
      let file = scratch.url.appendingPathComponent("in")
      try Data(bytes).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    case .pipe(let pipe): process.standardInput = pipe
    }
    switch output {
    case .file: process.standardOutput = try scratch.fileForWriting("out")
    case .abandonedPipe:
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      process.standardOutput = pipe.fileHandleForWriting
    }
    process.standardError = try scratch.fileForWriting("err")
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
  }

  /// The caller's surroundings without what changes the program's ways, and without backtraces,
  /// which would make a minute of a trap.
  private static func environment(adding more: [String: String]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "TERM", "TZ", "LC_ALL", "LANG", "PROJ_DATA", "PROJ_LIB"] {
      environment[name] = nil
    }
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment["COLUMNS"] = "80"
    return environment.merging(more) { $1 }
  }

  /// What has come to standard output so far.
  var outputSoFar: String { scratch.text("out") }

  /// What has come to standard error so far.
  var errorsSoFar: String { scratch.text("err") }

  /// Whether it has not ended yet.
  var isRunning: Bool { process.isRunning }

  /// Presses Ctrl-C.
  func interrupt() { process.interrupt() }

  /// Waits until `condition` holds; false when the program ended or `limit` seconds passed before.
  func wait(limit: Double = 120, until condition: (RunningProgram) -> Bool) -> Bool {
    for _ in 0..<Int(limit * 20) {
      if condition(self) { return true }
      if !process.isRunning { return condition(self) }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  /// Waits for the end, at most `limit` seconds, then ends it.
  func outcome(limit: Double = 180) -> Program.Outcome {
    var wasTooLong = false
    if ended.wait(timeout: .now() + limit) == .timedOut {
      wasTooLong = true
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    return Program.Outcome(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal || wasTooLong,
      wasTooLong: wasTooLong, output: scratch.bytes("out"), errors: scratch.text("err"))
  }
}
