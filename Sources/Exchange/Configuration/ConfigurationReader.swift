public import Domain
import Foundation

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
