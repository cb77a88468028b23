import Domain
import Foundation
import Geometry
import Testing

@Suite("Memory and tasks", .serialized)
struct OwnershipTests {
  /// Whether memory can be weighed: the address sanitizer holds back what is freed.
  private static let isWeighable = dlsym(nil, "__asan_init") == nil

  /// Bytes by which this process grows while `work` runs `count` times, after a first hundred.
  private static func growth(over count: Int, _ work: () throws -> Void) throws -> Int {
    func resident() throws -> Int {
      let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        .split(separator: " ")
      return try #require(Int(fields[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
    for _ in 0..<100 { try work() }
    let before = try resident()
    for _ in 0..<count { try work() }
    return try resident() - before
  }

  // Both are weighed in a process of their own, where no other test takes memory.

  @Test("a hundred thousand buffers leave less than 50 MB behind", .enabled(if: isWeighable))
  func buffersLeaveNothing() async {
    await #expect(processExitsWith: .success) {
      var geometry = try GeometryContext()
      let points = Fixture.scatter(100, seed: 12)
      let growth = try Self.growth(over: 1000) {
        for point in points { _ = try geometry.buffer(.point(point), by: 500) }
      }
      #expect(growth < 50_000_000)
    }
  }

  @Test(
    "refusals, prepared areas, indexes and contexts leave nothing behind", .enabled(if: isWeighable)
  )
  func othersLeaveNothing() async {
    await #expect(processExitsWith: .success) {
      let shapes = Fixture.scatter(50, seed: 13).map { PlaneShape.point($0) }
      let growth = try Self.growth(over: 5000) {
        var geometry = try GeometryContext()
        _ = try? geometry.intersection(Fixture.bowTie, Fixture.square(0, 0, side: 500))
        _ = try? geometry.shape(wellKnownText: "POLYGON ((0 0, 1")
        _ = try? geometry.area(of: .collection(shapes + [.line(Fixture.points((0, 0)))]))
        _ = try geometry.minimumBoundingCircle(of: .multiPoint(shapes.flatMap(\.positions)))
        _ = try geometry.nearestPoints(of: shapes[0], and: shapes[1])
        _ = try geometry.validity(of: Fixture.bowTie)
        _ = try geometry.makeValid(Fixture.bowTie)
        _ = try geometry.wellKnownText(of: shapes[0])
        let index = try ShapeIndex(of: shapes)
        _ = try index.nearest(to: PlanePoint(x: 0, y: 0))
        let area = try PreparedArea(Fixture.square(0, 0, side: 10))
        _ = try area.contains(PlanePoint(x: 5, y: 5))
      }
      #expect(growth < 10_000_000)
    }
  }

  @Test("tasks with a context each get what one alone gets")
  func tasksApart() async throws {
    let points = Fixture.scatter(400, seed: 14)
    @Sendable func work(_ part: Int) throws -> PlaneShape {
      var geometry = try GeometryContext()
      let mine = points.enumerated().filter { $0.offset % 8 == part }
        .map { PlaneShape.point($0.element) }
      // A refusal now and then: its text must reach its own task.
      do {
        _ = try geometry.shape(wellKnownText: "POINT (\(part) x\(part))")
        Issue.record("passed")
      } catch { #expect(error.description.contains("x\(part)")) }
      return try geometry.unitedBuffers(of: mine, by: 20_000)
    }
    let alone = try (0..<8).map(work)
    let together = try await withThrowingTaskGroup(of: (Int, PlaneShape).self) { group in
      for part in 0..<8 { group.addTask { (part, try work(part)) } }
      return try await group.reduce(into: [Int: PlaneShape]()) { $0[$1.0] = $1.1 }
    }
    for (part, shape) in alone.enumerated() { #expect(together[part] == shape) }
  }

  @Test("a context moves into a task and works there")
  func contextMoves() async throws {
    let geometry = try GeometryContext()
    let area = try await measure(with: geometry)
    #expect(area == 100)
    #expect(GeometryContext.libraryVersion.contains("CAPI"))
  }

  @concurrent private func measure(with geometry: consuming GeometryContext) async throws -> Double
  {
    try geometry.area(of: Fixture.square(0, 0, side: 10))
  }
}
