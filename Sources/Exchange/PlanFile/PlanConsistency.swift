import Domain

/// Compares what a plan file says in more than one place, beyond a single feature.
struct PlanConsistency {
  /// Half a unit of the seventh decimal and what a double may add to it.
  private static let tolerance = 0.6e-7

  let plan: Plan
  let sites: [Site]
  let unservedLines: [LoadID: [Coordinate]]
  let boundingBox: [Double]?
  let positions: [Coordinate]
  let findings: PlanFindings

  /// Notes every contradiction.
  func check() {
    checkBoundingBox()
    checkLoads()
    checkSites()
    checkLines()
  }

  private func checkBoundingBox() {
    let longitudes = positions.map(\.longitude)
    let latitudes = positions.map(\.latitude)
    let stated = boundingBox.map(Self.text) ?? ""
    guard let west = longitudes.min(), let south = latitudes.min(), let east = longitudes.max(),
      let north = latitudes.max()
    else {
      if boundingBox != nil {
        findings.discrepancy(.bbox, "plan", "bbox", stated: stated, "none without positions")
      }
      return
    }
    let extent = [west, south, east, north]
    let isEqual =
      boundingBox.map { box in
        box.count == 4 && zip(box, extent).allSatisfy { ($0 - $1).magnitude <= Self.tolerance }
      } ?? false
    if !isEqual {
      findings.discrepancy(.bbox, "plan", "bbox", stated: stated, Self.text(extent))
    }
  }

  private static func text(_ numbers: [Double]) -> String {
    numbers.map(\.description).joined(separator: ",")
  }

  private func checkLoads() {
    let left = Set(plan.unserved.map(\.load))
    let tours = Set(plan.tours.map(\.id))
    var states: [LoadID: Plan.LoadState] = [:]
    for record in plan.loads {
      let id = record.load.id
      if states.updateValue(record.state, forKey: id) != nil {
        findings.discrepancy(
          .duplicateLoad, "plan.loads", "id", stated: id.text, "each load once")
      }
      if record.state == .served && left.contains(id) {
        findings.discrepancy(
          .state, "unserved/\(id)", "state", stated: "served", "unserved")
      }
      if record.state == .unserved && !left.contains(id) {
        findings.discrepancy(
          .state, "plan.loads", "state", stated: "\(id) unserved", "a feature unserved/\(id)")
      }
      switch (record.state, record.tour) {
      case (.served, nil):
        findings.discrepancy(
          .loadTour, "plan.loads", "tour", stated: "\(id) null", "the tour that serves it")
      case (.served, let tour?) where !tours.contains(tour):
        findings.discrepancy(
          .loadTour, "plan.loads", "tour", stated: "\(id) \(tour)", "a tour of the file")
      case (.unserved, let tour?):
        findings.discrepancy(.loadTour, "plan.loads", "tour", stated: "\(id) \(tour)", "null")
      default: break
      }
    }
    for unserved in plan.unserved where states[unserved.load] == nil {
      findings.discrepancy(
        .state, "unserved/\(unserved.load)", "load", stated: unserved.load.text,
        "a load of plan.loads")
    }
  }

  private func checkSites() {
    let touched = plan.touchedSites
    let described = Set(sites.map(\.id))
    for site in touched.subtracting(described).sorted() {
      findings.discrepancy(.site, "plan", "site", stated: "", "a feature site/\(site)")
    }
    for site in described.subtracting(touched).sorted() {
      findings.discrepancy(
        .site, "site/\(site)", "site", stated: site.text, "no feature: the plan does not touch it")
    }
  }

  /// The line of an unserved load runs from the pickup site to the delivery site.
  private func checkLines() {
    let places = Dictionary(sites.map { ($0.id, $0.position) }) { first, _ in first }
    let loads = Dictionary(plan.loads.map { ($0.load.id, $0.load) }) { first, _ in first }
    for unserved in plan.unserved {
      guard let load = loads[unserved.load], let from = places[load.from],
        let to = places[load.to]
      else { continue }
      let line = unservedLines[unserved.load] ?? []
      let isEqual =
        line.count == 2
        && zip(line, [from, to]).allSatisfy { stated, site in
          (stated.longitude - site.longitude).magnitude <= Self.tolerance
            && (stated.latitude - site.latitude).magnitude <= Self.tolerance
        }
      if !isEqual {
        findings.discrepancy(
          .line, "unserved/\(unserved.load)", "geometry",
          stated: Self.text(line.flatMap { [$0.longitude, $0.latitude] }),
          Self.text([from, to].flatMap { [$0.longitude, $0.latitude] }))
      }
    }
  }
}
