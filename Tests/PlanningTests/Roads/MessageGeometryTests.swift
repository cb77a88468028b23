import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Traffic messages placed by what they draw: points, lines and areas.
@Suite struct MessageGeometryTests {
  /// A message of an announcement, drawn so; without a place on a road unless `address` is given.
  static func message(
    _ geometry: String, address: (Int, Int, Int)? = nil, to: (Int, Int, Int)? = nil,
    feature: String = RoadsImportTests.closed
  ) -> String {
    func point(_ address: (Int, Int, Int)) -> String {
      #"{"roadAddress":{"road":\#(address.0),"roadSection":\#(address.1),"distance":\#(address.2)}}"#
    }
    let place = address.map {
      #""locationDetails":{"roadAddressLocation":{"primaryPoint":\#(point($0))"#
        + (to.map { #","secondaryPoint":\#(point($0))"# } ?? "") + "}},"
    }
    return #"""
      {"type":"Feature","geometry":\#(geometry),"properties":{"situationId":"G2","announcements":[
      {"title":"Tie 9",\#(place ?? "")"features":[\#(feature)],
      "timeAndDuration":{"startTime":"2026-11-20T00:00:00Z"}}]}}
      """#
  }

  static func point(_ longitude: Double, _ latitude: Double) -> String {
    #"{"type":"Point","coordinates":[\#(longitude),\#(latitude)]}"#
  }

  static func line(_ points: [(Double, Double)]) -> String {
    let pairs = points.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return #"{"type":"LineString","coordinates":[\#(pairs)]}"#
  }

  static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    #"""
    {"type":"Polygon","coordinates":[[[\#(west),\#(south)],[\#(east),\#(south)],
    [\#(east),\#(north)],[\#(west),\#(north)],[\#(west),\#(south)]]]}
    """#
  }

  /// Road 9 runs east from 1 by 2 to 3, road 81 north from 2 to 4; no road has an address.
  private func roads() throws -> LinkRoads {
    var map = SmallMap()
    map.node(1, 66.00, 25.00)
    map.node(2, 66.00, 25.02)
    map.node(3, 66.00, 25.04)
    map.node(4, 66.02, 25.02)
    map.way(10, [1, 2], ["highway": "secondary", "ref": "9"])
    map.way(11, [2, 3], ["highway": "secondary", "ref": "9"])
    map.way(12, [2, 4], ["highway": "secondary", "ref": "81"])
    return try Folders.scratch { folder in
      try Data(ExtractWriter.file(map)).write(to: URL(fileURLWithPath: folder + "/m.osm.pbf"))
      let (network, report) = try LinkNetworkImport.read(folder + "/m.osm.pbf", threads: 1)
      return try LinkRoads(network, facts: RoadsFacts(report), threads: 1)
    }
  }

  private func read(_ text: String) throws -> [TrafficMessage] {
    try Folders.scratch { folder in
      try Folders.write(text, to: folder + "/m.json")
      return try RoadBlocks.read(folder + "/m.json", on: nil).messages
    }
  }

  /// The ways that a message shuts, and what is said when it has no place.
  private func shut(_ text: String) throws -> ([Int64], [String]) {
    let roads = try roads()
    let placing = try MessagePlacing(
      try read(text), at: utc("2026-11-23T10:00:00Z"), on: roads)
    return (
      placing.shut.map { roads.network.linkSource[Int($0)] }.sorted(), placing.warnings
    )
  }

  @Test(
    arguments: [
      (line([(25.005, 66.0), (25.015, 66.0)]), [10]),
      (line([(25.01, 66.00005), (25.03, 66.00005)]), [10, 11]),
      (line([(25.02, 65.99), (25.02, 66.015)]), [12]),
      (box(25.03, 65.99, 25.05, 66.01), [11]), (box(25.01, 66.005, 25.03, 66.01), [12]),
      (point(25.01, 66.0002), [10]), (point(25.02, 66.01), [12]),
    ] as [(String, [Int64])])
  func whatIsDrawnIsShut(geometry: String, ways: [Int64]) throws {
    let (shut, warnings) = try shut(Self.message(geometry))
    #expect(shut == ways)
    #expect(warnings.isEmpty)
  }

  @Test func theNumberOfItsRoadDecidesAtACrossing() throws {
    let crossing = Self.point(25.02, 66.0)
    #expect(try shut(Self.message(crossing, address: (81, 1, 0))).0 == [12])
    #expect(try shut(Self.message(crossing, address: (9, 1, 0))).0 == [10, 11])
    let (none, warnings) = try shut(Self.message(crossing))
    #expect(none.isEmpty)
    #expect(warnings.first?.contains("equally near") == true, "\(warnings)")
  }

  @Test(arguments: [
    (message(point(25.01, 66.001)), "the nearest is 112 m away"),
    (message(line([(25.01, 66.1), (25.02, 66.1)])), "no road runs where it is drawn"),
    (message(box(26, 66, 27, 67)), "no road runs where it is drawn"),
    (message("null"), "it draws no place"),
    (message(point(25.01, 66), address: (6, 1, 0)), "from road 6; near it runs road 9"),
    (
      message(point(25.01, 66), address: (9, 1, 0), to: (9, 1, 500)),
      "this network has no road addresses, and a point does not say how far it reaches"
    ),
  ])
  func whatHasNoPlaceIsToldWithTheReason(text: String, says: String) throws {
    let (ways, warnings) = try shut(text)
    #expect(ways.isEmpty)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains(says) == true, "\(warnings)")
  }
}

/// Traffic messages on the shipped network.
@Suite struct ShippedMessageTests {
  private static let date = Result { try CalendarDate(parsing: "2026-11-23") }
  private static let mass =
    #"{"name":"Ajoneuvon suurin sallittu massa","quantity":30,"unit":"t"}"#

  /// A point a hundred meters east of a road's middle, and its number.
  private static func middle(of road: Road, _ data: GeoData) throws -> (String, Int) {
    let positions = Dictionary(
      data.places.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    let line =
      [try #require(positions[road.from])] + road.shape
      + [try #require(positions[road.to])]
    let (left, right) = (line[(line.count - 1) / 2], line[(line.count - 1) / 2 + 1])
    let point = MessageGeometryTests.point(
      (left.longitude + right.longitude) / 2 + 0.002, (left.latitude + right.latitude) / 2)
    let number = try #require(
      Int(road.number.split(separator: "/")[0].split(separator: " ").last ?? ""))
    return (point, number)
  }

  private func scenario(_ message: String?) throws -> (Scenario, String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-messages-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    var scenario = try Shipped.scenario()
    if let message {
      try Folders.write(message, to: folder + "/m.json")
      scenario.roads.closures = folder + "/m.json"
    }
    return (scenario, folder)
  }

  /// The way from Rovaniemi to Kemi under a message, with what was said.
  private func route(
    _ message: String?, gross: Int = 60_000, date: String = "2026-11-23"
  ) throws -> (Route?, [String]) {
    let (scenario, folder) = try scenario(message)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var warnings: [String] = []
    let day = try CalendarDate(parsing: date)
    let network = try scenario.network(on: day) {
      if case .warning(let text) = $0 { warnings.append(text) }
    }
    let profile = RoadProfile(
      vehicleType: VehicleTypeID("truck"), gross: Kilograms(gross), height: Centimeters(420),
      length: Centimeters(2000), axles: 7, isCombination: true, isLoaded: true)
    let answer = try network.route(
      from: .place(PlaceID("rovaniemi")), to: .place(PlaceID("kemi")), profile: profile, on: day,
      by: .time)
    return (answer.found, warnings)
  }

  /// The longest stretch with a Finnish number on the way.
  private func onTheWay(_ route: Route) throws -> Road {
    let roads = try Shipped.scenario().data.roads
    return try #require(
      roads.filter { road in
        road.country == .finland && route.steps.contains { $0.road == road.id }
      }.max { ($0.length, $1.id) < ($1.length, $0.id) })
  }

  @Test func aClosureByNumberAndPointIsDrivenRound() throws {
    let free = try #require(try route(nil).0)
    let road = try onTheWay(free)
    let (point, number) = try Self.middle(of: road, Shipped.scenario().data)
    let text = MessageGeometryTests.message(point, address: (number, 1, 0))
    let (found, warnings) = try route(text)
    #expect(warnings.isEmpty, "\(warnings)")
    let round = try #require(found)
    #expect(free.steps.contains { $0.road == road.id })
    #expect(!round.steps.contains { $0.road == road.id })
    #expect(round.milliseconds > free.milliseconds)
    // Before it begins nothing is shut.
    #expect(try route(text, date: "2026-11-19").0 == route(nil, date: "2026-11-19").0)
  }

  @Test func aLimitKeepsHeavierVehiclesOffAlone() throws {
    let free = try #require(try route(nil).0)
    let road = try onTheWay(free)
    let (point, number) = try Self.middle(of: road, Shipped.scenario().data)
    let text = MessageGeometryTests.message(point, address: (number, 1, 0), feature: Self.mass)
    let heavy = try #require(try route(text, gross: 30_001).0)
    let light = try #require(try route(text, gross: 30_000).0)
    #expect(!heavy.steps.contains { $0.road == road.id })
    #expect(light.steps.contains { $0.road == road.id })
    #expect(light.limit?.gross == Kilograms(30_000))
  }

  @Test(arguments: [
    (MessageGeometryTests.message("null", address: (4, 1, 0)), "it draws no place"),
    (
      MessageGeometryTests.message(MessageGeometryTests.point(25, 66), address: (19999, 1, 0)),
      "GeoData has no road 19999"
    ),
    (
      MessageGeometryTests.message(MessageGeometryTests.point(25, 60.2), address: (4, 1, 0)),
      "could not be placed"
    ),
    (
      MessageGeometryTests.message(
        MessageGeometryTests.point(25.7, 66.4), address: (4, 1, 0), to: (4, 2, 0)),
      "how far it reaches"
    ),
    (
      MessageGeometryTests.message(MessageGeometryTests.point(25.7, 66.4)),
      "it names no road, and no road of GeoData runs where it is drawn"
    ),
  ])
  func whatHasNoPlaceIsToldAndChangesNothing(text: String, says: String) throws {
    let (found, warnings) = try route(text)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains(says) == true, "\(warnings)")
    #expect(found == (try route(nil).0))
  }

  /// Every Finnish road with a number of its own is found by a point at its middle.
  @Test func everyNumberedRoadIsFoundByItsMiddle() throws {
    let data = try Shipped.scenario().data
    let numbered = NumberedRoads(places: data.places, roads: data.roads)
    var looked = 0
    for road in data.roads where road.country == .finland {
      guard let (point, number) = try? Self.middle(of: road, data) else { continue }
      let text = MessageGeometryTests.message(point, address: (number, 1, 0))
      let (scenario, folder) = try scenario(text)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let messages = try RoadBlocks.read(scenario.roads.closures ?? "", on: nil).messages
      let shape = try #require(try messages.first?.geographicShape())
      let found = numbered.roads(ofNumber: number, along: shape)
      #expect(found.contains(road.id), "\(road.id): \(found)")
      looked += 1
    }
    #expect(looked > 200)
  }
}
