import Domain

/// Prices of a proof with the cases under which they are to hold.
struct ProofLeaf {
  /// What a case says of every plan in it: how many of some vehicles leave their depots.
  struct Condition {
    var vehicles: [Int]
    var side: BoundCertificate.Count.Side
    var number: Int

    /// Whether what `count` asks is so in every plan that meets the condition.
    func implies(_ count: BoundCertificate.Count) -> Bool {
      guard count.side == side, count.vehicles == vehicles else { return false }
      switch side {
      case .atLeast: return count.number <= number
      case .atMost: return count.number >= number
      }
    }
  }

  /// The way to it, such as `few/many`; `nil` for prices without cases.
  var name: String?
  var certificate: BoundCertificate
  /// What is so in its case.
  var conditions: [Condition]

  /// The leaves of `proof`, from few to many.
  ///
  /// What a case asks of which vehicles needs no check of its own: whatever it is, a plan does it or
  /// does not, so the two sides leave no plan out.
  static func all(of proof: BoundProof) -> [ProofLeaf] {
    var leaves: [ProofLeaf] = []
    var ahead: [(proof: BoundProof, name: String?, conditions: [Condition])] = [(proof, nil, [])]
    while let (proof, name, conditions) = ahead.popLast() {
      switch proof {
      case .prices(let certificate):
        leaves.append(ProofLeaf(name: name, certificate: certificate, conditions: conditions))
      case .cases(let vehicles, let atMost, let few, let many):
        let path = name.map { $0 + "/" } ?? ""
        let more = Condition(vehicles: vehicles, side: .atLeast, number: atMost.plus(1))
        ahead.append((many, path + "many", conditions + [more]))
        let fewer = Condition(vehicles: vehicles, side: .atMost, number: atMost)
        ahead.append((few, path + "few", conditions + [fewer]))
      }
    }
    return leaves
  }
}
