import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("The answer to an instance is one JSON object")
struct SolveAnswerTests {
  static let answer = SolveAnswer(
    instance: "small", objective: "cost", isFeasible: true, distance: Meters(61_250),
    driving: Seconds(3675), elapsed: 1234, iterations: 17, seed: 3, cost: 12_345_678,
    lowerBound: 12_000_500, trucks: ["T0", "T2"], routes: [["L1", "L0"], ["a \"b\""]],
    unserved: ["L2"])

  @Test func theTextIsWhatTheContractSays() {
    #expect(
      String(decoding: Self.answer.json, as: UTF8.self) == """
        {"instance":"small","objective":"cost","feasible":true,"vehicles":2,"distance":61.25,\
        "duration":3675,"seconds":1.234,"iterations":17,"seed":3,"cost":12345.678,\
        "lower_bound":12000.5,"gap":0.027959,"unserved":1,"unserved_loads":["L2"],\
        "trucks":["T0","T2"],"routes":[["L1","L0"],["a \\"b\\""]]}

        """)
  }

  @Test func aPlanThatCostsNothingHasNoGap() {
    var answer = Self.answer
    answer.cost = 0
    answer.lowerBound = 0
    #expect(answer.gap == 0)
    answer.cost = 10
    #expect(answer.gap == 1)
  }
}
