public import Domain
import Foundation

/// What a folder of GeoData held, with every problem of all its files.
public struct GeoDataReading: Sendable {
  /// The data; `nil` when a file has an error.
  public let data: GeoData?
  /// Errors and warnings in the order of files and lines.
  public let problems: [InputProblem]
  /// The files that were read, named `GeoData/sites.csv` wherever the folder lies, for their hashes.
  public let files: [InputFile]

  /// The problems that keep the data from being used.
  public var errors: [InputProblem] { problems.filter { $0.severity == .error } }
  /// The problems with which the data can be used.
  public var warnings: [InputProblem] { problems.filter { $0.severity == .warning } }

  /// The data.
  ///
  /// - Throws: `InputFault` with all errors when there are any.
  public func value() throws -> GeoData {
    guard let data else { throw InputFault(errors) }
    return data
  }
}

/// Reads a folder of GeoData as plain values, with the references between files resolved.
public enum GeoDataReader {
  /// Reads and checks all files of `folder` in one go.
  ///
  /// What is wrong inside the files is no error here: it is told in the result, all of it.
  ///
  /// - Throws: ``ExchangeError`` when the folder or a file that must be there cannot be read.
  public static func read(folder: String) throws -> GeoDataReading {
    let log = ProblemLog()
    let source = try GeoDataFolder(folder, log: log)
    let files = try source.load(log: log)
    var assembly = GeoDataAssembly(tables: files.tables, folder: source, log: log)
    assembly.readAll()
    let order = GeoDataFile.allCases.map { source.path(of: $0) }
    let problems = log.sorted(byFiles: order)
    return GeoDataReading(
      data: log.errorCount == 0 ? assembly.data : nil, problems: problems, files: files.inputs)
  }
}

/// A folder of GeoData: which files it has, and their bytes as tables.
struct GeoDataFolder {
  private let path: String
  private let names: Set<String>

  /// Lists the folder; tells files whose names are near to one that is read.
  init(_ path: String, log: ProblemLog) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do {
      names = Set(try FileManager.default.contentsOfDirectory(atPath: path))
    } catch {
      throw ExchangeError.unreadable(
        file: path,
        reason: FileManager.default.fileExists(atPath: path)
          ? "it is not a folder of GeoData that can be listed" : "there is no such folder")
    }
    let known = GeoDataFile.allCases.map { $0.rawValue + ".csv" }
    for name in names.sorted() where name.hasSuffix(".csv") && !known.contains(name) {
      log.warn(
        "unknown_file", at: SourceLocation(file: "\(self.path)/\(name)"),
        expected: "no file of this name is read"
          + log.suggestion(for: name, among: known.filter { !names.contains($0) }))
    }
  }

  /// The name of a file in messages: as the user named the folder.
  func path(of file: GeoDataFile) -> String { "\(path)/\(file.rawValue).csv" }

  /// Whether the folder has the file.
  func has(_ file: GeoDataFile) -> Bool { names.contains(file.rawValue + ".csv") }

  /// Reads the files that are there.
  ///
  /// - Throws: ``ExchangeError`` that names all files which are missing, or one that cannot be read.
  func load(log: ProblemLog) throws -> (tables: [GeoDataFile: Table], inputs: [InputFile]) {
    let missing = GeoDataFile.allCases.filter { $0.isRequired && !has($0) }
    if let first = missing.first {
      let others = missing.dropFirst().map { $0.rawValue + ".csv" }
      throw ExchangeError.unreadable(
        file: path(of: first),
        reason: "there is no such file"
          + (others.isEmpty ? "" : "; also missing: \(others.joined(separator: ", "))"))
    }
    var tables: [GeoDataFile: Table] = [:]
    var inputs: [InputFile] = []
    var versions: Set<GeoDataFile>?
    for file in GeoDataFile.allCases where has(file) {
      do {
        let input = try InputFile(path: path(of: file))
        inputs.append(
          try InputFile(name: "GeoData/\(file.rawValue).csv", rawBytes: input.rawBytes))
        // A file of another version is not read: its faults would be misleading.
        if let versions, !versions.contains(file) { continue }
        tables[file] = Table(csv: input, schema: file.schema, log: log)
        if file == .manifest {
          versions = tables[file].map { readable(by: $0, log: log) }
        }
      } catch let fault as InputFault {
        for problem in fault.problems { log.report(problem) }
      }
    }
    return (tables, inputs)
  }

  /// The files whose version this program reads, by the manifest.
  private func readable(by manifest: Table, log: ProblemLog) -> Set<GeoDataFile> {
    var readable = Set(GeoDataFile.allCases)
    var named: Set<String> = []
    manifest.forEachRow(log: log) { row in
      let name = row.value("file", .text)
      let version = row.value("version", .count(1...1_000_000))
      guard row.isSound else { return }
      guard let file = GeoDataFile.allCases.first(where: { $0.rawValue + ".csv" == name }) else {
        let known = GeoDataFile.allCases.map { $0.rawValue + ".csv" }
        row.report(
          "reference", "file", value: name,
          "a file of GeoData" + log.suggestion(for: name, among: known))
        return
      }
      if !named.insert(name).inserted {
        row.report("duplicate", "file", value: name, "each file once")
      } else if version != GeoDataFile.version {
        row.report(
          "version", "version", value: "\(version)",
          "\(name) in version \(GeoDataFile.version) of its form"
            + (version > GeoDataFile.version ? "; a newer program reads version \(version)" : ""))
        readable.remove(file)
      }
    }
    for file in GeoDataFile.allCases
    where file != .manifest && has(file) && !named.contains(file.rawValue + ".csv") {
      log.warn(
        "version", at: SourceLocation(file: manifest.file, field: "file"),
        expected: "a row for \(file.rawValue).csv; it is read as version \(GeoDataFile.version)")
    }
    return readable
  }
}
