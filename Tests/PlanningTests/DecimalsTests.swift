import Testing

@testable import Planning

@Suite struct DecimalsTests {
  @Test(arguments: [
    (49_500, 1000, "49.5"), (50_000, 1000, "50"), (0, 1000, "0"), (1, 1000, "0.001"),
    (-1, 1000, "-0.001"), (-49_050, 1000, "-49.05"), (100, 1000, "0.1"), (1001, 1000, "1.001"),
    (7, 1, "7"), (-7, 1, "-7"), (120, 100, "1.2"), (105, 100, "1.05"), (999, 1000, "0.999"),
    (Int.max, 1000, "9223372036854775.807"), (Int.min, 1000, "-9223372036854775.808"),
  ])
  func wholeNumbersAreWrittenAsDecimals(value: Int, scale: Int, text: String) {
    #expect(Decimals.text(value, scale: scale) == text)
  }

  @Test(arguments: [
    (123_456, 1000, 2, "123.46"), (123_444, 1000, 2, "123.44"), (-5, 1000, 2, "-0.01"),
    (-4, 1000, 2, "0.00"), (999_999, 1000, 2, "1000.00"), (1500, 1000, 0, "2"), (0, 100, 1, "0.0"),
    (7, 1000, 3, "0.007"), (Int.max, 100_000, 2, "92233720368547.76"),
    (Int.min, 10, 0, "-922337203685477581"),
  ])
  func fixedDecimalsAreAllWritten(value: Int, scale: Int, digits: Int, text: String) {
    #expect(Decimals.fixed(value, scale: scale, digits: digits) == text)
  }

  @Test func everyThousandthComesBack() {
    for value in -12_345...12_345 {
      let text = Decimals.text(value, scale: 1000)
      #expect(Double(text).map { ($0 * 1000).rounded() } == Double(value))
      #expect(!text.contains(".") || !text.hasSuffix("0"))
    }
  }
}

@Suite struct TextTableTests {
  @Test func columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable(["id", "tonnes"])
    table.add(["kemi-mine", "1"])
    table.add(["ä", ""])
    #expect(
      String(decoding: table.bytes, as: UTF8.self)
        == "id         tonnes\nkemi-mine  1\nä          \n"
    )
  }
}
