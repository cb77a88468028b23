/// Some loads and some vehicles of a model as a model of their own, and the way back.
struct HaulagePart: Sendable {
  let model: HaulageModel
  /// For each load of the part its position in the whole, ascending.
  let loads: [Int32]
  /// For each class of the part its position in the whole.
  let kinds: [Int]

  /// Takes loads, and of each class so many vehicles.
  init(of whole: HaulageModel, loads: [Int32], vehicles: [Int]) {
    self.loads = loads
    kinds = whole.classes.indices.filter { kind in
      vehicles[kind] > 0 && loads.contains { whole.fits(Int($0), kind) }
    }
    model = HaulageModel(of: whole, loads: loads.map { Int($0) }, kinds: kinds, vehicles: vehicles)
  }

  /// A route of the whole in the part's numbers, `nil` when it is not all in the part.
  func inside(_ route: RouteColumn) -> RouteColumn? {
    guard let kind = kinds.firstIndex(of: route.kind) else { return nil }
    var positions: [Int32] = []
    for load in route.loads {
      guard let position = place(of: load) else { return nil }
      positions.append(position)
    }
    return RouteColumn(kind: kind, loads: positions, cost: route.cost)
  }

  /// A route of the part in the numbers of the whole.
  func outside(_ route: RouteColumn) -> RouteColumn {
    RouteColumn(
      kind: kinds[route.kind], loads: route.loads.map { loads[Int($0)] }, cost: route.cost)
  }

  private func place(of load: Int32) -> Int32? {
    var low = 0
    var high = loads.count
    while low < high {
      let middle = (low + high) / 2
      if loads[middle] < load { low = middle + 1 } else { high = middle }
    }
    return low < loads.count && loads[low] == load ? Int32(low) : nil
  }
}
