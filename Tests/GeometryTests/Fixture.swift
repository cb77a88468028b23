import Domain
import Foundation
import Geometry

/// The files beside the tests, and small makers of shapes.
enum Fixture {
  static func data(_ name: String) throws -> Data {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Data(contentsOf: folder.appending(path: name))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try data(name), as: UTF8.self)
  }

  static func points(_ pairs: (Double, Double)...) -> [PlanePoint] {
    pairs.map { PlanePoint(x: $0.0, y: $0.1) }
  }

  /// An upright square with its south-western corner at `x`, `y`.
  static func square(_ x: Double, _ y: Double, side: Double) -> PlaneShape {
    PlaneBox(minX: x, minY: y, maxX: x + side, maxY: y + side).shape
  }

  /// Two lobes of 250 000 square meters each that meet in a point.
  static let bowTie = PlaneShape.polygon(
    Polygon(shell: points((0, 0), (1000, 1000), (1000, 0), (0, 1000), (0, 0))))

  /// `count` points of a region of Lapland, the same for the same seed.
  static func scatter(_ count: Int, seed: UInt64) -> [PlanePoint] {
    var random = Seeded(seed: seed)
    return (0..<count).map { _ in
      PlanePoint(
        x: Double.random(in: 300_000...600_000, using: &random),
        y: Double.random(in: 7_280_000...7_700_000, using: &random))
    }
  }
}

/// SplitMix64.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
