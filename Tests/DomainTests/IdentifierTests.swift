import Domain
import Testing

/// Names of things.
@Suite struct IdentifierTests {
  @Test(arguments: ["a", "T01", "metsa-fibre-kemi", "Röyttä 1", "a.b:c", "日本"])
  func ordinaryNamesPass(text: String) throws {
    #expect(try SiteID(checking: text).text == text)
  }

  @Test func lengthIsOneToAHundred() throws {
    #expect(try SiteID(checking: String(repeating: "x", count: 100)).text.count == 100)
    #expect(throws: DomainError.self) { try SiteID(checking: String(repeating: "x", count: 101)) }
  }

  @Test(arguments: ["", "a/b", " a", "a ", "\ta", "a\nb", "a\u{7F}", "\u{A0}a", "a\u{0}"])
  func otherTextsAreRefused(text: String) {
    #expect(throws: DomainError.identifier(text)) { try SiteID(checking: text) }
  }

  @Test func orderIsThatOfUnicodeScalars() {
    let ids = ["b", "B", "a10", "a2", "ä", "a", "\u{1F600}", "\u{FFFD}"].map { SiteID($0) }
    #expect(
      ids.sorted().map(\.text) == ["B", "a", "a10", "a2", "b", "ä", "\u{FFFD}", "\u{1F600}"])
  }
}

/// Whole numbers with a unit.
@Suite struct MeasureTests {
  @Test(arguments: [
    (0.5, 1), (-0.5, -1), (1.4999, 1), (2.5, 3), (-2.5, -3), (0.0, 0), (1e12, 1_000_000_000_000),
  ])
  func halvesAreRoundedAwayFromZero(value: Double, expected: Int) {
    #expect(Meters(rounding: value)?.value == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e12 + 1, -1e300])
  func otherNumbersAreRefused(value: Double) { #expect(Kilograms(rounding: value) == nil) }

  @Test func unitsReadAsPeopleWriteThem() {
    #expect(Meters(1500).kilometers == 1.5)
    #expect(Kilograms(50_250).tonnes == 50.25)
    #expect(Cents(105).euros == 1.05)
    #expect(Seconds.minutes(90) == Seconds(5400))
    #expect(Seconds(90).minutes == 1.5)
  }

  @Test func windowsAreClosedAndNotTurned() throws {
    let early = Instant(epochSeconds: 10)
    let late = Instant(epochSeconds: 20)
    let window = try TimeWindow(earliest: early, latest: late)
    #expect(window.contains(early) && window.contains(late))
    #expect(!window.contains(Instant(epochSeconds: 21)))
    #expect(throws: DomainError.self) { try TimeWindow(earliest: late, latest: early) }
    #expect(try TimeWindow(earliest: early, latest: early).contains(early))
  }

  @Test(arguments: [(181.0, 60.0), (24, 91), (.nan, 60), (24, .infinity)])
  func positionsOffTheEarthAreRefused(longitude: Double, latitude: Double) {
    #expect(throws: DomainError.self) {
      try Coordinate(longitude: longitude, latitude: latitude)
    }
  }
}
