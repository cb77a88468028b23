internal import Domain

/// What ways take, from gate to gate.
extension LinkWays {
  /// Where a search may begin after driving from a join to either end of its link.
  func starts(_ join: LinkJoin, in customized: CustomizedRoads) -> [HierarchyEnd] {
    let nodes = roads.graph.nodeCount
    return [(2 * join.snap.link, 1 - join.snap.share), (2 * join.snap.link + 1, join.snap.share)]
      .compactMap { arc, share in
        let head = roads.graph.head[arc]
        guard let drive = customized.metric.drive(arc), Int(head) < nodes else { return nil }
        return end(
          at: head, milliseconds: part(drive, share), decimeters: part(length(of: arc), share),
          customized)
      }
  }

  /// Where a search may end before driving along the link to a join: at the beginning of each arc
  /// that drives the link, copies among them, unless the turn onto it is banned.
  func ends(_ join: LinkJoin, in customized: CustomizedRoads) -> [HierarchyEnd] {
    let nodes = roads.graph.nodeCount
    let metric = customized.metric
    return [(2 * join.snap.link, join.snap.share), (2 * join.snap.link + 1, 1 - join.snap.share)]
      .flatMap { arc, share in
        guard let drive = metric.drive(arc) else { return [HierarchyEnd]() }
        return roads.graph.alternatives(of: arc).compactMap { copy in
          let weight = metric.milliseconds[copy]
          let tail = roads.graph.tail[copy]
          guard weight != DrivingMetric.closed, Int(tail) < nodes else { return nil }
          let admission = Int(weight / DrivingMetric.admission * DrivingMetric.admission)
          var end = end(
            at: tail, milliseconds: part(drive, share), decimeters: part(length(of: arc), share),
            customized)
          end.milliseconds += UInt32(admission)
          return end
        }
      }
  }

  /// Driving from one join to another without leaving the link; `nil` where that cannot be.
  func direct(from: LinkJoin, to: LinkJoin, in customized: CustomizedRoads) -> DirectDrive? {
    guard from.snap.link == to.snap.link else { return nil }
    var best: DirectDrive?
    for isForward in [true, false] {
      let arc = 2 * from.snap.link + (isForward ? 0 : 1)
      let share = isForward ? to.snap.share - from.snap.share : from.snap.share - to.snap.share
      guard share >= 0, let drive = customized.metric.drive(arc) else { continue }
      let label = DirectDrive(
        arc: arc, milliseconds: part(drive, share), decimeters: part(length(of: arc), share))
      if best.map({ label.milliseconds < $0.milliseconds }) ?? true { best = label }
    }
    return best
  }

  /// The total from gate to gate of a way that takes so much from join to join; `nil` when the way
  /// leads through roads that are for the ends of trips alone.
  func total(
    from: LinkJoin, to: LinkJoin, primary: UInt32, secondary: UInt32,
    direct: DirectDrive?, in customized: CustomizedRoads, by weight: RouteWeight
  ) -> RoadLabel? {
    var best = between(to, primary, secondary, in: customized, by: weight)
    if let direct {
      let isNearer =
        best.map {
          weight == .time
            ? direct.milliseconds < $0.milliseconds : direct.decimeters < $0.decimeters
        } ?? true
      if isNearer { best = (direct.milliseconds, direct.decimeters) }
    }
    return best.map { label(from: from, to: to, $0.milliseconds, $0.decimeters) }
  }

  /// Milliseconds and decimeters of a way through the hierarchy, admissions taken off.
  private func between(
    _ to: LinkJoin, _ primary: UInt32, _ secondary: UInt32, in customized: CustomizedRoads,
    by weight: RouteWeight
  ) -> (milliseconds: Int, decimeters: Int)? {
    guard primary < HierarchyMetric.unreachable,
      Int(primary / DrivingMetric.admission) <= admissions(to, in: customized)
    else { return nil }
    let first = Int(primary % DrivingMetric.admission)
    let second = Int(secondary)
    return weight == .time ? (first, second) : (second, first)
  }

  /// How often a way to a join may drive onto a road that is for the ends of trips.
  func admissions(_ to: LinkJoin, in customized: CustomizedRoads) -> Int {
    let isForEnds = [2 * to.snap.link, 2 * to.snap.link + 1].contains {
      customized.metric.drive($0) != nil && customized.metric.isAdmitted($0, in: roads.network)
    }
    return isForEnds ? 1 : 0
  }

  /// Both access legs added.
  func label(
    from: LinkJoin, to: LinkJoin, _ milliseconds: Int, _ decimeters: Int
  ) -> RoadLabel {
    RoadLabel(
      milliseconds: accessMilliseconds(from.access) + milliseconds
        + accessMilliseconds(to.access),
      meters: from.access.value + (decimeters + 5) / 10 + to.access.value)
  }

  /// Decimeters of the link of an arc that is no copy.
  func length(of arc: Int) -> Int { (Int(roads.network.linkLength[arc / 2]) + 5) / 10 }

  /// A share of a whole, rounded.
  func part(_ whole: Int, _ share: Double) -> Int {
    Int((Double(whole) * share.clamped(to: 0...1)).rounded())
  }

  private func end(
    at node: UInt32, milliseconds: Int, decimeters: Int, _ customized: CustomizedRoads
  ) -> HierarchyEnd {
    // The hierarchy's first measure is what ways are chosen by.
    customized.weight == .time
      ? HierarchyEnd(
        node: node, milliseconds: UInt32(milliseconds), meters: UInt32(decimeters))
      : HierarchyEnd(
        node: node, milliseconds: UInt32(decimeters), meters: UInt32(milliseconds))
  }
}

/// A drive along a part of one link.
struct DirectDrive {
  /// The arc driven.
  var arc: Int
  /// What it takes.
  var milliseconds: Int
  /// How long it is.
  var decimeters: Int
}
