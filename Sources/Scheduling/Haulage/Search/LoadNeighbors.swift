/// For each load the others by how near their ends lie and how well one can follow the other.
struct LoadNeighbors: Sendable {
  private let rows: [Int32]
  private let width: Int

  /// Keeps so many for each load.
  ///
  /// - Complexity: O(n² ) distances, and sorting of the nearest only.
  init(_ model: HaulageModel, most limit: Int) {
    let count = model.loads.count
    let kept = min(limit, max(count - 1, 0))
    width = kept
    guard kept > 0 else {
      rows = []
      return
    }
    let travel = model.travel
    var rows: [Int32] = []
    rows.reserveCapacity(kept * count)
    var ranked: [(Int, Int32)] = []
    for load in 0..<count {
      let row = model.loads[load]
      ranked.removeAll(keepingCapacity: true)
      for other in 0..<count where other != load {
        let next = model.loads[other]
        let alike =
          travel.seconds(Int(row.pickup), Int(next.pickup))
          + travel.seconds(Int(row.delivery), Int(next.delivery))
        let chained = min(
          Self.chain(row, next, travel), Self.chain(next, row, travel))
        ranked.append((min(alike, 2 * chained), Int32(other)))
      }
      if ranked.count > 4 * kept {
        // The nearest few are found by a threshold of a sample before they are sorted.
        let sample = stride(from: 0, to: ranked.count, by: 16).map { ranked[$0].0 }.sorted()
        let cut = sample[min(sample.count - 1, sample.count * kept * 2 / ranked.count)]
        let near = ranked.filter { $0.0 <= cut }
        if near.count >= kept { ranked = near }
      }
      ranked.sort { $0 < $1 }
      for entry in ranked.prefix(kept) { rows.append(entry.1) }
    }
    self.rows = rows
  }

  /// The empty way from one load to the next, and a fifth of the wait that no timing avoids (Vidal et
  /// al., Computers & Operations Research 40, 2013).
  private static func chain(
    _ first: HaulageModel.Load, _ second: HaulageModel.Load, _ travel: SiteTravel
  ) -> Int {
    let way = travel.seconds(Int(first.delivery), Int(second.pickup))
    if Int(first.earliest) + Int(first.span) + way > second.latest { return 1_000_000 }
    let wait = Int(second.earliest) - (Int(first.latest) + Int(first.span) + way)
    return way + max(0, wait) / 5
  }

  /// The nearest of a load, nearest first.
  func row(_ load: Int) -> ArraySlice<Int32> { rows[load * width..<(load + 1) * width] }

  /// How many each load has.
  var count: Int { width }
}
