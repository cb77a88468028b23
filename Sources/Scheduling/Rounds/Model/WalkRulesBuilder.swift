internal import Domain

/// Makes the rules for which routes are walked from those of an instance.
struct WalkRulesBuilder {
  /// With more breaks only their own order is tried.
  private static let orderedMax = 4
  /// With the visits in the order of the model.
  private let instance: RoutingInstance
  /// Core units of a unit of time.
  private let scale: Double
  private var parts = WalkRules.Parts()

  /// A builder for visits in the order of the model.
  init(_ instance: RoutingInstance, scale: Double) {
    self.instance = instance
    self.scale = scale
  }

  /// The rules for spots, each a place or nowhere, and the tables of ways of the classes.
  mutating func rules(spots: [Int?], profiles: VehicleProfiles) -> WalkRules {
    parts.places = spots.map { Int32($0 ?? -1) }
    let isConditional = Self.conditionalSetups(instance, spots)
    for (visit, isConditional) in zip(instance.visits, isConditional) {
      parts.visits.append(span(visit.windows))
      parts.setups.append(isConditional ? Int32(up(visit.setup)) : 0)
    }
    let asksAll = instance.visits.contains { $0.windows.count > 1 } || isConditional.contains(true)
    for vehicle in instance.vehicles {
      var limits = WalkRules.Limits()
      limits.drivingMax = vehicle.drivingMax.map { Int(Double($0) * scale) } ?? .max
      limits.distanceMax = vehicle.distanceMax.map { Int(Double($0) * lengthScale) } ?? .max
      add(vehicle.breaks, to: &limits)
      limits.isWalked =
        asksAll || !vehicle.breaks.isEmpty || vehicle.drivingMax != nil
        || vehicle.distanceMax != nil
      parts.limits.append(limits)
    }
    if instance.vehicles.contains(where: { $0.distanceMax != nil }) {
      parts.lengths = profiles.lengths(instance, spots: spots)
    }
    return WalkRules(parts)
  }

  /// For each visit whether its setup counts or not by where the vehicle comes from: another visit or a
  /// depot lies at its place.
  static func conditionalSetups(_ instance: RoutingInstance, _ spots: [Int?]) -> [Bool] {
    var uses = [Int](repeating: 0, count: instance.placeCount)
    for case .some(let place) in spots { uses[place] += 1 }
    return instance.visits.map { $0.setup > 0 && uses[$0.place] > 1 }
  }

  /// Core units of a unit of length.
  private var lengthScale: Double {
    if case .straight = instance.travel { scale } else { 1 }
  }

  private func up(_ time: Double) -> Int {
    Int(min((time * scale).rounded(.up), Double(RoutingModel.wayMax)))
  }

  private mutating func span(_ windows: [RoutingInstance.Window]) -> WalkRules.Span {
    let first = parts.windows.count
    for window in windows {
      let latest =
        window.latest.isFinite ? Int((window.latest * scale).rounded(.down)) : WalkRules.never - 1
      let earliest = Int((window.earliest * scale).rounded(.up))
      // Between two moments of the core nothing can begin.
      if earliest <= latest { parts.windows.append(.init(earliest: earliest, latest: latest)) }
    }
    return .init(first: Int32(first), count: Int32(parts.windows.count - first))
  }

  private mutating func add(_ breaks: [RoutingInstance.Break], to limits: inout WalkRules.Limits) {
    limits.pauses = .init(first: Int32(parts.pauses.count), count: Int32(breaks.count))
    for pause in breaks {
      var load = -1
      if let most = pause.loadMax {
        load = parts.loadMax.count
        parts.loadMax += (0..<instance.dimensions).map { $0 < most.count ? most[$0] : 0 }
        limits.asksLoad = true
      }
      parts.pauses.append(
        .init(windows: span(pause.windows), service: up(pause.service), load: Int32(load)))
    }
    let first = parts.orders.count
    for order in Self.orders(breaks) { parts.orders += order.map { Int32($0) } }
    limits.orders = .init(first: Int32(first), count: Int32(parts.orders.count - first))
  }

  /// The orders in which breaks may come: all in which none stands behind one that cannot begin before
  /// it ends.
  static func orders(_ breaks: [RoutingInstance.Break]) -> [[Int]] {
    if breaks.count > orderedMax { return [Array(breaks.indices)] }
    var orders: [[Int]] = []
    func extend(_ order: [Int]) {
      if order.count == breaks.count { orders.append(order) }
      for next in breaks.indices where !order.contains(next) {
        let last = order.last.map { breaks[$0] }
        let least = last.map { ($0.windows.first?.earliest ?? 0) + $0.service } ?? 0
        if least <= breaks[next].windows.last?.latest ?? .infinity { extend(order + [next]) }
      }
    }
    extend([])
    return orders
  }
}
