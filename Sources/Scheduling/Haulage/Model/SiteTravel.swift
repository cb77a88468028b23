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
  /// By how many meters at most a detour over one site is shorter than the direct way; `nil` when a
  /// detour may be quicker, or nobody looked.
  let detourSlack: Int?

  /// Takes over the matrices of a day.
  init(_ day: HaulageDay) {
    let count = day.sites.count
    self.count = count
    meters = day.distances
    seconds = day.durations
    guard count <= Self.closureMax else {
      leastSeconds = Array(repeating: 0, count: count * count)
      detourSlack = nil
      return
    }
    var least = day.durations
    var isQuicker = false
    var slack = 0
    for via in 0..<count {
      for from in 0..<count {
        let first = least[from * count + via]
        let firstMeters = Int(day.distances[from * count + via])
        for to in 0..<count {
          let cell = from * count + to
          let sum = Int(first) + Int(least[via * count + to])
          if sum < Int(least[cell]) {
            least[cell] = Int32(truncatingIfNeeded: sum)
            isQuicker = true
          }
          let detour = firstMeters + Int(day.distances[via * count + to])
          slack = max(slack, Int(day.distances[cell]) - detour)
        }
      }
    }
    leastSeconds = least
    detourSlack = isQuicker ? nil : slack
  }

  @inline(__always)
  func meters(_ from: Int, _ to: Int) -> Int { Int(meters[from &* count &+ to]) }

  /// No chain of ways takes less.
  @inline(__always)
  func least(_ from: Int, _ to: Int) -> Int { Int(leastSeconds[from &* count &+ to]) }

  @inline(__always)
  func seconds(_ from: Int, _ to: Int) -> Int { Int(seconds[from &* count &+ to]) }
}
