public import Domain

/// Matches the supplies of a month to the demands, each to the nearest suitable user.
///
/// What a site uses itself is netted first. Then all pairs of a supply and a demand of a material
/// are taken by (travel time, from, to), each for as much as both have left; landfills, which are
/// sinks and no demand, come after all users. A pair that is barred (by a missing consent, no way,
/// a closed site) is held back when its turn comes, and both ends keep the reason for what they
/// have left in the end.
///
/// - Complexity: O(p log p) for the p pairs of a material, one question to the roads for each.
public struct NearestUserMatching {
  private let problem: MatchingProblem
  private let border: BorderRule
  private let sites: [SiteID: Site]
  private let materials: [MaterialID: Material]

  /// Prepares the matching of a month.
  public init(_ problem: MatchingProblem) {
    self.problem = problem
    border = BorderRule(problem)
    sites = Dictionary(problem.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    materials = Dictionary(
      problem.materials.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The flows of the month and what stays open, the same for the same input.
  public func flowPlan(travel: LaneTravel) -> FlowPlan {
    let accounts = Dictionary(grouping: StreamAccount.all(of: problem), by: \.key.material)
    var flows: [Flow] = []
    var open: [OpenBalance] = []
    for material in accounts.keys.sorted() {
      var ends = (accounts[material] ?? []).map { account in
        let site = sites[account.key.site]
        return LaneEnd(
          account: account, country: site?.country, serves: site?.mayServe ?? false,
          isSink: account.key.role == .consumer && site?.kind == .landfill)
      }
      net(&ends, flows: &flows)
      for lane in lanes(between: ends, travel: travel) {
        match(lane, ends: &ends, flows: &flows)
      }
      for end in ends { open += end.openBalances() }
    }
    flows.sort { ($0.material, $0.from, $0.to) < ($1.material, $1.from, $1.to) }
    open.sort(by: OpenBalance.isBefore)
    return FlowPlan(
      year: problem.firstDay.year, month: problem.firstDay.month, flows: flows, open: open)
  }

  /// Takes what a site both gives and takes off both ends.
  private func net(_ ends: inout [LaneEnd], flows: inout [Flow]) {
    let suppliers = ends.indices.filter { ends[$0].account.key.role == .producer }
    let users = Dictionary(
      ends.indices.filter { ends[$0].account.key.role == .consumer }
        .map { (ends[$0].account.key.site, $0) }, uniquingKeysWith: { first, _ in first })
    for supplier in suppliers where ends[supplier].serves {
      guard let user = users[ends[supplier].account.key.site] else { continue }
      let mass = min(ends[supplier].left, ends[user].left)
      append(
        from: supplier, to: user, mass: mass,
        travel: Travel(duration: .zero, distance: .zero), ends: &ends, flows: &flows)
    }
  }

  /// All pairs of a supply and a demand that have something left, in the order of their turns.
  private func lanes(between ends: [LaneEnd], travel: LaneTravel) -> [MatchingLane] {
    var lanes: [MatchingLane] = []
    for supplier in ends.indices {
      let from = ends[supplier].account.key
      guard from.role == .producer, ends[supplier].left > .zero else { continue }
      for user in ends.indices {
        let to = ends[user].account.key
        guard to.role == .consumer, to.site != from.site, ends[user].left > .zero else { continue }
        lanes.append(
          MatchingLane(
            supplier: supplier, user: user, from: from.site, to: to.site, material: from.material,
            isSink: ends[user].isSink,
            answer: answer(from: ends[supplier], to: ends[user], travel: travel)))
      }
    }
    return lanes.sorted()
  }

  private func answer(
    from supplier: LaneEnd, to user: LaneEnd, travel: LaneTravel
  ) -> LaneAnswer<Travel> {
    let from = supplier.account.key
    let to = user.account.key
    for end in [supplier, user] where !end.serves {
      return .barred(Reason(.siteClosed, ["site": end.account.key.site.text]))
    }
    if !problem.foreignLanes, supplier.country != .finland, user.country != .finland {
      return .barred(
        Reason(
          .noVehicle,
          ["from": from.site.text, "to": to.site.text, "cause": "foreign_lane"]))
    }
    return travel(from.site, to.site, from.material)
  }

  private func match(_ lane: MatchingLane, ends: inout [LaneEnd], flows: inout [Flow]) {
    var mass = min(ends[lane.supplier].left, ends[lane.user].left)
    guard mass > .zero else { return }
    switch lane.answer {
    case .barred(let reason):
      ends[lane.supplier].hold(mass, for: reason)
      ends[lane.user].hold(mass, for: reason)
    case .open(let travel):
      let (allowed, paper) = allowance(on: lane, ends: ends)
      if let allowed, let paper, allowed < mass {
        let reason = Reason(
          .consent,
          [
            "from": lane.from.text, "to": lane.to.text, "material": lane.material.text,
            "paper": paper.rawValue,
          ])
        ends[lane.supplier].hold(mass - allowed, for: reason)
        ends[lane.user].hold(mass - allowed, for: reason)
        mass = allowed
      }
      append(
        from: lane.supplier, to: lane.user, mass: mass, travel: travel, ends: &ends, flows: &flows)
    }
  }

  /// The mass that may pass and the paper that it takes; `nil` mass when there is no limit.
  private func allowance(on lane: MatchingLane, ends: [LaneEnd]) -> (Kilograms?, ConsentKind?) {
    guard ends[lane.supplier].country != ends[lane.user].country else { return (nil, nil) }
    // An unknown material passes no border: nothing tells that it is no waste.
    guard let material = materials[lane.material] else { return (.zero, .notified) }
    let paper = BorderRule.paper(for: material)
    switch border.passage(of: material, from: lane.from, to: lane.to) {
    case .free: return (nil, paper)
    case .limited(let mass): return (mass, paper)
    case .held(let paper): return (.zero, paper)
    }
  }

  private func append(
    from supplier: Int, to user: Int, mass: Kilograms, travel: Travel, ends: inout [LaneEnd],
    flows: inout [Flow]
  ) {
    guard mass > .zero else { return }
    ends[supplier].left -= mass
    ends[user].left -= mass
    let from = ends[supplier].account
    let to = ends[user].account
    flows.append(
      Flow(
        material: from.key.material, from: from.key.site, to: to.key.site, mass: mass,
        travel: travel, isInternal: from.key.site == to.key.site,
        touchesCluster: from.inCluster || to.inCluster))
  }
}
