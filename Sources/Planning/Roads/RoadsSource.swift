internal import Foundation

/// What a roads file is made of.
public enum RoadsSource: Hashable, Sendable {
  /// An OpenStreetMap extract.
  case extract(String)
  /// A table of links and one of nodes.
  case table(links: String, nodes: String)
  /// A folder of GeoData.
  case geodata(String)

  /// A folder is one of GeoData, anything else an extract.
  public init(path: String) {
    var isFolder: ObjCBool = false
    self =
      unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue ? .geodata(path) : .extract(path)
  }
}
