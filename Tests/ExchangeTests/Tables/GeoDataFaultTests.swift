import Domain
import Exchange
import Foundation
import Testing

/// Each kind of fault in a file of GeoData, and the message that its reader gets.
@Suite struct GeoDataFaultTests {
  /// One change of the small region and the whole messages that it must give.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let messages: [String]
    var testDescription: String { "\(file): \(old) -> \(new)" }

    init(_ file: String, _ old: String, _ new: String, _ messages: String...) {
      self.file = file
      self.old = old
      self.new = new
      self.messages = messages
    }
  }

  @Test func smallRegionIsInOrder() throws {
    let (reading, messages) = try SmallGeoData().read()
    #expect(messages == [])
    let data = try reading.value()
    #expect(data.places.first { $0.id.text == "west" }?.name.text == "West, \"old\"")
    #expect(data.roads.first?.shape.map(\.latitude) == [66.15, 66.05])
    #expect(data.operations.last?.maxLength == Centimeters(2525))
    #expect(data.streams.first?.perYear == Kilograms(1_000_500))
    #expect(data.streams.first?.storage == nil)
  }

  static let references: [Case] = [
    Case(
      "roads.csv", "r2,south,west", "r2,soth,west",
      "roads.csv:3: error: field 'from': value 'soth': a place of places.csv; did you mean 'south'?"
    ),
    Case(
      "roads.csv", "r2,south,west", "r2,west,west",
      "roads.csv:3: error: field 'to': value 'west': another place than the road's 'from'"),
    Case(
      "roads.csv", "r2,south,west", "r2,south,north",
      "roads.csv:3: error: field 'to': value 'south - north': one road between two places;"
        + " r1 on line 2 joins them too"),
    Case(
      "roads.csv", "r2,", "r1,",
      "roads.csv:3: error: field 'id': value 'r1': each road once; it stands also on line 2"),
    Case(
      "roads_shape.csv", "r1,1", "r9,1",
      "roads_shape.csv:3: error: field 'road_id': value 'r9': a road of roads.csv;"
        + " did you mean 'r1'?"),
    Case(
      "roads_shape.csv", "r1,1", "r1,2",
      "roads_shape.csv:3: error: field 'seq': value '2': each number once in a road;"
        + " r1 has it on line 2"),
    Case(
      "site_links.csv", "dump,west", "dump,vest",
      "site_links.csv:3: error: field 'place_id': value 'vest': a place of places.csv;"
        + " did you mean 'west'?"),
    Case(
      "site_links.csv", "dump,west,1.4,rule,low\n", "",
      "site_links.csv: error: field 'site_id': value 'dump': a row for this site of sites.csv with"
        + " the place where it joins the road network"),
    Case(
      "site_ops.csv", "dump,", "mill,",
      "site_ops.csv: error: field 'site_id': value 'dump': a row for this site of sites.csv with"
        + " its hours, loaders and bays",
      "site_ops.csv:3: error: field 'site_id': value 'mill': each site once;"
        + " it stands also on line 2"),
    Case(
      "materials.csv", ",alkaline,", ",alcaline,",
      "materials.csv:2: error: field 'cleaning_class': value 'alcaline': a class of cleaning.csv;"
        + " did you mean 'alkaline'?"),
    Case(
      "cleaning.csv", "alkaline,wood,wash,45,s,low\n", "",
      "cleaning.csv: error: field 'to_class': value 'alkaline - wood':"
        + " a row for this pair of classes"),
    Case(
      "streams.csv", "mill,producer,ash", "mill,producer,aash",
      "streams.csv:2: error: field 'material_id': value 'aash': a material of materials.csv;"
        + " did you mean 'ash'?"),
    Case(
      "streams.csv", "dump,consumer", "mill,producer",
      "streams.csv:3: error: field 'material_id': value 'ash': one row for a site, role and"
        + " material; the same stands on line 2"),
    Case(
      "streams.csv", "8.37", "8.36",
      "streams.csv:2: error: field 'm01_pct': value '99.99':"
        + " twelve monthly shares that add up to 100 %"),
  ]

  static let values: [Case] = [
    Case(
      "roads.csv", ",25.0,", ",25000,",
      "roads.csv:2: error: field 'km': value '25000': 0.01 to 500 km;"
        + " 25000 looks like meters, which would be 25 km"),
    Case(
      "roads.csv", ",25.0,", ",22.0,",
      "roads.csv:2: warning: field 'km': value '22': at least the straight line between its ends,"
        + " 22.239 km; are the units km?"),
    Case(
      "roads.csv", ",25.0,", ",250,",
      "roads.csv:2: warning: field 'km': value '250': not many times the straight line between its"
        + " ends, 22.239 km; are the units km?"),
    Case(
      "roads.csv", ",76,", ",76000,",
      "roads.csv:2: error: field 'max_gross_t': value '76000': 3 to 120 t;"
        + " 76000 looks like kilograms, which would be 76 t"),
    Case(
      "roads.csv", ",4.4,", ",440,",
      "roads.csv:2: error: field 'max_height_m': value '440': 2 to 6 m;"
        + " 440 looks like centimeters, which would be 4.4 m"),
    Case(
      "roads.csv", ",25.0,", ",\"25,0\",",
      "roads.csv:2: error: field 'km': value '25,0': a plain decimal number such as 12.5:"
        + " a point as decimal mark, no thousands separators"),
    Case(
      "roads.csv", ",25.0,", ",nan,",
      "roads.csv:2: error: field 'km': value 'nan': a finite number such as 12.5"),
    Case(
      "roads.csv", ",25.0,", ",1e999,",
      "roads.csv:2: error: field 'km': value '1e999': a plain decimal number such as 12.5,"
        + " without exponent"),
    Case(
      "roads.csv", ",25.0,", ",0x10,",
      "roads.csv:2: error: field 'km': value '0x10': a plain decimal number such as 12.5,"
        + " not hexadecimal"),
    Case(
      "roads.csv", ",25.0,", ",25.00001,",
      "roads.csv:2: error: field 'km': value '25.00001': a number with at most 3 decimals"),
    Case(
      "roads.csv", ",25.0,", ",99999999999999999999,",
      "roads.csv:2: error: field 'km': value '99999999999999999999':"
        + " a number of at most 15 digits"),
    Case(
      "roads.csv", ",25.0,", ",,",
      "roads.csv:2: error: field 'km': a number; the field is empty"),
    Case(
      "roads.csv", "asphalt", "Asphalt",
      "roads.csv:2: error: field 'surface': value 'Asphalt': one of asphalt, soft_asphalt, gravel,"
        + " mixed; did you mean 'asphalt'?"),
    Case(
      "sites.csv", "24.05,66.2", "66.2,24.05",
      "sites.csv:2: error: field 'lon': value '66.2': longitude in degrees on WGS 84, 4 to 32;"
        + " longitude and latitude look exchanged",
      "sites.csv:2: error: field 'lat': value '24.05': latitude in degrees on WGS 84, 54 to 72;"
        + " longitude and latitude look exchanged"),
    Case(
      "sites.csv", "24.05,66.2", "384123.5,66.2",
      "sites.csv:2: error: field 'lon': value '384123.5': longitude in degrees on WGS 84, 4 to 32;"
        + " this looks like meters of a plane, which `sivuvirta project` turns to degrees"),
    Case(
      "site_ops.csv", "07:00-19:00", "22:00-06:00",
      "site_ops.csv:3: error: field 'open_mon_fri': value '22:00-06:00': opening hours inside one"
        + " day, opening before closing; 00:00-24:00 joins over midnight"),
    Case(
      "site_ops.csv", "Europe/Helsinki", "Europe/Helsinky",
      "site_ops.csv:2: error: field 'timezone': value 'Europe/Helsinky':"
        + " an IANA time zone such as Europe/Helsinki; did you mean 'Europe/Helsinki'?"),
    Case(
      "site_ops.csv", "24.051,66.2", "24.051,",
      "site_ops.csv:2: error: field 'gate_lat': a latitude, since gate_lon has a value"),
    Case(
      "materials.csv", "silo|tank", "silo|tanker",
      "materials.csv:2: error: field 'bodies': value 'silo|tanker': one of tipper, tipper_sealed,"
        + " tipper_high, hook, hook_sealed, closed_container, walking_floor, silo, tank;"
        + " did you mean 'tank'?; several are joined with '|'"),
    Case(
      "materials.csv", ",0.7,", ",700,",
      "materials.csv:2: error: field 'bulk_density_t_m3': value '700': 0.02 to 10 t/m3;"
        + " 700 looks like kg/m3, which would be 0.7 t/m3"),
    Case(
      "materials.csv", ",0.7,0.5,0.9,", ",0.7,0.8,0.9,",
      "materials.csv:2: error: field 'bulk_density_t_m3': value '0.7':"
        + " a density from density_low to density_high"),
    Case(
      "cleaning.csv", "wash,45", "wash,0",
      "cleaning.csv:3: error: field 'minutes': value '0': more than 0 min to wash"),
  ]

  static let forms: [Case] = [
    Case(
      "places.csv", "north,North", "north,North \"N\"",
      "places.csv:2: error: value 'North \"N\",FI,town,24.0,66.2,s,high': a field with a quote"
        + " stands in quotes, and the quote is doubled: \"5\"\" pipe\""),
    Case(
      "places.csv", "south,South", "south,South, old",
      "places.csv:3: error: value '9 fields': 8 fields as in the header;"
        + " a field that contains a comma stands in quotes"),
    Case(
      "places.csv", "kind,lon", "knid,lon",
      "places.csv:1: error: field 'knid': no column of this name in places; did you mean 'kind'?",
      "places.csv:1: error: field 'kind': a column 'kind'; places has id,name,country,kind,lon,lat,"
        + "source,confidence,name_fi,name_sv,name_en"),
    Case(
      "places.csv", "source,confidence", "source,source",
      "places.csv:1: error: field 'source': each column once",
      "places.csv:1: error: field 'confidence': a column 'confidence'; places has id,name,country,"
        + "kind,lon,lat,source,confidence,name_fi,name_sv,name_en"),
    Case(
      "manifest.csv", "sites.csv,1", "sites.csv,2",
      "manifest.csv:5: error: field 'version': value '2': sites.csv in version 1 of its form;"
        + " a newer program reads version 2"),
    Case(
      "manifest.csv", "sites.csv,1\n", "",
      "manifest.csv: warning: field 'file': a row for sites.csv; it is read as version 1"),
  ]

  @Test(arguments: references + values + forms)
  func eachFaultGivesItsMessage(_ fault: Case) throws {
    var region = try SmallGeoData()
    region.edit(fault.file, fault.old, fault.new)
    let (reading, messages) = try region.read()
    #expect(messages == fault.messages)
    #expect((reading.data == nil) == !reading.errors.isEmpty)
  }

  @Test func everyFaultOfAllFilesIsToldInOneRun() throws {
    var region = try SmallGeoData()
    let all = Self.values.filter { $0.old != ",25.0," || $0.new == ",nan," }
      .filter { $0.new != "384123.5,66.2" && $0.new != ",0.7,0.8,0.9," }
    for fault in all { region.edit(fault.file, fault.old, fault.new) }
    region.edit("roads_shape.csv", "r1,1", "r9,1")
    let (reading, messages) = try region.read()
    for fault in all { for message in fault.messages { #expect(messages.contains(message)) } }
    #expect(messages.contains { $0.hasPrefix("roads_shape.csv:3") })
    #expect(reading.data == nil)
    #expect(throws: InputFault.self) { try reading.value() }
    // A fault in a row does not make the references to it look wrong.
    #expect(!messages.contains { $0.contains("'mill'") })
  }

  @Test func malformedIdentifierIsNotOneThatMayBeReferredTo() throws {
    var region = try SmallGeoData()
    region.edit("sites.csv", "mill,Mill", "mi/ll,Mill")
    let messages = try region.read().messages
    #expect(
      messages.first == "sites.csv:2: error: field 'id': value 'mi/ll': an identifier:"
        + " 1 to 100 characters without '/', control characters or outer spaces")
    #expect(
      messages.dropFirst().map { $0.prefix { $0 != ":" } }
        == ["site_links.csv", "site_ops.csv", "streams.csv"])
    #expect(messages.dropFirst().allSatisfy { $0.hasSuffix("value 'mill': a site of sites.csv") })
  }

  @Test func linesAreThoseOfTheFileWithQuotedLineEnds() throws {
    var region = try SmallGeoData()
    region.edit("places.csv", "north,North,FI", "north,\"North\r\nand more\",FX")
    region.edit("places.csv", "border,23.5", "border,x")
    let messages = try region.read().messages
    #expect(messages.count == 2)
    #expect(messages.first?.hasPrefix("places.csv:3: error: field 'country'") == true)
    #expect(messages.last?.hasPrefix("places.csv:5: error: field 'lon'") == true)
  }

  @Test(arguments: [
    ("", "places.csv:1: error: a header row: id,name,"),
    ("\n\n", "places.csv:1: error: a header row: id,name,"),
    (
      "id,name,country,kind,lon,lat,source,confidence\n",
      "places.csv:1: error: at least one row below the header"
    ),
    (
      "id;name;country;kind;lon;lat;source;confidence\n",
      "places.csv:1: error: value 'id;name;country;kind;lon;lat;source;confidence':"
        + " columns separated by commas (RFC 4180); these are separated by ';'"
    ),
    ("id,name\n\"north,x\n", "places.csv:2: error: value '\"north,x': a closing quote;"),
    ("id,name\u{0}", "places.csv:1: error: value 'byte 0x0': text in UTF-8;"),
  ])
  func fileThatIsNoTableIsToldAndItsReferencesAreNotBlamed(text: String, start: String) throws {
    var region = try SmallGeoData()
    region.files["places.csv"] = text
    let messages = try region.read().messages
    #expect(messages.contains { $0.hasPrefix(start) })
    #expect(messages.allSatisfy { $0.hasPrefix("places.csv") })
  }

  @Test func missingFilesAreNamedAllAtOnce() throws {
    var region = try SmallGeoData()
    region.files["sites.csv"] = nil
    region.files["streams.csv"] = nil
    region.files["manifest.csv"] = nil
    do {
      _ = try region.read()
      Issue.record("a folder without sites was read")
    } catch let error as ExchangeError {
      #expect(error.kind == .environment)
      #expect(error.description.hasSuffix("there is no such file; also missing: streams.csv"))
    }
    #expect(throws: ExchangeError.self) { try GeoDataReader.read(folder: "/no/such/folder") }
  }

  @Test func fileWithAlmostTheRightNameIsWarnedOf() throws {
    var region = try SmallGeoData()
    region.files["stocks.csv"] = "site_id\n"
    #expect(
      try region.read().messages
        == ["stocks.csv: warning: no file of this name is read; did you mean 'stock.csv'?"])
  }
}
