/// How PROJ goes from one system to another at some place, and how exact that is.
public struct ChosenOperation: Hashable, Sendable, CustomStringConvertible {
  /// The names of the operations, one after the other; two where a pivot is more exact.
  public internal(set) var names: [String] = []
  /// The same as PROJ strings.
  public internal(set) var pipelines: [String] = []
  /// The stated accuracy in meters, summed up; `nil` when it is not known.
  public internal(set) var accuracy: Double?
  /// Whether it ignores the difference of the datums.
  public internal(set) var isBallpark = false
  /// The grids that it uses.
  public internal(set) var grids: [String] = []
  /// The grids that would make it more exact, but are not installed.
  public internal(set) var missingGrids: [String] = []
  /// Whether every step so far has stated its accuracy.
  var isAccuracyKnown = true

  /// One line for a verbose run.
  public var description: String {
    var text = names.joined(separator: ", then ")
    text += accuracy.map { "; accuracy \($0) m" } ?? "; accuracy not stated"
    if isBallpark { text += "; ballpark, ignores the difference of the datums" }
    if !grids.isEmpty { text += "; grids \(grids.joined(separator: ", "))" }
    if !missingGrids.isEmpty { text += "; missing grids \(missingGrids.joined(separator: ", "))" }
    return text
  }
}
