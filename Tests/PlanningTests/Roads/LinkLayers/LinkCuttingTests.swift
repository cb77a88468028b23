import Domain
import Geodesy
import TestSupport
import Testing

@testable import Planning
@testable import Roads

/// Links cut by the assets along them.
@Suite struct LinkCuttingTests {
  static let base = LinkTraits(roadClass: .tertiary, direction: .both)

  static func stretch(
    _ from: Double, _ to: Double, _ change: LinkTraits.Change, _ side: DigiroadSide = .both
  ) -> LinkAssets.Stretch {
    LinkAssets.Stretch(link: 0, from: from, to: to, side: side, change: change)
  }

  @Test func everyMeterHasWhatHoldsThere() {
    for seed in 0..<500 {
      var random = SeededRandom(UInt64(seed))
      let length = Double(Int.random(in: 1...60, using: &random))
      let stretches = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        // Whole meters, so that every stretch is a cut of its own or none.
        let ends = [0, 0].map { _ in Double(Int.random(in: 0...Int(length), using: &random)) }
          .sorted()
        let side = DigiroadSide.allCases.randomElement(using: &random) ?? .both
        let change: LinkTraits.Change =
          switch Int.random(in: 0..<4, using: &random) {
          case 0: .speed(100 * Int.random(in: 3...8, using: &random))
          case 1: .winterSpeed(100 * Int.random(in: 3...8, using: &random))
          case 2: .unpaved
          default: .limit(.vehicle, 1000 * Int.random(in: 8...60, using: &random))
          }
        return Self.stretch(ends[0], ends[1], change, side)
      }
      let pieces = LinkCutting.pieces(
        Self.base, length: length, stretches: stretches[...], shortest: 0.5)
      #expect(pieces.first?.from == 0 && pieces.last?.to == length)
      for (one, next) in zip(pieces, pieces.dropFirst()) {
        #expect(one.to == next.from && one.traits != next.traits, "seed \(seed)")
      }
      var meter = 0.5
      while meter < length {
        var expected = Self.base
        for stretch in stretches where stretch.from < meter && meter < stretch.to {
          expected.apply(stretch.change, on: stretch.side)
        }
        let piece = pieces.first { $0.from <= meter && meter <= $0.to }
        // A limit at a point holds on the piece around it beside what covers the meter.
        let points = stretches.contains { $0.from == $0.to }
        if !points { #expect(piece?.traits == expected, "seed \(seed), \(meter) m") }
        meter += 1
      }
    }
  }

  @Test func aLimitAtAPointIsNotLost() {
    let pieces = LinkCutting.pieces(
      Self.base, length: 100,
      stretches: [
        Self.stretch(40, 40.2, .limit(.height, 440)), Self.stretch(40, 40.2, .speed(300)),
      ], shortest: 0.5)
    #expect(pieces.contains { $0.traits.limits[.height]?.along == 440 })
    #expect(pieces.allSatisfy { $0.traits.speed.along == nil })
  }

  @Test func noPieceIsShorterThanTheShortest() {
    for seed in 0..<300 {
      var random = SeededRandom(UInt64(seed))
      let stretches = (0..<6).map { index in
        let ends = [0, 0].map { _ in Double.random(in: 0...4, using: &random) }.sorted()
        return Self.stretch(ends[0], ends[1], .limit(.gross, 1000 + index))
      }
      let pieces = LinkCutting.pieces(
        Self.base, length: 4, stretches: stretches[...], shortest: 0.5)
      #expect(pieces.allSatisfy { $0.to - $0.from >= 0.5 - 1e-9 }, "seed \(seed): \(pieces)")
      // Every limit holds somewhere, unless a lower one does wherever it would.
      let least = stretches.indices.min() ?? 0
      #expect(pieces.contains { $0.traits.limits[.gross]?.along == 1000 + least })
    }
  }

  @Test func partsOfALineAddUpToIt() {
    let geodesic = Geodesic()
    for seed in 0..<100 {
      var random = SeededRandom(UInt64(seed))
      let line = (0..<Int.random(in: 2...9, using: &random)).map { _ in
        Coordinate(
          clampedLongitude: Double.random(in: 25...25.02, using: &random),
          latitude: Double.random(in: 66...66.01, using: &random))
      }
      let shares =
        [0] + (0..<3).map { _ in Double.random(in: 0.01...0.99, using: &random) }.sorted() + [1]
      let parts = LinkCutting.parts(of: line, at: shares)
      let total = geodesic.length(of: line)
      #expect(parts.count == 4 && parts[0].first == line.first && parts[3].last == line.last)
      for (one, next) in zip(parts, parts.dropFirst()) { #expect(one.last == next.first) }
      for (part, share) in zip(parts, zip(shares, shares.dropFirst())) {
        let expected = total * (share.1 - share.0)
        #expect((geodesic.length(of: part) - expected).magnitude < 0.2, "seed \(seed)")
      }
      #expect(parts.flatMap { $0 }.filter { line.contains($0) }.count == line.count, "seed \(seed)")
    }
  }
}
