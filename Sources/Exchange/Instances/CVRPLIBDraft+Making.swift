import Domain
internal import Foundation

/// How the parts of an instance of CVRPLIB become one.
extension CVRPLIBDraft {
  private typealias Limit = RoutingInstance.Limit

  /// The instance, `nil` when something is missing or contradicts; then it was noted.
  func instance(_ text: inout InstanceText, title: String) -> RoutingInstance? {
    for (isMissing, field, expected) in [
      (nodes == nil, "DIMENSION", "the number of nodes"),
      (capacity == nil, "CAPACITY", "the capacity of a vehicle"),
      (weightType == nil, "EDGE_WEIGHT_TYPE", "how ways are told, such as EUC_2D"),
      (demands == nil, "DEMAND_SECTION", "the demand of each node"),
      (depot == nil, "DEPOT_SECTION", "the number of the depot's node, and -1"),
      (weightType == .explicit && weights == nil, "EDGE_WEIGHT_SECTION", "the ways of EXPLICIT"),
      (
        weightType != .explicit && points == nil, "NODE_COORD_SECTION",
        "the coordinates of each node"
      ),
      (
        windows != nil && lengthMax != nil, "DISTANCE",
        "either DISTANCE or TIME_WINDOW_SECTION; both are not supported together"
      ),
    ] where isMissing {
      text.noteEnd("missing", field: field, expected)
    }
    guard text.problems.isEmpty, let nodes, let capacity, let weightType, let demands, let depot
    else { return nil }
    if demands[depot] != 0 {
      text.noteEnd("value", field: "DEMAND_SECTION", "a demand of 0 at the depot")
    }
    guard let travel = travel(weightType, nodes: nodes, &text), text.problems.isEmpty else {
      return nil
    }
    var visits: [RoutingInstance.Visit] = []
    for place in 0..<nodes where place != depot {
      var visit = RoutingInstance.Visit(id: "\(visits.count + 1)", place: place)
      visit.delivered = [demands[place]]
      visit.collected = [0]
      visit.service = services?[place] ?? service ?? 0
      if let windows { visit.windows = [windows[place]] }
      visits.append(visit)
    }
    var vehicle = RoutingInstance.VehicleType(
      id: "", count: min(vehicles ?? visits.count, visits.count), depot: depot)
    vehicle.capacity = [capacity]
    if let windows { vehicle.window = windows[depot] }
    // Nobody waits where there are no windows: the length with the services is the time of return.
    if let lengthMax { vehicle.window = RoutingInstance.Window(earliest: 0, latest: lengthMax) }
    return RoutingInstance(
      name: name ?? title, format: .cvrplib, travel: travel, visits: visits, vehicles: [vehicle],
      dimensions: 1)
  }

  private func travel(
    _ type: WeightType, nodes: Int, _ text: inout InstanceText
  ) -> RoutingInstance.Travel? {
    if type == .explicit { return weights.map(Self.table) }
    guard let points else { return nil }
    if type == .euclidean { return .straight(points) }
    guard nodes <= HaulageDayReader.siteLimit else {
      text.noteEnd(
        "range", field: "DIMENSION",
        "at most \(HaulageDayReader.siteLimit) nodes with \(type.rawValue)")
      return nil
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(nodes * nodes)
    for from in points {
      for to in points {
        let length = Self.length(type, from, to)
        guard length <= Limit.unit else {
          text.noteEnd(
            "range", field: "NODE_COORD_SECTION",
            "coordinates with ways of at most \(Int(Limit.unit))")
          return nil
        }
        numbers.append(Int32(length))
      }
    }
    return Self.table(numbers)
  }

  private static func table(_ numbers: [Int32]) -> RoutingInstance.Travel {
    .tables([RoutingInstance.Table(profile: "", durations: numbers, distances: numbers)])
  }

  /// The whole length of a way by TSPLIB's rules (Reinelt, TSPLIB 95, section 2).
  private static func length(
    _ type: WeightType, _ from: RoutingInstance.Point, _ to: RoutingInstance.Point
  ) -> Double {
    let x = abs(from.x - to.x)
    let y = abs(from.y - to.y)
    switch type {
    case .ceiling: return (x * x + y * y).squareRoot().rounded(.up)
    case .floor: return (x * x + y * y).squareRoot().rounded(.down)
    case .manhattan: return (x + y + 0.5).rounded(.down)
    case .maximum: return max((x + 0.5).rounded(.down), (y + 0.5).rounded(.down))
    default:
      if from == to { return 0 }
      let one = radians(from)
      let other = radians(to)
      let first = cos(one.y - other.y)
      let second = cos(one.x - other.x)
      let third = cos(one.x + other.x)
      let cosine = 0.5 * ((1 + first) * second - (1 - first) * third)
      return (6378.388 * acos(min(1, max(-1, cosine))) + 1).rounded(.down)
    }
  }

  /// Degrees and minutes, written as `DDD.MM`, with TSPLIB's own value of pi.
  private static func radians(_ point: RoutingInstance.Point) -> RoutingInstance.Point {
    func convert(_ value: Double) -> Double {
      let degrees = value.rounded(.towardZero)
      return 3.141592 * (degrees + 5 * (value - degrees) / 3) / 180
    }
    return RoutingInstance.Point(x: convert(point.x), y: convert(point.y))
  }
}
