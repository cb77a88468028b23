public import Domain

/// Travel between many ends at once.
extension LinkWays {
  /// The travels between all ends as a row-major matrix, row by origin; `nil` without a way.
  ///
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  /// - Complexity: one restricted sweep for every sixteen origins.
  public func travels(
    between endpoints: [RouteEndpoint], profile: RoadProfile, on date: CalendarDate,
    by weight: RouteWeight
  ) throws(RoadsError) -> [Travel?] {
    let customized = try customized(for: profile, on: date, by: weight)
    var joins: [LinkJoin] = []
    for endpoint in endpoints { joins.append(try join(endpoint, in: customized)) }
    return totals(from: joins, to: joins, in: customized).map { $0.map { Travel($0) } }
  }

  /// Totals from each join to each other, row by row.
  func totals(
    from: [LinkJoin], to: [LinkJoin], in customized: CustomizedRoads
  ) -> [RoadLabel?] {
    let matrix = HierarchyMatrix(
      in: customized.searchGraph(rows: from.count, threads: options.threads),
      from: from.map { starts($0, in: customized) }, to: to.map { ends($0, in: customized) },
      withMeters: true, threads: options.threads)
    var totals: [RoadLabel?] = []
    totals.reserveCapacity(from.count * to.count)
    let lengths = matrix.meters ?? []
    for (row, start) in from.enumerated() {
      for (column, end) in to.enumerated() {
        if start.endpoint == end.endpoint {
          totals.append(RoadLabel(milliseconds: 0, meters: 0))
          continue
        }
        let cell = row * to.count + column
        totals.append(
          total(
            from: start, to: end, primary: matrix.milliseconds[cell],
            secondary: cell < lengths.count ? lengths[cell] : 0,
            direct: direct(from: start, to: end, in: customized), in: customized,
            by: customized.weight))
      }
    }
    return totals
  }
}
