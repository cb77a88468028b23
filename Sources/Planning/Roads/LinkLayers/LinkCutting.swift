internal import Domain
internal import Roads

/// Cuts a link where an asset along it begins or ends, so that each piece has one rule.
///
/// Cuts nearer to each other than the shortest piece become one, and stretches end at the cut
/// nearest to their end. A limit on a stretch shorter than that holds on the piece that it lies in;
/// a sign of speed there is passed over.
struct LinkCutting {
  /// A piece of a link.
  struct Piece: Equatable {
    /// Where it begins and ends, in the meters of the link.
    var from: Double
    var to: Double
    var traits: LinkTraits
  }

  /// The pieces of a link of `length` meters in their order; neighbors differ in their traits.
  ///
  /// - Complexity: O(s^2) in the stretches of the link.
  static func pieces(
    _ traits: LinkTraits, length: Double, stretches: ArraySlice<LinkAssets.Stretch>,
    shortest: Double
  ) -> [Piece] {
    if stretches.isEmpty { return [Piece(from: 0, to: length, traits: traits)] }
    var cuts = [0.0]
    for cut in stretches.flatMap({ [$0.from, $0.to] }).sorted()
    where cut - (cuts.last ?? 0) >= shortest && length - cut >= shortest {
      cuts.append(cut)
    }
    cuts.append(length)
    var pieces = zip(cuts, cuts.dropFirst()).map { Piece(from: $0, to: $1, traits: traits) }
    for stretch in stretches {
      let first = nearest(stretch.from, in: cuts)
      let last = nearest(stretch.to, in: cuts)
      if first < last {
        for piece in first..<last { pieces[piece].traits.apply(stretch.change, on: stretch.side) }
      } else if case .limit = stretch.change {
        let middle = (stretch.from + stretch.to) / 2
        let piece = pieces.firstIndex { middle <= $0.to } ?? pieces.count - 1
        pieces[piece].traits.apply(stretch.change, on: stretch.side)
      }
    }
    var merged: [Piece] = []
    for piece in pieces {
      if let last = merged.last, last.traits == piece.traits {
        merged[merged.count - 1].to = piece.to
      } else {
        merged.append(piece)
      }
    }
    return merged
  }

  private static func nearest(_ meter: Double, in cuts: [Double]) -> Int {
    var (low, high) = (0, cuts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if cuts[middle] <= meter { low = middle } else { high = middle }
    }
    return meter - cuts[low] <= cuts[high] - meter ? low : high
  }

  /// The positions of a line at shares of its length, and its points between each two of them.
  ///
  /// - Returns: one line for each two neighboring shares, which are ascending from 0 to 1.
  static func parts(of line: [Coordinate], at shares: [Double]) -> [[Coordinate]] {
    if shares.count == 2 { return [line] }
    let steps = zip(line, line.dropFirst()).map { [$0, $1].groundMeters }
    let total = steps.reduce(0, +)
    var parts: [[Coordinate]] = []
    var part = [line[0]]
    var (step, passed) = (0, 0.0)
    for share in shares.dropFirst().dropLast() {
      let meter = share * total
      while step < steps.count - 1, passed + steps[step] <= meter {
        passed += steps[step]
        step += 1
        part.append(line[step])
      }
      let position = between(
        line[step], line[step + 1], share: steps[step] > 0 ? (meter - passed) / steps[step] : 0)
      part.append(position)
      parts.append(part)
      part = [position]
    }
    parts.append(part + line[(step + 1)...])
    return parts
  }

  private static func between(
    _ one: Coordinate, _ other: Coordinate, share: Double
  ) -> Coordinate {
    let share = min(1, max(0, share))
    return Coordinate(
      clampedLongitude: one.longitude + (other.longitude - one.longitude) * share,
      latitude: one.latitude + (other.latitude - one.latitude) * share)
  }
}
