import Domain

/// Whether a certificate speaks of the day and of its case at all: prices in range, cuts of three,
/// like vehicles, counts of vehicles and of loads left that are so in the case.
struct CertificateForm {
  private let day: HaulageDay
  private let leaf: ProofLeaf
  private let settings: BoundAudit.Settings

  private var certificate: BoundCertificate { leaf.certificate }

  init(day: HaulageDay, leaf: ProofLeaf, settings: BoundAudit.Settings) {
    self.day = day
    self.leaf = leaf
    self.settings = settings
  }

  /// Why nothing can be proved of the day, whatever the prices; empty when something can.
  static func findings(of day: HaulageDay, settings: BoundAudit.Settings) -> [BoundFinding] {
    if let flaw = day.flaw { return [BoundFinding(.dayUnsound, ["flaw": flaw])] }
    if day.loads.count > settings.loadLimit {
      return [
        BoundFinding(
          .loadsTooMany, ["loads": "\(day.loads.count)", "limit": "\(settings.loadLimit)"])
      ]
    }
    return []
  }

  /// Every fault of form; empty when routes may be looked at.
  func findings() -> [BoundFinding] {
    let faults =
      priceFindings() + cutFindings() + countFindings() + leftFindings()
      + classFindings()
    if !faults.isEmpty { return faults }
    return isSummable ? [] : [BoundFinding(.numbersTooLarge)]
  }

  private func priceFindings() -> [BoundFinding] {
    let prices = certificate.loadPrices
    guard prices.count == day.loads.count else {
      return [
        BoundFinding(.priceCount, ["prices": "\(prices.count)", "loads": "\(day.loads.count)"])
      ]
    }
    let limits = leavingCosts
    return prices.indices.filter { prices[$0] < 0 || prices[$0] > limits[$0] }.map {
      BoundFinding(
        .priceOutOfRange,
        ["load": "\($0)", "price": "\(prices[$0])", "limit": "\(max(0, limits[$0]))"])
    }
  }

  /// What leaving each load costs, with what the counts of loads left ask for it or pay.
  private var leavingCosts: [Int] {
    var costs = [Int](repeating: day.unservedCost.value * 1000, count: day.loads.count)
    for count in certificate.leftCounts {
      for load in count.loads where costs.indices.contains(load) {
        costs[load] =
          count.side == .atMost
          ? costs[load].plus(count.price) : costs[load].minus(count.price)
      }
    }
    return costs
  }

  private func leftFindings() -> [BoundFinding] {
    certificate.leftCounts.enumerated().flatMap { index, count in
      var findings: [BoundFinding] = []
      func add(_ code: BoundFinding.Code, _ arguments: [String: String]) {
        let own = ["count": "\(index)"]
        findings.append(BoundFinding(code, arguments.merging(own) { first, _ in first }))
      }
      // A load that stood here twice would be paid twice.
      let isAscending = zip(count.loads, count.loads.dropFirst()).allSatisfy { $0 < $1 }
      if !isAscending || !count.loads.allSatisfy(day.loads.indices.contains) {
        add(.leftMalformed, ["loads": "\(count.loads)"])
      }
      if count.price < 0 { add(.leftPriceNegative, ["price": "\(count.price)"]) }
      if !leaf.conditions.contains(where: { $0.implies(count) }) {
        add(
          .leftNotImplied,
          [
            "side": count.side == .atLeast ? "at least" : "at most",
            "number": "\(count.number)", "loads": "\(count.loads)",
          ])
      }
      return findings
    }
  }

  private func cutFindings() -> [BoundFinding] {
    var findings: [BoundFinding] = []
    for (index, cut) in certificate.cuts.enumerated() {
      let isAscending = zip(cut.loads, cut.loads.dropFirst()).allSatisfy { $0 < $1 }
      if cut.loads.count != 3 || !isAscending
        || !cut.loads.allSatisfy(day.loads.indices.contains)
      {
        findings.append(
          BoundFinding(.cutMalformed, ["cut": "\(index)", "loads": "\(cut.loads)"]))
      }
      if cut.price < 0 {
        findings.append(
          BoundFinding(.cutPriceNegative, ["cut": "\(index)", "price": "\(cut.price)"]))
      }
    }
    return findings
  }

  private func countFindings() -> [BoundFinding] {
    certificate.counts.enumerated().flatMap { index, count in
      var findings: [BoundFinding] = []
      func add(_ code: BoundFinding.Code, _ arguments: [String: String]) {
        let own = ["count": "\(index)"]
        findings.append(BoundFinding(code, arguments.merging(own) { first, _ in first }))
      }
      let isAscending = zip(count.vehicles, count.vehicles.dropFirst()).allSatisfy { $0 < $1 }
      if !isAscending || !count.vehicles.allSatisfy(day.trucks.indices.contains) {
        add(.countMalformed, ["vehicles": "\(count.vehicles)"])
      }
      let counted = Set(count.vehicles)
      for (number, vehicleClass) in certificate.classes.enumerated() {
        guard let inside = vehicleClass.vehicles.first(where: counted.contains),
          let outside = vehicleClass.vehicles.first(where: { !counted.contains($0) })
        else { continue }
        add(
          .countSplitsClass,
          ["vehicle": "\(inside)", "other": "\(outside)", "class": "\(number)"])
      }
      if count.price < 0 { add(.countPriceNegative, ["price": "\(count.price)"]) }
      if !leaf.conditions.contains(where: { $0.implies(count) }) {
        add(
          .countNotImplied,
          [
            "side": count.side == .atLeast ? "at least" : "at most",
            "number": "\(count.number)", "vehicles": "\(count.vehicles)",
          ])
      }
      return findings
    }
  }

  private func classFindings() -> [BoundFinding] {
    var findings: [BoundFinding] = []
    var classOfVehicle = [Int?](repeating: nil, count: day.trucks.count)
    for (index, vehicleClass) in certificate.classes.enumerated() {
      func add(_ code: BoundFinding.Code, _ arguments: [String: String] = [:]) {
        findings.append(BoundFinding(code, vehicleClass: index, arguments))
      }
      if vehicleClass.vehicles.isEmpty { add(.classEmpty) }
      if vehicleClass.leastReducedCost > 0 {
        add(.reducedCostPositive, ["claimed": "\(vehicleClass.leastReducedCost)"])
      }
      var first: Int?
      for vehicle in vehicleClass.vehicles {
        guard day.trucks.indices.contains(vehicle) else {
          add(.vehicleUnknown, ["vehicle": "\(vehicle)", "count": "\(day.trucks.count)"])
          continue
        }
        if let other = classOfVehicle[vehicle] {
          add(.vehicleTwice, ["vehicle": "\(vehicle)", "other": "\(other)"])
        }
        classOfVehicle[vehicle] = index
        if let first, !day.trucks[vehicle].isLike(day.trucks[first]) {
          add(.classMixed, ["vehicle": "\(vehicle)", "other": "\(first)"])
        }
        first = first ?? vehicle
      }
    }
    return findings
      + classOfVehicle.indices.filter { classOfVehicle[$0] == nil }.map {
        BoundFinding(.vehicleMissing, ["vehicle": "\($0)"])
      }
  }

  /// Whether every sum of the search and of the bound stays far inside the range of whole numbers.
  private var isSummable: Bool {
    let rate = day.trucks.map(\.costPerKilometer.value).max() ?? 0
    let fixed = day.trucks.map(\.fixedCost.value).max() ?? 0
    let way = Int(day.distances.max() ?? 0).times(rate)
    // The bound from below may repeat loads, but not within a step of the clock.
    let ways = 2 * (max(day.loads.count, settings.boundedClockSteps) + 1)
    let routes = way.times(ways).plus(fixed.times(1000))
    let prices = certificate.loadPrices.saturatingSum()
    let cuts = certificate.cuts.reduce(0) { $0.plus($1.price) }
    let counts = certificate.counts.reduce(0) {
      $0.plus($1.price.times(max(1, $1.number, 0.minus($1.number))))
    }
    let left = certificate.leftCounts.reduce(0) {
      $0.plus($1.price.times(max(1, $1.number, 0.minus($1.number))))
    }
    let classes = certificate.classes.reduce(0) {
      $0.plus($1.vehicles.count.times($1.leastReducedCost))
    }
    let limit = CompletionBound.never / 4
    return [routes, prices, cuts, counts, left].allSatisfy { $0 < limit } && classes > -limit
  }
}

extension HaulageDay.Truck {
  /// Whether the two drive the same routes at the same cost.
  fileprivate func isLike(_ other: HaulageDay.Truck) -> Bool {
    depot == other.depot && Set(bodies) == Set(other.bodies) && fixedCost == other.fixedCost
      && costPerKilometer == other.costPerKilometer && shift == other.shift
      && drivingMax == other.drivingMax
  }
}
