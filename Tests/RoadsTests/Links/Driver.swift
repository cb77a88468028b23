import Domain

@testable import Roads

/// Vehicles and moments of tests.
enum Driver {
  /// The Finnish combination of 76 t.
  static let combination = RoadProfile(
    vehicleType: VehicleTypeID("combination"), gross: Kilograms(76_000), height: Centimeters(420),
    length: Centimeters(2525), axles: 9, isCombination: true, isLoaded: true)

  /// The same, empty.
  static let empty = RoadProfile(
    vehicleType: VehicleTypeID("combination"), gross: Kilograms(24_000), height: Centimeters(420),
    length: Centimeters(2525), axles: 9, isCombination: true, isLoaded: false,
    rating: Kilograms(76_000))

  /// A truck of three axles without a trailer.
  static let rigid = RoadProfile(
    vehicleType: VehicleTypeID("rigid"), gross: Kilograms(26_000), height: Centimeters(380),
    length: Centimeters(1100), axles: 3, isCombination: false, isLoaded: true)

  /// A moment, such as `2026-11-23 08:30`.
  static func moment(_ text: String) -> DrivingMoment {
    let parts = text.split(separator: " ")
    let clock = parts.count > 1 ? parts[1].split(separator: ":").compactMap { Int($0) } : [12, 0]
    guard let date = try? CalendarDate(parsing: String(parts[0])) else {
      preconditionFailure("a date in a test")
    }
    return DrivingMoment(date: date, minute: clock[0] * 60 + clock[1])
  }

  /// A Wednesday noon in June.
  static let june = moment("2026-06-10")
  /// A Wednesday noon in January.
  static let january = moment("2026-01-21")

  /// The verdict on a way with some tags; closed both ways when it is left out.
  static func verdict(
    _ tags: [String: String], _ profile: RoadProfile = combination,
    at moment: DrivingMoment = june, country: RoadCountry = .finland
  ) -> LinkVerdict {
    switch WayReading.read(RoadTags(tags)) {
    case .success(let reading):
      var rule = reading.rule
      if rule.country == .other { rule.country = country }
      return rule.verdict(for: profile, at: moment)
    case .failure:
      let closed = LinkVerdict.Passage(openness: .closed, speed: 1)
      return LinkVerdict(forward: closed, backward: closed)
    }
  }

  /// What both directions are, as `open`, `destination`, `closed`, or both with a slash.
  static func openness(
    _ tags: [String: String], _ profile: RoadProfile = combination,
    at moment: DrivingMoment = june
  ) -> String {
    let verdict = verdict(tags, profile, at: moment)
    let forward = "\(verdict.forward.openness)"
    let backward = "\(verdict.backward.openness)"
    return forward == backward ? forward : forward + "/" + backward
  }

  /// Tags written as `key=value, key=value`; a comma without a space stays in a value.
  static func tags(_ text: String) -> [String: String] {
    var tags: [String: String] = [:]
    for part in text.split(separator: ", ") {
      let pair = part.split(separator: "=", maxSplits: 1)
      tags[String(pair[0])] = String(pair[1])
    }
    return tags
  }
}
