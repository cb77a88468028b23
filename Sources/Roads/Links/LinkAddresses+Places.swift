public import Domain

/// Which links lie where an address or a location code says.
extension LinkAddresses {
  /// The links between two addresses of one road, in either order, ascending; those that only touch
  /// the stretch at its end are not among them.
  ///
  /// With both the same, the link on which that point lies; where two links meet there, the one that
  /// begins there.
  /// - Complexity: O(links).
  public func links(from first: RoadAddress, to last: RoadAddress) -> [UInt32] {
    guard first.road == last.road else { return [] }
    let (start, end) = (min(first, last), max(first, last))
    var inside: [UInt32] = []
    var beginning: [UInt32] = []
    var ending: [UInt32] = []
    for link in 0..<road.count where Int(road[link]) == first.road {
      let address = address(of: link)
      guard let one = address.from, let other = address.to else { continue }
      let (low, high) = (min(one, other), max(one, other))
      if low < end, high > start { inside.append(UInt32(link)) }
      if start == end, low == start { beginning.append(UInt32(link)) }
      if start == end, high == start { ending.append(UInt32(link)) }
    }
    if !inside.isEmpty { return inside }
    return beginning.isEmpty ? ending : beginning
  }

  /// The links along a road from one location to another, in either order, ascending.
  ///
  /// With both the same, the links that touch the location. None where the codes are not on one
  /// road.
  ///
  /// - Complexity: O(links).
  public func links(fromCode first: Int, to last: Int) -> [UInt32] {
    var after: [Int: (link: Int, code: Int)] = [:]
    var touching: [UInt32] = []
    for link in 0..<fromCode.count where fromCode[link] > 0 && toCode[link] > 0 {
      let (from, to) = (Int(fromCode[link]), Int(toCode[link]))
      // Connectors leave a road; they have no address.
      if road[link] > 0 || after[from] == nil { after[from] = (link, to) }
      if from == first || to == first { touching.append(UInt32(link)) }
    }
    if first == last { return touching }
    func walk(_ start: Int, _ end: Int) -> [UInt32]? {
      var links: [UInt32] = []
      var code = start
      while code != end {
        guard links.count <= fromCode.count, let next = after[code] else { return nil }
        links.append(UInt32(next.link))
        code = next.code
      }
      return links.sorted()
    }
    return walk(first, last) ?? walk(last, first) ?? []
  }
}
