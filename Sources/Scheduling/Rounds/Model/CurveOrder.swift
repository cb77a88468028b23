internal import Domain

/// An order of places along Hilbert's curve, so that what lies near on the plane mostly lies near in
/// memory: loops over neighbors then find their cells in the cache.
enum CurveOrder {
  /// Positions of the visits, in the order of the curve; as they are where ways stand in tables.
  static func order(_ instance: RoutingInstance) -> [Int] {
    guard case .straight(let points) = instance.travel, let first = points.first else {
      return Array(instance.visits.indices)
    }
    var (low, high) = (first, first)
    for point in points {
      low = .init(x: min(low.x, point.x), y: min(low.y, point.y))
      high = .init(x: max(high.x, point.x), y: max(high.y, point.y))
    }
    let side = max(high.x - low.x, high.y - low.y, 1e-9)
    let keys = instance.visits.map { visit in
      let point = points[visit.place]
      return key(
        Int((point.x - low.x) / side * 1023), Int((point.y - low.y) / side * 1023))
    }
    return instance.visits.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }

  /// The place of a cell of a 1024 by 1024 grid on the curve.
  private static func key(_ column: Int, _ row: Int) -> Int {
    var (x, y, result) = (column, row, 0)
    var size = 512
    while size > 0 {
      let (right, upper) = (x & size > 0 ? 1 : 0, y & size > 0 ? 1 : 0)
      result += size * size * ((3 * right) ^ upper)
      // Turn the quarter so that the curve goes on where the last one ended.
      if upper == 0 {
        if right == 1 { (x, y) = (1023 - x, 1023 - y) }
        swap(&x, &y)
      }
      size /= 2
    }
    return result
  }
}
