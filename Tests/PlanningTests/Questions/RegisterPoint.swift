/// A point of a register with its official position on the plane.
struct RegisterPoint {
  var name: String
  var longitude: Double
  var latitude: Double
  var easting: Double
  var northing: Double

  /// The points of the fixture.
  static func all() throws -> [RegisterPoint] {
    let text = try Folders.text(
      Shipped.root + "/Tests/PlanningTests/Fixtures/register_points.csv")
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",").map(String.init)
      let numbers = cells.dropFirst().compactMap(Double.init)
      guard numbers.count == 4 else { return nil }
      return RegisterPoint(
        name: cells[0], longitude: numbers[0], latitude: numbers[1], easting: numbers[2],
        northing: numbers[3])
    }
  }
}
