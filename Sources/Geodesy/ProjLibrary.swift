import CPROJ

/// Which PROJ is at work, for a verbose run and for reports.
public struct ProjLibrary: Hashable, Sendable, CustomStringConvertible {
  /// The version of the library, such as `9.1.1`.
  public let version: String
  /// The version of the EPSG register in its database, such as `v10.076`.
  public let registerVersion: String
  /// The day of that register, as it writes it.
  public let registerDate: String
  /// Where the database is.
  public let databasePath: String

  /// Asks the library.
  ///
  /// - Throws: ``GeodesyError/databaseMissing(reason:)``.
  public init() throws(GeodesyError) {
    let context = try ProjContext.open()
    let text = { (characters: UnsafePointer<CChar>?) in
      characters.map { String(cString: $0) } ?? "unknown"
    }
    version = text(proj_info().version)
    registerVersion = text(proj_context_get_database_metadata(context.pointer, "EPSG.VERSION"))
    registerDate = text(proj_context_get_database_metadata(context.pointer, "EPSG.DATE"))
    databasePath = text(proj_context_get_database_path(context.pointer))
  }

  /// One line.
  public var description: String {
    "PROJ \(version), EPSG \(registerVersion) of \(registerDate) (\(databasePath))"
  }
}
