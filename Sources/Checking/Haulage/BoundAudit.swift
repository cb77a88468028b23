public import Domain

/// Verifies proofs of bounds for one haulage day by looking at all routes that could refute them.
///
/// The bound of a case holds when no lawful route of any vehicle costs less than its loads' prices
/// together, less the cuts that it pays, with what the counts of its vehicle pay it or ask of it,
/// plus its class's least reduced cost (weak duality; see ``BoundCertificate``), when no load is priced
/// higher than leaving it costs, with what counts of loads left ask or pay, and when every count is so
/// in the case. The least bound of all cases holds for all plans, and bounds of different loads and
/// vehicles add up (``BoundProof``). A route is
/// lawful when ``HaulagePlanChecker`` says so. Nothing is shared with the code that computes such
/// prices.
///
/// Each class is searched depth first, with a bound from below over loads and steps of the clock
/// that prunes and never decides (Christofides, Mingozzi & Toth, Networks 11, 1981, relax the state
/// space of routes in this way). With the prices of a solved linear program little is left to look
/// at; with others it may be a great deal.
public struct BoundAudit: Sendable {
  /// The limits of an audit.
  public struct Settings: Hashable, Sendable {
    /// The most loads that a day may have.
    public var loadLimit = 170
    /// Into how many steps a shift is cut for the bound from below, 1 to 10 000; more make it
    /// sharper and dearer, and never change the answer.
    public var clockSteps = 200
    /// How many beginnings of routes are looked at in all before the audit gives up.
    public var beginningLimit = 100_000_000

    /// The limits as documented.
    public init() {}

    var boundedClockSteps: Int { min(max(clockSteps, 1), 10_000) }
  }

  private let day: HaulageDay
  private let settings: Settings

  /// Makes an audit for proofs of `day`.
  public init(_ day: HaulageDay, settings: Settings = Settings()) {
    self.day = day
    self.settings = settings
  }

  /// Whether `proof` proves its bound, and if not, why.
  ///
  /// Wrong form is told in full before any route is looked at; then every class whose claim a route
  /// undercuts is told, in every case, with the route that does so by most. A day without trucks or
  /// loads has nothing to look at and is verified by form alone. No number in the proof traps.
  ///
  /// - Parameters:
  ///   - proof: The prices of every case, as their file states them.
  ///   - stated: The bound that their file states beside them; `nil` when nothing is stated.
  ///   - progress: Called with the number of classes that are done, and that of all cases together.
  ///   - isCancelled: Asked now and then; when it says yes, the audit ends without a verdict.
  /// - Returns: The bound, or every finding.
  /// - Complexity: O(loads squared times steps) a class and case, and as many beginnings of routes
  ///   as the prices leave in doubt.
  public func verify(
    _ proof: BoundProof, stated: Int? = nil,
    progress: (_ done: Int, _ classes: Int) -> Void = { _, _ in },
    isCancelled: () -> Bool = { false }
  ) -> BoundAuditReport {
    let dayFaults = CertificateForm.findings(of: day, settings: settings)
    guard dayFaults.isEmpty else { return BoundAuditReport(bound: nil, findings: dayFaults) }
    let leaves = ProofLeaf.all(of: proof)
    let faults = leaves.flatMap { leaf in
      CertificateForm(day: day, leaf: leaf, settings: settings).findings().map(leaf.placed)
    }
    guard faults.isEmpty else { return BoundAuditReport(bound: nil, findings: faults) }
    let overlaps = SumForm(day: day).findings(of: proof)
    guard overlaps.isEmpty else { return BoundAuditReport(bound: nil, findings: overlaps) }
    // Only now the sums are known to be in range.
    let bound = proof.bound
    if let stated, stated != bound {
      let finding = BoundFinding(.boundDiffers, ["bound": "\(bound)", "stated": "\(stated)"])
      return BoundAuditReport(bound: nil, findings: [finding])
    }
    let findings = withoutActuallyEscaping(isCancelled) {
      refutations(of: leaves, progress: progress, isCancelled: $0)
    }
    return BoundAuditReport(bound: findings.isEmpty ? bound : nil, findings: findings)
  }

  private func refutations(
    of leaves: [ProofLeaf], progress: (Int, Int) -> Void, isCancelled: @escaping () -> Bool
  ) -> [BoundFinding] {
    var findings: [BoundFinding] = []
    var budget = settings.beginningLimit
    let classes = leaves.reduce(0) { $0 + $1.certificate.classes.count }
    var done = 0
    for leaf in leaves {
      for (index, vehicleClass) in leaf.certificate.classes.enumerated() {
        guard let vehicle = vehicleClass.vehicles.first else { continue }
        defer {
          done += 1
          progress(done, classes)
        }
        if day.earnsNothing(vehicle, by: leaf.certificate) { continue }
        do throws(RouteSearch.Interruption) {
          if isCancelled() { throw .cancelled }
          let network = ClassNetwork(day: day, vehicle: vehicle, certificate: leaf.certificate)
          var search = RouteSearch(
            network, completion: CompletionBound(network, steps: settings.boundedClockSteps),
            under: vehicleClass.leastReducedCost, budget: budget, isCancelled: isCancelled)
          if let route = try search.cheapest() {
            findings.append(leaf.placed(refutation(of: vehicleClass, index, by: route)))
          }
          budget = max(search.budget, 0)
        } catch {
          return findings + [leaf.placed(interruption(error, at: index))]
        }
      }
    }
    return findings
  }

  private func interruption(_ error: RouteSearch.Interruption, at index: Int) -> BoundFinding {
    switch error {
    case .limit:
      BoundFinding(.searchTooLarge, vehicleClass: index, ["limit": "\(settings.beginningLimit)"])
    case .cancelled: BoundFinding(.cancelled, vehicleClass: index)
    }
  }

  private func refutation(
    of vehicleClass: BoundCertificate.VehicleClass, _ index: Int, by route: RouteSearch.Route
  ) -> BoundFinding {
    let claimed = vehicleClass.leastReducedCost
    return BoundFinding(
      .routeUndercuts, vehicleClass: index, route: route.loads,
      [
        "route": "\(route.loads)", "cost": "\(route.reducedCost)", "claimed": "\(claimed)",
        "difference": "\(claimed.minus(route.reducedCost))",
      ])
  }
}

extension HaulageDay {
  /// Whether no route of a vehicle is worth anything by these prices; then none costs less than zero, and
  /// nobody claims more.
  fileprivate func earnsNothing(_ vehicle: Int, by certificate: BoundCertificate) -> Bool {
    !zip(loads, certificate.loadPrices).contains { load, price in
      price > 0 && trucks[vehicle].bodies.contains(load.body)
    }
      && !certificate.counts.contains {
        $0.side == .atLeast && $0.price > 0 && $0.vehicles.contains(vehicle)
      }
  }
}

extension ProofLeaf {
  /// The finding with the case that it is about.
  fileprivate func placed(_ finding: BoundFinding) -> BoundFinding {
    var finding = finding
    finding.proofCase = name
    return finding
  }
}
