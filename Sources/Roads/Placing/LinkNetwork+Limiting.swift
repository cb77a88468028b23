public import Domain

extension LinkNetwork {
  /// The same network with the limits of bridges among the rules of the links on which they lie.
  ///
  /// Links stay as they are; rules that no link follows any more stay too. Links that came to the
  /// same rule share it.
  /// - Parameter bridges: What the bridges on a link bear, by link.
  /// - Returns: The changed network.
  /// - Throws: ``RoadsError`` when a rule cannot be read.
  /// - Complexity: O(rules + links).
  public func limited(
    by bridges: [UInt32: [BridgeMasses]]
  ) throws(RoadsError) -> LinkNetwork {
    guard !bridges.isEmpty else { return self }
    var rules = Array(linkRule)
    var first = Array(firstRuleByte)
    var bytes = Array(ruleByte)
    var known: [LinkRule: UInt32] = [:]
    for (link, masses) in bridges.sorted(by: { $0.key < $1.key }) where Int(link) < linkCount {
      let position = rules[Int(link)]
      var rule: LinkRule
      do { rule = try self.rule(Int(position)) } catch {
        throw .value(
          of: "link \(link)", field: "rule", value: "\(position)", expected: "a rule that is whole")
      }
      rule.limits += masses.flatMap(\.linkLimits)
      if let shared = known[rule] {
        rules[Int(link)] = shared
        continue
      }
      let added = UInt32(first.count - 1)
      bytes += rule.bytes
      first.append(UInt32(bytes.count))
      known[rule] = added
      rules[Int(link)] = added
    }
    var network = self
    network.linkRule = Column(rules)
    network.firstRuleByte = Column(first)
    network.ruleByte = Column(bytes)
    return network
  }
}
