internal import Foundation
internal import Store

/// What a roads file is made of.
public enum RoadsSource: Hashable, Sendable {
  /// An OpenStreetMap extract.
  case extract(String)
  /// A table of links and one of nodes.
  case table(links: String, nodes: String)
  /// A folder of GeoData.
  case geodata(String)
  /// A GeoPackage with a layer of links, as Digiroad has them; `nil` to find the layer.
  case geoPackage(String, layer: String?)
  /// GeoJSON whose features are links.
  case geoJSON(String)

  /// A folder is one of GeoData, a file is what its first bytes say: an SQLite database, text that
  /// begins with `{`, anything else an extract.
  ///
  /// - Throws: `PlanningError` for a layer of something that is no GeoPackage.
  public init(path: String, layer: String? = nil) throws {
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      self = .geodata(path)
    } else {
      self = Self.file(path, beginning: Self.beginning(of: path), layer: layer)
    }
    if case .geoPackage = self { return }
    if let layer {
      throw PlanningError.value(
        option: "layer", value: layer, expected: "a layer of a GeoPackage, which \(path) is not")
    }
  }

  private static func file(_ path: String, beginning: [UInt8], layer: String?) -> RoadsSource {
    if beginning.starts(with: GeoPackage.signature) { return .geoPackage(path, layer: layer) }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = beginning.starts(with: byteOrderMark) ? beginning.dropFirst(3) : beginning[...]
    // Sequences of GeoJSON may frame each text with RS (RFC 8142).
    let blank: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x1E]
    return text.first { !blank.contains($0) } == UInt8(ascii: "{") ? .geoJSON(path) : .extract(path)
  }

  /// The first bytes of a file; none where it cannot be read, which its reader will tell.
  private static func beginning(of path: String) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? handle.close() }
    return ((try? handle.read(upToCount: 64)) ?? nil).map { Array($0) } ?? []
  }
}
