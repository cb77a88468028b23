import Domain
import Exchange
import Testing

/// Tables of limited bridges: what a planner writes, right and wrong.
@Suite struct BridgeTableTests {
  private func read(_ text: String) throws -> [LimitedBridge] {
    try BridgeTable.read(InputFile(name: "b.csv", rawBytes: Array(text.utf8)))
  }

  @Test func aRowMayNameItsPlaceInThreeWays() throws {
    let rows = try read(
      "road,km,part,distance_m,lon,lat,limits,note\n92,1.5,,,,,8/13/16/17/32.5,\n"
        + "9452,,2,300,25.5,66.5,-/-/-/12,old\n,,,,-0.1,51.5,-/-/-/-/44,\n")
    #expect(rows.map(\.at) == [Meters(1500), nil, nil])
    #expect(rows[0].masses.combination == Kilograms(32_500))
    #expect(rows[0].masses.threeAxleBogie == Kilograms(16_000))
    #expect(rows[1].address == RoadAddress(road: 9452, part: 2, distance: 300))
    // Without a fifth figure a combination may weigh twice a vehicle.
    #expect(rows[1].masses.combination == Kilograms(24_000))
    #expect(rows[1].masses.axle == nil)
    #expect(rows[2].position == Coordinate(clampedLongitude: -0.1, latitude: 51.5))
    #expect(rows.map(\.location.line) == [2, 3, 4])
  }

  @Test(arguments: [
    ("92,1,,,,,8/13/16", "b.csv:2: error: field 'limits': value '8/13/16': limits a/b/c/d/e"),
    ("92,1,,,,,8/13/16/17000/32", "'17000': 1 to 200 t; 17000 looks like kilograms"),
    ("92,1,,,,,-/-/-/-", "field 'limits': value '-/-/-/-': at least one limit"),
    ("92,x,,,,,-/-/-/12", "b.csv:2: error: field 'km': value 'x'"),
    (",1,,,,,-/-/-/12", "field 'road': the road whose kilometer it is"),
    ("92,,,,,,-/-/-/12", "b.csv:2: error: the place: road and km"),
    ("92,,3,,,,-/-/-/12", "field 'distance_m': part and distance_m together"),
    ("Vt 4,,3,1,,,-/-/-/12", "field 'road': value 'Vt 4'"),
    ("92,,,,25,,-/-/-/12", "field 'lat': lon and lat together"),
    ("92,,,,25,96,-/-/-/12", "field 'lat': value '96'"),
    ("92,1,,,,,8/13/16/17\n92,1,,,,,8/13/16/18", "b.csv:3: error: each bridge once; the same"),
  ])
  func aWrongRowIsNamed(row: String, says: String) throws {
    let fault = #expect(throws: InputFault.self) {
      try read("road,km,part,distance_m,lon,lat,limits\n\(row)\n")
    }
    #expect(fault?.description.contains(says) == true, "\(fault?.description ?? "")")
  }

  @Test func aColumnMissingOrMisspelledIsNamed() {
    let fault = #expect(throws: InputFault.self) { try read("road,km,limit\n92,1,-/-/-/12\n") }
    let text = fault?.description ?? ""
    #expect(text.contains("'limits'") && text.contains("did you mean"), "\(text)")
  }
}
