internal import Domain
internal import Foundation
internal import Geodesy
internal import Roads

/// Reads layers of links from GeoPackages and GeoJSON, and makes networks of them.
struct LinkLayerFiles {
  let threads: Int
  let tell: (Stage) -> Void
}

extension LinkLayerFiles {
  /// Takes the row at which a reader stands, and tells where its links are.
  @discardableResult
  func take(
    _ reader: inout LinkFieldReader, _ layer: inout LinkLayer, number: Int, geometry: String,
    lines: () throws(InputFault) -> (coordinates: [Double], ends: [Int])
  ) -> (row: LinkRow, links: Range<Int>)? {
    switch LinkRow.read(&reader) {
    case .wrong: return nil
    case .leftOut(let reason):
      layer.leaveOut(reason)
      return nil
    case .link(let row):
      do throws(InputFault) {
        let lines = try lines()
        guard !lines.ends.isEmpty else {
          var place = reader.location
          place.field = geometry
          throw InputFault(
            InputProblem(
              code: "geometry", at: place, value: "nothing", expected: "the line of a link"))
        }
        let first = layer.links.count
        layer.add(row, number: number, coordinates: lines.coordinates, ends: lines.ends)
        return (row, first..<layer.links.count)
      } catch {
        reader.report(error.problems)
        return nil
      }
    }
  }

  func checkDirection(
    _ reader: LinkFieldReader, at place: SourceLocation
  ) throws(InputFault) {
    guard reader.columns[.direction] == nil else { return }
    var place = place
    place.field = LinkField.direction.names[0].uppercased()
    throw InputFault(
      InputProblem(
        code: "missing_column", at: place,
        expected: "a field of this name, or one called direction, with the direction of flow"))
  }

  func makeLayer(
    _ reference: String, isWGS84: Bool = false, at place: SourceLocation
  ) throws -> LinkLayer {
    do {
      return try LinkLayer(reference: reference, isWGS84: isWGS84)
    } catch {
      throw Self.fault(error, reference, at: place)
    }
  }

  /// A reference system of a file is the file's fault, not the command line's.
  private static func fault(
    _ error: GeodesyError, _ reference: String, at place: SourceLocation
  ) -> any Error {
    guard error.kind == .usage else { return error }
    return InputFault(
      InputProblem(code: "crs", at: place, value: reference, expected: error.description))
  }

  /// Whether the fields are called as Digiroad calls them, so that its license asks to be named.
  func isDigiroad(_ reader: LinkFieldReader) -> Bool {
    reader.columns[.direction]?.lowercased() == LinkField.direction.names[0]
  }

  func finish(
    _ layer: consuming LinkLayer, _ assets: LinkAssets, source: String, isDigiroad: Bool,
    notRead: [(name: String, rows: Int)], date: String?, place: (Int) -> SourceLocation
  ) throws -> (LinkNetwork, RoadsFacts) {
    let reference = layer.reference
    tell(.began("projecting \(layer.links.count) links"))
    let refused: [LinkLayer.Refusal]
    do {
      refused = try layer.project(threads: threads, tell: tell)
    } catch {
      throw Self.fault(error, reference, at: SourceLocation(file: source))
    }
    if !refused.isEmpty {
      throw InputFault(
        refused.map { point in
          InputProblem(
            code: "position", at: place(layer.links[point.link].row),
            value: "\(point.x),\(point.y)", expected: point.reason)
        })
    }
    layer.dropUnusable()
    var work = LinkLayerImport(layer, assets: assets)
    let network = try work.network()
    guard network.linkCount > 0 else {
      throw InputFault(
        InputProblem(
          code: "empty", at: SourceLocation(file: source),
          expected: "links that trucks use; of \(work.layer.rowCount) rows none is one"))
    }
    let name = source.split(separator: "/").last.map { String($0) } ?? source
    var facts = RoadsFacts(
      network, source: source,
      attribution: isDigiroad ? LinkLayerImport.digiroad : "\(name), under its own license")
    facts.timestamp = date.flatMap { try? Date($0, strategy: .iso8601) }.map {
      Int($0.timeIntervalSince1970)
    }
    facts.counts += work.counts(tablesNotRead: notRead)
    return (network, facts)
  }
}
