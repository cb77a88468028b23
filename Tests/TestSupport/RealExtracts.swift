import Foundation

/// Real extracts that lie beside the repository on some machines.
public enum RealExtracts {
  private static let folder =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path + "/../shared/geodata/osm/"

  /// Whether they are there.
  public static let areThere = FileManager.default.fileExists(atPath: path("heidelberg"))

  /// The file of a name.
  public static func path(_ name: String) -> String { folder + name + ".osm.pbf" }
}
