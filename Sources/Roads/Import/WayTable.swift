/// The roads of a file before they are cut into links.
struct WayTable: Sendable {
  var ids: [Int64] = []
  /// By way: the position in ``rulings``.
  var ruling: [UInt32] = []
  /// By way: the position in ``names``.
  var name: [UInt32] = []
  /// By way, one more than ways: where its nodes begin in ``references``.
  var firstReference: [Int] = [0]
  /// Numbers of nodes.
  var references: [Int64] = []
  var rulings: [WayCollector.Ruling] = []
  var names: [String] = ["\t"]
  var restrictions: [RawRestriction] = []

  private var rulingPlaces: [WayCollector.Ruling: UInt32] = [:]
  private var namePlaces: [String: UInt32] = ["\t": 0]

  /// Adds what a block held; blocks come in order, which makes all positions repeatable.
  mutating func add(_ part: WayCollector.Part) {
    let rulingMap = part.rulings.map { ruling -> UInt32 in
      if let place = rulingPlaces[ruling] { return place }
      let place = UInt32(truncatingIfNeeded: rulings.count)
      rulings.append(ruling)
      rulingPlaces[ruling] = place
      return place
    }
    let nameMap = part.names.map { name -> UInt32 in
      if let place = namePlaces[name] { return place }
      let place = UInt32(truncatingIfNeeded: names.count)
      names.append(name)
      namePlaces[name] = place
      return place
    }
    ids += part.wayIDs
    ruling += part.wayRuling.map { rulingMap[Int($0)] }
    name += part.wayName.map { nameMap[Int($0)] }
    let base = references.count
    firstReference += part.firstReference.dropFirst().map { base + $0 }
    references += part.references
    restrictions += part.restrictions
  }
}
