import Domain
import Foundation

/// Reads the files of `firms/`, each on its own.
struct FirmFolderReader {
  let folder: String
  let types: [VehicleTypeID]?
  let sites: [Site]?

  /// The readings by the names of the files, sorted; none when there is no folder.
  func readAll() throws -> [FirmReading] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw ExchangeError.unreadable(file: folder, reason: "it is not a folder that can be listed")
    }
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(5)) }
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      .map(read)
  }

  private func read(_ name: String) -> FirmReading {
    let path = "\(folder)/\(name).yaml"
    let log = ProblemLog()
    do {
      let file = try ConfigurationFile.load(path, log: log)
      let input = try file.map {
        try InputFile(name: "Config/firms/\(name).yaml", rawBytes: $0.rawBytes)
      }
      let root = file.flatMap {
        ConfigurationFile.root(
          of: $0, required: FirmFileReader.required, optional: FirmFileReader.optional, log: log)
      }
      let reader = FirmFileReader(types: types, sites: sites, log: log)
      let firm = root.map { reader.read($0, fileName: name) }
      let problems = log.sorted(byFiles: [path])
      let errors = problems.filter { $0.severity == .error }
      return FirmReading(
        name: name, file: path, firm: errors.isEmpty ? firm : nil,
        fault: errors.isEmpty ? nil : InputFault(errors), problems: problems, input: input)
    } catch let fault as ExchangeError {
      return failed(name, path, fault)
    } catch {
      return failed(
        name, path, ExchangeError.unreadable(file: path, reason: error.localizedDescription))
    }
  }

  private func failed(_ name: String, _ path: String, _ fault: any Fault) -> FirmReading {
    FirmReading(name: name, file: path, firm: nil, fault: fault, problems: [], input: nil)
  }
}
