public import Domain

/// Which links lie where a kilometer of a road says.
extension LinkAddresses {
  /// Why a kilometer is not found.
  public enum KilometerRefusal: Error, Hashable, Sendable {
    /// The network has no such road.
    case unknownRoad
    /// The network knows the road from this address on only, which is not the beginning of a road.
    case beginning(RoadAddress)
    /// Nothing tells how long the part before this one is.
    case gap(RoadAddress)
    /// The road ends before; so long as it is known here.
    case end(Meters)
  }

  /// The links on which an address lies, ascending; both where two meet there.
  /// - Complexity: O(links).
  public func links(at address: RoadAddress) -> [UInt32] {
    stretches(of: address.road).filter { $0.low <= address && address <= $0.high }
      .map { UInt32($0.link) }.sorted()
  }

  /// The links on which a road lies so many meters from its beginning, ascending; both where two
  /// meet there.
  ///
  /// A road begins with part 1; the beginning of a later part is told by a link that leads into it.
  /// - Parameters:
  ///   - meters: From the beginning of the road.
  ///   - road: The number of the road.
  ///   - lengths: The links' lengths in centimeters.
  /// - Returns: At least one link.
  /// - Throws: ``KilometerRefusal``.
  /// - Complexity: O(links), and O(n log n) for the n links of the road.
  public func links(
    at meters: Meters, ofRoad road: Int, lengths: Column<UInt32>
  ) throws(KilometerRefusal) -> [UInt32] {
    let stretches = stretches(of: road)
    guard let first = stretches.first else { throw .unknownRoad }
    guard first.low.part == 1 else { throw .beginning(first.low) }
    // Centimeters from the beginning of the road to that of a part.
    var starts = [1: 0]
    var found: [UInt32] = []
    var end = 0
    for stretch in stretches {
      guard let start = starts[stretch.low.part] else { throw .gap(stretch.low) }
      let low = start + stretch.low.distance * 100
      // Inside a part the address measures, between parts the link does.
      let high =
        stretch.high.part == stretch.low.part
        ? start + stretch.high.distance * 100 : low + Int(lengths[stretch.link])
      if starts[stretch.high.part] == nil {
        starts[stretch.high.part] = high - stretch.high.distance * 100
      }
      end = max(end, high)
      if (low...max(low, high)).contains(meters.value * 100) { found.append(UInt32(stretch.link)) }
    }
    guard !found.isEmpty else { throw .end(Meters(end / 100)) }
    return found.sorted()
  }

  /// The links of a road from its beginning on.
  private func stretches(
    of number: Int
  ) -> [(low: RoadAddress, high: RoadAddress, link: Int)] {
    var stretches: [(low: RoadAddress, high: RoadAddress, link: Int)] = []
    for link in 0..<road.count where Int(road[link]) == number {
      let address = address(of: link)
      guard let one = address.from, let other = address.to else { continue }
      stretches.append((min(one, other), max(one, other), link))
    }
    return stretches.sorted { ($0.low, $0.high, $0.link) < ($1.low, $1.high, $1.link) }
  }
}
