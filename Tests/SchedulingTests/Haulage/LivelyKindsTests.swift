import Testing

@testable import Scheduling

/// Classes are asked again for as long as they offer something, and all of them whenever that is over.
struct LivelyKindsTests {
  private static func route(_ kind: Int) -> RouteColumn {
    RouteColumn(kind: kind, loads: [0], cost: 1)
  }

  @Test func whoOfferedRoutesIsAskedAgainUntilAllAre() {
    var kinds = LivelyKinds(count: 5, value: 1_000)
    #expect(kinds.isWhole && kinds.asked == [0, 1, 2, 3, 4])
    kinds.ask([Self.route(3), Self.route(1), Self.route(3)])
    #expect(!kinds.isWhole && kinds.asked == [1, 3])
    kinds.askAll()
    #expect(kinds.isWhole)
    kinds.ask((0..<5).map { Self.route($0) })
    #expect(kinds.isWhole, "all of them are all")
  }

  @Test func gainsAreCountedByRoundAndFromOneRoundOverAllToTheNext() {
    var kinds = LivelyKinds(count: 2, value: 1_000)
    #expect(kinds.note(900) == 100)
    #expect(kinds.note(880) == 20)
    #expect(kinds.noteWhole(850) == 150, "since the last round over all classes")
    #expect(kinds.note(849) == 1)
    #expect(kinds.noteWhole(849) == 1)
  }
}
