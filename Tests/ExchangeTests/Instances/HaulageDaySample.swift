import Domain
import Foundation

@testable import Exchange

/// A haulage day of three sites, two loads and two trucks, as text and as values.
///
/// Sites lie in a row: A - 10 km - B - 20 km - C; a kilometer takes a minute.
enum HaulageDaySample {
  static let text = """
    {"name":"small","seed":1,"speed_kmh":60,
    "unserved_cents":50000,
    "sites":[
    {"id":"A","lat":65.5,"lon":24.5},
    {"id":"B","lat":65.6,"lon":24.6},
    {"id":"C","lat":66,"lon":25}],
    "distance_m":[
    [0,10000,30000],
    [10000,0,20000],
    [30000,20000,0]],
    "duration_s":[
    [0,600,1800],
    [600,0,1200],
    [1800,1200,0]],
    "loads":[
    {"id":"L0","pickup":0,"delivery":2,"body":"tipper","pickup_service_s":900,"delivery_service_s":600,"pickup_window_s":[21600,28800],"delivery_window_s":[21600,36000]},
    {"id":"L1","pickup":1,"delivery":0,"body":"tank","pickup_service_s":1200,"delivery_service_s":900,"pickup_window_s":[21600,72000],"delivery_window_s":[21600,79200]}],
    "trucks":[
    {"id":"T0","depot":0,"bodies":["tipper","tank"],"fixed_cents":18000,"cents_per_km":135,"shift_s":[18000,64800],"max_driving_s":32400},
    {"id":"T1","depot":1,"bodies":["tank"],"fixed_cents":16000,"cents_per_km":125,"shift_s":[21600,68400],"max_driving_s":32400}]}

    """

  /// The day that the text means, written by hand.
  static let day: HaulageDay = {
    func window(_ earliest: Int, _ latest: Int) -> HaulageDay.Window {
      HaulageDay.Window(earliest: Seconds(earliest), latest: Seconds(latest))
    }
    func site(_ id: String, _ latitude: Double, _ longitude: Double) -> HaulageDay.Site {
      HaulageDay.Site(
        id: id, position: Coordinate(clampedLongitude: longitude, latitude: latitude))
    }
    return HaulageDay(
      name: "small", sites: [site("A", 65.5, 24.5), site("B", 65.6, 24.6), site("C", 66, 25)],
      distances: [0, 10_000, 30_000, 10_000, 0, 20_000, 30_000, 20_000, 0],
      durations: [0, 600, 1800, 600, 0, 1200, 1800, 1200, 0],
      loads: [
        HaulageDay.Load(
          id: "L0", pickup: 0, delivery: 2, body: "tipper", pickupService: Seconds(900),
          deliveryService: Seconds(600), pickupWindow: window(21_600, 28_800),
          deliveryWindow: window(21_600, 36_000)),
        HaulageDay.Load(
          id: "L1", pickup: 1, delivery: 0, body: "tank", pickupService: Seconds(1200),
          deliveryService: Seconds(900), pickupWindow: window(21_600, 72_000),
          deliveryWindow: window(21_600, 79_200)),
      ],
      trucks: [
        HaulageDay.Truck(
          id: "T0", depot: 0, bodies: ["tank", "tipper"], fixedCost: Cents(18_000),
          costPerKilometer: Cents(135), shift: window(18_000, 64_800), drivingMax: Seconds(32_400)),
        HaulageDay.Truck(
          id: "T1", depot: 1, bodies: ["tank"], fixedCost: Cents(16_000),
          costPerKilometer: Cents(125), shift: window(21_600, 68_400), drivingMax: Seconds(32_400)),
      ], unservedCost: Cents(50_000))
  }()

  /// Reads a text as a file `day.json`.
  static func read(_ text: String) throws -> HaulageDay { try read(Array(text.utf8)) }

  /// Reads bytes as a file `day.json`.
  static func read(_ bytes: [UInt8]) throws -> HaulageDay {
    try HaulageDayReader.read(InputFile(name: "day.json", rawBytes: bytes))
  }

  /// The problems of a text; none when it is read.
  static func problems(_ text: String) throws -> [InputProblem] {
    do {
      _ = try read(text)
      return []
    } catch let fault as InputFault {
      return fault.problems
    }
  }

  /// The sample with the first `old` replaced by `new`; the text must be there.
  static func changed(_ old: String, _ new: String) throws -> String {
    guard let range = text.range(of: old) else { throw MissingText(text: old) }
    return text.replacingCharacters(in: range, with: new)
  }

  struct MissingText: Error { let text: String }
}
