import Domain
import Exchange
import Testing

/// Stock, consents, closures and bridges, which a region may have.
@Suite struct OptionalFilesTests {
  private func region() throws -> SmallGeoData {
    var region = try SmallGeoData()
    region.files["manifest.csv"] = nil
    region.files["stock.csv"] =
      "site_id,material_id,role,stock_t,date\nmill,ash,producer,12.5,2026-11-20\n"
    region.files["consents.csv"] =
      "from_site_id,to_site_id,material_id,kind,valid_from,valid_to,max_t\n"
      + "mill,dump,ash,notified,2026-01-01,2026-12-31,\n"
    region.files["closures.csv"] = "road_id,from,to,reason\nr1,2026-05-01,2026-05-31,thaw\n"
    region.files["bridges.csv"] =
      "road_id,km,limits\nr1,3.25,8/12/-/20/44\nr2,0,-/-/-/30\nr2,26.5,–/–/–/–/–\n"
    return region
  }

  @Test func areReadWithTheirUnits() throws {
    let (reading, messages) = try region().read()
    #expect(messages == [])
    let data = try reading.value()
    #expect(data.stocks.first?.mass == Kilograms(12_500))
    #expect(data.consents.first?.kind == .notified)
    #expect(data.consents.first?.limit == nil)
    #expect(data.closures.first?.to.description == "2026-05-31")
  }

  @Test func missingCombinationLimitIsTwiceTheVehicle() throws {
    let bridges = try region().read().reading.value().bridges
    #expect(bridges.map(\.at) == [Meters(3250), Meters(0), Meters(26_500)])
    #expect(bridges[0].axle == Kilograms(8000))
    #expect(bridges[0].threeAxleBogie == nil)
    #expect(bridges[0].combination == Kilograms(44_000))
    #expect(bridges[1].vehicle == Kilograms(30_000))
    #expect(bridges[1].combination == Kilograms(60_000))
    #expect(bridges[2].combination == nil)
  }

  @Test func withoutRowsAreInOrder() throws {
    var region = try SmallGeoData()
    region.files["closures.csv"] = "road_id,from,to,reason\n"
    #expect(
      try region.read().messages
        == ["manifest.csv: warning: field 'file': a row for closures.csv; it is read as version 1"])
  }

  @Test(arguments: [
    ("bridges.csv", "8/12/-/20/44", "8/12/20", "bridges.csv:2: error: field 'limits'"),
    ("bridges.csv", "8/12/-/20/44", "8/12/-/20000/44", "looks like kilograms, which would be 20 t"),
    (
      "bridges.csv", "26.5,", "26.6,",
      "bridges.csv:4: error: field 'km': value '26.6': 0 to 26.5 km"
    ),
    ("closures.csv", "2026-05-31", "2026-04-31", "closures.csv:2: error: field 'to'"),
    ("closures.csv", "2026-05-31", "2026-04-30", "a day not before from, 2026-05-01"),
    ("closures.csv", "r1", "r3", "closures.csv:2: error: field 'road_id': value 'r3': a road of"),
    ("consents.csv", "mill,dump", "mill,mill", "another site than from_site_id"),
    ("consents.csv", "notified", "notify", "one of annex7, notified, permit"),
    ("stock.csv", "ash,producer", "bark,producer", "a stream of streams.csv: mill as producer"),
    ("stock.csv", "12.5", "61", "warning: field 'stock_t': value '61': at most the store"),
  ])
  func faultsAreTold(file: String, old: String, new: String, part: String) throws {
    var region = try region()
    region.edit(file, old, new)
    let messages = try region.read().messages
    #expect(messages.count == 1)
    #expect(messages.first?.contains(part) == true, "\(messages)")
  }
}
