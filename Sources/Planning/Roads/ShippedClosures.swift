internal import Domain
internal import Exchange
internal import Roads

/// What closures and traffic messages come to on the roads of GeoData: the same region with closures
/// and limits more.
///
/// A message is placed by the number of its road and by where it is drawn (``NumberedRoads``), for
/// these roads have no addresses; one without a number by its line or area alone. A shut or limited
/// stretch is the whole road between two places.
enum ShippedClosures {
  /// The region with what holds on a date.
  ///
  /// Blocks hold at any time, messages at `instant`; without one they are left aside. `tell` hears of
  /// messages that could not be placed.
  ///
  /// - Throws: `InputFault` for a shape out of range.
  static func applying(
    _ blocks: [RoadBlock], _ messages: [TrafficMessage], at instant: Instant?, to data: GeoData,
    tell: (Stage) -> Void
  ) throws -> GeoData {
    var changed = data
    let always = (CalendarDate(dayNumber: 0), CalendarDate(dayNumber: 109_571))
    func shut(_ road: RoadID, _ reason: String) {
      changed.closures.append(
        Closure(road: road, from: always.0, to: always.1, reason: reason))
    }
    let ground = DrawnRoads(places: data.places, roads: data.roads)
    for road in ground.roads(shutBy: blocks) { shut(road.road, road.reason) }
    guard let instant, !messages.isEmpty else { return changed }
    let numbered = NumberedRoads(places: data.places, roads: data.roads)
    let placed = try PlacedMessages(messages, at: instant) {
      try place($0, numbered: numbered, ground: ground)
    }
    placed.report(to: tell)
    for (road, message) in placed.shut.sorted(by: { $0.key < $1.key }) { shut(road, message) }
    for (road, limit) in placed.limits { changed.limit(road, limit) }
    return changed
  }

  private static func place(
    _ message: TrafficMessage, numbered: NumberedRoads, ground: DrawnRoads
  ) throws -> Result<[RoadID], NoPlace> {
    guard let shape = try message.geographicShape() else {
      return .failure(
        NoPlace(sentence: "the roads of GeoData have no addresses, and it draws no place"))
    }
    let number = (message.first?.address ?? message.last?.address)?.road
    guard let number else {
      let roads = ground.roads(shutBy: [RoadBlock(shape)]).map(\.road)
      return roads.isEmpty
        ? .failure(
          NoPlace(sentence: "it names no road, and no road of GeoData runs where it is drawn"))
        : .success(roads)
    }
    guard numbered.has(number) else {
      return .failure(NoPlace(sentence: "GeoData has no road \(number)"))
    }
    if case .point = shape, message.isStretch {
      return .failure(
        NoPlace(
          sentence: "it is about a stretch of road \(number), and a point does not say how far it "
            + "reaches; import roads with addresses and name them with --roads"))
    }
    let roads = numbered.roads(ofNumber: number, along: shape)
    return roads.isEmpty
      ? .failure(NoPlace(sentence: "road \(number) of GeoData does not reach where it is drawn"))
      : .success(roads)
  }
}

extension GeoData {
  /// Tightens a road: its own limits where it has such, else those of a bridge at its beginning.
  fileprivate mutating func limit(_ id: RoadID, _ limit: TrafficMessage.Limit) {
    guard let position = roads.firstIndex(where: { $0.id == id }) else { return }
    func least<Unit>(_ known: Measure<Unit>?) -> Measure<Unit> {
      min(known ?? Measure(limit.most), Measure(limit.most))
    }
    func bridge(bogie: Kilograms? = nil, combination: Kilograms? = nil) -> BridgeLimit {
      BridgeLimit(
        road: id, at: .zero, axle: nil, twoAxleBogie: bogie, threeAxleBogie: nil, vehicle: nil,
        combination: combination)
    }
    switch limit.quantity {
    case .mass: roads[position].maxGross = least(roads[position].maxGross)
    case .axle: roads[position].maxAxle = least(roads[position].maxAxle)
    case .height: roads[position].maxHeight = least(roads[position].maxHeight)
    case .width: roads[position].maxWidth = least(roads[position].maxWidth)
    case .length: roads[position].maxLength = least(roads[position].maxLength)
    case .bogie: bridges.append(bridge(bogie: Kilograms(limit.most)))
    case .combination: bridges.append(bridge(combination: Kilograms(limit.most)))
    }
  }
}
