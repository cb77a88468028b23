/// What a careful user should know of a transformation that was carried out all the same.
public enum GeodesyWarning: Hashable, Sendable, CustomStringConvertible {
  /// Points lie outside the area of use of `systems`, within the tolerance.
  case outsideArea(
    count: Int, of: Int, systems: [String], degrees: Double, firstRow: Int, remedy: String?)
  /// A grid that would make the result better is not installed.
  case missingGrid(name: String, source: String, target: String, meters: Double)
  /// Only a guess that ignores the difference of the datums is known.
  case ballpark(operation: String, source: String, target: String)

  /// A stable word for machines.
  public var code: String {
    switch self {
    case .outsideArea: "outside_area"
    case .missingGrid: "missing_grid"
    case .ballpark: "ballpark"
    }
  }

  /// The sentence.
  public var description: String {
    switch self {
    case .outsideArea(let count, let all, let systems, let degrees, let firstRow, let remedy):
      "\(count) of \(all) points lie outside the area of use of "
        + systems.joined(separator: " or ")
        + " by up to \((degrees * 100).rounded() / 100) degrees, the first in row \(firstRow)"
        + (remedy.map { "; \($0)" } ?? "")
    case .missingGrid(let name, let source, let target, let meters):
      "\(source) to \(target): positions may be off by up to \(meters) m, because the grid "
        + "\(name) is not installed; put it into a folder that PROJ_DATA names"
    case .ballpark(let operation, let source, let target):
      "\(source) to \(target): only an approximate way is known (\(operation)); "
        + "positions may be off by some hundred meters"
    }
  }
}
