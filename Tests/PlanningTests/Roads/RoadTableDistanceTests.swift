import Domain
import Exchange
import Foundation
import Testing

@testable import Planning
@testable import Roads

/// Kilometers on imported tables against published ones and against the shipped network.
@Suite struct RoadTableDistanceTests {
  /// The national table of road locations north of 64 N, which lies beside the repository on some
  /// machines.
  static let folder = Shipped.root + "/../shared/geodata/lapland_tmc"
  static let isThere = FileManager.default.fileExists(atPath: folder + "/lapland_links.csv")

  /// Least distances over the links of the table between a junction in each town and all nodes.
  private static func kilometers(
    _ table: LinkTable, from: (Double, Double), to: (Double, Double)
  ) throws -> Double? {
    let network = try LinkTableImport.network(table)
    let roads = try LinkRoads(
      network, facts: RoadsFacts(network, source: "table", attribution: ""), threads: 2)
    let scenario = try Shipped.scenario()
    var options = LinkWays.Options()
    options.threads = 2
    let ways = LinkWays(
      roads, data: scenario.data, rules: scenario.configuration.rules.roads, options: options)
    let ends = [from, to].map {
      RouteEndpoint.coordinate(Coordinate(clampedLongitude: $0.0, latitude: $0.1))
    }
    let answer = try ways.route(
      from: ends[0], to: ends[1], profile: .unlimited,
      on: CalendarDate(parsing: "2026-07-13"), by: .distance)
    guard case .found(let route) = answer else { return nil }
    return Double(route.distance.value) / 1000
  }

  @Test(
    .enabled(if: isThere, "the table of road locations is not on this machine"),
    arguments: [
      ("Kemi", (24.5637, 65.7361), 116.7), ("Sodankylä", (26.5917, 67.4166), 129.7),
      ("Utsjoki", (27.0289, 69.9078), 453.6),
    ])
  func theTableOfRoadLocationsGivesThePublishedDistances(
    town: String, position: (Double, Double), published: Double
  ) throws {
    let table = try LinkTableReader.read(
      links: InputFile(path: Self.folder + "/lapland_links.csv"),
      nodes: InputFile(path: Self.folder + "/lapland_nodes.csv"))
    let found = try #require(
      try Self.kilometers(table, from: (25.7294, 66.5039), to: position))
    // The towns' centers are not the junctions of the published figures.
    #expect((found - published).magnitude < 6, "\(town): \(found) km")
  }

  @Test(arguments: [
    ("rovaniemi", "kemi"), ("rovaniemi", "sodankyla"), ("kemi", "oulu"), ("rovaniemi", "kittila"),
  ])
  func theShippedNetworkKeepsItsKilometers(from: String, to: String) throws {
    let scenario = try Shipped.scenario()
    let date = try CalendarDate(parsing: "2026-07-13")
    let network = try GeoDataImport.network(scenario.data)
    let roads = try LinkRoads(
      network, facts: RoadsFacts(network, source: "GeoData", attribution: ""), threads: 1)
    let ways = LinkWays(
      roads, data: scenario.data, rules: scenario.configuration.rules.roads)
    let ends = [from, to].map { RouteEndpoint.place(PlaceID($0)) }
    func kilometers(_ network: any WayFinding) throws -> Int? {
      let answer = try network.route(
        from: ends[0], to: ends[1], profile: .unlimited, on: date, by: .distance)
      guard case .found(let route) = answer else { return nil }
      return route.distance.value
    }
    let shipped = try #require(try kilometers(Shipped.network()))
    let imported = try #require(try kilometers(ways))
    #expect((shipped - imported).magnitude <= 10, "\(shipped) m, \(imported) m")
  }
}
