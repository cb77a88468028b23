internal import Domain

/// What every arc of a driving graph takes one vehicle at one moment.
///
/// Roads that may be driven only at the ends of a trip stay in: driving onto such a road from one
/// that is open to all costs an ``admission`` besides, far more than any trip takes. The least total
/// then has as few admissions as there can be, and a total with more of them than its end allows is
/// no way. Leaving such a road is free, so a trip may begin there.
public struct DrivingMetric: Sendable {
  /// What it was made for.
  public let terms: DrivingTerms
  /// By arc: milliseconds, ``admission`` included; ``closed`` where the vehicle may not drive.
  let milliseconds: [UInt32]
  /// By arc: decimeters, ``admission`` not included.
  let decimeters: [UInt32]
  /// What the rules come to.
  let decisions: RuleDecisions

  /// The weight of an arc that may not be driven.
  static let closed: UInt32 = 0x7FFF_FFFF
  /// What it costs to drive onto a road for the ends of a trip: 149 hours, or 53,687 km.
  static let admission: UInt32 = 0x2000_0000
  /// The most that one arc takes.
  static let mostMilliseconds = Int(admission) / 2

  /// Weighs every arc by what the rules come to on the terms.
  ///
  /// - Complexity: O(arcs + shut links + limits of links).
  init(
    _ network: LinkNetwork, _ graph: DrivingGraph, terms: DrivingTerms, decisions: RuleDecisions
  ) {
    let verdicts = decisions.verdicts
    let links = network.linkCount
    var milliseconds = [UInt32](repeating: Self.closed, count: graph.arcCount)
    var decimeters = [UInt32](repeating: 0, count: graph.arcCount)
    var isAdmitted = [Bool](repeating: false, count: 2 * links)
    var isPublic = [Bool](repeating: false, count: network.nodeCount)
    let isShut = Self.shut(terms, links: links)
    for link in 0..<links {
      let rule = Int(network.linkRule[link])
      let length = Int(network.linkLength[link])
      decimeters[2 * link] = UInt32((length + 5) / 10)
      decimeters[2 * link + 1] = decimeters[2 * link]
      guard rule < verdicts.count, !isShut[link] else { continue }
      for (arc, passage) in [
        (2 * link, verdicts[rule].forward), (2 * link + 1, verdicts[rule].backward),
      ] where passage.openness != .closed {
        milliseconds[arc] = Self.drive(length, passage)
        isAdmitted[arc] = passage.openness == .destination
        if passage.openness == .open {
          for node in [Int(network.linkFrom[link]), Int(network.linkTo[link])]
          where node < isPublic.count { isPublic[node] = true }
        }
      }
    }
    for arc in 0..<2 * links where isAdmitted[arc] {
      let tail = Int(graph.tail[arc])
      if tail < isPublic.count, isPublic[tail] { milliseconds[arc] += Self.admission }
    }
    for copy in 0..<graph.copiedArc.count {
      let original = Int(graph.copiedArc[copy])
      guard original < 2 * links else { continue }
      milliseconds[2 * links + copy] = milliseconds[original]
      decimeters[2 * links + copy] = decimeters[original]
    }
    let holds = decisions.bans
    for position in 0..<graph.bannedArc.count {
      let arc = Int(graph.bannedArc[position])
      let rule = Int(network.turnRule[Int(graph.ban[position])])
      if arc < milliseconds.count, rule < holds.count, holds[rule] {
        milliseconds[arc] = Self.closed
      }
    }
    self.terms = terms
    self.milliseconds = milliseconds
    self.decimeters = decimeters
    self.decisions = decisions
  }

  /// By rule of links.
  var verdicts: [LinkVerdict] { decisions.verdicts }
  /// By rule of links: the signs that bind this vehicle's kind.
  var signs: [[LinkSign]] { decisions.signs }

  /// Whether a link is open only at the ends of a trip, in the direction of an arc.
  func isAdmitted(_ arc: Int, in network: LinkNetwork) -> Bool {
    let rule = Int(network.linkRule[arc / 2])
    guard rule < verdicts.count else { return false }
    let passage = arc % 2 == 0 ? verdicts[rule].forward : verdicts[rule].backward
    return passage.openness == .destination
  }

  /// The time over an arc that is no copy, admissions left out; `nil` when closed.
  func drive(_ arc: Int) -> Int? {
    let time = milliseconds[arc]
    return time == Self.closed ? nil : Int(time % Self.admission)
  }

  /// Decimeters where time is ``milliseconds``' weight: the arcs' weights when least distance is
  /// asked, with admissions and closed arcs as in ``milliseconds``.
  var distanceWeights: [UInt32] {
    zip(milliseconds, decimeters).map { time, distance in
      time == Self.closed
        ? Self.closed : min(distance, Self.admission / 2) + time / Self.admission * Self.admission
    }
  }

  private static func shut(_ terms: DrivingTerms, links: Int) -> [Bool] {
    var isShut = [Bool](repeating: false, count: links)
    for link in terms.linksOverLimit where Int(link) < links { isShut[Int(link)] = true }
    guard !terms.ignored.contains(.closure) else { return isShut }
    for link in terms.shutLinks where Int(link) < links { isShut[Int(link)] = true }
    return isShut
  }

  private static func drive(_ centimeters: Int, _ passage: LinkVerdict.Passage) -> UInt32 {
    let speed = max(passage.speed, 1)
    let time = passage.fixedMilliseconds ?? (centimeters * 360 + speed / 2) / speed
    let (total, isHuge) = time.addingReportingOverflow(max(0, passage.surcharge))
    return UInt32(isHuge ? mostMilliseconds : min(max(total, 0), mostMilliseconds))
  }
}
