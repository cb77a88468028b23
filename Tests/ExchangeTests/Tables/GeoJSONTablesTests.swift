import Domain
import Exchange
import Testing

/// Files of GeoData given as GeoJSON in place of CSV.
@Suite struct GeoJSONTablesTests {
  private static let places = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[24.0,66.2]},
     "properties":{"id":"north","name":"North","country":"FI","kind":"town","source":"s","confidence":"high"}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[24.0,66.0]},
     "properties":{"id":"south","name":"South","country":"FI","kind":"junction","source":null,"confidence":"high"}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[23.5,66.0,7]},
     "properties":{"id":"west","name":"West","country":"SE","kind":"border","source":"s","confidence":"low"}}
    ]}
    """

  private static let roads = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","geometry":{"type":"LineString","coordinates":[[24.0,66.2],[24.1,66.15],[24.1,66.05],[24.0,66.0]]},
     "properties":{"id":"r1","from":"north","to":"south","road":"Vt 4","km":25.0,"speed_kmh":74,"winter_speed_kmh":70,
     "max_gross_t":76,"max_height_m":4.4,"surface":"asphalt","thaw_risk":"none","country":"FI","season_note":null,"source":"s","confidence":"high"}},
    {"type":"Feature","geometry":null,
     "properties":{"fid":2,"id":"r2","from":"south","to":"west","road":"E4","km":26.5,"speed_kmh":74,"winter_speed_kmh":70,
     "max_gross_t":64,"max_height_m":4.5,"surface":"gravel","thaw_risk":"high","country":"SE","season_note":"","source":"s","confidence":"low"}}
    ]}
    """

  private func region() throws -> SmallGeoData {
    var region = try SmallGeoData()
    region.files["manifest.csv"] = nil
    region.files["places.csv"] = nil
    region.files["roads.csv"] = nil
    region.files["roads_shape.csv"] = nil
    region.files["places.geojson"] = Self.places
    region.files["roads.geojson"] = Self.roads
    return region
  }

  @Test func sayTheSameAsTheirCSV() throws {
    let (reading, messages) = try region().read()
    #expect(
      messages == ["roads.geojson: warning: field 'fid': no column of this name in roads"])
    let data = try reading.value()
    var expected = try SmallGeoData().read().reading.value()
    #expect(data.roads == expected.roads)
    for index in expected.places.indices {
      expected.places[index].name = data.places[index].name
      expected.places[index].source = data.places[index].source
    }
    #expect(data.places == expected.places)
    #expect(reading.files.map(\.name).contains("GeoData/roads.geojson"))
  }

  @Test func faultsNameThePathAndTheLine() throws {
    var region = try region()
    region.edit("roads.geojson", "\"km\":26.5", "\"km\":26500")
    region.edit("roads.geojson", "\"to\":\"west\"", "\"to\":\"vest\"")
    region.edit("places.geojson", "[24.0,66.2]", "[66.2,24.0]")
    let messages = try region.read().messages.filter { !$0.contains("'fid'") }
    #expect(messages.count == 4)
    #expect(
      messages.contains {
        $0.hasPrefix("places.geojson:2:1: error: features[0]: field 'lon': value '66.2'")
      })
    #expect(
      messages.contains {
        $0.hasPrefix("roads.geojson:5:1: error: features[1]: field 'to': value 'vest'")
          && $0.hasSuffix("a place of places.geojson; did you mean 'west'?")
      })
    #expect(messages.contains { $0.contains("26500 looks like meters") })
  }

  @Test func bothFormsAtOnceAreRefused() throws {
    var region = try region()
    region.files["places.csv"] = try SmallGeoData().files["places.csv"]
    #expect(
      try region.read().messages.contains(
        "places.geojson: error: either places.csv or places.geojson, not both"))
  }

  @Test(arguments: [
    "", "{", "[]", "{\"type\":\"FeatureCollection\",\"features\":[]}",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3067\"}},\"features\":[]}",
  ])
  func fileThatIsNoTableIsTold(text: String) throws {
    var region = try region()
    region.files["places.geojson"] = text
    let (reading, messages) = try region.read()
    #expect(reading.data == nil)
    #expect(messages.contains { $0.hasPrefix("places.geojson") })
    #expect(!messages.contains { $0.contains("a place of") })
  }
}
