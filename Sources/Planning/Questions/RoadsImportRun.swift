internal import Foundation
internal import Roads

/// Makes a roads file of an OpenStreetMap extract.
public struct RoadsImportRun {
  private let extract: String
  private let threads: Int
  private let tell: (Stage) -> Void

  /// Asks for an extract to be imported on so many threads, by default all cores.
  public init(extract: String, threads: Int?, tell: @escaping (Stage) -> Void) {
    self.extract = extract
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.tell = tell
  }

  /// Reads the extract and writes the roads; the same extract gives the same bytes.
  ///
  /// - Throws: a `Fault` when the extract is missing, broken or without roads, or when the file
  ///   cannot be written; then nothing of that name has changed.
  public func write(to output: String) throws -> RoadsSummary {
    try Deliverable.probe(output, layers: nil)
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
    let facts = RoadsFacts(imported.report)
    let roads = try LinkRoads(imported.network, facts: facts, threads: threads) { step in
      tell(.began(Self.sentence(step)))
    }
    tell(.began("writing \(output)"))
    try roads.write(to: output)
    return RoadsSummary(roads)
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
