import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("The object of solve --json is read back and not trusted")
struct SolveClaimTests {
  static let text = String(decoding: SolveAnswerTests.answer.json, as: UTF8.self)

  func read(_ text: String) throws -> SolveClaim {
    try SolveClaim.read(InputFile(name: "answer.json", rawBytes: Array(text.utf8)))
  }

  @Test func whatWasWrittenComesBack() throws {
    let claim = try read(Self.text)
    let answer = SolveAnswerTests.answer
    #expect(claim.instance == answer.instance)
    #expect(claim.vehicles == 2)
    #expect(claim.distance == answer.distance)
    #expect(claim.driving == answer.driving)
    #expect(claim.cost == answer.cost)
    #expect(claim.lowerBound == answer.lowerBound)
    #expect(claim.unserved == 1)
    #expect(claim.unservedLoads == answer.unserved)
    #expect(claim.trucks == answer.trucks)
    #expect(claim.routes == answer.routes)
  }

  @Test func membersOfTheSearchMayBeMissing() throws {
    let claim = try read(
      """
      {"routes":[],"trucks":[],"unserved_loads":[],"unserved":0,"lower_bound":0,"cost":1e2,
      "duration":0.0,"distance":0,"vehicles":0,"instance":"x","more":[1]}
      """)
    #expect(claim.cost == 100_000)
  }

  static let faults: [(String, String, String, String)] = [
    ("\"cost\":12345.678", "\"cost\":12345.6781", "cost", "at most 3 decimals"),
    ("\"cost\":12345.678", "\"cost\":-1", "cost", "a number from 0 to"),
    ("\"cost\":12345.678", "\"cost\":1e300", "cost", "a number from 0 to"),
    ("\"cost\":12345.678", "\"cost\":\"12\"", "cost", "a number from 0 to"),
    ("\"cost\":12345.678", "\"cost\":null", "cost", "a number from 0 to"),
    ("\"lower_bound\":12000.5", "\"lower_bound\":[]", "lower_bound", "a number from 0 to"),
    ("\"vehicles\":2", "\"vehicles\":2.5", "vehicles", "a whole number"),
    ("\"duration\":3675", "\"duration\":-3675", "duration", "a whole number"),
    ("[\"L1\",\"L0\"]", "[\"L1\",0]", "routes[0][1]", "a text"),
    ("[\"L1\",\"L0\"]", "\"L1\"", "routes[0]", "a list of loads"),
    ("[\"L1\",\"L0\"],", "", "routes", "2 routes, one for each of 'trucks'"),
    ("\"trucks\":[\"T0\",\"T2\"]", "\"trucks\":7", "trucks", "a list of trucks"),
    ("\"L2\"", "\"\"", "unserved_loads[0]", "1 to 200 bytes"),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsPlace(_ old: String, _ new: String, _ path: String, _ says: String)
    throws
  {
    try #require(Self.text.contains(old))
    let text = Self.text.replacingOccurrences(of: old, with: new)
    let fault = try #require(throws: InputFault.self) { try read(text) }
    #expect(fault.problems.first?.location.path == path, "\(fault)")
    #expect(fault.problems.first?.location.line == 1)
    #expect(fault.description.contains(says), "\(fault)")
  }

  @Test func missingAndMisspeltMembersAreNamed() throws {
    let text = Self.text.replacingOccurrences(of: "\"lower_bound\"", with: "\"lower_bond\"")
    let fault = try #require(throws: InputFault.self) { try read(text) }
    #expect(fault.description.contains("did you mean 'lower_bound'"))
    let empty = try #require(throws: InputFault.self) { try read("{}") }
    #expect(empty.problems.count == 10)
  }

  @Test func aPlanAsGeoJSONIsToldByItsForm() throws {
    let fault = try #require(throws: InputFault.self) {
      try read("{\"type\":\"FeatureCollection\",\"features\":[],\"plan\":{}}")
    }
    #expect(fault.problems.count == 1)
    #expect(fault.description.contains("checked without --instance"))
  }

  @Test func aCutFileIsAFaultAtEveryByte() throws {
    for count in 0..<(Self.text.utf8.count - 1) {
      #expect(throws: InputFault.self, "\(count) bytes") {
        try read(String(decoding: Self.text.utf8.prefix(count), as: UTF8.self))
      }
    }
  }
}
