extension RoundsSearch {
  /// Tries to do with fewer vehicles: takes a route's visits out and lets ruin and recreate place them,
  /// again and again.
  ///
  /// An answer that leaves visits is judged by how often they were left before (the sums of absences of
  /// Christiaens & Vanden Berghe, Transportation Science 54, 2020): what was hard to place weighs ever
  /// more, until something lighter is left in its stead. Best is the last answer that leaves nothing.
  ///
  /// - Parameters:
  ///   - count: Iterations.
  ///   - least: With so few vehicles it ends.
  ///   - heat: The temperature at which ways are judged among answers that leave the same.
  ///   - mustStop: Asked now and then.
  /// - Returns: How many iterations were run.
  mutating func shrinkFleet(
    _ count: Int, least: Int, heat: Double, mustStop: () -> Bool
  ) -> Int {
    guard memberCount > 0 else { return count }
    // An ejection in long routes takes as long as many ruins.
    let period = ejectEvery > 0 ? max(1, Int(ejectEvery * meanLength)) : 0
    for step in 0..<count {
      if store.bankCount == 0 { best.keepAll(store) }
      if step & 63 == 0, mustStop() { return step }
      if store.bankCount == 0 {
        if store.routeCount <= least { return step }
        dropRoute()
      }
      if ejection.isUsable, period > 0, step % period == 0 { eject() }
      tryMoves(heat, keepsBest: false)
      let before = (ways: store.wayCost, left: leftWeight)
      store.begin()
      ruin.run(&store, around: fleetSeed(), meanLength: meanLength, random: &random)
      insertion.run(&store, weights: absences, meanLength: meanLength, random: &random)
      #if DEBUG
        store.checkInvariants()
      #endif
      let left = leftWeight
      let isLighter = left < before.left
      let limit = Double(before.ways) - heat * Island.logarithm(max(random.unit(), 1e-12))
      let isAccepted =
        isLighter || store.bankCount == 0
        || (left == before.left && Double(store.wayCost) < limit)
      for place in 0..<store.bankCount { absences[store.bank[place]] += 1 }
      if !isAccepted { store.rollBack() }
    }
    if store.bankCount == 0 { best.keepAll(store) }
    return count
  }

  /// Goes on from an answer in which every visit is served.
  mutating func startFleet(_ routes: [RoundsRoute], vehicles: [Int32]) {
    start(routes, left: [], vehicles: vehicles)
    for visit in 0..<absences.count { absences[visit] = 1 }
  }

  /// Makes a visit that is left, and ejects those that are the easiest to place elsewhere.
  private mutating func eject() {
    guard store.bankCount > 0 else { return }
    var visit = Int(store.bank[random.below(store.bankCount)])
    let other = Int(store.model.partner[visit])
    if other >= 0, !store.model.isPickup[visit] { visit = other }
    store.begin()
    if squeeze.isUsable, squeeze.run(visit, in: store, random: &random) {
      store.adopt(squeeze.routes, scratch: ejection.line)
      #if DEBUG
        store.checkInvariants()
      #endif
      return
    }
    var most = absences[visit] + 1
    var found = false
    // Mostly others are lighter; looking for heavier ones too takes longer.
    for _ in 0..<4 where !found {
      found = ejection.search(visit, in: store, weights: absences, below: most, random: &random)
      most *= 8
    }
    if !found { return }
    store.relay(ejection.slot, as: ejection.line, count: ejection.lineCount)
    #if DEBUG
      store.checkInvariants()
    #endif
  }

  /// A visit left now, or any.
  private mutating func fleetSeed() -> Int {
    if store.bankCount > 0, random.unit() < leftSeedShare {
      return Int(store.bank[random.below(store.bankCount)])
    }
    return Int(members[random.below(memberCount)])
  }

  /// How often the visits left now were left.
  private var leftWeight: Int {
    var sum = 0
    for place in 0..<store.bankCount { sum += absences[store.bank[place]] }
    return sum
  }

  /// Takes the route out whose visits were left least often, and its vehicle away.
  private mutating func dropRoute() {
    var least = (weight: Int.max, slot: -1)
    for slot in 0..<store.slotCount where store.routes[slot].count > 0 {
      var weight = 0
      for visit in store.visits(slot) { weight += absences[visit] }
      if weight < least.weight { least = (weight, slot) }
    }
    guard least.slot >= 0 else { return }
    store.begin()
    store.dismiss(least.slot)
  }
}
