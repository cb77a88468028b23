import Checking
import Domain
import Testing

@Suite struct PlanCheckerTests {
  @Test func validPlanHasNoBreach() {
    #expect(Scenario().breaches().map(\.sentence) == [])
  }

  @Test func validPlanHasTheTimesThatWereComputedByHand() {
    let tours = Scenario().plan().tours
    #expect(tours[0].stops.last?.end == World.clock(14, 52))
    #expect(tours[1].stops.last?.end == World.clock(25, 2) + Seconds(48))
    #expect(tours[2].stops.last?.end == World.clock(10, 5) + Seconds(48))
  }
}
