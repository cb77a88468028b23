internal import Domain

/// Makes the whole numbers of the search from the units of a file, by the convention of an objective.
///
/// - DIMACS (``RoutingObjective/distance``): lengths and times in tenths, cut off; CVRPLIB's files:
///   rounded to whole numbers.
/// - SINTEF (``RoutingObjective/vehicles``): ten-thousandths, rounded up, so that what is in time here is
///   in time in double precision.
/// - Tables: times as they are, costs as the vehicles' rates say.
struct RoutingModelBuilder {
  /// With the visits in the order of the model.
  private var instance: RoutingInstance
  /// For each visit of the model its position in the file.
  private let order: [Int]
  private let objective: RoutingObjective
  private let settings: RoutingSettings
  private var scale = 1.0
  private var rounding = WayTable.Rounding.nearest

  /// A builder for one instance.
  init(_ instance: RoutingInstance, _ objective: RoutingObjective, _ settings: RoutingSettings) {
    order = CurveOrder.order(instance)
    self.instance = instance
    self.instance.visits = order.map { instance.visits[$0] }
    self.objective = objective
    self.settings = settings
    if case .straight = instance.travel {
      switch (objective, instance.format) {
      case (.distance, .cvrplib), (.cost, .cvrplib): (scale, rounding) = (1, .nearest)
      case (.distance, _), (.cost, _): (scale, rounding) = (10, .down)
      case (.vehicles, _): (scale, rounding) = (10_000, .up)
      }
      // Where numbers are too large for the convention, coarser ones that are never too short.
      while magnitude * scale > Double(RoutingModel.wayMax) {
        scale /= 10
        rounding = .up
      }
    } else if instance.vehicles.contains(where: { $0.speedFactor != 1 }),
      magnitude * VehicleProfiles.speedParts < Double(RoutingModel.wayMax)
    {
      scale = VehicleProfiles.speedParts
    }
  }

  /// The largest finite number that is scaled.
  private var magnitude: Double {
    var most = 1.0
    if case .straight(let points) = instance.travel, let first = points.first {
      var (low, high) = (first, first)
      for point in points {
        low = .init(x: min(low.x, point.x), y: min(low.y, point.y))
        high = .init(x: max(high.x, point.x), y: max(high.y, point.y))
      }
      let (east, north) = (high.x - low.x, high.y - low.y)
      most = max(most, (east * east + north * north).squareRoot())
    }
    for visit in instance.visits {
      for window in visit.windows where window.latest.isFinite { most = max(most, window.latest) }
      most = max(most, visit.service + visit.setup)
    }
    for vehicle in instance.vehicles {
      if vehicle.window.latest.isFinite { most = max(most, vehicle.window.latest) }
    }
    if case .tables(let tables) = instance.travel {
      for table in tables { most = max(most, Double(table.durations.max() ?? 0)) }
    }
    return most
  }

  /// The model.
  func model() -> RoutingModel {
    var places = order
    for (place, position) in order.enumerated() { places[position] = place }
    let count = instance.visits.count
    var spots: [Int?] = instance.visits.map(\.place)
    var spotOfDepot: [Int?: Int32] = [:]
    func spot(_ place: Int?) -> Int32 {
      if let known = spotOfDepot[place] { return known }
      spotOfDepot[place] = Int32(spots.count)
      spots.append(place)
      return Int32(spots.count - 1)
    }
    let profiles = VehicleProfiles(instance)
    var parts = RoutingModel.Parts(
      ways: WayTable(width: 0, costs: [], times: []),
      near: NearVisits(around: [], before: [], after: []), walk: WalkRules(.init()))
    parts.ways.free()
    parts.near.free()
    parts.walk.free()
    for (kind, vehicle) in instance.vehicles.enumerated() {
      parts.classes.append(
        RoutingModel.VehicleClass(
          start: spot(vehicle.start), end: spot(vehicle.end),
          profile: Int32(profiles.ofClass[kind]), count: Int32(min(vehicle.count, count)),
          earliest: early(vehicle.window.earliest), latest: late(vehicle.window.latest),
          visitMax: Int32(clamping: vehicle.visitMax ?? count), fixedCost: 0))
    }
    let tables: (ways: WayTable, costScale: Double) = profiles.table(
      instance, spots: spots, scale: scale, rounding: rounding, objective: objective,
      tableMax: settings.tableMax)
    parts.ways = tables.ways
    parts.costScale = tables.costScale
    parts.dimensions = instance.dimensions
    for vehicle in instance.vehicles {
      parts.capacity += (0..<instance.dimensions).map {
        $0 < vehicle.capacity.count ? vehicle.capacity[$0] : 0
      }
    }
    var rules = WalkRulesBuilder(instance, scale: scale)
    parts.walk = rules.rules(spots: spots, profiles: profiles)
    let isConditional = WalkRulesBuilder.conditionalSetups(instance, spots)
    for (visit, isConditional) in zip(instance.visits, isConditional) {
      parts.earliest.append(early(visit.windows.first?.earliest ?? 0))
      parts.latest.append(late(visit.windows.last?.latest ?? .infinity))
      parts.service.append(early(visit.service + (isConditional ? 0 : visit.setup)))
      parts.delivered += amounts(visit.delivered)
      parts.collected += amounts(visit.collected)
      switch visit.role {
      case .single:
        parts.partner.append(-1)
        parts.isPickup.append(false)
      case .pickup(let delivery):
        parts.partner.append(Int32(places[delivery]))
        parts.isPickup.append(true)
      case .delivery(let pickup):
        parts.partner.append(Int32(places[pickup]))
        parts.isPickup.append(false)
      }
    }
    parts.hasTime =
      parts.latest.contains { $0 < RoutingModel.far }
      || parts.classes.contains { $0.latest < RoutingModel.far }
    parts.names = order
    parts.isVehiclesFirst = objective == .vehicles
    setCosts(&parts)
    parts.suits = suits(parts)
    parts.near = nearVisits(parts)
    let model = RoutingModel(parts)
    if model.walk.isNeeded { walkAlone(model) }
    return model
  }

  /// Takes visits from the classes that cannot make them alone by the rules for which routes are walked.
  private func walkAlone(_ model: RoutingModel) {
    let walk = RouteWalk(model)
    defer { walk.free() }
    for kind in 0..<model.classes.count where model.walk.limits[kind].isWalked {
      for visit in 0..<model.visitCount where model.suits(visit, class: kind) {
        let cell = visit * model.classes.count + kind
        model.suits[cell] = walk.isLawful(alone: Int32(visit), class: kind)
      }
    }
  }

  private func amounts(_ values: [Int]) -> [Int] {
    (0..<instance.dimensions).map { $0 < values.count ? values[$0] : 0 }
  }

  private func early(_ time: Double) -> Int32 {
    guard time.isFinite else { return RoutingModel.far }
    let value = (time * scale).rounded(rounding == .down ? .down : .up)
    return Int32(max(0, min(value, Double(RoutingModel.wayMax))))
  }

  private func late(_ time: Double) -> Int32 {
    guard time.isFinite else { return RoutingModel.far }
    return Int32(max(0, min((time * scale).rounded(.down), Double(RoutingModel.far))))
  }

  /// Fixed costs of vehicles, and what leaving a visit costs: more than serving any other could save.
  private func setCosts(_ parts: inout RoutingModel.Parts) {
    var wayMax = 1
    let count = instance.visits.count
    for profile in Set(parts.classes.map(\.profile)) {
      wayMax = max(wayMax, self.wayMax(parts, profile: Int(profile)))
    }
    for kind in parts.classes.indices {
      let row = parts.classes[kind]
      for visit in 0..<count {
        wayMax = max(
          wayMax, parts.ways.cost(Int(row.profile), Int(row.start), visit),
          parts.ways.cost(Int(row.profile), visit, Int(row.end)))
      }
    }
    for kind in parts.classes.indices {
      switch objective {
      case .distance: break
      // So much that no way saved is worth a vehicle.
      case .vehicles: parts.classes[kind].fixedCost = wayMax * 2 * (count + 1)
      case .cost:
        parts.classes[kind].fixedCost = Int(
          (Double(instance.vehicles[kind].fixedCost) + pauseCost(kind)) * parts.costScale)
      }
    }
    let fixed = parts.classes.reduce(0) { max($0, $1.fixedCost) }
    var worst = 8 * wayMax + 2 * fixed + 1
    if objective == .cost {
      // More than all routes together, as far as numbers reach.
      worst = (2 * wayMax + fixed) * (count + 1)
      let weight = Double((priorityMax * (count + 1) + 1) * count)
      worst = max(1, min(worst, Int(0x1p61 / weight)))
    }
    parts.leaveCost = instance.visits.map { worst * ($0.priority * (count + 1) + 1) }
  }

  private var priorityMax: Int { instance.visits.reduce(0) { max($0, $1.priority) } }

  /// What the breaks of a vehicle cost.
  private func pauseCost(_ kind: Int) -> Double {
    let vehicle = instance.vehicles[kind]
    let time = vehicle.breaks.reduce(0) { $0 + $1.service }
    return Double(vehicle.costPerServiceHour) / 3600 * time
  }

  /// The dearest way of a profile between visits.
  private func wayMax(_ parts: RoutingModel.Parts, profile: Int) -> Int {
    guard case .tables = instance.travel else { return 1 }
    var most = 1
    for from in instance.visits.indices {
      for to in instance.visits.indices { most = max(most, parts.ways.cost(profile, from, to)) }
    }
    return most
  }

  /// For each visit and class whether the class can make it alone.
  private func suits(_ parts: RoutingModel.Parts) -> [Bool] {
    instance.visits.indices.flatMap { visit in
      parts.classes.indices.map { kind in
        let vehicle = instance.vehicles[kind]
        let row = parts.classes[kind]
        guard vehicle.count > 0, vehicle.visitMax != 0,
          instance.visits[visit].skills.allSatisfy({ vehicle.skills.contains($0) }),
          (0..<parts.dimensions).allSatisfy({
            let place = visit * parts.dimensions + $0
            return max(parts.delivered[place], parts.collected[place])
              <= parts.capacity[kind * parts.dimensions + $0]
          })
        else { return false }
        if !parts.hasTime { return true }
        let profile = Int(row.profile)
        let arrival = row.earliest + parts.ways.time(profile, Int(row.start), visit)
        let start = max(arrival, parts.earliest[visit])
        guard start <= parts.latest[visit] else { return false }
        return start + parts.service[visit] + parts.ways.time(profile, visit, Int(row.end))
          <= row.latest
      }
    }
  }

  private func nearVisits(_ parts: RoutingModel.Parts) -> NearVisits {
    let count = instance.visits.count
    guard !parts.classes.isEmpty else { return NearVisits(around: [], before: [], after: []) }
    let ways = parts.ways
    let besideMax = isWide(parts) ? settings.wideBesideMax : settings.besideMax
    var lists: (around: [[Int32]], before: [[Int32]], after: [[Int32]]) = ([], [], [])
    var chosen = NearestFew()
    for visit in 0..<count {
      lists.around.append(
        chosen.select(count, most: settings.aroundMax) { other in
          other == visit ? nil : ways.cost(0, visit, other) + ways.cost(0, into: visit, from: other)
        })
      lists.before.append(
        chosen.select(count, most: besideMax) { proximity($0, visit, parts) })
      lists.after.append(
        chosen.select(count, most: besideMax) { proximity(visit, $0, parts) })
    }
    func rows(_ lists: [[Int32]], way: (Int, Int) -> Int) -> [[NearVisits.Neighbor]] {
      lists.enumerated().map { visit, list in
        list.map { NearVisits.Neighbor(visit: $0, way: Int32(way(visit, Int($0)))) }
      }
    }
    return NearVisits(
      around: rows(lists.around) { ways.cost(0, $0, $1) },
      before: rows(lists.before) { ways.cost(0, $1, $0) },
      after: rows(lists.after) { ways.cost(0, $0, $1) })
  }

  /// Whether more neighbors of a visit are worth the time that they take: where vehicles count first, in
  /// pairs, and among not too many visits in long routes, which windows leave many orders.
  private func isWide(_ parts: RoutingModel.Parts) -> Bool {
    if parts.isVehiclesFirst || parts.partner.contains(where: { $0 >= 0 }) { return true }
    let count = parts.earliest.count
    guard parts.hasTime, count <= settings.longBesideVisits else { return false }
    return Double(count) >= settings.longRoute * Double(FleetBound(parts).least)
  }

  /// How good it is to go from one visit to another; `nil` when that comes too late in any case.
  private func proximity(_ from: Int, _ to: Int, _ parts: RoutingModel.Parts) -> Int? {
    if from == to { return nil }
    let way = parts.ways.cost(0, from, to)
    guard parts.hasTime else { return way }
    let ride = Int(parts.service[from]) + Int(parts.ways.time(0, from, to))
    if Int(parts.earliest[from]) + ride > Int(parts.latest[to]) { return nil }
    let wait = max(0, Int(parts.earliest[to]) - Int(parts.latest[from]) - ride)
    return way + Int(Double(wait) * settings.waitShare)
  }
}
