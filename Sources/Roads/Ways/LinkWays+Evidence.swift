public import Domain

/// What the roads of a map are to one vehicle on one date, in plain values and without anything that
/// searches: by this others can verify ways.
public struct RoadEvidence: Sendable {
  /// One direction of a rule.
  public struct Passage: Sendable {
    /// Who may drive, and how fast.
    public var passage: LinkVerdict.Passage
    /// The limits that hold for whoever drives so.
    public var limits: [(quantity: RoadQuantity, most: Int)]
  }

  /// By rule of links: along the link, and against it.
  public var rules: [(forward: Passage, backward: Passage)]
  /// The courses of arcs that are banned, an arc being twice its link, plus one against it.
  public var bans: [[UInt32]]
  /// Links shut for everyone.
  public var shut: [UInt32]
  /// Limits beside those of the rules.
  public var limits: [LinkLimit]
}

extension LinkWays {
  /// What the roads are to a vehicle on a date.
  ///
  /// - Throws: ``RoadsError/file(path:found:expected:)`` when a rule of the map is damaged.
  public func evidence(
    for profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> RoadEvidence {
    let terms = terms(for: profile, on: date, ignoring: [])
    let network = roads.network
    let bans = try decisions(on: terms).bans
    let book: DecodedRules
    do { book = try DecodedRules(network) } catch {
      throw .file(
        path: roads.facts.source, found: "a damaged rule", expected: "import the map again")
    }
    let rules = book.links.map { rule in
      let verdict = rule.verdict(for: profile, at: terms.moment)
      return (
        forward: Self.passage(verdict.forward, rule, .forward, terms),
        backward: Self.passage(verdict.backward, rule, .backward, terms)
      )
    }
    let holding = (0..<network.turnRule.count).filter {
      bans.indices.contains(Int(network.turnRule[$0])) && bans[Int(network.turnRule[$0])]
    }
    return RoadEvidence(
      rules: rules,
      bans: holding.map { ban in
        let first = min(Int(network.firstTurnArc[ban]), network.turnArc.count)
        let end = min(max(first, Int(network.firstTurnArc[ban + 1])), network.turnArc.count)
        return (first..<end).map { network.turnArc[$0] }
      }, shut: options.shutLinks, limits: options.linkLimits)
  }

  /// Where a site joins the roads for a vehicle on a date, the length of the access leg with it;
  /// `nil` where no road that the vehicle may use is near enough.
  ///
  /// - Throws: ``RoadsError`` when the site is unknown or the map damaged.
  public func accessPoint(
    of site: SiteID, for profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> (snap: LinkSnap, access: Meters)? {
    let customized = try customized(for: profile, on: date)
    do {
      let join = try join(.site(site), in: customized)
      return (join.snap, join.access)
    } catch {
      guard case .farFromLinks = error else { throw error }
      return nil
    }
  }

  private static func passage(
    _ passage: LinkVerdict.Passage, _ rule: LinkRule, _ side: LinkRule.Limit.Sides,
    _ terms: DrivingTerms
  ) -> RoadEvidence.Passage {
    let driver = RoadDriver(
      profile: terms.profile, moment: terms.moment, hasBusiness: passage.openness == .destination)
    return RoadEvidence.Passage(
      passage: passage,
      limits: rule.limits.compactMap { limit in
        guard limit.sides == .both || limit.sides == side, let most = limit.most(for: driver)
        else { return nil }
        return (limit.quantity, most)
      })
  }
}
