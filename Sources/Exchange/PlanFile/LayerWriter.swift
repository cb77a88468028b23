import Domain
import Foundation

/// Writes a plan as a folder of layers, each with the style that QGIS draws it by.
///
/// A GIS splits the one file of a plan by geometry and gives every part all columns; here each layer
/// has its own: `legs` `stops` `sites` `unserved`, each as `.geojson` with a `.qml` beside.
public enum LayerWriter {
  /// The name of a layer's file without its ending.
  public static func name(of layer: PlanLayer) -> String {
    switch layer {
    case .leg: "legs"
    case .stop: "stops"
    case .site: "sites"
    case .unserved: "unserved"
    }
  }

  /// Writes every layer into `folder`, which is made when it is missing.
  ///
  /// - Throws: ``ExchangeError``; a file that was being written leaves nothing behind, those before
  ///   it stand.
  public static func write(_ plan: PlanWriter, to folder: String) throws(ExchangeError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: folder, reason: error.localizedDescription)
    }
    for layer in PlanLayer.allCases {
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + name(of: layer)
      try AtomicFile.write(Array(LayerStyle(layer).qml().utf8), to: path + ".qml")
      try AtomicFile.write(plan.bytes(of: layer), to: path + ".geojson")
    }
  }
}
