internal import Domain

/// The cases of how many vehicles are used and how many loads are left, with what is proved of each: the
/// bound is the least of them.
struct BoundTree: Sendable {
  private enum Node: Sendable {
    case leaf(Leaf)
    case split(members: CountedGroup.Members, atMost: Int, few: Int, many: Int)
  }

  private struct Leaf: Sendable {
    var bounds: [ClosedRange<Int>]
    var certificate: BoundCertificate
    /// The numbers that are counted in the solution; empty when it was never solved to the end.
    var values: [Double]
    /// Splits that lead here.
    var depth = 0
  }

  private static let depthMax = 60

  private var nodes: [Node]
  private let shape: MasterShape
  private let caseMax: Int

  /// One case, that of all plans, as it was solved; it is split into `caseMax` at most.
  init(_ generation: borrowing ColumnGeneration<some RoutePricing>, caseMax: Int) {
    self.caseMax = caseMax
    shape = generation.pricing.shape
    nodes = [.leaf(Self.leaf(generation, isSolved: true))]
  }

  private static func leaf(
    _ generation: borrowing ColumnGeneration<some RoutePricing>, isSolved: Bool
  ) -> Leaf {
    Leaf(
      bounds: generation.groupBounds, certificate: generation.certificate,
      values: isSolved ? generation.master.groupValues : [])
  }

  /// The least bound of all cases; millicents.
  var bound: Int { weakest.bound }

  /// The cases as a proof.
  var proof: BoundProof { proof(of: 0) }

  private func proof(of position: Int) -> BoundProof {
    switch nodes[position] {
    case .leaf(let leaf): .prices(leaf.certificate)
    case .split(.vehicles(let kinds), let atMost, let few, let many):
      .cases(
        vehicles: shape.vehicles(of: kinds), atMost: atMost, few: proof(of: few),
        many: proof(of: many))
    case .split(.loadsLeft(let loads), let atMost, let few, let many):
      .leftCases(loads: loads, atMost: atMost, few: proof(of: few), many: proof(of: many))
    }
  }

  private var weakest: (position: Int, bound: Int) {
    var best = (position: 0, bound: Int.max)
    for (position, node) in nodes.enumerated() {
      if case .leaf(let leaf) = node, leaf.certificate.bound < best.bound {
        best = (position, leaf.certificate.bound)
      }
    }
    return best
  }

  /// Enters the weakest case and solves it again, so that what is done next starts from there; false
  /// when it was cancelled.
  func enterWeakest(_ generation: inout ColumnGeneration<some RoutePricing>) -> Bool {
    guard case .leaf(let leaf) = nodes[weakest.position] else { return true }
    generation.enter(leaf.bounds)
    return generation.solve(isProving: false)
  }

  /// Takes what the generation has proved of the weakest case, in which it must stand.
  mutating func refresh(_ generation: borrowing ColumnGeneration<some RoutePricing>) {
    let position = weakest.position
    guard case .leaf(let leaf) = nodes[position], leaf.bounds == generation.groupBounds else {
      return
    }
    if generation.certificate.bound > leaf.certificate.bound {
      var better = Self.leaf(generation, isSolved: true)
      better.depth = leaf.depth
      nodes[position] = .leaf(better)
    }
  }

  /// Splits the weakest case in two and solves both; false when all its numbers are whole or it was
  /// cancelled, and then nothing is changed.
  ///
  /// - Parameters:
  ///   - generation: The generation that solves them; it stands in the second one afterwards.
  ///   - ceiling: Millicents; a case is left as soon as its bound has reached it.
  /// - Returns: Whether there are two cases more.
  mutating func split(
    _ generation: inout ColumnGeneration<some RoutePricing>, ceiling: Double
  ) -> Bool {
    let position = weakest.position
    // Of two cases made of one, three nodes are kept.
    guard nodes.count < 2 * caseMax - 1, case .leaf(let leaf) = nodes[position],
      !leaf.values.isEmpty, leaf.depth < Self.depthMax,
      let (few, many, _) = CountedGroup.split(
        leaf.bounds, values: leaf.values, groups: shape.groups),
      let group = few.indices.first(where: { few[$0] != leaf.bounds[$0] })
    else { return false }
    var leaves: [Leaf] = []
    for bounds in [few, many] {
      generation.enter(bounds)
      guard generation.solve(ceiling: ceiling) else { return false }
      var solved = Self.leaf(generation, isSolved: true)
      // What is proved of both together is proved of each.
      if solved.certificate.bound < leaf.certificate.bound {
        solved.certificate = leaf.certificate
      }
      solved.depth = leaf.depth + 1
      leaves.append(solved)
    }
    nodes[position] = .split(
      members: shape.groups[group].members, atMost: few[group].upperBound, few: nodes.count,
      many: nodes.count + 1)
    nodes.append(contentsOf: leaves.map { .leaf($0) })
    return true
  }
}
