import Domain

/// Whether a certificate speaks of the day at all: prices in range, cuts of three, like vehicles.
struct CertificateForm {
  private let day: HaulageDay
  private let certificate: BoundCertificate
  private let settings: BoundAudit.Settings

  init(day: HaulageDay, certificate: BoundCertificate, settings: BoundAudit.Settings) {
    self.day = day
    self.certificate = certificate
    self.settings = settings
  }

  /// Every fault of form; empty when routes may be looked at.
  func findings() -> [BoundFinding] {
    if let flaw = day.flaw { return [BoundFinding(.dayUnsound, ["flaw": flaw])] }
    if day.loads.count > settings.loadLimit {
      return [
        BoundFinding(
          .loadsTooMany, ["loads": "\(day.loads.count)", "limit": "\(settings.loadLimit)"])
      ]
    }
    let faults = priceFindings() + cutFindings() + classFindings()
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
    let limit = day.unservedCost.value * 1000
    return prices.indices.filter { !(0...limit).contains(prices[$0]) }.map {
      BoundFinding(
        .priceOutOfRange, ["load": "\($0)", "price": "\(prices[$0])", "limit": "\(limit)"])
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
    let classes = certificate.classes.reduce(0) {
      $0.plus($1.vehicles.count.times($1.leastReducedCost))
    }
    let limit = CompletionBound.never / 4
    return routes < limit && prices < limit && cuts < limit && classes > -limit
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
