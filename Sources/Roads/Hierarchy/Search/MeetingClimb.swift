/// Two climbs at once, from the starts with the traffic and from the ends against it, until both are
/// at the roots.
///
/// Ranks are taken in ascending order over both. From where both have been on, the least sum is
/// known, and a rank that is no nearer than it is left out.
struct MeetingClimb {
  private let parents: ParentView
  private let forwardStep: TimeStep
  private let backwardStep: TimeStep
  private let forward: Slab<Int32>
  private let backward: Slab<Int32>
  private var forwardFronts = ClimbFronts()
  private var backwardFronts = ClimbFronts()
  // Less 2^31, like all distances; the sum of two is made of one such and one not.
  private var least = Int32.unreachable

  init(
    _ graph: SearchGraph, _ forward: Slab<Int32>, _ backward: Slab<Int32>,
    from sources: [HierarchyEnd], to targets: [HierarchyEnd]
  ) {
    parents = ParentView(graph.hierarchy)
    forwardStep = TimeStep(graph.up)
    backwardStep = TimeStep(graph.down)
    self.forward = forward
    self.backward = backward
    let rankOfNode = ColumnView(graph.hierarchy.columns.rank)
    for end in sources {
      let rank = rankOfNode[end.node]
      forward[rank] = min(forward[rank], biased(end.milliseconds))
      forwardFronts.insert(rank)
    }
    for end in targets {
      let rank = rankOfNode[end.node]
      backward[rank] = min(backward[rank], biased(end.milliseconds))
      backwardFronts.insert(rank)
    }
  }

  /// The least sum; both rows are unreachable again afterwards.
  mutating func run() -> UInt32 {
    // Several ends soon have one ancestor in common.
    while forwardFronts.count > 1 || backwardFronts.count > 1 {
      let (one, other) = (forwardFronts.least, backwardFronts.least)
      if one <= other { _ = forwardFronts.popLeast() }
      if other <= one { _ = backwardFronts.popLeast() }
      step(one, other)
      guard let parent = parents[min(one, other)] else { continue }
      if one <= other { forwardFronts.insert(parent) }
      if other <= one { backwardFronts.insert(parent) }
    }
    var (one, other) = (forwardFronts.least, backwardFronts.least)
    while min(one, other) != .max {
      step(one, other)
      let parent = parents[min(one, other)] ?? .max
      let (isForward, isBackward) = (one <= other, other <= one)
      if isForward { one = parent }
      if isBackward { other = parent }
    }
    return unbiased(least)
  }

  /// Takes the lower rank of two, or both when they are one.
  @inline(__always)
  private mutating func step(_ one: UInt32, _ other: UInt32) {
    if one < other {
      forwardStep.relax(one, forward)
      forward[one] = .unreachable
    } else if other < one {
      backwardStep.relax(other, backward)
      backward[other] = .unreachable
    } else {
      let (there, back) = (forward[one], backward[one])
      least = min(least, there &+ Int32(bitPattern: unbiased(back)))
      if there < least { forwardStep.relax(one, forward) }
      if back < least { backwardStep.relax(one, backward) }
      forward[one] = .unreachable
      backward[one] = .unreachable
    }
  }
}
