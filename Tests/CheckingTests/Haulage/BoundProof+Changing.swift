import Checking
import Domain

extension BoundAudit {
  /// The verdict over prices without cases.
  func verify(
    _ certificate: BoundCertificate, stated: Int? = nil,
    progress: (_ done: Int, _ classes: Int) -> Void = { _, _ in },
    isCancelled: () -> Bool = { false }
  ) -> BoundAuditReport {
    verify(.prices(certificate), stated: stated, progress: progress, isCancelled: isCancelled)
  }
}

extension BoundProof {
  /// The proof with each of its prices changed; they come from few to many.
  func changing(_ change: (inout BoundCertificate) -> Void) -> BoundProof {
    switch self {
    case .prices(var certificate):
      change(&certificate)
      return .prices(certificate)
    case .cases(let vehicles, let atMost, let few, let many):
      let changed = few.changing(change)
      return .cases(
        vehicles: vehicles, atMost: atMost, few: changed, many: many.changing(change))
    case .leftCases(let loads, let atMost, let few, let many):
      let changed = few.changing(change)
      return .leftCases(loads: loads, atMost: atMost, few: changed, many: many.changing(change))
    case .sum(let parts): return .sum(parts.map { $0.changing(change) })
    }
  }

  /// The proof with the prices at one position changed.
  func changing(_ position: Int, _ change: (inout BoundCertificate) -> Void) -> BoundProof {
    var index = 0
    return changing { certificate in
      if index == position { change(&certificate) }
      index += 1
    }
  }

  /// What a case asks of every plan in it.
  struct Asked {
    /// The vehicles of which those in use are counted, or the loads of which those left are.
    var vehicles: [Int] = []
    var loads: [Int] = []
    var number: ClosedRange<Int>

    /// Whether it is so with these vehicles in use and these loads left, by bits.
    func isSo(used: Int, left: Int) -> Bool {
      number.contains(
        vehicles.count { used & 1 << $0 != 0 } + loads.count { left & 1 << $0 != 0 })
    }
  }

  /// The ways to its prices as findings tell them, with what is asked there.
  func ways(_ name: String? = nil, _ asked: [Asked] = []) -> [(name: String?, asked: [Asked])] {
    func way(_ side: String) -> String { name.map { "\($0)/\(side)" } ?? side }
    func both(
      _ few: BoundProof, _ many: BoundProof, _ atMost: Int, _ counted: (ClosedRange<Int>) -> Asked
    ) -> [(name: String?, asked: [Asked])] {
      few.ways(way("few"), asked + [counted(0...atMost)])
        + many.ways(way("many"), asked + [counted(atMost + 1...Int.max)])
    }
    switch self {
    case .prices: return [(name, asked)]
    case .cases(let vehicles, let atMost, let few, let many):
      return both(few, many, atMost) { Asked(vehicles: vehicles, number: $0) }
    case .leftCases(let loads, let atMost, let few, let many):
      return both(few, many, atMost) { Asked(loads: loads, number: $0) }
    case .sum(let parts):
      return parts.enumerated().flatMap { $1.ways(way("\($0)"), asked) }
    }
  }
}
