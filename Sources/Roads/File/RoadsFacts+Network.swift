extension RoadsFacts {
  /// What is in a network that was made of a table; rules that are damaged are passed over.
  public init(_ network: LinkNetwork, source: String, attribution: String) {
    let name = source.split(separator: "/").last.map { String($0) } ?? source
    self.init(source: name, attribution: attribution)
    var classes = [Int](repeating: 0, count: RoadClass.allCases.count)
    var limits = [Int](repeating: 0, count: RoadQuantity.allCases.count)
    let rules = (0..<network.ruleCount).map { try? network.rule($0) }
    var centimeters = 0
    for link in 0..<network.linkCount {
      centimeters += Int(network.linkLength[link])
      let position = Int(network.linkRule[link])
      guard rules.indices.contains(position), let rule = rules[position] else { continue }
      classes[Int(rule.roadClass.rawValue)] += 1
      for quantity in Set(rule.limits.map(\.quantity)) { limits[Int(quantity.rawValue)] += 1 }
    }
    if network.nodeCount > 0 {
      bounds = [
        network.nodeLongitude.min() ?? 0, network.nodeLatitude.min() ?? 0,
        network.nodeLongitude.max() ?? 0, network.nodeLatitude.max() ?? 0,
      ]
    }
    counts = [
      Count(group: "network", name: "roads", count: Set(network.linkName).count),
      Count(group: "network", name: "nodes", count: network.nodeCount),
      Count(group: "network", name: "links", count: network.linkCount),
      Count(group: "network", name: "meters", count: centimeters / 100),
      Count(group: "network", name: "banned turns", count: max(0, network.turnRule.count)),
    ]
    if let addresses = network.addresses {
      counts.append(
        Count(
          group: "network", name: "links with a road address",
          count: addresses.road.count(where: { $0 > 0 })))
    }
    for (roadClass, count) in zip(RoadClass.allCases, classes) where count > 0 {
      counts.append(Count(group: "class", name: "\(roadClass)", count: count))
    }
    for (quantity, count) in zip(RoadQuantity.allCases, limits) where count > 0 {
      counts.append(Count(group: "limit", name: "\(quantity)", count: count))
    }
  }
}
