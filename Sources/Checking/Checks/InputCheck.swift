import Domain

/// The plan's head: version, firm, attribution, and the files it was made from.
struct InputCheck {
  let plan: PlanView
  let register: Register
  /// The files of today, when they were read.
  let current: [Plan.Input]?

  func breaches() -> [Breach] {
    var breaches: [Breach] = []
    let head = plan.plan
    if head.version != Plan.currentVersion {
      breaches.append(
        Breach(.version, ["version": "\(head.version)", "expected": "\(Plan.currentVersion)"]))
    }
    if plan.firm == nil { breaches.append(Breach(.firmUnknown, ["firm": head.firm.text])) }
    if !head.attribution.contains(where: { !$0.isEmpty }) {
      breaches.append(Breach(.attributionMissing))
    }
    if head.inputs.isEmpty { breaches.append(Breach(.inputsMissing)) }
    var seen: Set<String> = []
    for input in head.inputs {
      if !seen.insert(input.name).inserted {
        breaches.append(Breach(.inputTwice, ["file": input.name]))
      }
      let digits = input.sha256.utf8
      if digits.count != 64
        || !digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      {
        breaches.append(Breach(.inputHash, ["file": input.name, "sha256": input.sha256]))
      }
    }
    return breaches + comparison() + zones()
  }

  private func comparison() -> [Breach] {
    guard let current else { return [] }
    let then = hashes(plan.plan.inputs)
    let now = hashes(current)
    var breaches: [Breach] = []
    for name in Set(then.keys).union(now.keys).sorted() {
      switch (then[name], now[name]) {
      case (let old?, let new?) where old != new:
        breaches.append(Breach(.inputChanged, ["file": name, "then": old, "now": new]))
      case (_?, nil): breaches.append(Breach(.inputGone, ["file": name]))
      case (nil, _?): breaches.append(Breach(.inputNew, ["file": name]))
      default: break
      }
    }
    return breaches
  }

  private func hashes(_ inputs: [Plan.Input]) -> [String: String] {
    Dictionary(inputs.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// Sites of the plan whose wall clock is not known, so that hours cannot be checked.
  private func zones() -> [Breach] {
    let visited = plan.tours.flatMap { view in view.stops.compactMap(\.site) + [view.tour.depot] }
    return Set(visited).filter { register.sites[$0] != nil }.compactMap { site in
      let zone = register.zone(of: site)
      return register.knowsZone(zone) ? nil : Breach(.zoneUnknown, site: site, ["zone": zone])
    }
  }
}
