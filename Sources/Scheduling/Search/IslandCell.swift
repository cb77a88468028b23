import Synchronization

/// An island that lives across rounds and may be run from any thread, one at a time.
final class IslandCell: Sendable {
  private let island: Mutex<Island>

  /// A cell for an island.
  init(_ island: Island) { self.island = Mutex(island) }

  var best: Answer { island.withLock { $0.best } }
  var iteration: Int { island.withLock { $0.iteration } }
  var tours: [DutyRelaxation.TourSeed] { island.withLock { $0.tours } }
  var isDone: Bool { island.withLock { $0.isDone } }

  /// Runs to the end of a round or of the search.
  func run(iterations: Int) { island.withLock { $0.run(iterations: iterations) } }

  /// Goes on from another island's answer.
  func adopt(_ answer: Answer) { island.withLock { $0.adopt(answer) } }

  /// Is drawn to the routes of a relaxation from now on.
  func follow(_ guides: RouteGuides) { island.withLock { $0.follow(guides) } }

  /// Lets every tour of the best answer use the room that the others have left since.
  func polish(until clock: SearchClock) { island.withLock { $0.polish(until: clock) } }
}
