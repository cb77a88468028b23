internal import Checking
internal import Domain
internal import Roads

/// Hands a map to the checker in its own words.
enum MapEvidence {
  /// The map on a date.
  static func map(_ ways: LinkWays, on date: CalendarDate) -> ImportedMap {
    let network = ways.roads.network
    // A damaged file may name nodes that are none.
    let last = UInt32(clamping: max(network.nodeCount, 1) - 1)
    return ImportedMap(
      from: network.linkFrom.map { min($0, last) }, to: network.linkTo.map { min($0, last) },
      centimeters: Array(network.linkLength), rule: Array(network.linkRule),
      name: { link in
        let name = network.name(of: link)
        let words = [name.number, name.name].filter { !$0.isEmpty }
        return words.isEmpty ? "way-\(network.linkSource[link])" : words.joined(separator: " ")
      },
      line: { network.points(of: $0) },
      use: { type, load, sites in
        let profile = RoadProfile(type, carrying: load ?? .zero)
        var signs = self.signs(try ways.evidence(for: profile, on: date))
        for site in sites {
          guard let point = try ways.accessPoint(of: site, for: profile, on: date) else { continue }
          signs.joins[site] = MapUse.Join(
            link: point.snap.link, share: point.snap.share, position: point.snap.position,
            access: point.access)
        }
        return signs
      })
  }

  private static func signs(_ evidence: RoadEvidence) -> MapUse {
    var limits: [Int: [MapLimit]] = [:]
    for limit in evidence.limits {
      limits[Int(limit.link), default: []].append(
        MapLimit(quantity(limit.quantity), most: limit.most))
    }
    return MapUse(
      rules: evidence.rules.map { (passage($0.forward), passage($0.backward)) },
      bans: evidence.bans.map { $0.map { Int($0) } }, shut: Set(evidence.shut.map { Int($0) }),
      limits: limits, joins: [:])
  }

  private static func passage(_ evidence: RoadEvidence.Passage) -> MapUse.Passage {
    let openness: MapUse.Passage.Openness =
      switch evidence.passage.openness {
      case .open: .open
      case .destination: .destination
      case .closed: .closed
      }
    return MapUse.Passage(
      openness: openness, speed: evidence.passage.speed,
      fixedMilliseconds: evidence.passage.fixedMilliseconds,
      surcharge: evidence.passage.surcharge,
      limits: evidence.limits.map { MapLimit(quantity($0.quantity), most: $0.most) })
  }

  private static func quantity(_ quantity: RoadQuantity) -> MapLimit.Quantity {
    switch quantity {
    case .gross: .gross
    case .combination: .combination
    case .singleVehicle: .singleVehicle
    case .loneVehicle: .loneVehicle
    case .rating: .rating
    case .axle: .axle
    case .bogie: .bogie
    case .tripleBogie: .tripleBogie
    case .height: .height
    case .length: .length
    case .width: .width
    case .axleCount: .axleCount
    }
  }
}
