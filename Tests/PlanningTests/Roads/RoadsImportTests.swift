import Domain
import Exchange
import Foundation
import Testing

@testable import Planning
@testable import Roads

/// Roads from tables, with messages placed on them.
@Suite struct RoadsImportTests {
  /// 1 --4 km-- 2 --6 km-- 3 on road 4 in two parts; 2 is a crossing with location 5 of road 81.
  static let nodes = """
    lcd,junction,lon,lat,road_number,road_part,part_distance_m
    1,1,25.0,66.0,4,1,0
    2,2,25.0,66.03,4,1,4000
    3,3,25.0,66.08,4,2,6000
    5,2,25.0,66.03,81,1,0
    6,6,25.1,66.03,81,1,5000

    """
  static let links = """
    from_lcd,to_lcd,road_number,road_class,road_name,length_m
    1,2,4,valtatie,Nelostie,4000
    2,3,4,valtatie,Nelostie,6000
    5,6,81,kantatie,,5000.5

    """

  /// Imports the little table, with what is changed in it.
  private func imported<Result>(
    nodes: String = nodes, links: String = links, _ body: (String, String) throws -> Result
  ) throws -> Result {
    try Folders.scratch { folder in
      try Folders.write(nodes, to: folder + "/nodes.csv")
      try Folders.write(links, to: folder + "/links.csv")
      let run = RoadsImportRun(
        .table(links: folder + "/links.csv", nodes: folder + "/nodes.csv"), threads: 1,
        tell: { _ in })
      _ = try run.write(to: folder + "/table.roads")
      return try body(folder, folder + "/table.roads")
    }
  }

  @Test func crossingsAreJoinedAndAddressesAreKept() throws {
    try imported { _, file in
      let roads = try LinkRoads.open(file)
      #expect(roads.network.nodeCount == 4)
      #expect(roads.network.linkCount == 3)
      let addresses = try #require(roads.network.addresses)
      #expect(
        addresses.address(of: 1)
          == LinkAddress(
            from: RoadAddress(road: 4, part: 1, distance: 4000),
            to: RoadAddress(road: 4, part: 2, distance: 6000), fromCode: 2, toCode: 3))
      #expect(roads.network.linkLength[2] == 500_050)
    }
  }

  @Test(arguments: [
    ("1,2,4,valtatie,Nelostie,4000", "1,9,4,valtatie,Nelostie,4000", "links.csv:2", "to_lcd"),
    ("1,2,4,valtatie,Nelostie,4000", "1,2,4,valtatio,Nelostie,4000", "links.csv:2", "road_class"),
    ("1,2,4,valtatie,Nelostie,4000", "1,2,4,valtatie,Nelostie,-1", "links.csv:2", "length_m"),
  ])
  func aBadRowIsNamed(row: String, wrong: String, place: String, field: String) throws {
    let fault = #expect(throws: InputFault.self) {
      try imported(links: Self.links.replacingOccurrences(of: row, with: wrong)) { _, _ in }
    }
    let text = fault?.description ?? ""
    #expect(text.contains(place) && text.contains("'\(field)'"), "\(text)")
  }

  /// A message between two points of road 4.
  static func message(
    feature: String, from: String = #"{"road":4,"roadSection":1,"distance":4500}"#,
    to: String = #"{"road":4,"roadSection":2,"distance":100}"#, codes: (Int, Int)? = nil
  ) -> String {
    func point(_ address: String, _ code: Int?) -> String {
      let address = code == nil ? #""roadAddress":\#(address)"# : ""
      return "{\(address)" + (code.map { #""alertCLocation":{"locationCode":\#($0)}"# } ?? "") + "}"
    }
    return #"""
      {"type":"Feature","geometry":{"type":"Point","coordinates":[25,66]},"properties":{
      "situationId":"G1","announcements":[{"language":"fi","title":"Tie 4","locationDetails":{
      "roadAddressLocation":{"primaryPoint":\#(point(from, codes?.0)),
      "secondaryPoint":\#(point(to, codes?.1)),"direction":"both"}},"features":[\#(feature)],
      "timeAndDuration":{"startTime":"2026-11-20T00:00:00Z","endTime":"2026-11-25T23:59:59.999Z"}
      }]}}
      """#
  }

  private func placing(_ text: String, at instant: String = "2026-11-23T10:00:00Z") throws
    -> MessagePlacing
  {
    try imported { folder, file in
      try Folders.write(text, to: folder + "/messages.json")
      let read = try RoadBlocks.read(folder + "/messages.json", on: nil)
      #expect(read.blocks.isEmpty)
      return try MessagePlacing(
        read.messages, at: utc(instant), on: LinkRoads.open(file))
    }
  }

  static let closed = #"{"name":"Tie on suljettu liikenteeltä"}"#

  @Test func aClosureShutsTheLinksBetweenItsPoints() throws {
    let placing = try placing(Self.message(feature: Self.closed))
    #expect(placing.shut == [1])
    #expect(placing.warnings.isEmpty)
  }

  @Test func locationCodesPlaceWhatHasNoAddress() throws {
    let forth = try placing(Self.message(feature: Self.closed, codes: (1, 3)))
    let back = try placing(Self.message(feature: Self.closed, codes: (3, 1)))
    #expect(forth.shut == [0, 1])
    #expect(back.shut == [0, 1])
  }

  @Test func aMessageHoldsAtItsTimeOnly() throws {
    let text = Self.message(feature: Self.closed)
    #expect(try placing(text, at: "2026-11-19T23:59:59Z").shut.isEmpty)
    #expect(try placing(text, at: "2026-11-26T00:00:00Z").shut.isEmpty)
  }

  @Test(arguments: [("12", "t", 12_000), ("2000.0", "kg", 2000)])
  func aMassBindsInKilograms(quantity: String, unit: String, most: Int) throws {
    let feature =
      #"{"name":"Ajoneuvon suurin sallittu massa","quantity":\#(quantity),"unit":"\#(unit)"}"#
    let placing = try placing(Self.message(feature: feature))
    #expect(placing.shut.isEmpty)
    #expect(placing.limits == [LinkLimit(link: 1, quantity: .gross, most: most)])
  }

  @Test func whatLiesElsewhereIsToldAndNotApplied() throws {
    let elsewhere = #"{"road":130,"roadSection":24,"distance":3927}"#
    let placing = try placing(
      Self.message(feature: Self.closed, from: elsewhere, to: elsewhere))
    #expect(placing.shut.isEmpty)
    #expect(placing.warnings.count == 1)
    #expect(placing.warnings.first?.contains("130/24/3927") == true)
  }

  @Test func speedsAndTransportsAreCounted() throws {
    let speed = #"{"name":"Nopeusrajoitus","quantity":40,"unit":"km/h"}"#
    let width = #"{"name":"Kuljetuksen leveys","quantity":4.5,"unit":"m"}"#
    let placing = try placing(Self.message(feature: speed + "," + width))
    #expect(placing.idle == 1)
    #expect(placing.shut.isEmpty && placing.limits.isEmpty)
  }

  @Test func aUnitThatIsNoneIsNamed() throws {
    let feature = #"{"name":"Ajoneuvon suurin sallittu massa","quantity":12,"unit":"stone"}"#
    let fault = #expect(throws: InputFault.self) {
      try placing(Self.message(feature: feature))
    }
    #expect(fault?.description.contains("'unit'") == true)
    #expect(fault?.description.contains("stone") == true)
  }

  @Test func onlyVehiclesAboveTheMassAreKeptOff() throws {
    try imported { _, file in
      let roads = try LinkRoads.open(file)
      var options = LinkWays.Options()
      // Nearer than the open road beside the limited one.
      options.farthestSnap = Meters(1000)
      options.linkLimits = [LinkLimit(link: 1, quantity: .gross, most: 12_000)]
      let scenario = try Shipped.scenario()
      let ways = LinkWays(
        roads, data: scenario.data, rules: scenario.configuration.rules.roads, options: options)
      func answer(_ mass: Int) throws -> RoadAnswer<Route> {
        let profile = RoadProfile(
          vehicleType: VehicleTypeID("truck"), gross: Kilograms(mass), height: Centimeters(400),
          length: Centimeters(1200), axles: 3, isCombination: false, isLoaded: true)
        return try ways.route(
          from: .coordinate(Coordinate(clampedLongitude: 25, latitude: 66.01)),
          to: .coordinate(Coordinate(clampedLongitude: 25, latitude: 66.07)), profile: profile,
          on: CalendarDate(parsing: "2026-11-23"), by: .time)
      }
      guard case .found = try answer(12_000), case .unreachable(let reason) = try answer(12_001)
      else {
        Issue.record("12,000 kg pass, 12,001 do not")
        return
      }
      #expect(reason.code == .massLimit)
      #expect(reason.arguments["limit_t"] == "12")
    }
  }
}
