import Domain
import Foundation
import Testing

@testable import Exchange

/// Cases after the manner of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a Minefield").
@Suite("JSON is read by RFC 8259, strictly")
struct JSONScannerTests {
  func read(_ text: String) throws -> JSONValue {
    try JSONScanner.document(Array(text.utf8), file: "a.json")
  }

  func firstProblem(_ bytes: [UInt8]) -> InputProblem? {
    do throws(InputFault) {
      _ = try JSONScanner.document(bytes, file: "a.json")
      return nil
    } catch {
      return error.problems.first
    }
  }

  static let accepted = [
    "[[]   ]", "[\"\"]", "[]", "[\"a\"]", "[false]", "[null, 1, \"1\", {}]", "[null]", "[1\n]",
    " [1]", "[1,null,null,null,2]", "[2] ", "[123e65]", "[0e+1]", "[0e1]", "[ 4]", "[-0.0000001]",
    "[20e1]", "[-0]", "[-123]", "[-1]", "[1E22]", "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]",
    "[1e-2]", "[1e+2]", "[123]", "[123.456789]", "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}",
    "{\"asd\":\"sdf\"}", "{}", "{\"\":0}", "{\"foo\\u0000bar\": 42}",
    "{ \"min\": -1.0e+28, \"max\": 1.0e+28 }", "{\"a\":[]}", "{\n\"a\": \"b\"\n}",
    "[\"\\u0060\\u012a\\u12AB\"]", "[\"\\uD801\\udc37\"]", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]", "[\"a/*b*/c/*d//e\"]",
    "[\"\\\\a\"]", "[\"\\\\n\"]", "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[ \"asd\"]", "[\"\\u0000\"]",
    "[\"\u{10FFFF}\"]", "[\"\u{FFFF}\"]", "[\"\u{2028}\"]", "[\"\u{7F}\"]", "[\"⍂㈴⍂\"]", "\" \"",
    "false", "42", "-0.1", "null", "\"asd\"", "true", "[\"a\"]\n", "[true]", " [] ", "1e-999",
    "{\"é\":1,\"e\u{301}\":2}",
  ]

  @Test(arguments: accepted)
  func soundTextIsReadAsFoundationReadsIt(_ text: String) throws {
    let value = try read(text)
    var written = JSONText()
    written.value(value)
    // In an array, since Foundation boxes bare values in more than one way.
    func judged(_ bytes: [UInt8]) throws -> NSArray {
      try #require(
        try JSONSerialization.jsonObject(with: Data([0x5B] + bytes + [0x5D])) as? NSArray)
    }
    #expect(try judged(Array(text.utf8)) == judged(written.bytes))
    #expect(try JSONScanner.document(written.bytes, file: "") == value)
  }

  static let refused = [
    "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]",
    "[\"x\"",
    "[x", "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]",
    "[\"\u{0B}a\"\\f]", "[*]", "[\"\"", "[1,", "[1,\n1\n,1", "[{}", "[fals]", "[nul]", "[tru]",
    "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]",
    "[0.1.2]", "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]", "[0e+]", "[0e]", "[1.0e+]",
    "[1.0e-]",
    "[1.0e]", "[1 000.0]", "[1eE2]", "[2.e+3]", "[2.e-3]", "[2.e3]", "[9.e+]", "[Inf]", "[NaN]",
    "[１]", "[1+2]", "[0x1]", "[0x42]", "[Infinity]", "[0e+-1]", "[-123.123foo]", "[-Infinity]",
    "[-foo]", "[- 1]", "[-012]", "[-.123]", "[-1x]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]",
    "[1.8011670033376514H-308]", "[012]", "[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}",
    "{\"x\"::\"b\"}", "{\"a\":\"a\" 123}", "{key: 'value'}", "{\"a\" b}", "{:\"b\"}",
    "{\"a\" \"b\"}",
    "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}", "{null:null,null:null}", "{\"id\":0,,,,,}",
    "{'a':0}", "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/**//", "{\"a\":\"b\"}//",
    "{\"a\":\"b\",,\"c\":\"d\"}", "{a: \"b\"}", "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }",
    "{\"a\":\"b\"}#", " ", "[\"\\uD800\\\"]", "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]",
    "[\"\\uD800\\u1x\"]", "[é]", "[\"\\x00\"]", "[\"\\\\\\\"]", "[\"\\\t\"]", "[\"\\🌀\"]",
    "[\"\\\"]",
    "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]", "[\"\\uD800\\uD800\\x\"]", "[\"\\a\"]", "[\"\\uqqqq\"]",
    "[\\u0020\"asd\"]", "[\\n]", "\"", "['single quote']", "abc", "[\"\\", "[\"new\nline\"]",
    "[\"\t\"]", "\"\\UA66D\"", "\"\"x", "[\u{2060}]", "<.>", "[<null>]", "[1]x", "[1]]",
    "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]", "]", "{}}", "{\"\":",
    "{\"a\":/*c*/\"b\"}",
    "{\"a\": true} \"x\"", "['", "[,", "[{", "[\"a", "{", "{]", "{,", "{[", "{\"a", "{'a'", "*",
    "[\"\\{[\"\\{", "[\u{0C}]", "å", "[1", "[ false, nul", "[ true, fals", "[ false, tru",
    "{\"asd\":\"asd\"", "\u{FEFF}", "[\"\\uDADA\"]", "[\"\\uDd1e\\uD834\"]", "[\"\\ud800abc\"]",
    "[1e999]", "[-1e999]", "[123123e100000]", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "",
    "[1e99999999999999999999]",
  ]

  @Test(arguments: refused)
  func brokenTextIsRefusedWithItsPlace(_ text: String) throws {
    let problem = try #require(firstProblem(Array(text.utf8)))
    #expect(problem.location.line != nil && problem.location.column != nil)
    #expect(!problem.expected.isEmpty)
  }

  static let brokenBytes: [[UInt8]] = [
    [0x5B, 0x22, 0xE5, 0x22, 0x5D], [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22],
    [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xE0, 0xFF, 0x22],
    [0x5B, 0x00, 0x5D], [0x22, 0x00, 0x22], [0x22, 0x5C, 0xE5, 0x22], [0x5B, 0xFF],
    [0x22, 0x61, 0x80, 0x5C, 0x6E, 0x22],
  ]

  @Test(arguments: brokenBytes)
  func bytesThatAreNoTextAreRefused(_ bytes: [UInt8]) { #expect(firstProblem(bytes) != nil) }

  @Test func nestingIsBoundedWithoutTrap() throws {
    let deep = JSONScanner.maximumDepth
    let sound = String(repeating: "[", count: deep) + String(repeating: "]", count: deep)
    #expect(throws: Never.self) { try read(sound) }
    #expect(firstProblem(Array(("[" + sound + "]").utf8))?.code == "depth")
    #expect(firstProblem([UInt8](repeating: UInt8(ascii: "["), count: 100_000))?.code == "depth")
    let objects = [UInt8](Array(repeating: Array("{\"\":".utf8), count: 100_000).joined())
    #expect(firstProblem(objects)?.code == "depth")
  }

  @Test func messageNamesLineColumnAndPath() throws {
    let problem = try #require(
      firstProblem(Array("{\"a\":\n  [1, {\"é b\": [true, é]}]}".utf8)))
    #expect(
      problem.location
        == SourceLocation(file: "a.json", line: 2, column: 22, path: "a[1][\"é b\"][1]"))
    #expect(problem.description.hasPrefix("a.json:2:22: error: a[1][\"é b\"][1]: value 'é'"))
  }

  @Test func orderAndDigitsAreKept() throws {
    let text = #"{"z":1.50,"a":-0.0,"m":[1e5,12345678901234567890.12345678901234567890],"é":"ä"}"#
    var written = JSONText()
    written.value(try read(text))
    #expect(String(decoding: written.bytes, as: UTF8.self) == text)
  }

  @Test func manyNamesAreStillToldApart() throws {
    let names = (0..<2000).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
    #expect(throws: Never.self) { try read("{\(names)}") }
    #expect(firstProblem(Array("{\(names),\"n1234\":1}".utf8))?.code == "duplicate")
    #expect(firstProblem(Array("{\(names),\"n3\":1}".utf8))?.code == "duplicate")
  }

  @Test func infinityAndNaNAreCalledByName() {
    for word in ["NaN", "Infinity", "-Infinity", "nan", "inf"] {
      let problem = firstProblem(Array("[\(word)]".utf8))
      #expect(problem?.expected.contains("NaN") == (word.hasPrefix("n") ? false : true), "\(word)")
    }
  }

  /// The oracle is the C library's conversion.
  @Test func numbersAreTheNearestDoubles() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...22, using: &generator)
      var text = Bool.random(using: &generator) ? "-" : ""
      let whole = Int.random(in: 0..<digits, using: &generator)
      text += whole == 0 ? "0" : "\(Int.random(in: 1...9, using: &generator))"
      for _ in 1..<max(whole, 1) { text += "\(Int.random(in: 0...9, using: &generator))" }
      if whole < digits {
        text += "."
        for _ in whole..<digits { text += "\(Int.random(in: 0...9, using: &generator))" }
      }
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text += "e\(Int.random(in: -300...280, using: &generator))"
      }
      guard case .number(let number) = try read(text) else {
        Issue.record("\(text) is a number")
        continue
      }
      var scanner = JSONScanner(Array(text.utf8), file: "")
      #expect(try scanner.double() == strtod(text, nil), "\(text)")
      #expect(number.double == strtod(text, nil), "\(text)")
    }
  }

  @Test func wholeUnitsAreExact() throws {
    let cases: [(String, Int, Int?)] = [
      ("1", 0, 1), ("1.0", 0, 1), ("1.5", 0, nil), ("1.5", 1, 15), ("-0.001", 3, -1),
      ("-0", 0, 0), ("2e3", 0, 2000), ("2.5e-1", 2, 25), ("0.00", 7, 0), ("1e18", 0, Int(1e18)),
      ("9223372036854775807", 0, Int.max), ("-9223372036854775808", 0, Int.min),
      ("9223372036854775808", 0, nil), ("1e19", 0, nil), ("1e-400", 3, nil), ("123.4567", 3, nil),
      ("1e308", 9, nil), ("0e308", 9, 0), ("0.000000000000000000001", 3, nil),
    ]
    for (text, decimals, units) in cases {
      #expect(JSONNumber(checked: text).units(decimals: decimals) == units, "\(text)")
    }
  }

  @Test func everyCutOfATextIsRefused() throws {
    let text = Array(#"{"a":[1.5e3,{"b":"x\u00e9\ud83d\ude39"},true,false,null,[]],"c":{}}"#.utf8)
    #expect(firstProblem(text) == nil)
    for end in 0..<text.count { #expect(firstProblem(Array(text[..<end])) != nil, "cut at \(end)") }
  }

  @Test func mutatedTextsNeverTrap() {
    let text = Array(
      #"{"type":"a","n":[-1.25e+10,0,{"s":"\u00e9\\\"ä","t":[true,false,null]}],"e":{}}"#.utf8)
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<8000 {
      let mutated = generator.mutated(text)
      let isSound = (try? JSONScanner.document(mutated, file: "")) != nil
      // What Foundation refuses, we refuse too; it lets repeated names and some numbers pass.
      if isSound {
        #expect(
          (try? JSONSerialization.jsonObject(with: Data(mutated), options: .fragmentsAllowed))
            != nil, "\(String(decoding: mutated, as: UTF8.self))")
      }
    }
  }
}
