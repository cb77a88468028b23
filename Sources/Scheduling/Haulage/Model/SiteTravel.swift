internal import Domain

/// Distances and durations between the sites of a day, and what can be relied on about them.
final class SiteTravel: Sendable {
  /// More sites than this are taken as they come: looking at all triples would take too long.
  private static let closureMax = 400

  let count: Int
  /// Meters, row by row.
  let meters: [Int32]
  /// Seconds, row by row.
  let seconds: [Int32]
  /// No chain of ways takes less; equal to ``seconds`` where no detour is quicker.
  let leastSeconds: [Int32]
  /// Whether no detour is quicker than the direct way; false too when nobody looked.
  let isDirectQuickest: Bool

  /// Takes over the matrices of a day.
  init(_ day: HaulageDay) {
    let count = day.sites.count
    self.count = count
    meters = day.distances
    seconds = day.durations
    guard count <= Self.closureMax else {
      leastSeconds = Array(repeating: 0, count: count * count)
      isDirectQuickest = false
      return
    }
    var least = day.durations
    var isQuicker = false
    for via in 0..<count {
      for from in 0..<count {
        let first = least[from * count + via]
        for to in 0..<count {
          let cell = from * count + to
          let sum = Int(first) + Int(least[via * count + to])
          if sum < Int(least[cell]) {
            least[cell] = Int32(truncatingIfNeeded: sum)
            isQuicker = true
          }
        }
      }
    }
    leastSeconds = least
    isDirectQuickest = !isQuicker
  }

  @inline(__always)
  func meters(_ from: Int, _ to: Int) -> Int { Int(meters[from &* count &+ to]) }

  /// No chain of ways takes less.
  @inline(__always)
  func least(_ from: Int, _ to: Int) -> Int { Int(leastSeconds[from &* count &+ to]) }

  @inline(__always)
  func seconds(_ from: Int, _ to: Int) -> Int { Int(seconds[from &* count &+ to]) }
}
