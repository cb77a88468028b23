import Domain
import Foundation
import Roads

/// The shipped data set, read from the fixtures with a reader of the tests' own.
enum ShippedData {
  static let places = rows("places").map { row in
    Place(
      id: PlaceID(row["id"]), name: LocalizedName(row["name"]),
      country: expected(Country(rawValue: row["country"])),
      kind: expected(PlaceKind(rawValue: row["kind"])),
      position: position(row), source: row["source"], confidence: confidence(row))
  }

  static let roads: [Road] = {
    let shapes = Dictionary(grouping: rows("roads_shape")) { $0["road_id"] }
    return rows("roads").map { row in
      Road(
        id: RoadID(row["id"]), from: PlaceID(row["from"]), to: PlaceID(row["to"]),
        number: row["road"], length: meters(row["km"]), speed: expected(Int(row["speed_kmh"])),
        winterSpeed: expected(Int(row["winter_speed_kmh"])),
        maxGross: kilograms(row["max_gross_t"]),
        maxHeight: centimeters(row["max_height_m"]),
        surface: expected(Surface(rawValue: row["surface"])),
        thawRisk: expected(ThawRisk(rawValue: row["thaw_risk"])),
        country: expected(Country(rawValue: row["country"])),
        shape: (shapes[row["id"]] ?? []).sorted {
          expected(Int($0["seq"])) < expected(Int($1["seq"]))
        }
        .map(position),
        note: row["season_note"], source: row["source"], confidence: confidence(row))
    }
  }()

  static let sites = rows("sites").map { row in
    Site(
      id: SiteID(row["id"]), name: LocalizedName(row["name"]),
      kind: expected(SiteKind(rawValue: row["kind"])), industry: row["industry"],
      operator: row["operator"],
      municipality: row["municipality"], country: expected(Country(rawValue: row["country"])),
      position: position(row), accuracy: Meters(expected(Int(row["accuracy_m"]))),
      status: row["status"],
      source: row["source"], confidence: confidence(row))
  }

  static let links = rows("site_links").map { row in
    SiteLink(
      site: SiteID(row["site_id"]), place: PlaceID(row["place_id"]),
      access: meters(row["access_km"]), method: row["method"], confidence: confidence(row))
  }

  static let vehicleTypes = rows("fleet").map { row in
    VehicleType(
      id: VehicleTypeID(row["id"]), name: LocalizedName(row["name"]),
      country: expected(Country(rawValue: row["country"])), combination: row["combination"],
      axles: expected(Int(row["axles"])), gross: kilograms(row["gross_t"]),
      tare: kilograms(row["tare_t"]),
      payload: kilograms(row["payload_t"]),
      volume: Liters(Int((expected(Double(row["volume_m3"])) * 1000).rounded())),
      length: centimeters(row["length_m"]), height: centimeters(row["height_m"]), bodies: [],
      fuelLoaded: 0, fuelEmpty: 0, costPerKilometer: .zero, costPerHour: .zero, emission: 0,
      loading: .zero, unloading: .zero, permit: row["permit"], isDefault: true,
      source: row["source"], confidence: confidence(row))
  }

  static let network = expected(
    try? SiteNetwork(places: places, roads: roads, sites: sites, links: links, rules: rules()))

  static func vehicle(_ id: String) -> VehicleType {
    expected(vehicleTypes.first { $0.id.text == id })
  }

  /// The published road rules, with what a test changes.
  static func rules(
    thawPolicy: Rules.ThawPolicy = .close, border: Seconds = .minutes(2),
    town: Seconds = .minutes(1)
  ) -> Rules.Roads {
    Rules.Roads(
      winter: season("10-28", "03-31"), thawSouth: season("04-15", "05-31"),
      thawNorth: season("05-01", "06-30"), thawLatitude: 67, thawPolicy: thawPolicy,
      thawGross: Kilograms(12_000), borderCrossing: border, townPassage: town, accessSpeed: 30,
      accessDetour: 1.3, accessMinimum: Meters(300), massDetour: 1.2,
      massLevels: [76, 74, 68, 64, 60].map { Kilograms($0 * 1000) })
  }

  static func season(_ first: String, _ last: String) -> Season {
    func day(_ text: String) -> YearlyDay {
      let parts = text.split(separator: "-").map { expected(Int($0)) }
      return expected(try? YearlyDay(month: parts[0], day: parts[1]))
    }
    return Season(from: day(first), through: day(last))
  }

  /// A row by column name.
  struct Row {
    let fields: [String: String]
    subscript(name: String) -> String { expected(fields[name]) }
  }

  static func rows(_ file: String) -> [Row] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/\(file).csv")
    let text = expected(try? String(contentsOf: file, encoding: .utf8))
    let lines = text.split(whereSeparator: \.isNewline).map { split($0) }
    return lines.dropFirst().map {
      Row(fields: Dictionary(uniqueKeysWithValues: zip(lines[0], $0)))
    }
  }

  /// One line of CSV; quotes may hold commas and doubled quotes, but no line ends.
  private static func split(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private static func position(_ row: Row) -> Coordinate {
    expected(
      try? Coordinate(
        longitude: expected(Double(row["lon"])), latitude: expected(Double(row["lat"]))))
  }
  private static func confidence(_ row: Row) -> Confidence {
    expected(Confidence(rawValue: row["confidence"]))
  }
  private static func meters(_ km: String) -> Meters {
    Meters(Int((expected(Double(km)) * 1000).rounded()))
  }
  private static func kilograms(_ tonnes: String) -> Kilograms {
    Kilograms(Int((expected(Double(tonnes)) * 1000).rounded()))
  }
  private static func centimeters(_ meters: String) -> Centimeters {
    Centimeters(Int((expected(Double(meters)) * 100).rounded()))
  }
}

/// A day, for tests that know it exists.
func day(_ text: String) -> CalendarDate { expected(try? CalendarDate(parsing: text)) }

/// What a fixture must hold.
func expected<Value>(_ value: Value?, line: UInt = #line) -> Value {
  guard let value else { preconditionFailure("a fixture is broken, line \(line)") }
  return value
}
