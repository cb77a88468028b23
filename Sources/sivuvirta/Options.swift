public import ArgumentParser
public import Domain
internal import Foundation
public import Planning

/// When a progress line is shown.
enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How much the program says on standard error.
struct ConsoleOptions: ParsableArguments {
  @Option(help: "When to show progress: on a terminal, always, or never.")
  var progress: ProgressMode = .auto

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: operations chosen, versions, times.")
  var verbose = false

  mutating func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// Whether a progress line is shown.
  var showsProgress: Bool {
    switch progress {
    case .auto: Console.isTerminal && !quiet
    case .always: true
    case .never: false
    }
  }

  /// Says `text` on standard error unless quiet.
  func note(_ text: @autoclosure () -> String) {
    if !quiet { Console.error(text()) }
  }

  /// Says `text` on standard error when verbose.
  func detail(_ text: @autoclosure () -> String) {
    if verbose { Console.error(text()) }
  }
}

/// Where data and configuration lie.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of GeoData (default: GeoData here, else beside the program).", valueName: "dir"))
  var geodata: String?

  @Option(
    help: ArgumentHelp(
      "Folder of Config (default: Config here, else beside the program).", valueName: "dir"))
  var config: String?

  /// The folders to read.
  func folders() throws -> DataFolders {
    try DataFolders(geodata: geodata, config: config)
  }
}

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write; - is standard output.", valueName: "file"))
  var output: String = "-"
}

/// How long and how a search goes on.
struct SearchOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long to search: 10s, 2m (default 10s).", valueName: "time"))
  var timeLimit: DurationArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many iterations to search.", valueName: "n"))
  var iterations: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Start of the random numbers.", valueName: "n"))
  var seed = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads that carry the work (default: all cores).", valueName: "n"))
  var threads: Int?

  mutating func validate() throws {
    if let iterations, iterations < 0 {
      throw ValidationError("--iterations: 0 or more, not \(iterations).")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads: 1 to 256, not \(threads).")
    }
    guard (0...Int(UInt32.max)).contains(seed) else {
      throw ValidationError("--seed: 0 to \(UInt32.max), not \(seed).")
    }
  }

  /// The limit in seconds: the one given, none beside iterations, else ten.
  var seconds: Double? { timeLimit?.seconds ?? (iterations == nil ? 10 : nil) }
}

/// A day on the command line.
extension CalendarDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD` of the years for which there are clocks, `nil` for anything else.
  public init?(argument: String) {
    guard let date = try? CalendarDate(parsing: argument), Scenario.years.contains(date.year)
    else { return nil }
    self = date
  }
}

/// What is made small, on the command line.
extension SolveObjective: ExpressibleByArgument {}

/// A duration on the command line: `10s`, `2m`, `1h`, or bare seconds.
struct DurationArgument: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    var text = Substring(argument)
    var factor = 1.0
    for (suffix, value) in [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    where text.hasSuffix(suffix) {
      text = text.dropLast(suffix.count)
      factor = value
      break
    }
    guard let number = Double(text), number.isFinite, number > 0, number * factor <= 604_800 else {
      return nil
    }
    seconds = number * factor
  }
}
