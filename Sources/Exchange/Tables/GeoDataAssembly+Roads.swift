import Domain

/// Places, roads with their shapes, closures and bridges.
extension GeoDataAssembly {
  mutating func readPlaces() {
    var read: [Place] = []
    var registry = places
    forEachRow(of: .places) { row in
      let place = Place(
        id: registry.define("id", in: row), name: row.name(),
        country: row.value("country", .word(.finland)), kind: row.value("kind", .word(.junction)),
        position: row.position(), source: row.note("source"),
        confidence: row.value("confidence", .word(.low)))
      if row.isSound { read.append(place) }
    }
    places = registry
    data.places = read
  }

  mutating func readRoads() {
    let positions = Dictionary(
      data.places.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    var read: [Road] = []
    var registry = roads
    var pairs: [[PlaceID]: [(road: Road, line: Int)]] = [:]
    forEachRow(of: .roads) { row in
      let road = self.road(row, registry: &registry)
      guard row.isSound else { return }
      let pair = [road.from, road.to].sorted()
      if let other = pairs[pair]?.first(where: { $0.road.overlaps(road) }) {
        row.report(
          "duplicate", "to", value: "\(road.from) - \(road.to)",
          "one road between two places; \(other.road.id) on line \(other.line) joins them too")
      }
      pairs[pair, default: []].append((road, row.location().line ?? 0))
      if let from = positions[road.from], let to = positions[road.to] {
        compare(road, with: SphericalDistance.meters(from: from, to: to), in: row)
      }
      read.append(road)
    }
    roads = registry
    data.roads = read
  }

  private func road(_ row: TableRow, registry: inout IdentifierRegistry<Road>) -> Road {
    var road = Road(
      id: registry.define("id", in: row), from: places.reference("from", in: row, log: log),
      to: places.reference("to", in: row, log: log), number: row.value("road", .text),
      length: row.value("km", .kilometers(10...500_000)),
      speed: row.value("speed_kmh", .count(5...120, unit: "km/h")),
      winterSpeed: row.value("winter_speed_kmh", .count(5...120, unit: "km/h")),
      maxGross: row.value("max_gross_t", .tonnes(3000...120_000)),
      maxHeight: row.value("max_height_m", .meters(200...600)),
      maxLength: row.optional("max_length_m", .meters(500...4000)),
      maxWidth: row.optional("max_width_m", .meters(200...400)),
      maxAxle: row.optional("max_axle_t", .tonnes(1000...20_000)),
      surface: row.value("surface", .word(.asphalt)),
      thawRisk: row.value("thaw_risk", .word(.none)),
      country: row.value("country", .word(.finland)),
      direction: row.optional("direction", .word(.both)) ?? .both,
      validFrom: row.optional("valid_from", .date), validTo: row.optional("valid_to", .date),
      note: row.note("season_note"), source: row.note("source"),
      confidence: row.value("confidence", .word(.low)))
    if case .line(let positions)? = row.shape {
      // The ends of the line are the places; what lies between is the shape.
      road.shape = positions.dropFirst().dropLast().map {
        Coordinate(clampedLongitude: $0.x, latitude: $0.y)
      }
    } else if row.shape != nil {
      row.report("type", nil, "a LineString from one end of the road to the other, or no geometry")
    }
    if !road.from.text.isEmpty, road.from == road.to {
      row.report("value", "to", value: road.to.text, "another place than the road's 'from'")
    }
    if let from = road.validFrom, let to = road.validTo, from > to {
      row.report("value", "valid_to", value: "\(to)", "a day not before valid_from, \(from)")
    }
    return road
  }

  /// Warns of lengths that cannot be right; 0.1 km are left for rounded points.
  private func compare(_ road: Road, with straight: Double, in row: TableRow) {
    let line = DecimalText.text(Int(straight.rounded()), decimals: 3)
    let km = DecimalText.text(road.length.value, decimals: 3)
    if Double(road.length.value) < straight - 100 {
      log.warn(
        "length", at: row.location("km"), value: km,
        expected: "at least the straight line between its ends, \(line) km; are the units km?")
    } else if Double(road.length.value) > straight * 5 + 5000 {
      log.warn(
        "length", at: row.location("km"), value: km,
        expected: "not many times the straight line between its ends, \(line) km; are the units km?"
      )
    }
  }

  mutating func readShapes() {
    var points: [RoadID: [Int: Coordinate]] = [:]
    var doubles = Doubles<String>()
    forEachRow(of: .roadsShape) { row in
      let road = roads.reference("road_id", in: row, log: log)
      let seq = row.value("seq", .count(1...1_000_000))
      let position = row.position()
      guard row.isSound else { return }
      if let line = doubles.first("\(road)/\(seq)", in: row) {
        row.report(
          "duplicate", "seq", value: "\(seq)",
          "each number once in a road; \(road) has it on line \(line)")
      }
      points[road, default: [:]][seq] = position
    }
    for index in data.roads.indices {
      guard let shape = points[data.roads[index].id] else { continue }
      data.roads[index].shape = shape.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  mutating func readClosures() {
    var read: [Closure] = []
    forEachRow(of: .closures) { row in
      let closure = Closure(
        road: roads.reference("road_id", in: row, log: log), from: row.value("from", .date),
        to: row.value("to", .date), reason: row.note("reason"))
      guard row.isSound else { return }
      if closure.from > closure.to {
        row.report("value", "to", value: "\(closure.to)", "a day not before from, \(closure.from)")
      }
      read.append(closure)
    }
    data.closures = read
  }

  mutating func readBridges() {
    let lengths = Dictionary(
      data.roads.map { ($0.id, $0.length) }, uniquingKeysWith: { first, _ in first })
    var read: [BridgeLimit] = []
    var doubles = Doubles<String>()
    forEachRow(of: .bridges) { row in
      let road = roads.reference("road_id", in: row, log: log)
      let at = row.value("km", .kilometers(0...500_000))
      let limits = row.value("limits", .bridgeLimits)
      guard row.isSound else { return }
      if let length = lengths[road], at > length {
        row.report(
          "range", "km", value: row.raw("km"),
          "0 to \(DecimalText.text(length.value, decimals: 3)) km, the length of \(road)")
      }
      if let line = doubles.first("\(road)/\(at.value)", in: row) {
        row.report("duplicate", "km", "each bridge once; the same stands on line \(line)")
      }
      read.append(
        BridgeLimit(
          road: road, at: at, axle: limits[0], twoAxleBogie: limits[1], threeAxleBogie: limits[2],
          vehicle: limits[3], combination: limits[4]))
    }
    data.bridges = read
  }
}

extension Road {
  /// Whether both roads may be driven in a common direction on a common day.
  fileprivate func overlaps(_ other: Road) -> Bool {
    // The directions are compared as seen from this road's first end.
    let turned: Direction
    switch other.direction {
    case .both: turned = .both
    case .forward: turned = other.from == from ? .forward : .backward
    case .backward: turned = other.from == from ? .backward : .forward
    }
    guard direction == .both || turned == .both || direction == turned else { return false }
    if let end = validTo, let start = other.validFrom, end < start { return false }
    if let end = other.validTo, let start = validFrom, end < start { return false }
    return true
  }
}

extension FieldKind where Value == [Kilograms?] {
  /// The five limits of a bridge as `a/b/c/d/e` in tonnes; always five values.
  ///
  /// A dash means none. With e missing the combination may weigh d + d.
  static var bridgeLimits: Self {
    FieldKind([nil, nil, nil, nil, nil]) { text throws(FieldFault) in
      let expected =
        "limits a/b/c/d/e in tonnes: axle, two-axle bogie, three-axle bogie, vehicle, combination;"
        + " a dash for none"
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard (4...5).contains(parts.count) else { throw FieldFault(expected) }
      var limits: [Kilograms?] = []
      for part in parts {
        if part == "-" || part == "\u{2013}" {
          limits.append(nil)
          continue
        }
        do throws(FieldFault) {
          limits.append(try FieldKind<Kilograms>.tonnes(1000...200_000).parse(String(part)))
        } catch { throw FieldFault("\(expected); '\(part)': \(error.expected)", code: error.code) }
      }
      if limits.count == 4 { limits.append(limits[3].map { $0 + $0 }) }
      return limits
    }
  }
}
