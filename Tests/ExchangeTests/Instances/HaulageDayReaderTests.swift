import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("A haulage day is read and not trusted")
struct HaulageDayReaderTests {
  @Test func soundTextIsTheDayItSays() throws {
    #expect(try HaulageDaySample.read(HaulageDaySample.text) == HaulageDaySample.day)
  }

  @Test func theShippedInstanceIsRead() throws {
    let day = try HaulageDayReader.read(
      path: Repository.geoData + "/instances/haulage-day-20.json")
    #expect(day.loads.count == 20)
    #expect(day.trucks.count == 13)
    #expect(day.sites.count == 30)
    #expect(day.distances.count == 900)
    #expect(day.durations.count == 900)
    #expect(day.sites.first?.id == "Kemi")
  }

  /// Other ways to write the same.
  static let equals: [(String, String)] = [
    ("[0,600,1800]", "[0.0,6e2,18E2]"), ("[0,600,1800]", "[ 0 ,\t600\r\n, 1800 ]"),
    ("50000,", "5e4,"), ("\"seed\":1,\"speed_kmh\":60,", ""),
    ("\"seed\":1", "\"comment\":{\"of\":[[],{\"a\":null}]}"), ("\"lat\":66,", "\"lat\":6.6e1,"),
    ("\"id\":\"A\"", "\"id\":\"\\u0041\""), ("{\"name\"", "\u{FEFF}{\"name\""),
    ("\"bodies\":[\"tipper\",\"tank\"]", "\"bodies\":[\"tank\",\"tipper\",\"tank\"]"),
  ]

  @Test(arguments: equals)
  func theSameIsReadInOtherForms(_ old: String, _ new: String) throws {
    let day = try HaulageDaySample.read(HaulageDaySample.changed(old, new))
    #expect(day == HaulageDaySample.day)
  }

  @Test func membersMayComeInAnyOrder() throws {
    let value = try JSONScanner.document(Array(HaulageDaySample.text.utf8), file: "")
    guard case .object(let members) = value else { throw HaulageDaySample.MissingText(text: "{") }
    let turned = JSONValue.object(
      members.reversed().map { member in
        guard case .array(let elements) = member.value else { return member }
        let turned = elements.map { element -> JSONValue in
          guard case .object(let members) = element else { return element }
          return .object(members.reversed())
        }
        return JSONMember(member.name, .array(turned))
      })
    #expect(try HaulageDaySample.read(turned.written) == HaulageDaySample.day)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var line: Int?
    var path: String?
    var field: String?
    var value: String?
    var says: String
    var testDescription: String { "\(old) -> \(new)" }
  }

  static let number = "a whole number from 0 to 100000000"
  static let meters = "a whole number from 0 to 10000000"
  static let position = "a whole number from 0 to 1000000000"

  static let faults: [Wrong] = [
    Wrong(old: "50000", new: "-1", line: 2, path: "unserved_cents", value: "-1", says: number),
    Wrong(old: "50000", new: "1.5", line: 2, path: "unserved_cents", value: "1.5", says: number),
    Wrong(
      old: "50000", new: "100000001", line: 2, path: "unserved_cents", value: "100000001",
      says: number),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,0,10000001]", line: 9, path: "distance_m[1][2]",
      value: "10000001", says: meters),
    Wrong(
      old: "[600,0,1200]", new: "[600,0,100000001]", line: 13, path: "duration_s[1][2]",
      value: "100000001", says: number),
    Wrong(
      old: "\"cents_per_km\":135", new: "\"cents_per_km\":1000001", path: "trucks[0].cents_per_km",
      value: "1000001", says: "a whole number from 0 to 1000000"),
    Wrong(
      old: "[21600,28800]", new: "[21600,100000001]", line: 16,
      path: "loads[0].pickup_window_s[1]", value: "100000001", says: number),
    Wrong(old: "50000", new: "1e300", line: 2, path: "unserved_cents", says: number),
    Wrong(old: "50000", new: "\"9\"", line: 2, path: "unserved_cents", says: number),
    Wrong(old: "50000", new: "null", line: 2, path: "unserved_cents", says: number),
    Wrong(old: "50000", new: "NaN", line: 2, path: "unserved_cents", says: "no NaN"),
    Wrong(old: "50000", new: "1e400", line: 2, path: "unserved_cents", says: "1.7e308"),
    Wrong(old: "50000", new: "007", line: 2, path: "unserved_cents", says: "leading zeros"),
    Wrong(
      old: "\"unserved_cents\"", new: "\"unserved_cent\"", line: 2, field: "unserved_cent",
      says: "did you mean 'unserved_cents'"),
    Wrong(
      old: "\"unserved_cents\":50000,", new: "", line: 1, field: "unserved_cents", says: "each load"
    ),
    Wrong(old: "\"small\"", new: "\"\"", line: 1, path: "name", says: "1 to 200 bytes"),
    Wrong(
      old: "\"small\"", new: "\"a\\u001b[31m\"", line: 1, path: "name", says: "control characters"),
    Wrong(old: "\"id\":\"B\"", new: "\"id\":7", line: 5, path: "sites[1].id", says: "a text"),
    Wrong(
      old: "\"id\":\"B\"", new: "\"id\":\"A\"", line: 5, path: "sites[1].id", value: "A",
      says: "also at sites[0]"),
    Wrong(
      old: "65.6", new: "95.6", line: 5, path: "sites[1].lat", value: "95.6", says: "-90 to 90"),
    Wrong(old: "24.6", new: "\"east\"", line: 5, path: "sites[1].lon", says: "-180 to 180"),
    Wrong(
      old: "{\"id\":\"B\",\"lat\":65.6,\"lon\":24.6}", new: "[24.6,65.6]", line: 5,
      path: "sites[1]", says: "an object with 'id', 'lat', 'lon'"),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,0]", line: 9, path: "distance_m[1]", value: "2 numbers",
      says: "3 numbers, one for each site"),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,0,20000,1]", line: 9, path: "distance_m[1]",
      value: "4 numbers", says: "3 numbers, one for each site"),
    Wrong(
      old: ",\n[30000,20000,0]]", new: "]", path: "distance_m", value: "2 rows",
      says: "3 rows, one for each site"),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,0,-5]", line: 9, path: "distance_m[1][2]", value: "-5",
      says: meters),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,0.5,20000]", line: 9, path: "distance_m[1][1]",
      value: "0.5", says: meters),
    Wrong(
      old: "[10000,0,20000]", new: "[10000,2000000000,3]", line: 9, path: "distance_m[1][1]",
      value: "2000000000", says: meters),
    Wrong(
      old: "[10000,0,20000]", new: "[99999999999,0,3]", line: 9, path: "distance_m[1][0]",
      value: "99999999999", says: meters),
    Wrong(
      old: "[10000,0,20000]", new: "{\"a\":1}", line: 9, path: "distance_m[1]",
      says: "a row of whole numbers"),
    Wrong(
      old: "\"distance_m\":[", new: "\"distance_m\":7,\"x\":[", line: 7, path: "distance_m",
      value: "7", says: "a list of rows"),
    Wrong(
      old: "\"pickup\":1", new: "\"pickup\":3", line: 17, path: "loads[1].pickup", value: "3",
      says: "0 to 2"),
    Wrong(
      old: "\"delivery\":0", new: "\"delivery\":-1", line: 17, path: "loads[1].delivery",
      value: "-1", says: position),
    Wrong(
      old: "\"body\":\"tank\"", new: "\"bodi\":\"tank\"", line: 17, path: "loads[1]",
      field: "bodi", says: "did you mean 'body'"),
    Wrong(
      old: ",\"pickup_window_s\":[21600,28800]", new: "", line: 16, path: "loads[0]",
      field: "pickup_window_s", says: "the earliest and the latest"),
    Wrong(
      old: "[21600,28800]", new: "[28800,21600]", line: 16, path: "loads[0].pickup_window_s",
      value: "[28800,21600]", says: "the earliest not after the latest"),
    Wrong(
      old: "[21600,28800]", new: "[21600]", line: 16, path: "loads[0].pickup_window_s",
      value: "1 numbers", says: "two whole numbers"),
    Wrong(
      old: "[21600,28800]", new: "[1,2,3]", line: 16, path: "loads[0].pickup_window_s[2]",
      says: "at most 2 numbers"),
    Wrong(
      old: "[21600,28800]", new: "\"08:00\"", line: 16, path: "loads[0].pickup_window_s",
      says: "a list of numbers"),
    Wrong(
      old: "\"depot\":1", new: "\"depot\":99", line: 20, path: "trucks[1].depot", value: "99",
      says: "0 to 2"),
    Wrong(
      old: "\"bodies\":[\"tank\"]", new: "\"bodies\":[]", line: 20, path: "trucks[1].bodies",
      says: "at least one body"),
    Wrong(
      old: "\"bodies\":[\"tank\"]", new: "\"bodies\":\"tank\"", line: 20, path: "trucks[1].bodies",
      says: "a list of bodies"),
    Wrong(
      old: "\"id\":\"T1\"", new: "\"id\":\"T0\"", line: 20, path: "trucks[1].id", value: "T0",
      says: "also at trucks[0]"),
    Wrong(
      old: "\"name\":\"small\",", new: "\"name\":\"small\",\"name\":\"small\",", line: 1,
      says: "each name once"),
    Wrong(old: "32400}]}", new: "32400}]} x", says: "nothing may follow"),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(_ wrong: Wrong) throws {
    let problems = try HaulageDaySample.problems(
      HaulageDaySample.changed(wrong.old, wrong.new))
    let problem = try #require(problems.first)
    #expect(problems.count == 1, "\(problems)")
    #expect(problem.location.file == "day.json")
    if let line = wrong.line { #expect(problem.location.line == line, "\(problem)") }
    if let path = wrong.path { #expect(problem.location.path == path, "\(problem)") }
    if let field = wrong.field { #expect(problem.location.field == field, "\(problem)") }
    if let value = wrong.value { #expect(problem.value == value, "\(problem)") }
    #expect(problem.expected.contains(wrong.says), "\(problem)")
  }

  @Test func manyFaultsAreToldInOneRunInTheOrderOfTheFile() throws {
    let text = HaulageDaySample.text
      .replacingOccurrences(of: "\"depot\":1", with: "\"depot\":9")
      .replacingOccurrences(of: "\"pickup\":1", with: "\"pickup\":9")
      .replacingOccurrences(of: "50000", with: "-5")
      .replacingOccurrences(of: "[600,0,1200]", with: "[600,0]")
      .replacingOccurrences(of: "\"lat\":65.5", with: "\"lat\":365.5")
    let lines = try HaulageDaySample.problems(text).map(\.location.line)
    #expect(lines == [2, 4, 13, 17, 20])
  }

  @Test func aThousandFaultsAreAHundredLines() throws {
    let row = "[" + Array(repeating: "-1", count: 1000).joined(separator: ",") + "]"
    let problems = try HaulageDaySample.problems(
      HaulageDaySample.changed("[10000,0,20000]", row))
    #expect(problems.count == 100)
  }

  @Test func aTableForOtherSitesIsToldOnce() throws {
    let text = try HaulageDaySample.changed("{\"id\":\"C\",\"lat\":66,\"lon\":25}", "")
      .replacingOccurrences(of: "24.6},\n]", with: "24.6}]")
      .replacingOccurrences(of: "\"delivery\":2", with: "\"delivery\":1")
    let problems = try HaulageDaySample.problems(text)
    #expect(problems.count == 6, "\(problems)")
    #expect(problems.allSatisfy { $0.code == "size" })
  }

  @Test func costsBeyondExactSumsAreRefused() throws {
    // 500 loads are a thousand ways of 10 000 km at 10 000 euros a kilometer.
    let text = try Self.text(loads: (0..<500).map { ("L\($0)", "tank") })
      .replacingOccurrences(of: "\"cents_per_km\":135", with: "\"cents_per_km\":1000000")
      .replacingOccurrences(of: "20000", with: "10000000")
    let problem = try #require(try HaulageDaySample.problems(text).first)
    #expect(problem.code == "range")
    #expect(problem.expected.contains("no plan can come to more than"))
  }

  @Test func sixtyThreeBodiesAreReadAndOneMoreIsRefused() throws {
    let loads = (0..<70).map { ("L\($0)", "body \($0 % 63)") }
    #expect(try HaulageDaySample.read(Self.text(loads: loads)).loads.count == 70)
    let problems = try HaulageDaySample.problems(
      Self.text(loads: loads + [("M", "one"), ("N", "two")]))
    #expect(problems.map(\.location.path) == ["loads[70].body"])
    #expect(problems.first?.value == "one")
    #expect(problems.first?.expected == "at most 63 different bodies of all loads")
  }

  @Test func tooManyLoadsAreRefusedOnce() throws {
    let loads = (0..<HaulageDayReader.loadLimit + 3).map { ("L\($0)", "a") }
    let problems = try HaulageDaySample.problems(Self.text(loads: loads))
    #expect(problems.map(\.location.path) == ["loads[20000]"])
    #expect(problems.first?.expected == "at most 20000 loads")
  }

  /// The sample with other loads, given by name and body.
  static func text(loads: [(String, String)]) throws -> String {
    let lines = loads.map { name, body in
      "{\"id\":\"\(name)\",\"pickup\":0,\"delivery\":1,\"body\":\"\(body)\",\"pickup_service_s\":0,"
        + "\"delivery_service_s\":0,\"pickup_window_s\":[0,1],\"delivery_window_s\":[0,1]}"
    }
    let start = try #require(HaulageDaySample.text.range(of: "\"loads\":["))
    let end = try #require(HaulageDaySample.text.range(of: ",\n\"trucks\""))
    return HaulageDaySample.text[..<start.upperBound] + lines.joined(separator: ",\n") + "]"
      + HaulageDaySample.text[end.lowerBound...]
  }

  @Test func aDayWithoutLoadsAndTrucksIsADay() throws {
    let day = try HaulageDaySample.read(
      """
      {"name":"x","unserved_cents":0,"sites":[],"distance_m":[],"duration_s":[],"loads":[],"trucks":[]}
      """)
    #expect(day.sites.isEmpty && day.loads.isEmpty && day.trucks.isEmpty)
  }

  static let otherForms: [(String, String)] = [
    ("", "the file is empty"), (" \n", "the file is empty"), ("[]", "a haulage day as JSON"),
    ("R101\n\nVEHICLE\nNUMBER     CAPACITY\n  25         200\n\nCUSTOMER\nCUST NO.", "Solomon"),
    ("NAME : X-n101-k25\nTYPE : CVRP\nDIMENSION : 101\n", "CVRPLIB"),
    ("25\t200\t1\n0\t40\t50\t0\t0\t1236\t0\t0\t0\n", "Li and Lim"),
    ("{\"vehicles\":[],\"jobs\":[],\"shipments\":[]}", "VROOM"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]}", "GeoJSON"),
  ]

  @Test(arguments: otherForms)
  func otherFormsAreRefusedByName(_ text: String, _ says: String) throws {
    let problems = try HaulageDaySample.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.expected.contains(says) == true, "\(problems)")
  }

  @Test func aCutFileIsAFaultAtEveryByte() throws {
    let bytes = Array(HaulageDaySample.text.utf8)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    for count in 0...end {
      #expect(throws: InputFault.self, "\(count) bytes") {
        try HaulageDaySample.read(Array(bytes.prefix(count)))
      }
    }
  }

  @Test func deepNestingIsAFault() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      for member in ["sites", "distance_m", "loads", "trucks", "unserved_cents", "more"] {
        let deep =
          String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
        let problems = try HaulageDaySample.problems("{\"\(member)\":\(deep)}")
        #expect(problems.contains { $0.code == "depth" }, "\(member)")
      }
    }
  }

  @Test(arguments: 0..<8)
  func mutatedFilesAreReadOrFaulted(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(HaulageDaySample.text.utf8)
    for round in 0..<400 {
      let mutated = generator.mutated(bytes)
      do {
        _ = try HaulageDaySample.read(mutated)
      } catch {
        #expect(error is InputFault, "seed \(seed), round \(round)")
      }
    }
  }

  @Test func tablesAgreeWithTheGeneralReader() throws {
    var generator = SeededGenerator(seed: 5)
    let forms: [(Int) -> String] = [
      { "\($0)" }, { "\($0)" }, { " \($0) " }, { "\($0).0" }, { "\($0)e0" }, { "\n\($0)" },
    ]
    for side in 1...12 {
      var numbers: [Int32] = []
      let rows = (0..<side).map { _ in
        let row = (0..<side).map { _ in
          let number =
            Int.random(in: 0...1_000_000_000, using: &generator)
            >> Int.random(in: 0...30, using: &generator)
          numbers.append(Int32(number))
          return forms[Int.random(in: 0..<forms.count, using: &generator)](number)
        }
        return "[" + row.joined(separator: ",") + "]"
      }
      var scanner = JSONScanner(Array(("[" + rows.joined(separator: ", ") + "]").utf8), file: "")
      let table = try scanner.table(side: nil, upTo: 100, largest: 1_000_000_000)
      #expect(table?.numbers == numbers)
      #expect(table?.rows == side && table?.width == side)
      #expect(scanner.problems.isEmpty)
    }
  }
}
