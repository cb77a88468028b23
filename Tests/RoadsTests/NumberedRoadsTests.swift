import Domain
import Testing

@testable import Roads

/// Stretches of numbered roads that shapes mean, on a hand-made network.
@Suite struct NumberedRoadsTests {
  /// Road 4 runs north from a by b to c; 81 east from b to d; another country has a 4 beside.
  ///
  ///     c 66.4
  ///     |  4 (by way of a bow to the east)
  ///     b 66.2 ---81--- d 25.6
  ///     |  4
  ///     a 66.0
  private static let places = [
    place("a", 66.0, 25.0), place("b", 66.2, 25.0), place("c", 66.4, 25.0),
    place("d", 66.2, 25.6),
  ]
  private static let roads = NumberedRoads(
    places: places,
    roads: [
      road("r1", "a", "b", "Vt 4/E75"), road("r2", "b", "c", "Vt 4"), road("r3", "b", "d", "Kt 81"),
      road("r4", "a", "d", "4", country: .sweden),
    ])

  private static func place(_ id: String, _ latitude: Double, _ longitude: Double) -> Place {
    Place(
      id: PlaceID(id), name: LocalizedName(id), country: .finland, kind: .junction,
      position: Coordinate(clampedLongitude: longitude, latitude: latitude), source: "",
      confidence: .high)
  }

  private static func road(
    _ id: String, _ from: String, _ to: String, _ number: String, country: Country = .finland
  ) -> Road {
    Road(
      id: RoadID(id), from: PlaceID(from), to: PlaceID(to), number: number,
      length: Meters(25_000), speed: 80, winterSpeed: 70, maxGross: Kilograms(76_000),
      maxHeight: Centimeters(440), surface: .asphalt, thawRisk: .none, country: country, note: "",
      source: "", confidence: .high)
  }

  private func found(_ number: Int, _ shape: GeographicShape) -> [String] {
    Self.roads.roads(ofNumber: number, along: shape).map(\.text)
  }

  private func at(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(clampedLongitude: longitude, latitude: latitude)
  }

  @Test(arguments: [
    // 4.5 km beside the straight line that stands for the road.
    (4, 66.1, 25.1, ["r1"]), (4, 66.3, 24.9, ["r2"]), (81, 66.19, 25.3, ["r3"]),
    // Farther than 10 km, and beyond the last stretch.
    (4, 66.3, 25.25, []), (4, 66.41, 25.0, []), (4, 66.405, 25.0, ["r2"]), (81, 66.2, 25.7, []),
    (5, 66.1, 25, []), (75, 66.1, 25, []),
    // At the place where both stretches end.
    (4, 66.2, 25.0, ["r1", "r2"]), (81, 66.2, 24.99, ["r3"]),
  ])
  func aPointBelongsToTheNearestStretchOfItsNumber(
    number: Int, latitude: Double, longitude: Double, roads: [String]
  ) {
    #expect(found(number, .point(at(latitude, longitude))) == roads)
  }

  @Test func aLineBelongsToTheStretchesThatHoldMuchOfIt() {
    #expect(found(4, .line([at(66.05, 25.05), at(66.15, 25.05)])) == ["r1"])
    #expect(found(4, .line([at(66.15, 25), at(66.25, 25)])) == ["r1", "r2"])
    // 220 m of 11 km reach over the end of the first stretch.
    #expect(found(4, .line([at(66.1, 25), at(66.202, 25)])) == ["r1"])
    // A short line has no 500 m; half of it decides.
    #expect(found(4, .multiLine([[at(66.199, 25), at(66.2005, 25)]])) == ["r1"])
  }

  @Test func anAreaBelongsToTheStretchesAlongItsRim() {
    let ring = [
      at(66.32, 24.95), at(66.32, 25.05), at(66.38, 25.05), at(66.38, 24.95), at(66.32, 24.95),
    ]
    #expect(found(4, .polygon(Polygon(shell: ring))) == ["r2"])
    #expect(found(81, .polygon(Polygon(shell: ring))).isEmpty)
  }

  @Test(arguments: [
    ("Vt 4/E75", "4", true), ("4;E 75", "E75", true), ("E4", "4", false), ("Kt 81", "kt81", true),
    ("Yt 9452", "9452", true), ("", "4", false), ("", "", false), ("Rv 95", "95", false),
    ("tie 4", "Vt.4", true),
  ])
  func numbersAgree(one: String, other: String, agree: Bool) {
    #expect(RoadNumbers(one).agree(with: RoadNumbers(other)) == agree)
  }
}
