public import Domain

/// Verifies certificates of bounds for one haulage day by looking at all routes that could refute
/// them.
///
/// The bound holds when no lawful route of any vehicle costs less than its loads' prices together,
/// less the cuts that it pays, plus its class's least reduced cost (weak duality; see
/// ``BoundCertificate``). A route is lawful when ``HaulagePlanChecker`` says so. Nothing is shared
/// with the code that computes such prices.
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

  /// Makes an audit for certificates of `day`.
  public init(_ day: HaulageDay, settings: Settings = Settings()) {
    self.day = day
    self.settings = settings
  }

  /// Whether `certificate` proves its bound, and if not, why.
  ///
  /// Wrong form is told in full before any route is looked at; then every class whose claim a route
  /// undercuts is told with the route that does so by most. A day without trucks or loads has
  /// nothing to look at and is verified by form alone. No number in the certificate traps.
  ///
  /// - Parameters:
  ///   - certificate: The prices, cuts and classes as their file states them.
  ///   - stated: The bound that their file states beside them; `nil` when nothing is stated.
  ///   - progress: Called with the number of classes that are done and that of all.
  ///   - isCancelled: Asked now and then; when it says yes, the audit ends without a verdict.
  /// - Returns: The bound, or every finding.
  /// - Complexity: O(loads squared times steps) a class, and as many beginnings of routes as the
  ///   prices leave in doubt.
  public func verify(
    _ certificate: BoundCertificate, stated: Int? = nil,
    progress: (_ done: Int, _ classes: Int) -> Void = { _, _ in },
    isCancelled: () -> Bool = { false }
  ) -> BoundAuditReport {
    let faults = CertificateForm(day: day, certificate: certificate, settings: settings).findings()
    guard faults.isEmpty else { return BoundAuditReport(bound: nil, findings: faults) }
    let bound = certificate.bound
    if let stated, stated != bound {
      let finding = BoundFinding(.boundDiffers, ["bound": "\(bound)", "stated": "\(stated)"])
      return BoundAuditReport(bound: nil, findings: [finding])
    }
    let findings = withoutActuallyEscaping(isCancelled) {
      refutations(of: certificate, progress: progress, isCancelled: $0)
    }
    return BoundAuditReport(bound: findings.isEmpty ? bound : nil, findings: findings)
  }

  private func refutations(
    of certificate: BoundCertificate, progress: (Int, Int) -> Void,
    isCancelled: @escaping () -> Bool
  ) -> [BoundFinding] {
    var findings: [BoundFinding] = []
    var budget = settings.beginningLimit
    for (index, vehicleClass) in certificate.classes.enumerated() {
      if isCancelled() { return findings + [BoundFinding(.cancelled, vehicleClass: index)] }
      guard let vehicle = vehicleClass.vehicles.first else { continue }
      let network = ClassNetwork(
        day: day, truck: day.trucks[vehicle], certificate: certificate)
      var search = RouteSearch(
        network, completion: CompletionBound(network, steps: settings.boundedClockSteps),
        under: vehicleClass.leastReducedCost, budget: budget, isCancelled: isCancelled)
      do throws(RouteSearch.Interruption) {
        if let route = try search.cheapest() {
          findings.append(refutation(of: vehicleClass, index, by: route))
        }
      } catch {
        switch error {
        case .limit:
          let limit = ["limit": "\(settings.beginningLimit)"]
          return findings + [BoundFinding(.searchTooLarge, vehicleClass: index, limit)]
        case .cancelled:
          return findings + [BoundFinding(.cancelled, vehicleClass: index)]
        }
      }
      budget = max(search.budget, 0)
      progress(index + 1, certificate.classes.count)
    }
    return findings
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
