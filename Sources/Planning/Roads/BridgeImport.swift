internal import Domain
internal import Exchange
internal import Roads

/// Places a table of limited bridges on a network that is being imported.
///
/// A row's road address comes first, then its kilometer, then its position; the first that the
/// network knows decides, and when none does the row is refused with what is wrong about each.
struct BridgeImport {
  /// How bridges were placed.
  private enum Way: String, CaseIterable {
    case address = "placed by road address"
    case kilometer = "placed by road and kilometer"
    case position = "placed by position"
  }

  private let network: LinkNetwork
  /// Finds the roads at positions; `nil` when no bridge has one.
  private let spots: RoadSpot?
  /// The link of a road of GeoData by its id.
  private let linkOfRoad: [String: Int]
  private var masses: [UInt32: [BridgeMasses]] = [:]
  private var counts: [Way: Int] = [:]

  /// Places all bridges.
  ///
  /// - Throws: `InputFault` with every bridge that has no place.
  init(_ bridges: [LimitedBridge], on network: LinkNetwork, linkOfRoad: [String: Int]) throws {
    self.network = network
    self.linkOfRoad = linkOfRoad
    let isDrawn = bridges.contains { $0.position != nil }
    spots = isDrawn ? RoadSpot(network, tree: LinkTree(network)) : nil
    var problems: [InputProblem] = []
    for bridge in bridges {
      switch place(bridge) {
      case .success(let (way, links)):
        counts[way, default: 0] += 1
        for link in links { masses[link, default: []].append(bridge.masses) }
      case .failure(let refusal): problems.append(refusal.problem(of: bridge))
      }
    }
    guard problems.isEmpty else { throw InputFault(problems) }
  }

  /// The network with the limits of the bridges, and its facts with how many were placed.
  ///
  /// - Throws: ``RoadsError`` when a rule of the network cannot be read.
  func imported(_ facts: RoadsFacts) throws -> (LinkNetwork, RoadsFacts) {
    var facts = facts
    facts.counts.append(
      RoadsFacts.Count(group: "bridge", name: "placed", count: counts.values.reduce(0, +)))
    for way in Way.allCases {
      if let count = counts[way] {
        facts.counts.append(RoadsFacts.Count(group: "bridge", name: way.rawValue, count: count))
      }
    }
    facts.counts.append(
      RoadsFacts.Count(group: "bridge", name: "links limited", count: masses.count))
    return (try network.limited(by: masses), facts)
  }

  /// Why a bridge has no place: the field that is wrong, and what would be right.
  private struct Refusal: Error {
    var field: String
    var value: String
    var expected: String

    func problem(of bridge: LimitedBridge) -> InputProblem {
      var location = bridge.location
      location.field = field
      return InputProblem(code: "place", at: location, value: value, expected: expected)
    }
  }

  private func place(_ bridge: LimitedBridge) -> Result<(Way, [UInt32]), Refusal> {
    var refusals: [Refusal] = []
    if let address = bridge.address {
      switch links(at: address) {
      case .success(let links): return .success((.address, links))
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    if let at = bridge.at {
      switch links(at: at, of: bridge.road) {
      case .success(let links): return .success((.kilometer, links))
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    if let position = bridge.position, let spots {
      // An id of GeoData is no number of a road.
      let number = linkOfRoad[bridge.road].map { network.name(of: $0).number } ?? bridge.road
      switch links(at: position, road: number, spots) {
      case .success(let links): return .success((.position, links))
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    var refusal = refusals.last ?? Refusal(field: "road", value: bridge.road, expected: "a place")
    let others = refusals.dropLast().map { "'\($0.value)': \($0.expected)" }
    refusal.expected = (others + [refusal.expected]).joined(separator: "; and ")
    return .failure(refusal)
  }

  private func links(at address: RoadAddress) -> Result<[UInt32], Refusal> {
    guard let addresses = network.addresses else {
      return .failure(
        Refusal(
          field: "road", value: "\(address)",
          expected: "this network has no road addresses; give lon and lat"))
    }
    let links = addresses.links(at: address)
    return links.isEmpty
      ? .failure(
        Refusal(
          field: "distance_m", value: "\(address)",
          expected: "an address on a road of this network")) : .success(links)
  }

  private func links(at meters: Meters, of road: String) -> Result<[UInt32], Refusal> {
    let kilometers = Self.kilometers(meters)
    if let link = linkOfRoad[road] {
      let length = Meters((Int(network.linkLength[link]) + 99) / 100)
      return meters <= length
        ? .success([UInt32(link)])
        : .failure(
          Refusal(
            field: "km", value: kilometers,
            expected: "0 to \(Self.kilometers(length)) km, the length of \(road)"))
    }
    guard let addresses = network.addresses else {
      return .failure(
        Refusal(
          field: "road", value: road,
          expected: linkOfRoad.isEmpty
            ? "this network has no road addresses; give lon and lat"
            : "the id of a road of roads.csv, or give lon and lat"))
    }
    guard let number = Int(road) else {
      return .failure(
        Refusal(field: "road", value: road, expected: "the number of a road, such as 9452"))
    }
    do throws(LinkAddresses.KilometerRefusal) {
      return .success(
        try addresses.links(at: meters, ofRoad: number, lengths: network.linkLength))
    } catch {
      let expected =
        switch error {
        case .unknownRoad: "the number of a road of this network"
        case .beginning(let address):
          "road \(road) begins at \(address) on this network, so its kilometers cannot be counted; "
            + "give part and distance_m"
        case .gap(let address):
          "the parts of road \(road) before \(address) have no known length on this network; give "
            + "part and distance_m"
        case .end(let end):
          "0 to \(Self.kilometers(end)) km, the length of road \(road) on this network"
        }
      return .failure(
        Refusal(
          field: error == .unknownRoad ? "road" : "km",
          value: error == .unknownRoad ? road : kilometers, expected: expected))
    }
  }

  private static func kilometers(_ meters: Meters) -> String {
    Decimals.text(meters.value, scale: 1000)
  }

  private func links(
    at position: Coordinate, road: String, _ spots: RoadSpot
  ) -> Result<[UInt32], Refusal> {
    do throws(RoadSpot.Refusal) {
      return .success(
        try spots.links(at: position, road: road, preferring: .bridge))
    } catch {
      return .failure(
        Refusal(
          field: "lon", value: "\(position.longitude),\(position.latitude)",
          expected: error.sentence(road: road)))
    }
  }
}

extension RoadSpot.Refusal {
  /// What would be right, for whoever gave a position and the number of a road, if any.
  func sentence(road: String) -> String {
    let most = Int(RoadSpot.most)
    switch self {
    case .far(let nearest):
      return "a position at most \(most) m from a road; the nearest is "
        + (nearest.map { "\(Int($0.rounded(.up))) m away" } ?? "more than 100 km away")
    case .otherRoad(let other):
      return "a position at most \(most) m from road \(road); near it runs \(other)"
    case .ambiguous(let one, let other):
      return "a position of one road; \(one) and \(other) are equally near: name the road, or give "
        + "a position nearer to it"
    }
  }
}
