internal import Domain

extension HaulageModel {
  /// The parts of a day that have nothing in common: no truck of one part carries a load of another.
  ///
  /// Tanks and walking floors, for instance, unless some truck takes both. Loads that no truck has
  /// the body for belong to the first part. None where there is no truck for any load.
  var parts: [HaulagePart] {
    var masks: [UInt64] = []
    for kind in classes where kind.bodies != 0 {
      var mask = kind.bodies
      masks.removeAll { other in
        guard other & kind.bodies != 0 else { return false }
        mask |= other
        return true
      }
      masks.append(mask)
    }
    masks.sort()
    return masks.enumerated().map { place, mask in
      let others = masks.reduce(0) { $0 | $1 } & ~mask
      return HaulagePart(
        of: self,
        loads: loads.indices.filter { load in
          let bit = UInt64(1) << UInt64(loads[load].body)
          return bit & mask != 0 || place == 0 && bit & others == 0
        }.map { Int32($0) },
        vehicles: classes.map { $0.bodies & mask == 0 ? 0 : $0.vehicles.count })
    }
  }
}

extension HaulagePart {
  /// What is proved of the part, told of the whole: other loads are worth nothing, other vehicles save
  /// nothing.
  func outside(_ proof: BoundProof, of whole: HaulageModel) -> BoundProof {
    switch proof {
    case .prices(let certificate): .prices(outside(certificate, of: whole))
    case .cases(let vehicles, let atMost, let few, let many):
      .cases(
        vehicles: vehicles, atMost: atMost, few: outside(few, of: whole),
        many: outside(many, of: whole))
    case .leftCases(let counted, let atMost, let few, let many):
      .leftCases(
        loads: outside(counted), atMost: atMost, few: outside(few, of: whole),
        many: outside(many, of: whole))
    case .sum(let proofs): .sum(proofs.map { outside($0, of: whole) })
    }
  }

  private func outside(_ positions: [Int]) -> [Int] { positions.map { Int(loads[$0]) } }

  private func outside(
    _ certificate: BoundCertificate, of whole: HaulageModel
  ) -> BoundCertificate {
    var result = certificate
    result.loadPrices = whole.loads.map { _ in 0 }
    for (load, price) in zip(loads, certificate.loadPrices) { result.loadPrices[Int(load)] = price }
    for cut in result.cuts.indices { result.cuts[cut].loads = outside(result.cuts[cut].loads) }
    for count in result.leftCounts.indices {
      result.leftCounts[count].loads = outside(result.leftCounts[count].loads)
    }
    let isInside = Set(kinds)
    for kind in whole.classes.indices where !isInside.contains(kind) {
      result.classes.append(
        .init(vehicles: whole.classes[kind].vehicles, leastReducedCost: 0))
    }
    return result
  }
}
