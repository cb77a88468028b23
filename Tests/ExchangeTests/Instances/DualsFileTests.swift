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
  static let file = DualsFile(kind: .haulage, instance: "small", certificate: certificate)
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
        "version", "kind", "instance", "unit", "bound", "loads", "cuts", "classes",
      ])
    #expect(object["version"] as? Int == 1)
    #expect(object["kind"] as? String == "haulage-duals")
    #expect(object["unit"] as? String == "millicents")
    #expect(object["bound"] as? Int == 123_505_216)
    let loads = try #require(object["loads"] as? [[String: Any]])
    #expect(loads.compactMap { $0["id"] as? String } == Self.loads)
    #expect(loads.compactMap { $0["price"] as? Int } == Self.certificate.loadPrices)
    let classes = try #require(object["classes"] as? [[String: Any]])
    #expect(classes.first?["vehicles"] as? [String] == ["T0", "T2"])
    #expect(classes.first?["least_reduced_cost"] as? Int == -40)
  }

  @Test func aCertificateOfNothingComesBack() throws {
    let nothing = DualsFile(
      kind: .plan, instance: "x",
      certificate: BoundCertificate(loadPrices: [], cuts: [], classes: []))
    let bytes = nothing.bytes(loads: [], vehicles: [])
    let back = try DualsFile.read(
      InputFile(name: "d.json", rawBytes: bytes), kind: .plan, loads: [], vehicles: [])
    #expect(back == nothing)
  }

  @Test func aFalseBoundIsReadForTheCheckToTell() throws {
    let text = try Self.changed("\"bound\":123505216", "\"bound\":999999999")
    let file = try Self.read(Array(text.utf8))
    #expect(file.statedBound == 999_999_999)
    #expect(file.certificate.bound == 123_505_216)
  }

  static func changed(_ old: String, _ new: String) throws -> String {
    guard let range = text.range(of: old) else { throw HaulageDaySample.MissingText(text: old) }
    return text.replacingCharacters(in: range, with: new)
  }

  static let faults: [(String, String, String?, String)] = [
    ("\"version\":1", "\"version\":2", "version", "from 1 to 1"),
    ("haulage-duals", "plan-duals", "kind", "haulage-duals"),
    ("\"millicents\"", "\"cents\"", "unit", "millicents"),
    ("\"id\":\"L1\"", "\"id\":\"L9\"", "loads[1].id", "did you mean"),
    ("\"id\":\"L1\"", "\"id\":\"L0\"", "loads[1].id", "each load once"),
    ("{\"id\":\"L1\",\"price\":0},\n", "", "loads", "a price for every load"),
    ("\"price\":0", "\"price\":-1", "loads[1].price", "from 0 to"),
    ("\"price\":0", "\"price\":0.5", "loads[1].price", "a whole number"),
    ("\"price\":0", "\"price\":10000000000001", "loads[1].price", "to 10000000000000"),
    ("\"price\":0", "\"prise\":0", "loads[1]", "did you mean 'price'"),
    ("[\"L0\",\"ash/2\",", "[\"L0\",\"L0\",", "cuts[0].loads", "three different loads"),
    ("[\"L0\",\"ash/2\",", "[\"L0\",", "cuts[0].loads", "three different loads"),
    ("[\"L0\",\"ash/2\",", "[\"L0\",\"L1\",\"ash/2\",", "cuts[0].loads[3]", "at most 3 loads"),
    ("\"price\":1500", "\"price\":-1500", "cuts[0].price", "from 0 to"),
    ("[\"T0\",\"T2\"]", "[\"T0\"]", "classes", "a class for every vehicle"),
    ("[\"T0\",\"T2\"]", "[\"T0\",\"T1\",\"T2\"]", "classes[1].vehicles[0]", "each vehicle once"),
    ("[\"T0\",\"T2\"]", "[\"T0\",\"T3\"]", "classes[0].vehicles[1]", "a vehicle of the instance"),
    ("-40", "1", "classes[0].least_reduced_cost", "to 0"),
    ("\"cuts\":", "\"cut\":", nil, "did you mean 'cuts'"),
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
        _ = file.certificate.bound
      } catch {
        #expect(error is InputFault, "seed \(seed), round \(round)")
      }
    }
  }
}
