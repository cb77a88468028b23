import Foundation
import Testing

@testable import Exchange

@Suite("Numbers are written with fixed decimals, exactly")
struct FixedDecimalTests {
  func written(_ value: Double, _ digits: Int, keeping kept: Int = 0) -> String {
    var text = JSONText()
    text.decimal(value, digits: digits, keeping: kept)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// What the C library prints: the exact value, rounded half to even; then zeros and sign go.
  func oracle(_ value: Double, _ digits: Int) -> String {
    var text = String(format: "%.\(digits)f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  @Test func randomNumbersAgreeWithTheLibrary() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40_000 {
      let digits = Int.random(in: 0...7, using: &generator)
      let size = Double(Int.random(in: -8...11, using: &generator))
      let value = Double.random(in: -1...1, using: &generator) * pow(10, size)
      #expect(written(value, digits) == oracle(value, digits), "\(value) \(digits)")
      // Near ties: the double next to half a unit, on either side.
      let units = Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) + 0.5
      for tie in [units / pow(10, Double(digits))] {
        for near in [tie.nextDown, tie, tie.nextUp] {
          #expect(written(near, digits) == oracle(near, digits), "\(near) \(digits)")
        }
      }
    }
  }

  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-0.5, 0, "0"), (0.125, 2, "0.12"),
    (0.375, 2, "0.38"), (-0.0, 7, "0"), (-0.000_000_04, 7, "0"), (-0.000_000_06, 7, "-0.0000001"),
    (180, 7, "180"), (24.1765, 7, "24.1765"), (65.767_123_45, 7, "65.7671234"),
    (.leastNonzeroMagnitude, 9, "0"), (100, 0, "100"), (1e15, 7, "1e+15"),
    (
      123_456_789_012.123_46, 7,
      "123456789012.1234589"
    ), (9_007_199_254_740_992, 2, "9007199254740992"),
  ])
  func edges(_ value: Double, _ digits: Int, _ text: String) {
    #expect(Double(written(value, digits)) == Double(text))
    if !text.contains("e") { #expect(written(value, digits) == text) }
  }

  @Test func hugeNumbersReadBack() throws {
    for value in [1e15, 1e16, -1e22, Double.greatestFiniteMagnitude, 0x1p53, 0x1p62] {
      let text = written(value, 7)
      #expect(Double(text) == value)
      #expect(throws: Never.self) { try JSONScanner.document(Array(text.utf8), file: "") }
    }
  }

  @Test func wholeUnitsKeepADecimalWhenAsked() {
    for (units, digits, kept, expected) in [
      (12_000, 3, 1, "12.0"), (12_340, 3, 1, "12.34"), (-5, 3, 0, "-0.005"), (0, 2, 1, "0.0"),
      (0, 2, 0, "0"), (7, 0, 0, "7"), (Int.min, 0, 0, "-9223372036854775808"),
      (Int.max, 9, 0, "9223372036.854775807"), (100, 2, 2, "1.00"),
    ] {
      var text = JSONText()
      text.fixed(units, digits: digits, keeping: kept)
      #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
    }
  }

  @Test func stringsAreEscapedAsFoundationReadsThem() throws {
    let odd = (0..<0x80).map { String(UnicodeScalar($0)) }.joined() + "äÅ€😀\u{2028}\u{FFFF}"
    var text = JSONText()
    text.string(odd)
    let read = try JSONSerialization.jsonObject(with: Data(text.bytes), options: .fragmentsAllowed)
    #expect(read as? String == odd)
    #expect(try JSONScanner.document(text.bytes, file: "") == .string(odd))
  }
}
