import Domain
import Foundation
import Roads

/// A small roads file as it is written, to be damaged.
private let whole: [UInt8] = {
  let path = NSTemporaryDirectory() + "/fuzz-\(getpid()).whole"
  let rule = LinkRule(roadClass: .primary, roadSpeed: 600)
  var limited = LinkRule(roadClass: .tertiary, roadSpeed: 400)
  limited.limits = [LinkRule.Limit(.gross, clauses: [.init(44_000)])]
  limited.backward.access = [.init(.destination)]
  var nodes: [String: Coordinate] = [:]
  var links: [RoadLink] = []
  for node in 0..<20 {
    nodes["\(node)"] = Coordinate(
      clampedLongitude: 24 + Double(node % 5) / 100, latitude: 65.5 + Double(node / 5) / 100)
    if node % 5 > 0 {
      links.append(
        RoadLink(
          from: "\(node - 1)", to: "\(node)", centimeters: 46_000, rule: rule, number: "4",
          source: Int64(node)))
    }
    if node >= 5 {
      links.append(
        RoadLink(
          from: "\(node - 5)", to: "\(node)", centimeters: 111_000, rule: limited, name: "Kuja",
          source: Int64(100 + node)))
    }
  }
  guard let network = try? LinkNetwork(nodes: nodes, links: links),
    let roads = try? LinkRoads(
      network, facts: RoadsFacts(source: "fuzz", attribution: "nobody"), threads: 1),
    (try? roads.write(to: path)) != nil
  else { return [] }
  return Array((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
}()

/// Damages a roads file beyond its table, whose checksum would refuse it, opens it and asks it for
/// all that can be asked; libFuzzer calls it.
///
/// The first byte tells the kind of input: even, edits of four bytes each (offset in three, value);
/// odd, a whole file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRoadsFile(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let kind = input.first else { return 0 }
  var file = Array(input.dropFirst())
  if kind % 2 == 0, !whole.isEmpty {
    let head = 32 + 56 * Int(whole[12])
    file = whole
    for start in stride(from: 1, to: input.count - 3, by: 4) {
      let offset = Int(input[start]) << 16 | Int(input[start + 1]) << 8 | Int(input[start + 2])
      file[head + offset % (file.count - head)] = input[start + 3]
    }
  }
  let path = NSTemporaryDirectory() + "/fuzz-\(getpid()).roads"
  guard (try? Data(file).write(to: URL(fileURLWithPath: path))) != nil,
    let roads = try? LinkRoads.open(path)
  else { return 0 }
  ask(roads)
  return 0
}

private func ask(_ roads: LinkRoads) {
  let year = Season(
    from: YearlyDay(CalendarDate(dayNumber: 0)), through: YearlyDay(CalendarDate(dayNumber: 90)))
  let rules = Rules.Roads(
    winter: year, thawSouth: year, thawNorth: year, thawLatitude: 67, thawPolicy: .close,
    thawGross: Kilograms(12_000), borderCrossing: .minutes(2), townPassage: .minutes(1),
    accessSpeed: 30, accessDetour: 1.3, accessMinimum: Meters(300), massDetour: 1.2,
    massLevels: [Kilograms(60_000)])
  let nothing = GeoData(
    sites: [], links: [], operations: [], materials: [], cleaning: [], streams: [], places: [],
    roads: [])
  let ways = LinkWays(roads, data: nothing, rules: rules)
  let truck = RoadProfile(
    vehicleType: VehicleTypeID("truck"), gross: Kilograms(40_000), height: Centimeters(400),
    length: Centimeters(1600), axles: 5, isCombination: true, isLoaded: true)
  let day = CalendarDate(dayNumber: 20_000)
  let ends: [RouteEndpoint] = [(24.005, 65.5), (24.03, 65.525), (24.04, 65.53)].map {
    .coordinate(Coordinate(clampedLongitude: $0.0, latitude: $0.1))
  }
  _ = try? ways.travels(between: ends, profile: truck, on: day, by: .time)
  _ = try? ways.route(from: ends[0], to: ends[1], profile: truck, on: day, by: .distance)
  _ = try? ways.alternatives(
    from: ends[0], to: ends[2], profile: truck, on: day, by: .time, count: 2)
  for direction in [SearchDirection.from, .toward] {
    _ = try? ways.reach(
      ofNearest: ends, within: .time([Seconds(100)]), direction: direction, profile: truck, on: day)
  }
  _ = roads.links(shutBy: [
    RoadBlock(.point(Coordinate(clampedLongitude: 24.01, latitude: 65.5)))
  ])
}
