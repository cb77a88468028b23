import Domain
import Exchange
import Foundation
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Limited bridges on networks of every source.
@Suite struct BridgeImportTests {
  /// Imports the little table of ``RoadsImportTests`` with a table of bridges.
  private func table<Result>(
    _ bridges: String, _ body: (String) throws -> Result
  ) throws -> Result {
    try Folders.scratch { folder in
      try Folders.write(RoadsImportTests.nodes, to: folder + "/nodes.csv")
      try Folders.write(RoadsImportTests.links, to: folder + "/links.csv")
      try Folders.write(bridges, to: folder + "/bridges.csv")
      let run = RoadsImportRun(
        .table(links: folder + "/links.csv", nodes: folder + "/nodes.csv"),
        bridges: folder + "/bridges.csv", threads: 1, tell: { _ in })
      _ = try run.write(to: folder + "/x.roads")
      return try body(folder + "/x.roads")
    }
  }

  /// The links with a limit on vehicles alone, and what it is.
  private func limited(_ file: String) throws -> [Int: Int] {
    let network = try LinkRoads.open(file).network
    var limits: [Int: Int] = [:]
    for link in 0..<network.linkCount {
      for limit in try network.rule(Int(network.linkRule[link])).limits
      where limit.quantity == .loneVehicle { limits[link] = limit.clauses.first?.most }
    }
    return limits
  }

  /// Link 0 is road 4 from 1/0 to 1/4000, link 1 goes on to 2/6000 after 6 km, link 2 is road 81.
  @Test(arguments: [
    ("road,part,distance_m,limits\n4,1,3000,-/-/-/12", [0: 12_000]),
    ("road,part,distance_m,limits\n4,2,10,-/-/-/12", [1: 12_000]),
    ("road,part,distance_m,limits\n4,1,4000,-/-/-/12", [0: 12_000, 1: 12_000]),
    ("road,km,limits\n4,3.999,-/-/-/12", [0: 12_000]),
    ("road,km,limits\n4,9.5,-/-/-/12", [1: 12_000]),
    ("road,km,limits\n81,1,-/-/-/12\n4,1,8/13/16/17/32", [0: 17_000, 2: 12_000]),
    ("lon,lat,limits\n25.05,66.0301,-/-/-/12", [2: 12_000]),
    ("road,lon,lat,limits\n4,25.00001,66.03,-/-/-/12", [0: 12_000, 1: 12_000]),
    // The address is known, so the position is not asked.
    ("road,part,distance_m,lon,lat,limits\n4,1,3000,0,0,-/-/-/12", [0: 12_000]),
    // The address is on no road here, so the position decides.
    ("road,part,distance_m,lon,lat,limits\n4,7,3000,25,66.02,-/-/-/12", [0: 12_000]),
  ])
  func aTableIsPlacedByAddressKilometerOrPosition(bridges: String, links: [Int: Int]) throws {
    #expect(try table(bridges + "\n", limited) == links)
  }

  @Test(arguments: [
    (
      "lon,lat,limits\n25.5,66.03,-/-/-/12",
      ["bridges.csv:2: error: field 'lon': value '25.5,66.03'", "at most 50 m", "18070 m away"]
    ),
    ("road,lon,lat,limits\n6,25,66.02,-/-/-/12", ["from road 6; near it runs road 4 Nelostie"]),
    ("lon,lat,limits\n25,66.03,-/-/-/12", ["road 4 Nelostie", "road 81", "equally near"]),
    ("road,km,limits\n4,10.1,-/-/-/12", ["field 'km': value '10.1': 0 to 10 km"]),
    ("road,km,limits\n5,1,-/-/-/12", ["field 'road': value '5': the number of a road of this"]),
    ("road,part,distance_m,limits\n4,2,6001,-/-/-/12", ["field 'distance_m': value '4/2/6001'"]),
    (
      "road,part,distance_m,lon,lat,limits\n4,3,0,25.5,66,-/-/-/12",
      ["'4/3/0': an address on a road", "and a position at most 50 m"]
    ),
    ("road,km,limits\n4,1,12", ["bridges.csv:2: error: field 'limits': value '12'"]),
  ])
  func aBridgeWithoutAPlaceIsRefusedByLine(bridges: String, says: [String]) throws {
    let fault = #expect(throws: InputFault.self) { try table(bridges + "\n") { _ in } }
    for text in says {
      #expect(fault?.description.contains(text) == true, "\(fault?.description ?? "")")
    }
  }

  @Test func everyWrongRowIsToldAtOnce() throws {
    let fault = #expect(throws: InputFault.self) {
      try table("lon,lat,limits\n0,0,-/-/-/12\n25,66.02,-/-/-/12\n1,1,-/-/-/12\n") { _ in }
    }
    #expect(fault?.problems.map(\.location.line) == [2, 4])
    #expect(fault?.description.contains("more than 100 km away") == true)
  }

  @Test func bridgesAreCounted() throws {
    try table("road,km,lon,lat,limits\n4,4,,,-/-/-/12\n,,25.05,66.03,-/-/-/12\n") { file in
      let summary = try RoadsSummary(path: file)
      let text = String(decoding: summary.lines, as: UTF8.self)
      for (name, count) in [
        ("placed", 2), ("placed by road and kilometer", 1), ("placed by position", 1),
        ("links limited", 3),
      ] {
        #expect(
          text.split(separator: "\n").contains {
            $0.hasPrefix("bridge ") && $0.contains(" \(name) ") && $0.hasSuffix(" \(count)")
          }, "\(name): \(text)")
      }
      #expect(summary.sentence.hasSuffix("2 limited bridges"))
    }
  }

  /// Kemi to Keminmaa on the shipped network, over a bridge on the way.
  @Test func aFolderOfGeoDataTakesTheIdsOfItsRoads() throws {
    let scenario = try Shipped.scenario()
    let position = try #require(scenario.data.roads.indices.first { $0 > 100 })
    let road = scenario.data.roads[position]
    try Folders.scratch { folder in
      try Folders.write("road,km,limits\n\(road.id),0.5,-/-/-/12\n", to: folder + "/b.csv")
      let run = RoadsImportRun(
        .geodata(Shipped.root + "/GeoData"), bridges: folder + "/b.csv", threads: 1,
        tell: { _ in })
      _ = try run.write(to: folder + "/x.roads")
      #expect(try limited(folder + "/x.roads") == [position: 12_000])
      // The same as a folder whose own bridges.csv has the row.
      var data = scenario.data
      data.bridges = [
        BridgeLimit(
          road: road.id, at: Meters(500), axle: nil, twoAxleBogie: nil, threeAxleBogie: nil,
          vehicle: Kilograms(12_000), combination: Kilograms(24_000))
      ]
      let own = try GeoDataImport.network(data)
      let network = try LinkRoads.open(folder + "/x.roads").network
      for link in 0..<network.linkCount {
        #expect(
          try own.rule(Int(own.linkRule[link])) == network.rule(Int(network.linkRule[link])))
      }
      try Folders.write("road,km,limits\n\(road.id),5000,-/-/-/12\n", to: folder + "/b.csv")
      let fault = #expect(throws: InputFault.self) { try run.write(to: folder + "/y.roads") }
      #expect(fault?.description.contains("the length of \(road.id)") == true)
    }
  }

  /// A way on a bridge of 12 t: the light truck sees the limit, the heavy one goes round.
  @Test func limitsAreMetOnTheWayAndHeavierVehiclesGoRound() throws {
    var map = SmallMap()
    //  1 --- 2 --- 3     road 9 with a bridge between 2 and 3
    //        |     |
    //        4 --- 5     the way round
    map.node(1, 66.00, 25.00)
    map.node(2, 66.00, 25.02)
    map.node(3, 66.00, 25.04)
    map.node(4, 65.98, 25.02)
    map.node(5, 65.98, 25.04)
    map.node(6, 66.00, 25.06)
    map.way(10, [1, 2], ["highway": "secondary", "ref": "9"])
    map.way(11, [2, 3], ["highway": "secondary", "ref": "9", "bridge": "yes"])
    map.way(12, [3, 6], ["highway": "secondary", "ref": "9"])
    map.way(13, [2, 4, 5, 3], ["highway": "secondary"])
    try Folders.scratch { folder in
      try Data(ExtractWriter.file(map)).write(to: URL(fileURLWithPath: folder + "/m.osm.pbf"))
      try Folders.write(
        "road,lon,lat,limits\n9,25.03,66.0001,8/-/-/12/20\n", to: folder + "/b.csv")
      let run = RoadsImportRun(
        .extract(folder + "/m.osm.pbf"), bridges: folder + "/b.csv", threads: 1,
        tell: { _ in })
      _ = try run.write(to: folder + "/x.roads")
      let scenario = try Shipped.scenario()
      let ways = LinkWays(
        try LinkRoads.open(folder + "/x.roads"), data: scenario.data,
        rules: scenario.configuration.rules.roads)
      func route(_ gross: Int, combination: Bool, axles: Int) throws -> Route {
        let profile = RoadProfile(
          vehicleType: VehicleTypeID("truck"), gross: Kilograms(gross), height: Centimeters(400),
          length: Centimeters(1200), axles: axles, isCombination: combination, isLoaded: true)
        return try #require(
          try ways.route(
            from: .coordinate(Coordinate(clampedLongitude: 25.005, latitude: 66)),
            to: .coordinate(Coordinate(clampedLongitude: 25.055, latitude: 66)),
            profile: profile, on: CalendarDate(parsing: "2026-11-23"), by: .time
          ).found)
      }
      let light = try route(12_000, combination: false, axles: 3)
      // Over the vehicle's limit, the axle's, and the combination's.
      for heavy in [
        try route(12_001, combination: false, axles: 3),
        try route(17_000, combination: true, axles: 2),
        try route(20_001, combination: true, axles: 5),
      ] { #expect(heavy.distance.value > light.distance.value + 4000) }
      #expect(try route(20_000, combination: true, axles: 5).distance == light.distance)
      let met = light.limits.map { "\($0.quantity) \($0.most)" }
      #expect(met.contains("loneVehicle 12.0") && met.contains("axle 8.0"), "\(met)")
    }
  }
}
