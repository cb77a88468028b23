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
