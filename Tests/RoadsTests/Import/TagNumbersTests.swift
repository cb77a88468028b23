import Testing

@testable import Roads

@Suite struct TagNumbersTests {
  @Test(arguments: massesCases)
  func masses(text: String, expected: Int?) {
    #expect(TagNumbers.kilograms(text) == expected)
  }

  @Test(arguments: sizesCases)
  func sizes(text: String, expected: Int?) {
    #expect(TagNumbers.centimeters(text) == expected)
  }

  @Test(arguments: speedsCases)
  func speeds(text: String, expected: Int?) {
    #expect(TagNumbers.speed(text) == expected)
  }

  @Test(arguments: durationsCases)
  func durations(text: String, expected: Int?) {
    #expect(TagNumbers.seconds(text) == expected)
  }

  private static let massesCases: [(String, Int?)] = [
    ("12", 12_000), ("7.5", 7500), ("7,5 t", 7500), ("3500 kg", 3500), ("10 st", 9071),
    ("80000 lbs", 36_287), ("26 tonnes", 26_000), ("30t", 30_000), ("3500", 3500), ("0", nil),
    ("-5", nil), ("12 bananas", nil), ("", nil), ("1e9", nil), ("nan", nil), ("12..5", nil),
    ("9999999999999999", nil), ("12.", 12_000),
  ]

  private static let sizesCases: [(String, Int?)] = [
    ("4", 400), ("4.2", 420), ("4,20 m", 420), ("3.99", 399), ("420 cm", 420), ("13'6\"", 411),
    ("13 ft", 396), ("14'", 426), ("6\"", 15), ("12'10", 391), ("default", nil), ("", nil),
    ("4.2.1", nil), ("'", nil), ("4000 mm", 400),
  ]

  private static let speedsCases: [(String, Int?)] = [
    ("50", 500), ("80 km/h", 800), ("30 mph", 483), ("20 knots", 370), ("0", nil), ("999", nil),
    ("none", nil),
  ]

  private static let durationsCases: [(String, Int?)] = [
    ("90", 5400), ("01:30", 5400), ("0:05", 300), ("1:30:15", 5415), ("PT1H", 3600),
    ("PT1H30M", 5400), ("PT7M", 420), ("P1DT2H", 93_600), ("P8D", nil), ("PT", nil), ("", nil),
    ("1:2:3:4", nil), ("P1M", nil), ("99999", nil), ("0", nil), ("PT99999999999999H", nil),
    ("-5", nil),
  ]
}
