internal import Domain

/// Why there is no way on an imported map.
extension LinkWays {
  /// Why a vehicle finds no way between two ends on a date.
  ///
  /// A single obstacle whose absence opens a way is named with the roads on which that way meets
  /// it: `mass_limit` for masses, else `no_route` with a `cause`. `no_route` without a cause: no
  /// vehicle of this kind finds a way.
  /// - Throws: ``RoadsError`` when an end is unknown or too far from the roads.
  func reason(
    from: RouteEndpoint, to: RouteEndpoint, profile: RoadProfile, on date: CalendarDate
  ) throws(RoadsError) -> Reason {
    let kinds: [RoadObstacles] = [.masses, .closure, .height, .length, .width, .all]
    for ignored in kinds
    where !ignored.contains(.closure) || !options.shutLinks.isEmpty
      || ignored == .all
    {
      let customized = try customized(for: profile, on: date, ignoring: ignored)
      // What shuts an end off from the rest is among what is asked for.
      guard let start = try? join(from, in: customized), let end = try? join(to, in: customized),
        let drives = drives(from: start, to: end, in: customized)
      else { continue }
      return try reason(
        from: from, to: to, on: drives, profile: profile, date: date, ignored: ignored)
    }
    let free = try customized(for: profile, on: date, ignoring: .all)
    _ = try join(from, in: free)
    _ = try join(to, in: free)
    return Reason(.noRoute, ["from": "\(from)", "to": "\(to)"])
  }

  private func reason(
    from: RouteEndpoint, to: RouteEndpoint, on drives: [LinkDrive], profile: RoadProfile,
    date: CalendarDate, ignored: RoadObstacles
  ) throws(RoadsError) -> Reason {
    let strict = try customized(for: profile, on: date).metric
    var causes: RoadObstacles = []
    var roadsNamed: [String] = []
    var numbers: [String] = []
    var limit: Kilograms?
    for drive in drives where strict.drive(drive.arc) == nil {
      let rule = Int(roads.network.linkRule[drive.link])
      var obstacles = rule < strict.verdicts.count ? strict.verdicts[rule].obstacles : []
      if options.shutLinks.contains(UInt32(drive.link)) { obstacles.insert(.closure) }
      for beside in options.linkLimits
      where Int(beside.link) == drive.link && beside.binds(profile) {
        obstacles.insert(beside.quantity.obstacle)
        if let gross = beside.quantity.gross(at: beside.most, for: profile) {
          limit = min(limit ?? Kilograms(gross), Kilograms(gross))
        }
      }
      causes.formUnion(obstacles.intersection(ignored))
      if let gross = strict.verdicts.indices.contains(rule) ? strict.verdicts[rule].grossLimit : nil
      {
        limit = min(limit ?? gross, gross)
      }
      let road = roadID(of: drive.link).text
      if !roadsNamed.contains(road) { roadsNamed.append(road) }
      let name = roads.network.name(of: drive.link)
      let number = name.number.isEmpty ? name.name : name.number
      if !number.isEmpty, !numbers.contains(number) { numbers.append(number) }
    }
    var arguments = [
      "from": "\(from)", "to": "\(to)", "cause": causes.words.joined(separator: ", "),
      "roads": roadsNamed.joined(separator: ", "), "numbers": numbers.joined(separator: ", "),
    ]
    if !causes.isDisjoint(with: .masses) {
      arguments["gross_t"] = profile.gross.tonnesText
      if let limit { arguments["limit_t"] = limit.tonnesText }
    }
    return Reason(
      !causes.isEmpty && causes.isSubset(of: .masses) ? .massLimit : .noRoute, arguments)
  }
}
