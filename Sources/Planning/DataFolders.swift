internal import Foundation

/// Where GeoData and Config lie.
public struct DataFolders: Sendable {
  /// The folder of GeoData.
  public let geodata: String
  /// The folder of Config.
  public let config: String

  /// Takes the folders that are named; the others are looked for here and beside the program.
  ///
  /// - Throws: ``PlanningError/missingFolder(name:searched:)``.
  public init(geodata: String?, config: String?) throws {
    self.geodata = try Self.find("GeoData", named: geodata)
    self.config = try Self.find("Config", named: config)
  }

  private static func find(_ name: String, named: String?) throws -> String {
    var searched: [String] = []
    for candidate in named.map({ [$0] }) ?? candidates(name) {
      let kind = try? FileManager.default.attributesOfItem(atPath: candidate + "/.")[.type]
      if kind as? FileAttributeType == .typeDirectory { return candidate }
      searched.append(candidate)
    }
    throw PlanningError.missingFolder(name: name, searched: searched)
  }

  /// Here, then beside the program, then in the folders above it, as in a build folder.
  private static func candidates(_ name: String) -> [String] {
    var candidates = [name]
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return candidates }
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    for _ in 0..<5 {
      candidates.append(folder.appendingPathComponent(name).path)
      folder.deleteLastPathComponent()
    }
    return candidates
  }
}
