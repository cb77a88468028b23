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

  /// The ways to its prices as findings tell them, with what is so there: how many of which vehicles
  /// are used.
  func ways(
    _ name: String? = nil, _ asked: [(vehicles: [Int], used: ClosedRange<Int>)] = []
  ) -> [(name: String?, asked: [(vehicles: [Int], used: ClosedRange<Int>)])] {
    switch self {
    case .prices: return [(name, asked)]
    case .cases(let vehicles, let atMost, let few, let many):
      func way(_ side: String) -> String { name.map { "\($0)/\(side)" } ?? side }
      return few.ways(way("few"), asked + [(vehicles, 0...atMost)])
        + many.ways(way("many"), asked + [(vehicles, atMost + 1...Int.max)])
    }
  }
}
