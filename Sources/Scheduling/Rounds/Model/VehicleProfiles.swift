internal import Domain

/// Which vehicle classes share a table of ways, and the tables.
///
/// What is paid by the hour, the service hour and the kilometer is folded into what a way costs: the
/// search then knows one cost of a way.
struct VehicleProfiles {
  /// Parts of a unit of time that vehicles with a speed of their own are counted in, as VROOM does.
  static let speedParts = 100.0
  private struct Key: Hashable {
    var table: Int
    var speed: Double
    var hour: Int
    var serviceHour: Int
    var kilometer: Int
  }

  private var keys: [Key] = []
  /// The profile of each class.
  private(set) var ofClass: [Int] = []

  /// The profiles of an instance.
  init(_ instance: RoutingInstance) {
    var known: [Key: Int] = [:]
    for vehicle in instance.vehicles {
      var key = Key(
        table: vehicle.profile, speed: vehicle.speedFactor, hour: vehicle.costPerHour,
        serviceHour: vehicle.costPerServiceHour, kilometer: vehicle.costPerKilometer)
      if case .straight = instance.travel {
        key = Key(table: 0, speed: 1, hour: 0, serviceHour: 0, kilometer: 0)
      }
      if known[key] == nil {
        known[key] = keys.count
        keys.append(key)
      }
      ofClass.append(known[key] ?? 0)
    }
  }

  /// Ways between spots, each a place or nowhere.
  func table(
    _ instance: RoutingInstance, spots: [Int?], scale: Double, rounding: WayTable.Rounding,
    objective: RoutingObjective, tableMax: Int
  ) -> (ways: WayTable, costScale: Double) {
    switch instance.travel {
    case .straight(let points):
      let spotPoints = spots.map { place in place.map { (points[$0].x, points[$0].y) } }
      return (
        WayTable(points: spotPoints, scale: scale, rounding: rounding, tableMax: tableMax), scale
      )
    case .tables(let tables):
      return tabled(instance, tables, spots, scale, objective)
    }
  }

  /// How long ways between spots are, in the order of the profiles; none on the drawing board.
  func lengths(_ instance: RoutingInstance, spots: [Int?]) -> [Int32] {
    guard case .tables(let tables) = instance.travel else { return [] }
    let places = instance.placeCount
    return keys.flatMap { key in
      spots.flatMap { from in
        spots.map { to in
          guard let from, let to else { return 0 }
          return tables[key.table].distances[from * places + to]
        }
      }
    }
  }

  private func tabled(
    _ instance: RoutingInstance, _ tables: [RoutingInstance.Table], _ spots: [Int?],
    _ timeScale: Double, _ objective: RoutingObjective
  ) -> (ways: WayTable, costScale: Double) {
    let width = spots.count
    let places = instance.placeCount
    var costs: [Double] = []
    var times: [Int32] = []
    costs.reserveCapacity(keys.count * width * width)
    times.reserveCapacity(keys.count * width * width)
    for key in keys {
      let table = tables[key.table]
      let factor = (Self.speedParts / key.speed).rounded() / Self.speedParts
      for from in 0..<width {
        for to in 0..<width {
          var (cost, time) = (0.0, 0.0)
          if let start = spots[from], let end = spots[to] {
            let cell = start * places + end
            let drive = Double(table.durations[cell]) * factor
            // What a product comes out above a whole number is no part of time more.
            time = (drive * timeScale - 1e-6).rounded(.up)
            let length = Double(table.distances[cell])
            cost =
              objective != .cost
              ? length
              : table.costs.map { Double($0[cell]) } ?? Double(key.hour) / 3600 * drive
                + Double(key.kilometer) / 1000 * length
          }
          if to < instance.visits.count {
            let visit = instance.visits[to]
            let setup = spots[from] == spots[to] ? 0 : visit.setup
            if objective == .cost {
              cost += Double(key.serviceHour) / 3600 * (setup + visit.service)
            }
          }
          costs.append(cost)
          times.append(Int32(min(time, Double(RoutingModel.wayMax))))
        }
      }
    }
    let most = costs.max() ?? 0
    var scale = costs.allSatisfy { $0 == $0.rounded() } ? 1.0 : 100.0
    while most * scale > Double(RoutingModel.wayMax) { scale /= 10 }
    let isSame = zip(costs, times).allSatisfy { $0 * scale == Double($1) }
    return (
      WayTable(
        width: width, costs: costs.map { Int32(($0 * scale).rounded()) },
        times: isSame ? [] : times), scale
    )
  }
}
