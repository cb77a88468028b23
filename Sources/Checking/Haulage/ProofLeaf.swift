import Domain

/// Prices of a proof with the cases under which they are to hold.
struct ProofLeaf {
  /// What a case says of every plan in it: how many of some vehicles leave their depots, or how many
  /// of some loads are left.
  struct Condition {
    /// What is counted.
    enum Counted: Equatable {
      case vehicles([Int])
      case loadsLeft([Int])
    }

    var counted: Counted
    var side: BoundCertificate.Count.Side
    var number: Int

    /// Whether what `count` asks is so in every plan that meets the condition.
    func implies(_ count: BoundCertificate.Count) -> Bool {
      counted == .vehicles(count.vehicles) && implies(count.side, count.number)
    }

    /// The same of a count of loads left.
    func implies(_ count: BoundCertificate.LeftCount) -> Bool {
      counted == .loadsLeft(count.loads) && implies(count.side, count.number)
    }

    private func implies(_ asked: BoundCertificate.Count.Side, _ least: Int) -> Bool {
      guard asked == side else { return false }
      switch side {
      case .atLeast: return least <= number
      case .atMost: return least >= number
      }
    }
  }

  /// The way to it, such as `few/many`, or `0/few` in the first part of a sum; `nil` for prices without
  /// cases.
  var name: String?
  var certificate: BoundCertificate
  /// What is so in its case.
  var conditions: [Condition]

  /// The leaves of `proof`, from few to many.
  ///
  /// What a case asks of which vehicles or loads needs no check of its own: whatever it is, a plan does it or
  /// does not, so the two sides leave no plan out.
  static func all(of proof: BoundProof) -> [ProofLeaf] {
    var leaves: [ProofLeaf] = []
    var ahead: [(proof: BoundProof, name: String?, conditions: [Condition])] = [(proof, nil, [])]
    while let (proof, name, conditions) = ahead.popLast() {
      func split(_ counted: Condition.Counted, _ atMost: Int, _ few: BoundProof, _ many: BoundProof)
      {
        let path = name.map { $0 + "/" } ?? ""
        let more = Condition(counted: counted, side: .atLeast, number: atMost.plus(1))
        ahead.append((many, path + "many", conditions + [more]))
        let fewer = Condition(counted: counted, side: .atMost, number: atMost)
        ahead.append((few, path + "few", conditions + [fewer]))
      }
      switch proof {
      case .prices(let certificate):
        leaves.append(ProofLeaf(name: name, certificate: certificate, conditions: conditions))
      case .cases(let vehicles, let atMost, let few, let many):
        split(.vehicles(vehicles), atMost, few, many)
      case .leftCases(let loads, let atMost, let few, let many):
        split(.loadsLeft(loads), atMost, few, many)
      case .sum(let parts):
        let path = name.map { $0 + "/" } ?? ""
        for (place, part) in parts.enumerated().reversed() {
          ahead.append((part, path + "\(place)", conditions))
        }
      }
    }
    return leaves
  }
}
