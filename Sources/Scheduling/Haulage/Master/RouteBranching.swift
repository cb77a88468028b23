/// Looks for whole routes among given columns by branch and bound: a load follows another one, or does not.
///
/// Columns that cannot be part of a better answer by their reduced costs are left out from the start.
/// Nothing is priced on the way, so what ends without an answer proves nothing.
struct RouteBranching: ~Copyable {
  /// One load, or the start of a route of a class (negative), right before another load.
  private struct Arc: Hashable {
    var from: Int32
    var to: Int32
  }

  private struct Node {
    var decisions: [(arc: Arc, isTaken: Bool)]
    var groups: [ClosedRange<Int>]
    var bound: Double
  }

  private var master: RestrictedMaster
  private let arcs: [[Arc]]
  private var ceiling: Double
  private let groups: [ClosedRange<Int>]
  private(set) var nodes = 0

  /// Takes the columns of a solved master problem whose reduced cost leaves room below `ceiling`
  /// (millicents); at most `most` of them, the cheapest first.
  init(
    _ generation: borrowing ColumnGeneration<some RoutePricing>, columns extra: [RouteColumn] = [],
    ceiling: Double, most: Int
  ) {
    let shape = generation.pricing.shape
    let room = ceiling - generation.master.objective
    let all = generation.master.columns
    let costs = generation.master.reducedCosts
    var kept = all.indices.filter { costs[$0] < room }
    if kept.count > most {
      kept.sort { (costs[$0], $0) < (costs[$1], $1) }
      kept.removeSubrange(most...)
      kept.sort()
    }
    var known: Set<RouteColumn> = []
    var columns: [RouteColumn] = []
    for column in kept.map({ all[$0] }) + extra where known.insert(column).inserted {
      columns.append(column)
    }
    master = RestrictedMaster(shape, secondsLeft: generation.secondsLeft)
    master.add(columns)
    for cut in generation.master.cuts { master.add(cut: cut) }
    arcs = columns.map { column in
      var before = -1 - Int32(column.kind)
      return column.loads.map { load in
        defer { before = load }
        return Arc(from: before, to: load)
      }
    }
    groups = generation.groupBounds
    self.ceiling = ceiling
  }

  /// Columns that are looked at.
  var columnCount: Int { arcs.count }

  /// The cheapest choice found below the ceiling, `nil` when there is none.
  ///
  /// - Parameters:
  ///   - nodeMax: So many nodes at most.
  ///   - isCancelled: Asked before each.
  /// - Returns: Routes that cover each load that is not left, some of them perhaps twice.
  mutating func solve(nodeMax: Int, isCancelled: () -> Bool) -> [RouteColumn]? {
    var best: [RouteColumn]?
    var open = [Node(decisions: [], groups: groups, bound: 0)]
    // From a node down to a whole choice or a dead end, then on from the best node that is open.
    while !open.isEmpty, nodes < nodeMax, !isCancelled() {
      guard let place = open.indices.min(by: { (open[$0].bound, $1) < (open[$1].bound, $0) }) else {
        break
      }
      var next: Node? = open.remove(at: place)
      while let node = next, nodes < nodeMax, !isCancelled() {
        next = nil
        if node.bound >= ceiling - 1 { break }
        nodes += 1
        master.bound(node.groups)
        master.fix(fixing(node.decisions))
        guard master.solve(afterCuts: true) else { break }
        let bound = master.objective
        if bound >= ceiling - 1 { break }
        if let (few, many, isMany) = CountedGroup.split(
          node.groups, values: master.groupValues, groups: master.groups)
        {
          let first = isMany ? many : few
          open.append(
            Node(decisions: node.decisions, groups: isMany ? few : many, bound: bound))
          next = Node(decisions: node.decisions, groups: first, bound: bound)
          continue
        }
        guard let arc = fractionalArc() else {
          let values = master.values
          best = values.indices.filter { values[$0] > 0.5 }.map { master.columns[$0] }
          ceiling = bound
          open.removeAll { $0.bound >= bound - 1 }
          break
        }
        open.append(
          Node(decisions: node.decisions + [(arc, false)], groups: node.groups, bound: bound))
        next = Node(
          decisions: node.decisions + [(arc, true)], groups: node.groups, bound: bound)
      }
    }
    return best
  }

  /// Which columns the decisions forbid.
  private func fixing(_ decisions: [(arc: Arc, isTaken: Bool)]) -> [Bool?] {
    var before: [Int32: Int32] = [:]
    var after: [Int32: Int32] = [:]
    var refused: Set<Arc> = []
    for (arc, isTaken) in decisions {
      if isTaken {
        before[arc.to] = arc.from
        if arc.from >= 0 { after[arc.from] = arc.to }
      } else {
        refused.insert(arc)
      }
    }
    return arcs.indices.map { column in
      let row = arcs[column]
      for (place, arc) in row.enumerated() {
        if refused.contains(arc) { return false }
        if let wanted = before[arc.to], wanted != arc.from { return false }
        if let wanted = after[arc.to], place + 1 == row.count || row[place + 1].to != wanted {
          return false
        }
      }
      return nil
    }
  }

  /// The arc of the largest value below one; `nil` when all are whole.
  private func fractionalArc() -> Arc? {
    var weights: [Arc: Double] = [:]
    let values = master.values
    for column in values.indices where values[column] > 1e-7 {
      for arc in arcs[column] { weights[arc, default: 0] += values[column] }
    }
    var best: (key: Int, from: Int32, to: Int32)?
    for (arc, weight) in weights where weight < 1 - 1e-5 && weight > 1e-5 {
      // Arcs between loads decide more than starts; whole numbers, so that the order of a dictionary
      // does not matter.
      let key = -Int((((arc.from >= 0 ? 1 : 0) + weight) * 1e7).rounded())
      if best.map({ (key, arc.from, arc.to) < $0 }) ?? true { best = (key, arc.from, arc.to) }
    }
    return best.map { Arc(from: $0.from, to: $0.to) }
  }
}
