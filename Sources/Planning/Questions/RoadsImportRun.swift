internal import Domain
internal import Exchange
internal import Foundation
internal import Roads

/// Makes a roads file of an OpenStreetMap extract, links in a GeoPackage, GeoJSON or tables, or a
/// folder of GeoData.
public struct RoadsImportRun {
  private let source: RoadsSource
  private let bridges: String?
  private let threads: Int
  private let tell: (Stage) -> Void

  /// Asks for a source to be imported on so many threads, by default all cores; `bridges` is a table
  /// of limited bridges to be placed on its links.
  public init(
    _ source: RoadsSource, bridges: String? = nil, threads: Int?, tell: @escaping (Stage) -> Void
  ) {
    self.source = source
    self.bridges = bridges
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.tell = tell
  }

  /// Reads the source and writes the roads; the same source gives the same bytes.
  ///
  /// - Throws: a `Fault` when the source is missing, broken or without roads, when a bridge has no
  ///   place, or when the file cannot be written; then nothing of that name has changed.
  public func write(to output: String) throws -> RoadsSummary {
    try Deliverable.probe(output, layers: nil)
    // A table that is wrong is told before the long work.
    let table = try bridges.map { try BridgeTable.read(InputFile(path: $0)) }
    var (network, facts) = try read()
    if let table {
      tell(.began("placing bridges"))
      let placed = try BridgeImport(table, on: network, linkOfRoad: linkOfRoad())
      (network, facts) = try placed.imported(facts)
    }
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

  /// The links of a GeoData folder by the ids of their roads, in whose order they stand; none in
  /// other sources.
  private func linkOfRoad() throws -> [String: Int] {
    guard case .geodata(let folder) = source else { return [:] }
    let roads = try GeoDataReader.read(folder: folder).value().roads
    return Dictionary(
      roads.enumerated().map { ($1.id.text, $0) }, uniquingKeysWith: { first, _ in first })
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
