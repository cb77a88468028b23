public import Domain

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
