public import Domain

/// Reads traffic messages from features of GeoJSON.
public enum TrafficMessageReader {
  /// Whether a feature is a traffic message.
  public static func isMessage(_ feature: GeoJSONFeature) -> Bool {
    feature.properties?["announcements"] != nil
  }

  /// The messages of a feature, one an announcement; in several languages the first counts.
  ///
  /// - Throws: `InputFault` that names every value that cannot be read.
  public static func messages(of feature: GeoJSONFeature) throws(InputFault) -> [TrafficMessage] {
    var reading = Reading(feature: feature)
    let messages = reading.messages()
    if !reading.problems.isEmpty { throw InputFault(reading.problems) }
    return messages
  }

  /// Words of features by which a road is shut, in lower case.
  static let closedWords = [
    "tie on suljettu", "tie suljettu", "silta suljettu", "silta pois käytöstä",
    "ajorata on suljettu", "road closed", "road is closed", "closed to traffic",
  ]
}

/// One feature in the reading.
private struct Reading {
  let feature: GeoJSONFeature
  var problems: [InputProblem] = []

  mutating func messages() -> [TrafficMessage] {
    let properties = feature.properties ?? []
    let path = (feature.location.path.map { $0 + "." } ?? "") + "properties.announcements"
    guard case .array(let announcements)? = properties["announcements"] else {
      report(path, nil, "announcements", "an array of announcements")
      return []
    }
    var seen: Set<TrafficMessage> = []
    var messages: [TrafficMessage] = []
    for (position, announcement) in announcements.enumerated() {
      guard case .object = announcement else {
        report("\(path)[\(position)]", announcement, nil, "an object")
        continue
      }
      var message = self.message(announcement, "\(path)[\(position)]")
      message.id = properties["situationId"]?.string ?? ""
      // The same in another language differs in its title alone.
      var key = message
      key.title = ""
      key.location = feature.location
      if seen.insert(key).inserted { messages.append(message) }
    }
    return messages
  }

  private mutating func message(_ value: JSONValue, _ path: String) -> TrafficMessage {
    var location = feature.location
    location.path = path
    var message = TrafficMessage(
      id: "", title: value["title"]?.string ?? "", isClosure: false, limits: [],
      shape: feature.shape, location: location)
    if let place = value["locationDetails"]?["roadAddressLocation"], place != .null {
      let base = path + ".locationDetails.roadAddressLocation"
      message.first = point(place["primaryPoint"], base + ".primaryPoint")
      message.last = point(place["secondaryPoint"], base + ".secondaryPoint")
    }
    if let time = value["timeAndDuration"], time != .null {
      message.start = instant(time["startTime"], path + ".timeAndDuration", "startTime")
      message.end = instant(time["endTime"], path + ".timeAndDuration", "endTime")
    }
    if let word = value["earlyClosing"]?.string?.lowercased(),
      word == "closed" || word == "canceled"
    {
      // An announcement that was ended early says so and holds no longer.
      message.end = Instant(epochSeconds: 0)
    }
    if case .array(let features)? = value["features"] {
      for (position, feature) in features.enumerated() {
        read(feature, "\(path).features[\(position)]", into: &message)
      }
    }
    return message
  }

  private mutating func read(
    _ feature: JSONValue, _ path: String, into message: inout TrafficMessage
  ) {
    guard let name = feature["name"]?.string?.lowercased() else {
      report(path, feature["name"], "name", "the name of a feature")
      return
    }
    if TrafficMessageReader.closedWords.contains(where: { name.contains($0) }) {
      message.isClosure = true
    }
    // The transport's own size and mass limit nobody.
    guard name.contains("suurin sallittu") || name.contains("painorajoitus"),
      let quantity = Self.quantity(name)
    else { return }
    guard let most = value(feature, quantity, path) else { return }
    message.limits.append(TrafficMessage.Limit(quantity: quantity, most: most))
  }

  private static func quantity(_ name: String) -> TrafficMessage.Quantity? {
    if name.contains("akseli") { return .axle }
    if name.contains("teli") { return .bogie }
    if name.contains("korkeus") { return .height }
    if name.contains("leveys") { return .width }
    if name.contains("pituus") { return .length }
    if name.contains("yhdistelm") { return .combination }
    return name.contains("massa") || name.contains("paino") ? .mass : nil
  }

  private mutating func value(
    _ feature: JSONValue, _ quantity: TrafficMessage.Quantity, _ path: String
  ) -> Int? {
    let isSize = [.height, .width, .length].contains(quantity)
    guard let number = feature["quantity"]?.number, number.double > 0, number.double < 1_000_000
    else {
      report(path, feature["quantity"], "quantity", "a number above 0")
      return nil
    }
    let factor: Double? =
      switch (feature["unit"]?.string?.lowercased(), isSize) {
      case ("kg", false): 1
      case ("t", false), ("tn", false), ("tonnia", false): 1000
      case ("m", true): 100
      case ("cm", true): 1
      default: nil
      }
    guard let factor else {
      report(path, feature["unit"], "unit", isSize ? "m or cm" : "kg or t")
      return nil
    }
    // Rounded down: a limit is never widened.
    return Int((number.double * factor).rounded(.down))
  }

  private mutating func point(_ value: JSONValue?, _ path: String) -> TrafficMessage.Point? {
    guard let value, value != .null else { return nil }
    var point = TrafficMessage.Point()
    if let address = value["roadAddress"], address != .null {
      let road = whole(address["road"], path + ".roadAddress", "road", 1...99_999)
      let part = whole(address["roadSection"], path + ".roadAddress", "roadSection", 0...9999)
      let distance = whole(address["distance"], path + ".roadAddress", "distance", 0...1_000_000)
      if let road, let part, let distance {
        point.address = RoadAddress(road: road, part: part, distance: distance)
      }
    }
    if let location = value["alertCLocation"], location != .null {
      point.code = whole(
        location["locationCode"], path + ".alertCLocation", "locationCode", 1...1_000_000)
    }
    return point
  }

  private mutating func whole(
    _ value: JSONValue?, _ path: String, _ field: String, _ range: ClosedRange<Int>
  ) -> Int? {
    if let number = value?.number?.int, range.contains(number) { return number }
    report(path, value, field, "a whole number, \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  private mutating func instant(_ value: JSONValue?, _ path: String, _ field: String) -> Instant? {
    guard let value, value != .null else { return nil }
    if let text = value.string, let instant = ISO8601.instant(Self.wholeSeconds(text)) {
      return instant
    }
    report(path, value, field, "a time such as 2026-11-23T06:00:00Z")
    return nil
  }

  /// Leaves out parts of seconds, which such messages have and which decide nothing.
  private static func wholeSeconds(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let rest = text[point...].dropFirst().drop { ("0"..."9").contains($0) }
    return String(text[..<point]) + String(rest)
  }

  private mutating func report(
    _ path: String, _ value: JSONValue?, _ field: String?, _ expected: String
  ) {
    var place = feature.location
    place.path = path
    place.field = field
    let text: String? =
      switch value {
      case nil: nil
      case .string(let text): text
      case .number(let number): number.text
      case .some: "an object or another value"
      }
    problems.append(InputProblem(code: "value", at: place, value: text, expected: expected))
  }
}
