public import Domain
import Foundation

/// What a nightly run is told by `nightly.yaml`.
public struct NightlySettings: Hashable, Sendable {
  /// The firms to plan, in the order of the file.
  public let firms: [FirmID]
  /// The folder for the plans.
  public let output: String
  /// The file of the planning database.
  public let database: String
  /// The seed of the search.
  public let seed: Int
  /// The iterations of the search for each firm; `nil` for the program's own number.
  public let iterations: Int?
}

/// What the file of one firm held; a broken one leaves the others usable.
public struct FirmReading: Sendable {
  /// The name of the file without extension, which is the firm's identifier.
  public let name: String
  /// The file as it is told in messages.
  public let file: String
  /// The firm; `nil` when its file has an error or cannot be read.
  public let firm: Firm?
  /// Why there is no firm: `InputFault` or ``ExchangeError``.
  public let fault: (any Fault)?
  /// Errors and warnings of the file.
  public let problems: [InputProblem]
  /// The file that was read, named `Config/firms/pohjaset.yaml` wherever the folder lies.
  public let input: InputFile?
}

/// What a folder of configuration held, with every problem of all its files.
public struct ConfigurationReading: Sendable {
  /// The vehicle types, sorted; empty when their file has an error.
  public let vehicleTypes: [VehicleType]
  /// The rules; `nil` when their file has an error.
  public let rules: Rules?
  /// The firms by the names of their files, sorted.
  public let firms: [FirmReading]
  /// The nightly settings; `nil` when their file is not there or has an error.
  public let nightly: NightlySettings?
  /// Errors and warnings of the shared files and then of the firms'.
  public let problems: [InputProblem]
  /// The problems of the files that all firms share: vehicle types and rules.
  public let sharedProblems: [InputProblem]
  /// The shared files that were read, named `Config/rules.yaml` and so on, for their hashes.
  public let sharedFiles: [InputFile]

  /// The problems that keep something from being used.
  public var errors: [InputProblem] { problems.filter { $0.severity == .error } }
  /// The problems with which everything can be used.
  public var warnings: [InputProblem] { problems.filter { $0.severity == .warning } }

  /// The reading of one firm.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)`` with the nearest name when there is no
  ///   file for it.
  public func firm(named name: String) throws -> FirmReading {
    if let firm = firms.first(where: { $0.name == name }) { return firm }
    let nearest = NearestName.find(name, among: firms.map(\.name))
    throw ExchangeError.unreadable(
      file: "\(firmsFolder)/\(name).yaml",
      reason: "there is no such firm" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  /// The configuration with one firm, whatever is wrong with the others.
  ///
  /// - Throws: `InputFault` when a shared file or the firm's has an error, ``ExchangeError`` when
  ///   there is no such firm.
  public func configuration(firm name: String) throws -> Configuration {
    let reading = try firm(named: name)
    let shared = sharedProblems.filter { $0.severity == .error }
    guard let rules, shared.isEmpty else {
      throw InputFault(shared + reading.problems.filter { $0.severity == .error })
    }
    if let fault = reading.fault { throw fault }
    return Configuration(
      vehicleTypes: vehicleTypes, rules: rules, firms: reading.firm.map { [$0] } ?? [])
  }

  /// The configuration with all firms.
  ///
  /// - Throws: `InputFault` with all errors of all files when there are any, or the fault of a file
  ///   that cannot be read.
  public func configuration() throws -> Configuration {
    guard let rules, errors.isEmpty else { throw InputFault(errors) }
    for case let fault? in firms.map(\.fault) { throw fault }
    return Configuration(vehicleTypes: vehicleTypes, rules: rules, firms: firms.compactMap(\.firm))
  }

  let firmsFolder: String
}

/// Reads a folder of configuration: vehicle types, rules, firms and the nightly settings.
public enum ConfigurationReader {
  /// Reads and checks all files of `folder` in one go.
  ///
  /// What is wrong inside the files is no error here: it is told in the result, all of it.
  ///
  /// - Parameters:
  ///   - folder: The folder as the user named it.
  ///   - sites: The sites that depots must be; not checked when `nil`.
  /// - Returns: What was read, with all problems.
  /// - Throws: ``ExchangeError`` when the folder, `vehicle_types.yaml` or `rules.yaml` cannot be
  ///   read.
  public static func read(folder: String, sites: [Site]? = nil) throws -> ConfigurationReading {
    let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let log = ProblemLog()
    let typesFile = try ConfigurationFile.load("\(path)/vehicle_types.yaml", log: log)
    let rulesFile = try ConfigurationFile.load("\(path)/rules.yaml", log: log)
    let types = typesFile.flatMap {
      ConfigurationFile.root(of: $0, required: ["vehicle_types"], log: log)
    }
    .map(VehicleTypesReader.read)
    let typesAreRead = log.errorCount == 0
    let rules = rulesFile.flatMap {
      ConfigurationFile.root(of: $0, required: ["driving_time", "roads", "hauling"], log: log)
    }.flatMap(RulesReader.read)
    let shared = log.sorted(byFiles: ["\(path)/vehicle_types.yaml", "\(path)/rules.yaml"])

    let firmReader = FirmFolderReader(
      folder: "\(path)/firms", types: typesAreRead ? types?.map(\.id) : nil, sites: sites)
    let firms = try firmReader.readAll()
    let nightlyLog = ProblemLog()
    let nightlyPath = "\(path)/nightly.yaml"
    let nightly =
      FileManager.default.fileExists(atPath: nightlyPath)
      ? try ConfigurationFile.load(nightlyPath, log: nightlyLog).flatMap {
        NightlyReader.read($0, firms: firms.map(\.name), log: nightlyLog)
      } : nil
    return ConfigurationReading(
      vehicleTypes: log.errorCount == 0 ? types ?? [] : [],
      rules: log.errorCount == 0 ? rules : nil, firms: firms,
      nightly: nightlyLog.errorCount == 0 ? nightly : nil,
      problems: shared + firms.flatMap(\.problems) + nightlyLog.sorted(byFiles: []),
      sharedProblems: shared,
      sharedFiles: try [typesFile, rulesFile].compactMap { file in
        try file.map {
          try InputFile(
            name: "Config/" + ConfigurationFile.lastPart(of: $0.name), rawBytes: $0.rawBytes)
        }
      },
      firmsFolder: "\(path)/firms")
  }
}
