/// Finds the arcs of turn restrictions among the links.
///
/// An arc is twice its link, plus one against the link's direction.
struct TurnResolver {
  /// Why a restriction has no place in the network.
  enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// A member that it needs is missing in it, or a way is no road for trucks.
    case members = "members missing or no roads"
    /// The ways do not meet at the node, or meet it more than once.
    case shape = "ways that do not meet"
  }

  private let builder: LinkBuilder
  private let linkFrom: [UInt32]
  private let linkTo: [UInt32]
  private var wayOfID: [Int64: Int] = [:]
  /// By node that some restriction passes: the arcs out of it.
  private var arcsOut: [UInt32: [UInt32]] = [:]

  private(set) var firstArc: [UInt32] = [0]
  private(set) var arcs: [UInt32] = []
  private(set) var ruleOfBan: [UInt32] = []
  private(set) var rules: [TurnRule] = []
  private var rulePlaces: [TurnRule: UInt32] = [:]
  /// Restrictions that became bans.
  private(set) var resolved = 0
  private(set) var refusals: [Refusal: Int] = [:]

  init(_ builder: LinkBuilder, _ ways: WayTable) {
    self.builder = builder
    linkFrom = builder.linkFrom
    linkTo = builder.linkTo
    guard !ways.restrictions.isEmpty else { return }
    let named = Set(ways.restrictions.flatMap { $0.from + $0.to + $0.viaWays })
    for (way, id) in ways.ids.enumerated() where named.contains(id) { wayOfID[id] = way }
    // Only restrictions that allow one turn alone need to know the others.
    let passed = Set(
      ways.restrictions.filter(\.reading.isOnly).flatMap { restriction in
        restriction.viaNodes.compactMap { builder.node(of: $0) }
          + restriction.viaWays.flatMap { ends(of: $0) }
      })
    for link in linkFrom.indices {
      let arc = UInt32(truncatingIfNeeded: link) * 2
      if passed.contains(linkFrom[link]) { arcsOut[linkFrom[link], default: []].append(arc) }
      if passed.contains(linkTo[link]) { arcsOut[linkTo[link], default: []].append(arc + 1) }
    }
  }

  /// Resolves restrictions in the order given.
  mutating func resolve(_ restrictions: [RawRestriction]) {
    for restriction in restrictions {
      switch bans(of: restriction) {
      case .success(let bans):
        resolved += 1
        let rule = place(of: restriction.reading.rule)
        for ban in bans {
          arcs += ban
          firstArc.append(UInt32(truncatingIfNeeded: arcs.count))
          ruleOfBan.append(rule)
        }
      case .failure(let error): refusals[error.refusal, default: 0] += 1
      }
    }
  }

  private struct RefusalError: Error {
    let refusal: Refusal
  }

  private mutating func place(of rule: TurnRule) -> UInt32 {
    if let place = rulePlaces[rule] { return place }
    let place = UInt32(truncatingIfNeeded: rules.count)
    rules.append(rule)
    rulePlaces[rule] = place
    return place
  }

  /// The arcs that a restriction bans, one list for each ban.
  private func bans(of restriction: RawRestriction) -> Result<[[UInt32]], RefusalError> {
    // More members than any real restriction has would multiply.
    guard !restriction.from.isEmpty, !restriction.to.isEmpty, restriction.from.count <= 16,
      restriction.to.count <= 16, restriction.viaWays.count <= 64,
      restriction.viaNodes.count + restriction.viaWays.count > 0,
      (restriction.from + restriction.to + restriction.viaWays).allSatisfy({
        wayOfID[$0].map { !links(of: $0).isEmpty } ?? false
      })
    else { return .failure(RefusalError(refusal: .members)) }
    var bans: [[UInt32]] = []
    for from in restriction.from {
      for to in restriction.to {
        guard let path = path(restriction, from: from, to: to) else {
          return .failure(RefusalError(refusal: .shape))
        }
        if restriction.reading.isOnly {
          // Where only one turn is allowed, every other one is banned; a turn back, too.
          let before = Array(path.dropLast())
          guard let last = before.last, let allowed = path.last else { continue }
          for arc in arcsOut[head(of: last)] ?? [] where arc != allowed {
            bans.append(before + [arc])
          }
        } else {
          bans.append(path)
        }
      }
    }
    return .success(bans)
  }

  /// The arcs from the last link of `from` to the first of `to`.
  private func path(_ restriction: RawRestriction, from: Int64, to: Int64) -> [UInt32]? {
    if restriction.viaWays.isEmpty {
      guard restriction.viaNodes.count == 1, let via = builder.node(of: restriction.viaNodes[0]),
        let into = arc(of: from, into: via), let out = arc(of: to, outOf: via)
      else { return nil }
      return [into, out]
    }
    // Either end of the first way may be the one where the turn begins.
    for start in ends(of: restriction.viaWays[0]) {
      guard let into = arc(of: from, into: start) else { continue }
      var node = start
      var path = [into]
      var isWhole = true
      for way in restriction.viaWays {
        guard let (passage, end) = passage(along: way, from: node) else {
          isWhole = false
          break
        }
        path += passage
        node = end
      }
      if isWhole, path.count <= 256, let out = arc(of: to, outOf: node) { return path + [out] }
    }
    return nil
  }

  /// The arcs along a whole way from one of its ends, and its other end.
  private func passage(along way: Int64, from node: UInt32) -> ([UInt32], UInt32)? {
    guard let place = wayOfID[way] else { return nil }
    let links = links(of: place)
    guard let first = links.first, let last = links.last, links.count <= 256 else { return nil }
    // A gap, where the file lacks a node or a barrier stands, breaks the way.
    for link in links.dropFirst() where linkFrom[link] != linkTo[link - 1] { return nil }
    if linkFrom[first] == node {
      return (links.map { UInt32(truncatingIfNeeded: $0) * 2 }, linkTo[last])
    }
    if linkTo[last] == node {
      return (links.reversed().map { UInt32(truncatingIfNeeded: $0) * 2 + 1 }, linkFrom[first])
    }
    return nil
  }

  /// The one arc of a way that leads into a node; `nil` when there is none, or several.
  private func arc(of way: Int64, into node: UInt32) -> UInt32? {
    guard let place = wayOfID[way] else { return nil }
    var found: UInt32?
    for link in links(of: place) {
      let arc = UInt32(truncatingIfNeeded: link) * 2
      if linkTo[link] == node {
        if found != nil { return nil }
        found = arc
      }
      if linkFrom[link] == node {
        if found != nil { return nil }
        found = arc + 1
      }
    }
    return found
  }

  /// The one arc of a way that leads out of a node.
  private func arc(of way: Int64, outOf node: UInt32) -> UInt32? {
    arc(of: way, into: node).map { $0 ^ 1 }
  }

  private func ends(of way: Int64) -> [UInt32] {
    guard let place = wayOfID[way], let first = links(of: place).first,
      let last = links(of: place).last
    else { return [] }
    return [linkFrom[first], linkTo[last]]
  }

  private func links(of way: Int) -> Range<Int> {
    Int(builder.firstLink[way])..<Int(builder.firstLink[way + 1])
  }

  private func head(of arc: UInt32) -> UInt32 {
    arc & 1 == 0 ? linkTo[Int(arc >> 1)] : linkFrom[Int(arc >> 1)]
  }
}
