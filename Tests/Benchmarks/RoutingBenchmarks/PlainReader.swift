import Domain
import Foundation

/// Throwaway reader.
enum PlainReader {
  static func read(_ path: String) -> RoutingInstance {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return path.hasSuffix(".vrp") ? cvrp(text) : solomon(text)
  }

  static func solomon(_ text: String) -> RoutingInstance {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }.filter { !$0.isEmpty }
    var points: [RoutingInstance.Point] = []
    var visits: [RoutingInstance.Visit] = []
    var vehicle = RoutingInstance.VehicleType(id: "", count: 0, depot: 0)
    for line in lines {
      let numbers = line.compactMap(Double.init)
      guard numbers.count == line.count else { continue }
      if numbers.count == 2 {
        vehicle.count = Int(numbers[0])
        vehicle.capacity = [Int(numbers[1])]
      } else if numbers.count == 7 {
        points.append(.init(x: numbers[1], y: numbers[2]))
        let window = RoutingInstance.Window(earliest: numbers[4], latest: numbers[5])
        if points.count == 1 {
          vehicle.window = window
        } else {
          var visit = RoutingInstance.Visit(id: line[0], place: points.count - 1)
          visit.delivered = [Int(numbers[3])]
          visit.windows = [window]
          visit.service = numbers[6]
          visits.append(visit)
        }
      }
    }
    return RoutingInstance(
      name: lines[0][0], format: .solomon, travel: .straight(points), visits: visits,
      vehicles: [vehicle], dimensions: 1)
  }

  static func cvrp(_ text: String) -> RoutingInstance {
    var section = ""
    var capacity = 0
    var points: [RoutingInstance.Point] = []
    var demands: [Int] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: { $0.isWhitespace || $0 == ":" }).map(String.init)
      guard let first = words.first else { continue }
      if first.hasSuffix("SECTION") {
        section = first
      } else if first == "CAPACITY" {
        capacity = Int(words[1]) ?? 0
      } else if section == "NODE_COORD_SECTION", words.count == 3 {
        points.append(.init(x: Double(words[1]) ?? 0, y: Double(words[2]) ?? 0))
      } else if section == "DEMAND_SECTION", words.count == 2 {
        demands.append(Int(words[1]) ?? 0)
      }
    }
    var vehicle = RoutingInstance.VehicleType(id: "", count: points.count, depot: 0)
    vehicle.capacity = [capacity]
    let visits = (1..<points.count).map { place in
      var visit = RoutingInstance.Visit(id: "\(place)", place: place)
      visit.delivered = [demands[place]]
      return visit
    }
    return RoutingInstance(
      name: "x", format: .cvrplib, travel: .straight(points), visits: visits, vehicles: [vehicle],
      dimensions: 1)
  }
}
