import Domain
import Exchange
import Testing

/// Files of loads: what a dispatcher writes, right and wrong.
@Suite struct LoadsReaderTests {
  static let header =
    "id,material,from,to,tonnes,pickup_earliest,pickup_latest,delivery_earliest,delivery_latest,"
    + "priority,body,pinned_vehicle,note\n"

  private func read(_ text: String) throws -> LoadsReading {
    let data = try SmallGeoData().read().reading.value()
    let clocks = ZoneClocks.clocks(of: data.operations, years: 2025...2027)
    let zones = Dictionary(uniqueKeysWithValues: data.operations.map { ($0.site, $0.timeZone) })
    let reader = LoadsReader(data: data, vehicles: [VehicleID("T01"), VehicleID("T02")]) { site in
      zones[site].flatMap { clocks[$0] } ?? ZoneClock(name: "UTC", changes: [])
    }
    return reader.read(try InputFile(name: "loads.csv", rawBytes: Array(text.utf8)))
  }

  @Test func rowWithoutOptionalColumnsIsRead() throws {
    let rows = try read("id,material,from,to,tonnes\nA-1,ash,mill,dump,100.5\n").value()
    #expect(
      rows == [
        LoadRow(
          id: "A-1", material: MaterialID("ash"), from: SiteID("mill"), to: SiteID("dump"),
          mass: Kilograms(100_500))
      ])
  }

  @Test func timesWithoutOffsetAreLocalToTheirSite() throws {
    let text =
      Self.header
      + "1,ash,mill,dump,1,2026-11-23T06:00,2026-11-23T08:00+02:00,2026-11-23T06:00,2026-11-23,"
      + "80,silo,T01,at gate\n"
    let row = try #require(try read(text).value().first)
    // Kept points: 2026-11-23T04:00Z is 06:00 in Helsinki and 05:00 in Stockholm.
    let six = 1_795_406_400
    #expect(row.pickup?.earliest == Instant(epochSeconds: six))
    #expect(row.pickup?.latest == Instant(epochSeconds: six + 2 * 3600))
    #expect(row.delivery?.earliest == Instant(epochSeconds: six + 3600))
    #expect(row.delivery?.latest == Instant(epochSeconds: six + 19 * 3600))
    #expect(row.priority == 80)
    #expect(row.body == .silo)
    #expect(row.pinnedVehicle == VehicleID("T01"))
    #expect(row.note == "at gate")
  }

  @Test func windowMayBeOpenAtOneEnd() throws {
    let row = try #require(
      try read(Self.header + "1,ash,mill,dump,1,,2026-11-23T08:00Z,,,,,,\n").value().first)
    #expect(row.pickup?.earliest == .openStart)
    #expect(row.delivery == nil)
  }

  @Test(arguments: [
    ("a/1,ash,mill,dump,1,,,,,,,,", "field 'id': value 'a/1': an identifier"),
    (",ash,mill,dump,1,,,,,,,,", "field 'id': an identifier"),
    ("1,aash,mill,dump,1,,,,,,,,", "a material of materials.csv; did you mean 'ash'?"),
    ("1,ash,mil,dump,1,,,,,,,,", "field 'from': value 'mil': a site of sites.csv; did you mean"),
    ("1,ash,mill,mill,1,,,,,,,,", "another site than 'from'"),
    ("1,ash,mill,dump,0,,,,,,,,", "field 'tonnes': value '0': 0.001 to 1000000 t"),
    ("1,ash,mill,dump,-5,,,,,,,,", "0.001 to 1000000 t"),
    ("1,ash,mill,dump,50000000,,,,,,,,", "looks like kilograms, which would be 50000 t"),
    ("1,ash,mill,dump,1e3,,,,,,,,", "without exponent"),
    ("1,ash,mill,dump,\"1,5\",,,,,,,,", "a point as decimal mark"),
    ("1,ash,mill,dump,inf,,,,,,,,", "a finite number"),
    ("1,ash,mill,dump,1,23.11.2026 6:00,,,,,,,", "field 'pickup_earliest'"),
    ("1,ash,mill,dump,1,2026-02-29T06:00,,,,,,,", "field 'pickup_earliest'"),
    (
      "1,ash,mill,dump,1,2026-11-23T08:00,2026-11-23T06:00,,,,,,",
      "field 'pickup_latest': value '2026-11-23T06:00': a time not before pickup_earliest"
    ),
    (
      "1,ash,mill,dump,1,2026-11-23T08:00,,,2026-11-23T06:00,,,,",
      "field 'delivery_latest': value '2026-11-23T06:00': a time after pickup_earliest"
    ),
    ("1,ash,mill,dump,1,,,,,101,,,", "field 'priority': value '101': 0 to 100"),
    ("1,ash,mill,dump,1,,,,,,tipperr,,", "did you mean 'tipper'?"),
    ("1,ash,mill,dump,1,,,,,,,T03,", "a vehicle of the firm; did you mean 'T01'?"),
  ])
  func faultIsToldWithItsLine(row: String, part: String) throws {
    let reading = try read(Self.header + "0,ash,mill,dump,1,,,,,,,,\n" + row + "\n")
    #expect(reading.errors.count == 1)
    let message = try #require(reading.errors.first).description
    #expect(message.hasPrefix("loads.csv:3: error: "))
    #expect(message.contains(part), "\(message)")
    #expect(reading.rows.isEmpty)
    #expect(throws: InputFault.self) { try reading.value() }
  }

  @Test func everyFaultOfTheFileIsTold() throws {
    let reading = try read(
      Self.header + "1,ash,mill,dump,x,,,,,200,,,\n1,bark,nowhere,dump,2,,,,,,tipper,,\n")
    #expect(reading.errors.map(\.location.field) == ["tonnes", "priority", "id", "from"])
    #expect(reading.errors.map(\.location.line) == [2, 2, 3, 3])
  }

  @Test func bodyThatTheMaterialDoesNotKnowIsAWarning() throws {
    let reading = try read(Self.header + "1,ash,mill,dump,1,,,,,,tipper,,\n")
    #expect(reading.errors.isEmpty)
    #expect(reading.warnings.first?.expected == "a body that may carry ash: silo, tank")
  }

  @Test(arguments: ["", "id,material,from,to,tonnes\n", "id,material,from,to\n1,ash,mill,dump\n"])
  func fileWithoutLoadsOrColumnsIsRefused(text: String) throws {
    let reading = try read(text)
    #expect(reading.errors.count == 1)
    #expect(reading.errors.first?.location.line == 1)
  }
}
