import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("The prices of a bound are a file of names")
struct DualsFileTests {
  static let loads = ["L0", "L1", "ash/2", "a \"quoted\" one"]
  static let vehicles = ["T0", "T1", "T2"]
  static let certificate = BoundCertificate(
    loadPrices: [50_000, 0, 123_456_789, 7],
    cuts: [BoundCertificate.Cut(loads: [0, 2, 3], price: 1500)],
    classes: [
      BoundCertificate.VehicleClass(vehicles: [0, 2], leastReducedCost: -40),
      BoundCertificate.VehicleClass(vehicles: [1], leastReducedCost: 0),
    ])
  /// The prices above when at most one of two vehicles is used, and others else.
  static let proof: BoundProof = {
    var many = certificate
    many.counts = [
      BoundCertificate.Count(vehicles: [0, 1], side: .atLeast, number: 2, price: 70_000)
    ]
    return .cases(vehicles: [0, 1], atMost: 1, few: .prices(certificate), many: .prices(many))
  }()
  static let file = DualsFile(kind: .haulage, instance: "small", proof: proof)
  static let text = String(decoding: file.bytes(loads: loads, vehicles: vehicles), as: UTF8.self)

  static func read(_ bytes: [UInt8], kind: DualsFile.Kind = .haulage) throws -> DualsFile {
    try DualsFile.read(
      InputFile(name: "d.json", rawBytes: bytes), kind: kind, loads: loads, vehicles: vehicles)
  }

  @Test func aFileComesBack() throws {
    #expect(try Self.read(Array(Self.text.utf8)) == Self.file)
    // 50000 + 0 + 123456789 + 7 - 1500 + 2 * -40
    #expect(Self.file.statedBound == 123_505_216)
  }

  @Test func theFileHasTheMembersOfTheContract() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.text.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "version", "kind", "instance", "unit", "bound", "proof",
      ])
    #expect(object["version"] as? Int == 1)
    #expect(object["kind"] as? String == "haulage-duals")
    #expect(object["unit"] as? String == "millicents")
    #expect(object["bound"] as? Int == 123_505_216)
    let proof = try #require(object["proof"] as? [String: [String: Any]])
    #expect(proof.keys.sorted() == ["cases"])
    let cases = try #require(proof["cases"])
    #expect(cases.keys.sorted() == ["at_most", "few", "many", "vehicles"])
    #expect(cases["vehicles"] as? [String] == ["T0", "T1"])
    #expect(cases["at_most"] as? Int == 1)
    let few = try #require((cases["few"] as? [String: [String: Any]])?["prices"])
    let many = try #require((cases["many"] as? [String: [String: Any]])?["prices"])
    #expect(few.keys.sorted() == ["classes", "counts", "cuts", "loads"])
    let counts = try #require(many["counts"] as? [[String: Any]])
    #expect(counts.first?["vehicles"] as? [String] == ["T0", "T1"])
    #expect(counts.first?["side"] as? String == "at_least")
    #expect(counts.first?["number"] as? Int == 2)
    #expect(counts.first?["price"] as? Int == 70_000)
    let loads = try #require(few["loads"] as? [[String: Any]])
    #expect(loads.compactMap { $0["id"] as? String } == Self.loads)
    #expect(loads.compactMap { $0["price"] as? Int } == Self.certificate.loadPrices)
    let classes = try #require(few["classes"] as? [[String: Any]])
    #expect(classes.first?["vehicles"] as? [String] == ["T0", "T2"])
    #expect(classes.first?["least_reduced_cost"] as? Int == -40)
  }

  @Test func aCertificateOfNothingComesBack() throws {
    let nothing = DualsFile(
      kind: .plan, instance: "x",
      proof: .prices(BoundCertificate(loadPrices: [], cuts: [], classes: [])))
    let bytes = nothing.bytes(loads: [], vehicles: [])
    let back = try DualsFile.read(
      InputFile(name: "d.json", rawBytes: bytes), kind: .plan, loads: [], vehicles: [])
    #expect(back == nothing)
  }

  /// Prices by how many of two loads are left.
  static let leftFile: DualsFile = {
    func leaf(_ side: BoundCertificate.Count.Side, _ number: Int) -> BoundProof {
      var leaf = certificate
      leaf.leftCounts = [.init(loads: [0, 2], side: side, number: number, price: 9_000)]
      return .prices(leaf)
    }
    return DualsFile(
      kind: .haulage, instance: "small",
      proof: .leftCases(loads: [0, 2], atMost: 0, few: leaf(.atMost, 0), many: leaf(.atLeast, 1)))
  }()
  static let leftText = String(
    decoding: leftFile.bytes(loads: loads, vehicles: vehicles), as: UTF8.self)

  @Test func sumsComeBack() throws {
    let sum = DualsFile(
      kind: .haulage, instance: "small",
      proof: .cases(
        vehicles: [1], atMost: 0, few: .sum([Self.proof, .prices(Self.certificate)]),
        many: .sum([])))
    let bytes = sum.bytes(loads: Self.loads, vehicles: Self.vehicles)
    #expect(try Self.read(bytes) == sum)
    let text = String(decoding: bytes, as: UTF8.self)
    let broken = text.replacing("\"few\":{\"sum\":[", with: "\"few\":{\"sum\":[7,")
    #expect(throws: InputFault.self) { try Self.read(Array(broken.utf8)) }
    let deep = String(repeating: "{\"sum\":[", count: 70) + String(repeating: "]}", count: 70)
    let fault = #expect(throws: InputFault.self) {
      try Self.read(
        Array(
          "{\"version\":1,\"kind\":\"haulage-duals\",\"instance\":\"x\",\"unit\":\"millicents\",\"bound\":0,\"proof\":\(deep)}"
            .utf8))
    }
    #expect(fault?.problems.map(\.code) == ["depth"])
  }

  @Test func countsOfLoadsLeftComeBack() throws {
    #expect(try Self.read(Array(Self.leftText.utf8)) == Self.leftFile)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.leftText.utf8)) as? [String: Any])
    let cases = try #require((object["proof"] as? [String: [String: Any]])?["cases"])
    #expect(cases.keys.sorted() == ["at_most", "few", "loads", "many"])
    #expect(cases["loads"] as? [String] == ["L0", "ash/2"])
    let many = try #require((cases["many"] as? [String: [String: Any]])?["prices"])
    #expect(many.keys.sorted() == ["classes", "counts", "cuts", "left", "loads"])
    let left = try #require((many["left"] as? [[String: Any]])?.first)
    #expect(left["loads"] as? [String] == ["L0", "ash/2"])
    #expect(left["side"] as? String == "at_least")
    #expect(left["number"] as? Int == 1)
    #expect(left["price"] as? Int == 9_000)
  }

  static let leftFaults: [(String, String, String, String)] = [
    (
      "[\"L0\",\"ash/2\"],\"at_most\"", "[\"L0\",\"ash/9\"],\"at_most\"",
      "proof.cases.loads[1]", "a load of the instance"
    ),
    (
      "[\"L0\",\"ash/2\"],\"at_most\"", "[\"L0\",\"L0\"],\"at_most\"", "proof.cases.loads[1]",
      "each load once"
    ),
    ("\"cases\":{", "\"cases\":{\"vehicles\":[],", "proof.cases", "not both"),
    (
      "\"cases\":{\"loads\"", "\"cases\":{\"cargo\"", "proof.cases", "the vehicles that are counted"
    ),
    (
      "[\"L0\",\"ash/2\"],\"side\"", "[\"ash/2\",\"ash/2\"],\"side\"",
      "\(few).left[0].loads[1]", "each load once"
    ),
    ("at_most\",\"number\"", "at_moist\",\"number\"", "\(few).left[0].side", "\"at_most\""),
    ("\"number\":1", "\"number\":-1", "\(many).left[0].number", "from 0 to 20000"),
    ("9000", "1000000000001", "\(few).left[0].price", "to 1000000000000"),
    (",\"price\":9000", "", "\(few).left[0]", "a whole number of millicents from 0"),
  ]

  @Test(arguments: leftFaults)
  func aFaultInCountsOfLoadsLeftIsNamed(
    _ old: String, _ new: String, _ path: String, _ says: String
  ) throws {
    var text = Self.leftText
    let range = try #require(text.range(of: old))
    text.replaceSubrange(range, with: new)
    let fault = try #require(throws: InputFault.self) { try Self.read(Array(text.utf8)) }
    #expect(fault.problems.count == 1, "\(fault)")
    #expect(fault.problems.first?.location.path == path, "\(fault)")
    #expect(fault.description.contains(says), "\(fault)")
  }

  @Test func membersMayComeInAnyOrder() throws {
    // Classes before the counts of their vehicles, prices before the counts of loads.
    func moved(_ text: String, _ member: String, _ last: String) throws -> String {
      let start = try #require(text.range(of: ",\n\"\(member)\":["))
      let end = try #require(text.range(of: last, range: start.upperBound..<text.endIndex))
      var text = text
      let part = String(text[start.lowerBound..<end.lowerBound])
      text.removeSubrange(start.lowerBound..<end.lowerBound)
      let close = try #require(text.range(of: "]}", range: start.lowerBound..<text.endIndex))
      let place = text.index(after: close.lowerBound)
      text.insert(contentsOf: part, at: place)
      return text
    }
    let many = try #require(Self.text.range(of: "\"many\""))
    let head = String(Self.text[..<many.lowerBound])
    let tail = try moved(String(Self.text[many.lowerBound...]), "counts", ",\n\"classes\"")
    #expect(try Self.read(Array((head + tail).utf8)) == Self.file)
  }

  @Test func aFalseBoundIsReadForTheCheckToTell() throws {
    let text = try Self.changed("\"bound\":123505216", "\"bound\":999999999")
    let file = try Self.read(Array(text.utf8))
    #expect(file.statedBound == 999_999_999)
    #expect(file.proof.bound == 123_505_216)
  }

  static func changed(_ old: String, _ new: String) throws -> String {
    guard let range = text.range(of: old) else { throw HaulageDaySample.MissingText(text: old) }
    return text.replacingCharacters(in: range, with: new)
  }

  static let few = "proof.cases.few.prices"
  static let many = "proof.cases.many.prices"
  static let faults: [(String, String, String?, String)] = [
    ("\"version\":1", "\"version\":2", "version", "from 1 to 1"),
    ("haulage-duals", "plan-duals", "kind", "haulage-duals"),
    ("\"millicents\"", "\"cents\"", "unit", "millicents"),
    ("\"id\":\"L1\"", "\"id\":\"L9\"", "\(few).loads[1].id", "did you mean"),
    ("\"id\":\"L1\"", "\"id\":\"L0\"", "\(few).loads[1].id", "each load once"),
    ("{\"id\":\"L1\",\"price\":0},\n", "", "\(few).loads", "a price for every load"),
    ("\"price\":0", "\"price\":-1", "\(few).loads[1].price", "from 0 to"),
    ("\"price\":0", "\"price\":0.5", "\(few).loads[1].price", "a whole number"),
    ("\"price\":0", "\"price\":10000000000001", "\(few).loads[1].price", "to 10000000000000"),
    ("\"price\":0", "\"prise\":0", "\(few).loads[1]", "did you mean 'price'"),
    ("[\"L0\",\"ash/2\",", "[\"L0\",\"L0\",", "\(few).cuts[0].loads", "three different loads"),
    ("[\"L0\",\"ash/2\",", "[\"L0\",", "\(few).cuts[0].loads", "three different loads"),
    (
      "[\"L0\",\"ash/2\",", "[\"L0\",\"L1\",\"ash/2\",", "\(few).cuts[0].loads[3]",
      "at most 3 loads"
    ),
    ("\"price\":1500", "\"price\":-1500", "\(few).cuts[0].price", "from 0 to"),
    ("[\"T0\",\"T2\"]", "[\"T0\"]", "\(few).classes", "a class for every vehicle"),
    (
      "[\"T0\",\"T2\"]", "[\"T0\",\"T1\",\"T2\"]", "\(few).classes[1].vehicles[0]",
      "each vehicle once"
    ),
    (
      "[\"T0\",\"T2\"]", "[\"T0\",\"T3\"]", "\(few).classes[0].vehicles[1]",
      "a vehicle of the instance"
    ),
    ("-40", "1", "\(few).classes[0].least_reduced_cost", "to 0"),
    ("\"cuts\":", "\"cut\":", few, "did you mean 'cuts'"),
    ("\"proof\":", "\"prof\":", nil, "did you mean 'proof'"),
    ("\"cases\":", "\"case\":", "proof", "did you mean 'cases'?"),
    ("\"cases\":", "\"other\":", "proof", "'prices', 'cases' or 'sum'"),
    ("\"proof\":{", "\"proof\":7,\"p\":{", "proof", "an object with 'prices', 'cases'"),
    ("\"at_most\":1", "\"at_most\":-1", "proof.cases.at_most", "from 0 to 20000"),
    ("\"at_most\":1,", "", "proof.cases", "the most of them"),
    ("\"few\":", "\"fev\":", "proof.cases", "did you mean 'few'"),
    ("\"many\":", "\"mani\":", "proof.cases", "did you mean 'many'"),
    ("[\"T0\",\"T1\"]", "[\"T0\",\"T9\"]", "proof.cases.vehicles[1]", "a vehicle of the instance"),
    ("[\"T0\",\"T1\"]", "[\"T0\",\"T0\"]", "proof.cases.vehicles[1]", "each vehicle once"),
    ("at_least", "at_lest", "\(many).counts[0].side", "\"at_least\" or \"at_most\""),
    ("\"number\":2", "\"number\":-2", "\(many).counts[0].number", "from 0 to 20000"),
    ("\"number\":2", "\"number\":20001", "\(many).counts[0].number", "from 0 to 20000"),
    ("70000", "-1", "\(many).counts[0].price", "from 0 to"),
    ("70000", "1000000000001", "\(many).counts[0].price", "to 1000000000000"),
    (",\"price\":70000", "", "\(many).counts[0]", "a whole number of millicents from 0"),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPath(
    _ old: String, _ new: String, _ path: String?, _ says: String
  ) throws {
    let bytes = Array(try Self.changed(old, new).utf8)
    let fault = try #require(throws: InputFault.self) { try Self.read(bytes) }
    #expect(fault.problems.count == 1, "\(fault)")
    #expect(fault.problems.first?.location.path == path, "\(fault)")
    #expect(fault.description.contains(says), "\(fault)")
  }

  /// A file of cases, `open` before and `close` after the innermost prices, each `depth` times.
  static func nested(_ open: String, _ close: String, _ depth: Int) -> [UInt8] {
    let nothing = """
      {"prices":{"loads":[],"cuts":[],"counts":[],"classes":[]}}
      """
    let text =
      "{\"version\":1,\"kind\":\"plan-duals\",\"instance\":\"x\",\"unit\":\"millicents\",\"bound\":0,"
      + "\"proof\":" + String(repeating: open, count: depth) + nothing
      + String(repeating: close, count: depth) + "}"
    return Array(text.replacingOccurrences(of: "*", with: nothing).utf8)
  }

  static func readNested(_ bytes: [UInt8]) throws -> DualsFile {
    try DualsFile.read(
      InputFile(name: "d.json", rawBytes: bytes), kind: .plan, loads: [], vehicles: [])
  }

  /// Cases that go on in the one side or the other.
  static let openings = [
    ("{\"cases\":{\"vehicles\":[],\"at_most\":0,\"few\":", ",\"many\":*}}"),
    ("{\"cases\":{\"vehicles\":[],\"at_most\":0,\"few\":*,\"many\":", "}}"),
  ]

  @Test(arguments: openings)
  func casesAreReadSixtyFourDeep(_ open: String, _ close: String) throws {
    let file = try Self.readNested(Self.nested(open, close, 64))
    #expect(file.proof.certificates.count == 65)
    let back = try Self.readNested(file.bytes(loads: [], vehicles: []))
    #expect(back == file)
    let fault = try #require(throws: InputFault.self) {
      try Self.readNested(Self.nested(open, close, 65))
    }
    #expect(fault.problems.count == 1)
    #expect(fault.problems.first?.location.path?.hasPrefix("proof.cases.") == true)
    #expect(fault.description.contains("at most 64 'cases' one inside another"))
  }

  @Test func aProofIsOfOneKind() throws {
    let both = Self.openings[0].0.replacingOccurrences(of: "{\"cases\"", with: "*,\"cases\"")
      .replacingOccurrences(
        of: "*", with: "{\"prices\":{\"loads\":[],\"cuts\":[],\"counts\":[],\"classes\":[]}")
    let fault = try #require(throws: InputFault.self) {
      try Self.readNested(Self.nested(both, Self.openings[0].1, 1))
    }
    #expect(fault.problems.map(\.expected) == ["one of 'prices', 'cases' or 'sum'"])
  }

  @Test(arguments: openings, [66, 120, 1_000, 100_000])
  func deepCasesAreAFault(_ opening: (String, String), _ depth: Int) throws {
    for bytes in [
      Self.nested(opening.0, opening.1, depth), Self.nested(opening.0, "", depth),
      Self.nested("{\"cases\":", "}", depth), Self.nested("[", "]", depth),
      Self.nested("{\"prices\":", "}", depth),
    ] {
      #expect(throws: InputFault.self) { try Self.readNested(bytes) }
    }
  }

  @Test func fourThousandPricesAreReadAndNoMore() throws {
    func text(leaves: Int) -> String {
      if leaves == 1 { return "*" }
      let few = leaves / 2
      return "{\"cases\":{\"vehicles\":[],\"at_most\":0,\"few\":\(text(leaves: few)),"
        + "\"many\":\(text(leaves: leaves - few))}}"
    }
    func bytes(leaves: Int) -> [UInt8] {
      // The innermost prices are one more.
      Self.nested(
        "{\"cases\":{\"vehicles\":[],\"at_most\":0,\"few\":\(text(leaves: leaves - 1)),\"many\":",
        "}}", 1)
    }
    #expect(try Self.readNested(bytes(leaves: 4096)).proof.certificates.count == 4096)
    let fault = try #require(throws: InputFault.self) { try Self.readNested(bytes(leaves: 4196)) }
    #expect(fault.problems.count == 1)
    #expect(fault.description.contains("at most 4096 'prices' in all"))
  }

  @Test func aCutFileIsAFaultAtEveryByte() throws {
    let bytes = Array(Self.text.utf8)
    for count in 0..<(bytes.count - 1) {
      #expect(throws: InputFault.self, "\(count) bytes") {
        try Self.read(Array(bytes.prefix(count)))
      }
    }
  }

  @Test(arguments: 0..<4)
  func mutatedFilesAreReadOrFaulted(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(Self.text.utf8)
    for round in 0..<400 {
      do {
        let file = try Self.read(generator.mutated(bytes))
        _ = file.proof.bound
      } catch {
        #expect(error is InputFault, "seed \(seed), round \(round)")
      }
    }
  }
}
