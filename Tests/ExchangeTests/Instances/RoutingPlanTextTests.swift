import Exchange
import Testing

@Suite struct RoutingPlanTextTests {
  static func read(_ text: String) throws -> RoutingPlanText {
    try RoutingPlanText.read(InputFile(name: "plan.txt", rawBytes: Array(text.utf8)))
  }

  @Test func linesComeBackAsTheyWereWritten() throws {
    let plan = RoutingPlanText(routes: [["3", "1"], ["2"]], cost: 12.5)
    #expect(
      String(decoding: plan.bytes, as: UTF8.self) == "Route 1 : 3 1\nRoute 2 : 2\nCost 12.5\n")
    #expect(try Self.read(String(decoding: plan.bytes, as: UTF8.self)) == plan)
  }

  @Test(arguments: [
    "Route #1: 3 1\nRoute #2: 2\n", "Route 0 : 0 3 1 0\n\nRoute 1:2 \r\n",
    "route  7 :  3 1\nRoute 9 :2",
  ])
  func everyPublishedFormIsRead(_ text: String) throws {
    #expect(try Self.read(text).routes == [["3", "1"], ["2"]])
  }

  @Test(arguments: ["Route 1 3 1", "3 1", "Route 1 : 3 x", "Route 1 : -3", "Cost nan"])
  func otherLinesAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try Self.read(text) }
  }
}
