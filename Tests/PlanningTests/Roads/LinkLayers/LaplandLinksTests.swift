import Domain
import Exchange
import Foundation
import Testing

@testable import Planning
@testable import Roads

/// The national table of road locations as GeoJSON of links in EPSG:3067, beside its own import.
@Suite struct LaplandLinksTests {
  static let folder = RoadTableDistanceTests.folder
  static let isThere = RoadTableDistanceTests.isThere

  /// The columns of a CSV without quotes, by name.
  private static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try Folders.text(path).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    return lines.dropFirst().compactMap { cells in
      cells.count == lines[0].count
        ? Dictionary(zip(lines[0], cells), uniquingKeysWith: { first, _ in first }) : nil
    }
  }

  /// Junctions of links whose rows have no quotes, with the eastings and northings that the table
  /// itself has: they were not projected by this program.
  private struct Table {
    var nodes: [String: [String: String]] = [:]
    var links: [[String: String]] = []

    init() throws {
      for row in try rows(LaplandLinksTests.folder + "/lapland_nodes.csv") {
        nodes[row["lcd"] ?? ""] = row
      }
      links = try rows(LaplandLinksTests.folder + "/lapland_links.csv").filter { row in
        guard let from = junction(row["from_lcd"]), let to = junction(row["to_lcd"]) else {
          return false
        }
        return from["lcd"] != to["lcd"]
      }
    }

    func junction(_ code: String?) -> [String: String]? {
      nodes[code ?? ""].flatMap { nodes[$0["junction"] ?? ""] }
    }

    /// Makes one junction of those nearer than 0.1 m, as they are where they are drawn.
    ///
    /// - Returns: how many were joined to another.
    func joinNearJunctions(of read: inout LinkTable) -> Int {
      let used = Set(read.links.flatMap { [read.junctions[$0.from], read.junctions[$0.to]] })
      let places = used.sorted().compactMap { junction -> (Int, Double, Double)? in
        let node = nodes["\(read.nodes[junction].code)"]
        guard let east = Double(node?["tm35fin_e"] ?? ""),
          let north = Double(node?["tm35fin_n"] ?? "")
        else { return nil }
        return (junction, east, north)
      }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      var stands: [Int: Int] = [:]
      for (index, one) in places.enumerated() {
        for other in places[(index + 1)...].prefix(while: { $0.1 - one.1 < 0.1 })
        where hypot(other.1 - one.1, other.2 - one.2) < 0.1 {
          stands[other.0] = stands[one.0] ?? one.0
        }
      }
      for node in read.nodes.indices {
        let junction = stands[read.junctions[node]] ?? read.junctions[node]
        read.junctions[node] = junction
        read.nodes[node].junction = read.nodes[junction].code
      }
      return stands.count
    }

    var geoJSON: String {
      let features = links.compactMap { link -> String? in
        guard let from = junction(link["from_lcd"]), let to = junction(link["to_lcd"]) else {
          return nil
        }
        let kind = link["road_class"] ?? ""
        let isStreet = kind == "street"
        let type = ["ramp_or_other": 6, "connector": 11][kind] ?? 3
        let number = isStreet ? "null" : Int(link["road_number"] ?? "").map { "\($0)" } ?? "null"
        func position(_ node: [String: String]) -> String {
          "[\(node["tm35fin_e"] ?? ""),\(node["tm35fin_n"] ?? "")]"
        }
        return LinkGeoJSONTests.feature(
          "[\(position(from)),\(position(to))]",
          #""AJOSUUNTA":2,"LINKKITYYP":\#(type),"TOIMINN_LK":\#(isStreet ? 5 : 3),"#
            + #""HALLINN_LK":\#(isStreet ? 2 : 1),"TIENUMERO":\#(number),"#
            + #""length_m":\#(link["length_m"] ?? "0")"#)
      }
      return LinkGeoJSONTests.collection(features, crs: "urn:ogc:def:crs:EPSG::3067")
    }
  }

  @Test(.enabled(if: isThere, "the table of road locations is not on this machine"))
  func routesAreThoseOfTheTable() throws {
    let table = try Table()
    #expect(table.links.count > 4000)
    let drawn = try DigiroadFile.imported(geoJSON: table.geoJSON)
    var read = try LinkTableReader.read(
      links: InputFile(path: Self.folder + "/lapland_links.csv"),
      nodes: InputFile(path: Self.folder + "/lapland_nodes.csv"))
    let drawnLinks = Set(table.links.map { "\($0["from_lcd"] ?? "")-\($0["to_lcd"] ?? "")" })
    read.links.removeAll {
      !drawnLinks.contains("\(read.nodes[$0.from].code)-\(read.nodes[$0.to].code)")
    }
    let merged = table.joinNearJunctions(of: &read)
    #expect((1...10).contains(merged))
    let network = try LinkTableImport.network(read)
    let listed = try LinkRoads(
      network, facts: RoadsFacts(network, source: "table", attribution: ""), threads: 2)
    #expect(listed.network.nodeCount == drawn.network.nodeCount)
    let scenario = try Shipped.scenario()
    let date = try CalendarDate(parsing: "2026-11-23")
    var answers: [[Int?]] = []
    for roads in [listed, drawn] {
      let ways = LinkWays(
        roads, data: scenario.data, rules: scenario.configuration.rules.roads)
      // Crossings of main roads in towns far apart, given by the table's own positions.
      let ends = [
        (25.7294, 66.5039), (24.5637, 65.7361), (26.5917, 67.4166), (27.0289, 69.9078),
        (24.9090, 67.6539), (28.1570, 66.4950), (25.4720, 65.0120),
      ].map { RouteEndpoint.coordinate(Coordinate(clampedLongitude: $0.0, latitude: $0.1)) }
      var row: [Int?] = []
      for from in ends {
        for to in ends {
          guard
            case .found(let route) = try ways.route(
              from: from, to: to, profile: .unlimited, on: date, by: .time)
          else {
            row.append(nil)
            continue
          }
          row += [route.distance.value, route.duration.value]
        }
      }
      answers.append(row)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].compactMap { $0 }.count > 60)
  }
}
