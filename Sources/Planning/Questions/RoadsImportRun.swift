internal import Exchange
internal import Foundation
internal import Roads

/// Makes a roads file of an OpenStreetMap extract, links in a GeoPackage, GeoJSON or tables, or a
/// folder of GeoData.
public struct RoadsImportRun {
  private let source: RoadsSource
  private let threads: Int
  private let tell: (Stage) -> Void

  /// Asks for a source to be imported on so many threads, by default all cores.
  public init(_ source: RoadsSource, threads: Int?, tell: @escaping (Stage) -> Void) {
    self.source = source
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.tell = tell
  }

  /// Reads the source and writes the roads; the same source gives the same bytes.
  ///
  /// - Throws: a `Fault` when the source is missing, broken or without roads, or when the file
  ///   cannot be written; then nothing of that name has changed.
  public func write(to output: String) throws -> RoadsSummary {
    try Deliverable.probe(output, layers: nil)
    let (network, facts) = try read()
    let roads = try LinkRoads(network, facts: facts, threads: threads) { step in
      tell(.began(Self.sentence(step)))
    }
    tell(.began("writing \(output)"))
    try roads.write(to: output)
    return RoadsSummary(roads)
  }

  private func read() throws -> (LinkNetwork, RoadsFacts) {
    switch source {
    case .extract(let path): return try read(extract: path)
    case .table(let links, let nodes):
      let table = try LinkTableReader.read(
        links: InputFile(path: links), nodes: InputFile(path: nodes))
      let network = try LinkTableImport.network(table)
      return (
        network,
        RoadsFacts(network, source: links, attribution: LinkTableImport.attribution)
      )
    case .geodata(let folder):
      let network = try GeoDataImport.network(GeoDataReader.read(folder: folder).value())
      return (
        network, RoadsFacts(network, source: folder, attribution: GeoDataImport.attribution)
      )
    case .geoPackage(let path, let layer):
      tell(.began("reading \(path)"))
      return try LinkLayerFiles(threads: threads, tell: tell).network(
        geoPackage: path, layer: layer)
    case .geoJSON(let path):
      tell(.began("reading \(path)"))
      return try LinkLayerFiles(threads: threads, tell: tell).network(geoJSON: path)
    }
  }

  private func read(extract: String) throws -> (LinkNetwork, RoadsFacts) {
    let start = Date()
    var last = -1.0
    let imported = try LinkNetworkImport.read(extract, threads: threads) { progress in
      let seconds = Date().timeIntervalSince(start)
      // Ten times a second is as often as anybody looks.
      if seconds - last >= 0.1 || progress.done == progress.total {
        last = seconds
        tell(
          .importing(
            ImportProgress(done: progress.done, total: progress.total, seconds: seconds)))
      }
      return true
    }
    return (imported.network, RoadsFacts(imported.report))
  }

  private static func sentence(_ step: LinkRoads.Step) -> String {
    switch step {
    case .turns: "building turn restrictions in"
    case .order: "looking for an order of contraction"
    case .shortcuts: "laying shortcuts"
    case .boxes: "laying boxes around the links"
    }
  }
}
