public import Domain

/// A public instance of any of the kinds that are read.
public enum PublicInstance: Hashable, Sendable {
  /// A day of full loads.
  case haulage(HaulageDay)
  /// A time-window, pickup-and-delivery or capacity problem of the field's text files.
  case routing(RoutingInstance)
  /// An input of VROOM.
  case vroom(VroomInput)
}

/// Reads public instances and tells their form from their content.
///
/// JSON is a haulage day or an input of VROOM, text is in the form of Solomon, of Li & Lim or of
/// CVRPLIB.
public enum InstanceReader {
  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be read, `InputFault` with every problem found when
  ///   it is no instance.
  public static func read(path: String) throws -> PublicInstance {
    try read(InputFile(path: path))
  }

  /// Reads a file that is in memory.
  ///
  /// - Throws: `InputFault` with every problem found when it is no instance.
  /// - Complexity: O(n) in the number of bytes.
  public static func read(_ file: InputFile) throws(InputFault) -> PublicInstance {
    switch try InstanceForm(of: file) {
    case .haulageDay: .haulage(try HaulageDayReader.read(file))
    case .solomon: .routing(try SolomonReader.read(file))
    case .liLim: .routing(try LiLimReader.read(file))
    case .cvrplib: .routing(try CVRPLIBReader.read(file))
    case .vroom: .vroom(try VroomReader.read(file))
    }
  }
}
