public import Domain

/// What can go wrong between a coordinate in one reference system and the same place in another.
public enum GeodesyError: Fault, Hashable {
  /// PROJ does not know the reference system that the user wrote.
  case unknownReferenceSystem(text: String, reason: String?, suggestion: String?)
  /// The reference system is vertical, geocentric or otherwise not a horizontal one.
  case notHorizontal(text: String, form: String, suggestion: String?)
  /// PROJ knows both systems but no way from one to the other.
  case noOperation(source: String, target: String, reason: String?)
  /// A point is refused; `count` tells how many are in all.
  case refused(PointRefusal, count: Int)
  /// PROJ's database is missing or cannot be read.
  case databaseMissing(reason: String?)
  /// PROJ fails where it should not.
  case library(reason: String)

  /// Who can mend it.
  public var kind: FaultKind {
    switch self {
    case .unknownReferenceSystem, .notHorizontal, .noOperation: .usage
    case .refused: .input
    case .databaseMissing: .environment
    case .library: .internal
    }
  }

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unknownReferenceSystem(let text, let reason, let suggestion):
      "reference system '\(text.prefix(120))' is unknown\(Self.brackets(reason)); "
        + (suggestion.map { "did you mean \($0)?" }
          ?? "write an authority and a code such as EPSG:3067, a PROJ string or WKT")
    case .notHorizontal(let text, let form, let suggestion):
      "reference system '\(text.prefix(120))' is \(form), not horizontal; "
        + (suggestion.map { "write \($0)" }
          ?? "write a geographic or projected one such as EPSG:4326 or EPSG:3067")
    case .noOperation(let source, let target, let reason):
      "no way from \(source) to \(target) is known\(Self.brackets(reason)); "
        + "choose reference systems of the same region"
    case .refused(let refusal, let count):
      refusal.description + (count > 1 ? " (and \(count - 1) more)" : "")
    case .databaseMissing(let reason):
      "the PROJ database proj.db cannot be read\(Self.brackets(reason)); "
        + "install the package proj-data or let PROJ_DATA name its folder"
    case .library(let reason):
      "PROJ failed: \(reason)"
    }
  }

  private static func brackets(_ reason: String?) -> String { reason.map { " (\($0))" } ?? "" }
}
