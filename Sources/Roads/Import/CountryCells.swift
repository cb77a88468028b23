/// The country of a position, remembered by cells of a hundredth of a degree.
struct CountryCells {
  private var cells: [Int: RoadCountry] = [:]
  private var lastCell = Int.min
  private var lastCountry = RoadCountry.other

  /// The country at a position in units of 1e-7 degrees.
  mutating func country(_ latitude: Int32, _ longitude: Int32) -> RoadCountry {
    let size = 100_000
    let row = (Int(latitude) + 900_000_000) / size
    let column = (Int(longitude) + 1_800_000_000) / size
    let cell = row * 36_001 + column
    if cell == lastCell { return lastCountry }
    lastCell = cell
    if let known = cells[cell] {
      lastCountry = known
    } else {
      lastCountry = CountryOutline.country(
        latitude: (Double(row * size + size / 2) - 9e8) * 1e-7,
        longitude: (Double(column * size + size / 2) - 1.8e9) * 1e-7)
      cells[cell] = lastCountry
    }
    return lastCountry
  }
}
