import Domain

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
