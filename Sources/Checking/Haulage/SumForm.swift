import Domain

/// Whether the parts of sums in a proof are about different loads and vehicles, so that no cost counts
/// twice.
///
/// Whatever a plan does, what the vehicles of a part cost it, with what the loads of the part cost it that
/// it leaves, is at least the bound of the part: other vehicles carry none of these loads, and by the
/// prices of the part they neither earn nor save anything. No vehicle and no load is in two parts, so what
/// the parts cost is at most what the plan costs.
struct SumForm {
  /// What a part is about.
  private struct Scope {
    var loads: Set<Int> = []
    var vehicles: Set<Int> = []
  }

  let day: HaulageDay

  /// The parts that have a load or a vehicle in common; prices must be of the right form.
  func findings(of proof: BoundProof) -> [BoundFinding] {
    var findings: [BoundFinding] = []
    var ahead: [(proof: BoundProof, name: String?)] = [(proof, nil)]
    while let (proof, name) = ahead.popLast() {
      let path = name.map { $0 + "/" } ?? ""
      switch proof {
      case .prices: break
      case .cases(_, _, let few, let many), .leftCases(_, _, let few, let many):
        ahead.append((many, path + "many"))
        ahead.append((few, path + "few"))
      case .sum(let parts):
        findings += overlaps(parts, name)
        for (place, part) in parts.enumerated().reversed() {
          ahead.append((part, path + "\(place)"))
        }
      }
    }
    return findings
  }

  private func overlaps(_ parts: [BoundProof], _ name: String?) -> [BoundFinding] {
    var partOfLoad: [Int: Int] = [:]
    var partOfVehicle: [Int: Int] = [:]
    var findings: [BoundFinding] = []
    for (place, part) in parts.enumerated() {
      let scope = scope(of: part)
      for load in scope.loads.sorted() {
        if let other = partOfLoad.updateValue(place, forKey: load) {
          findings.append(
            BoundFinding(
              .partsShareLoad, proofCase: name,
              ["load": "\(load)", "first": "\(other)", "second": "\(place)"]))
        }
      }
      for vehicle in scope.vehicles.sorted() {
        if let other = partOfVehicle.updateValue(place, forKey: vehicle) {
          findings.append(
            BoundFinding(
              .partsShareVehicle, proofCase: name,
              ["vehicle": "\(vehicle)", "first": "\(other)", "second": "\(place)"]))
        }
      }
    }
    return findings
  }

  private func scope(of part: BoundProof) -> Scope {
    var scope = Scope()
    for certificate in part.certificates {
      for (load, price) in certificate.loadPrices.enumerated() where price > 0 {
        scope.loads.insert(load)
      }
      for cut in certificate.cuts { scope.loads.formUnion(cut.loads) }
      for count in certificate.leftCounts { scope.loads.formUnion(count.loads) }
      for count in certificate.counts { scope.vehicles.formUnion(count.vehicles) }
      for vehicleClass in certificate.classes where vehicleClass.leastReducedCost < 0 {
        scope.vehicles.formUnion(vehicleClass.vehicles)
      }
    }
    let bodies = Set(scope.loads.map { day.loads[$0].body })
    for (vehicle, truck) in day.trucks.enumerated() where !bodies.isDisjoint(with: truck.bodies) {
      scope.vehicles.insert(vehicle)
    }
    return scope
  }
}
