extension ColumnGeneration {
  /// Adds the subset row cuts over three loads that the solution violates most.
  ///
  /// Of three loads, routes that carry two or three of them may sum up to one at most (Jepsen, Petersen,
  /// Spoorendonk & Pisinger, Operations Research 56, 2008). No load gets more than a few at once, and
  /// never are there more than labels can carry.
  ///
  /// - Returns: How many were added.
  mutating func addCuts(most: Int) -> Int {
    let room = min(most, DualPrices.cutMax - master.cuts.count)
    guard room > 0 else { return 0 }
    let found = violatedCuts()
    var uses: [Int32: Int] = [:]
    var added = 0
    for cut in found where added < room {
      let loads = (0..<3).map { cut[$0] }
      if loads.contains(where: { uses[$0, default: 0] >= 4 }) { continue }
      for load in loads { uses[load, default: 0] += 1 }
      master.add(cut: cut)
      added += 1
    }
    if added > 0 {
      restartPricing()
      _ = master.solve(afterCuts: true)
    }
    return added
  }

  /// Cuts by violation, the largest first.
  private func violatedCuts() -> [SIMD3<Int32>] {
    let values = master.values
    let active = values.indices.filter {
      values[$0] > 1e-6 && values[$0] < 1 - 1e-6 && master.columns[$0].loads.count > 1
    }
    var weights: [SIMD2<Int32>: Double] = [:]
    var near: [Int32: Set<Int32>] = [:]
    for column in active {
      let loads = master.columns[column].loads.sorted()
      for (place, first) in loads.enumerated() {
        for second in loads[(place + 1)...] {
          weights[SIMD2(first, second), default: 0] += values[column]
          near[first, default: []].insert(second)
          near[second, default: []].insert(first)
        }
      }
    }
    func weight(_ first: Int32, _ second: Int32) -> Double {
      weights[SIMD2(min(first, second), max(first, second))] ?? 0
    }
    var triples: Set<SIMD3<Int32>> = []
    for (middle, others) in near {
      let others = others.sorted()
      for (place, first) in others.enumerated() {
        for second in others[(place + 1)...]
        where weight(first, middle) + weight(middle, second) + weight(first, second) > 1.05 {
          let sorted = [first, middle, second].sorted()
          triples.insert(SIMD3(sorted[0], sorted[1], sorted[2]))
        }
      }
    }
    let known = Set(master.cuts)
    var found: [(sum: Double, cut: SIMD3<Int32>)] = []
    for cut in triples where !known.contains(cut) {
      var sum = 0.0
      for column in active where RestrictedMaster.pays(master.columns[column].loads, cut) {
        sum += values[column]
      }
      if sum > 1.02 { found.append((sum, cut)) }
    }
    found.sort { first, second in
      if first.sum != second.sum { return first.sum > second.sum }
      for place in 0..<3 where first.cut[place] != second.cut[place] {
        return first.cut[place] < second.cut[place]
      }
      return false
    }
    return found.map(\.cut)
  }
}
