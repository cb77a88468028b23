import Domain
import Geodesy
import TestSupport
import Testing

@testable import Planning

/// Ends of links as nodes.
@Suite struct EndJoiningTests {
  /// Joins by comparing every end with every other, by geodesics.
  private static func slowly(_ ends: [Coordinate], tolerance: Double) -> [Int]? {
    let geodesic = Geodesic()
    var node = [Int](ends.indices)
    for one in ends.indices {
      for other in 0..<one {
        let meters = geodesic.distance(from: ends[other], to: ends[one])
        // Too near to the tolerance for two ways of measuring to agree.
        if (meters - tolerance).magnitude < tolerance / 20 { return nil }
        guard meters < tolerance, node[one] != node[other] else { continue }
        let (low, high) = (min(node[one], node[other]), max(node[one], node[other]))
        for end in ends.indices where node[end] == high { node[end] = low }
      }
    }
    return node
  }

  @Test(arguments: [(25.0, 66.0), (-70.0, -33.5), (179.5, 0.0), (15.0, 82.0)])
  func endsAreJoinedAsByComparingAll(longitude: Double, latitude: Double) throws {
    var compared = 0
    for seed in 0..<200 {
      var random = SeededRandom(UInt64(seed))
      let ends = (0..<24).map { _ in
        Coordinate(
          clampedLongitude: longitude
            + Double(Int.random(in: 0..<60, using: &random)) * 1e-7 / (1 - latitude.magnitude / 91),
          latitude: latitude + Double(Int.random(in: 0..<60, using: &random)) * 1e-7)
      }
      guard let slow = Self.slowly(ends, tolerance: 0.1) else { continue }
      let joining = EndJoining(ends, tolerance: 0.1)
      #expect(joining.node == slow, "seed \(seed)")
      compared += 1
    }
    #expect(compared > 5)
  }

  @Test func endsApartStayApartAndEqualOnesAreOne() {
    func at(_ centimeters: Double) -> Coordinate {
      Coordinate(clampedLongitude: 25, latitude: 66 + centimeters / 100 / 111_550)
    }
    let joining = EndJoining([at(0), at(30), at(0), at(8), at(16), at(300)], tolerance: 0.1)
    // 0 and 8 and 16 cm are a chain, 30 cm is 14 from it.
    #expect(joining.node == [0, 1, 0, 0, 0, 5])
    #expect(joining.gapCount == 1)
    #expect(EndJoining([at(0), at(0)], tolerance: 0.1).gapCount == 0)
    #expect(EndJoining([], tolerance: 0.1).node.isEmpty)
  }

  /// Ends on one parallel, at one place, in one row of cells: the work must not grow with the square.
  @Test func manyEndsInARowAreNoTrouble() {
    let ends = (0..<60_000).map {
      Coordinate(clampedLongitude: 20 + Double($0 % 30_000) * 1e-4, latitude: 66)
    }
    let joining = EndJoining(ends, tolerance: 0.1)
    #expect(joining.node == (0..<60_000).map { $0 % 30_000 })
  }
}
