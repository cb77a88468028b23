/// Tonnes of a material from a site to a site in one month.
public struct Flow: Hashable, Sendable {
  /// What flows.
  public var material: MaterialID
  /// The site that gives.
  public var from: SiteID
  /// The site that takes.
  public var to: SiteID
  /// How much in the month.
  public var mass: Kilograms
  /// Travel on the lane for the vehicle that decided it; zero for internal use.
  public var travel: Travel
  /// The same site gives and takes: no haul.
  public var isInternal: Bool
  /// Either end is a row of the Kemi-Tornio cluster.
  public var touchesCluster: Bool

  /// Makes a flow.
  public init(
    material: MaterialID, from: SiteID, to: SiteID, mass: Kilograms, travel: Travel,
    isInternal: Bool, touchesCluster: Bool
  ) {
    self.material = material
    self.from = from
    self.to = to
    self.mass = mass
    self.travel = travel
    self.isInternal = isInternal
    self.touchesCluster = touchesCluster
  }
}

/// A supply or demand, or a part of one, that found no partner.
public struct OpenBalance: Hashable, Sendable {
  /// The site that is left with it.
  public var site: SiteID
  /// Whether it gives or takes.
  public var role: StreamRole
  /// What is left.
  public var material: MaterialID
  /// How much is left.
  public var mass: Kilograms
  /// Why it found no partner.
  public var reason: Reason

  /// Makes an open balance.
  public init(
    site: SiteID, role: StreamRole, material: MaterialID, mass: Kilograms, reason: Reason
  ) {
    self.site = site
    self.role = role
    self.material = material
    self.mass = mass
    self.reason = reason
  }
}

/// What matching decides for one month.
public struct FlowPlan: Hashable, Sendable {
  /// The year of the month.
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// Sorted by material, from, to.
  public var flows: [Flow]
  /// Sorted by role, site, material.
  public var open: [OpenBalance]

  /// Makes a flow plan.
  public init(year: Int, month: Int, flows: [Flow], open: [OpenBalance]) {
    self.year = year
    self.month = month
    self.flows = flows
    self.open = open
  }
}
