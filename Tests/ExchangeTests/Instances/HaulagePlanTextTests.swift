import Domain
import Testing

@testable import Exchange

@Suite("Plans of haulage days are lines")
struct HaulagePlanTextTests {
  static let plan = HaulagePlan(routes: [
    HaulagePlan.Route(truck: 0, loads: [4, 1]), HaulagePlan.Route(truck: 12, loads: [0, 7, 3]),
  ])

  func read(_ text: String) throws -> HaulagePlan {
    try HaulagePlanText.read(
      InputFile(name: "p.txt", rawBytes: Array(text.utf8)), trucks: 13, loads: 8)
  }

  @Test func aPlanComesBack() throws {
    let text = String(decoding: HaulagePlanText.bytes(of: Self.plan), as: UTF8.self)
    #expect(text == "Route 0 : 4 1\nRoute 12 : 0 7 3\n")
    #expect(try read(text) == Self.plan)
  }

  @Test func noRouteIsNoLine() throws {
    #expect(HaulagePlanText.bytes(of: HaulagePlan(routes: [])).isEmpty)
    #expect(try read("").routes.isEmpty)
  }

  static let equals = [
    "Route 12 : 0 7 3\nRoute 0 : 4 1", "Route #0: 4 1\r\nRoute # 12:0 7 3\r\n\r\nCost 1234.5\r\n",
    "  Route 0 :4  1\n\nRoute 5 :\nRoute\t12\t:\t0\t7\t3\n",
  ]

  @Test(arguments: equals)
  func otherHandsWriteTheSame(_ text: String) throws {
    let routes = try read(text).routes
    #expect(routes.sorted { $0.truck < $1.truck } == Self.plan.routes)
  }

  @Test func routesStandInTheOrderOfTheFile() throws {
    #expect(try read("Route 9 : 2\nRoute 3 : 1\n").routes.map(\.truck) == [9, 3])
  }

  @Test func positionsBeyondTheLastAreReadForTheCheckToTell() throws {
    let plan = try read("Route 13 : 1 8\nRoute 999999999 : 2\n")
    #expect(plan.routes.map(\.truck) == [13, 999_999_999])
    #expect(plan.routes[0].loads == [1, 8])
  }

  @Test func whatComesTwiceIsReadForTheCheckToTell() throws {
    let plan = try read("Route 1 : 2 2\nRoute 1 : 2\n")
    #expect(plan.routes.map(\.loads) == [[2, 2], [2]])
  }

  static let faults: [(String, Int, String?, String)] = [
    ("Route 0 : 1\nRoute 1 : -2", 2, "load", "0 to 7"), ("Route x : 1", 1, "truck", "0 to 12"),
    ("Route 0 : 1.5", 1, "load", "0 to 7"), ("Route 0 : 99999999999999999999", 1, "load", "0 to 7"),
    ("Route 0 1 2", 1, nil, "Route 3 : 17 4"), ("Route : 1", 1, nil, "Route 3 : 17 4"),
    ("Route 0 : 1 : 2", 1, nil, "Route 3 : 17 4"), ("\n\ntruck 0 : 1", 3, nil, "Route 3 : 17 4"),
    ("Route 1 2 : 3", 1, nil, "Route 3 : 17 4"),
  ]

  @Test(arguments: faults)
  func aWrongLineIsNamed(_ text: String, _ line: Int, _ field: String?, _ says: String) throws {
    let fault = try #require(throws: InputFault.self) { try read(text) }
    #expect(fault.problems.count == 1)
    #expect(fault.problems.first?.location.line == line)
    #expect(fault.problems.first?.location.field == field)
    #expect(fault.description.contains(says), "\(fault)")
  }

  @Test func allWrongLinesAreTold() throws {
    let fault = try #require(throws: InputFault.self) { try read("a\nRoute 9x : 9x 97\nb\n") }
    #expect(fault.problems.map(\.location.line) == [1, 2, 2, 3])
  }
}
