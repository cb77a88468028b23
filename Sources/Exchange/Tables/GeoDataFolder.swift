import Domain
import Foundation

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
    let known = GeoDataFile.allCases.flatMap(\.fileNames)
    for name in names.sorted()
    where (name.hasSuffix(".csv") || name.hasSuffix(".geojson")) && !known.contains(name) {
      log.warn(
        "unknown_file", at: SourceLocation(file: "\(self.path)/\(name)"),
        expected: "no file of this name is read"
          + log.suggestion(for: name, among: known.filter { !names.contains($0) }))
    }
  }

  /// The name of a file below the folder: with the ending that it has, or that of CSV.
  func name(of file: GeoDataFile) -> String {
    file.fileNames.first { names.contains($0) } ?? file.rawValue + ".csv"
  }

  /// The name of a file in messages: as the user named the folder.
  func path(of file: GeoDataFile) -> String { "\(path)/\(name(of: file))" }

  /// Whether the folder has the file.
  func has(_ file: GeoDataFile) -> Bool { file.fileNames.contains { names.contains($0) } }

  /// Whether the folder can do without the file: roads that are lines bring their shapes.
  private func needs(_ file: GeoDataFile) -> Bool {
    file.isRequired
      && !(file == .roadsShape && name(of: .roads).hasSuffix(GeoDataFile.geoJSONSuffix))
  }

  /// Reads the files that are there.
  ///
  /// - Throws: ``ExchangeError`` that names all files which are missing, or one that cannot be read.
  func load(log: ProblemLog) throws -> (tables: [GeoDataFile: Table], inputs: [InputFile]) {
    let missing = GeoDataFile.allCases.filter { needs($0) && !has($0) }
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
      let forms = file.fileNames.filter { names.contains($0) }
      if forms.count > 1 {
        log.report(
          "duplicate", at: SourceLocation(file: "\(path)/\(forms[1])"),
          expected: "either \(forms[0]) or \(forms[1]), not both")
      }
      do {
        let input = try InputFile(path: path(of: file))
        inputs.append(
          try InputFile(name: "GeoData/\(name(of: file))", rawBytes: input.rawBytes))
        // A file of another version is not read: its faults would be misleading.
        if let versions, !versions.contains(file) { continue }
        tables[file] =
          input.name.hasSuffix(GeoDataFile.geoJSONSuffix)
          ? try Table(geoJSON: input, schema: file.schema, log: log)
          : Table(csv: input, schema: file.schema, log: log)
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
      guard let file = GeoDataFile.allCases.first(where: { $0.fileNames.contains(name) }) else {
        let known = GeoDataFile.allCases.flatMap(\.fileNames)
        row.report(
          "reference", "file", value: name,
          "a file of GeoData" + log.suggestion(for: name, among: known))
        return
      }
      if !named.insert(file.rawValue).inserted {
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
    where file != .manifest && has(file) && !named.contains(file.rawValue) {
      log.warn(
        "version", at: SourceLocation(file: manifest.file, field: "file"),
        expected: "a row for \(name(of: file)); it is read as version \(GeoDataFile.version)")
    }
    return readable
  }
}
