import Domain

/// Loads that were asked for: none lost, doubled, invented or changed, all states true.
struct LoadCheck {
  /// Where a load is served.
  private struct Service {
    var picked: [TourID] = []
    var delivered: [TourID] = []
  }

  let plan: PlanView
  let register: Register
  let requested: [LoadRow]?

  func breaches() -> [Breach] {
    let services = services()
    let unserved = Dictionary(grouping: plan.plan.unserved) { $0.load }
    var breaches = requests()
    var seen: Set<LoadID> = []
    for record in plan.plan.loads {
      let id = record.load.id
      if !seen.insert(id).inserted { breaches.append(Breach(.loadRecordTwice, load: id)) }
      breaches += values(of: record.load)
      breaches += state(of: record, service: services[id], unserved: unserved[id] ?? [])
    }
    for id in Set(services.keys).union(unserved.keys) where !seen.contains(id) {
      breaches.append(Breach(.loadUnknown, load: id))
    }
    for entry in plan.plan.unserved {
      if entry.reason.code.rawValue.isEmpty {
        breaches.append(Breach(.reasonMissing, load: entry.load))
      }
    }
    return breaches
  }

  private func services() -> [LoadID: Service] {
    var services: [LoadID: Service] = [:]
    for view in plan.tours {
      for stop in view.tour.stops {
        guard let load = stop.load else { continue }
        switch stop.action {
        case .load: services[load, default: Service()].picked.append(view.tour.id)
        case .unload: services[load, default: Service()].delivered.append(view.tour.id)
        default: break
        }
      }
    }
    return services
  }

  /// What a record says of itself, apart from the tours.
  private func values(of load: Load) -> [Breach] {
    var breaches: [Breach] = []
    if load.mass.value <= 0 {
      breaches.append(Breach(.loadMass, load: load.id, ["mass": load.mass.text]))
    }
    if register.materials[load.material] == nil {
      breaches.append(
        Breach(.materialUnknown, load: load.id, ["material": load.material.text]))
    }
    for site in [load.from, load.to] {
      if register.sites[site] == nil || register.links[site] == nil {
        breaches.append(Breach(.siteUnknown, load: load.id, site: site))
      }
    }
    return breaches
  }

  private func state(
    of record: Plan.LoadRecord, service: Service?, unserved: [Plan.Unserved]
  ) -> [Breach] {
    let id = record.load.id
    let picked = service?.picked ?? []
    let delivered = service?.delivered ?? []
    var breaches: [Breach] = []
    if picked.count > 1 || delivered.count > 1 {
      let tours = Set(picked + delivered).sorted().map(\.text).joined(separator: ", ")
      breaches.append(Breach(.loadTwice, load: id, ["tours": tours]))
    }
    if unserved.count > 1 { breaches.append(Breach(.unservedTwice, load: id)) }
    switch record.state {
    case .served:
      if picked.isEmpty, delivered.isEmpty {
        breaches.append(Breach(.loadLost, load: id))
      } else if delivered.isEmpty {
        breaches.append(Breach(.loadNotDelivered, load: id))
      } else if picked.isEmpty {
        breaches.append(Breach(.loadNotPickedUp, load: id))
      } else if !picked.contains(where: delivered.contains) {
        breaches.append(Breach(.loadSplit, load: id))
      }
      if !unserved.isEmpty {
        breaches.append(Breach(.loadState, load: id, ["state": "served", "but": "unserved"]))
      }
      let tours = picked + delivered
      if !tours.isEmpty, record.tour.map(tours.contains) != true {
        breaches.append(
          Breach(.loadTour, load: id, ["tour": record.tour?.text ?? "none"]))
      }
      breaches += size(of: record.load)
    case .unserved:
      if !picked.isEmpty || !delivered.isEmpty {
        breaches.append(Breach(.loadState, load: id, ["state": "unserved", "but": "in a tour"]))
      }
      if unserved.isEmpty { breaches.append(Breach(.unservedMissing, load: id)) }
      if let tour = record.tour {
        breaches.append(Breach(.loadTour, load: id, ["tour": tour.text]))
      }
      breaches += unserved.compactMap { untrue($0.reason, of: record.load) }
    }
    return breaches
  }

  /// The firm's vehicles that may carry a load by body.
  private func suitable(_ load: Load) -> [VehicleType] {
    guard let material = register.materials[load.material] else { return [] }
    return (plan.firm?.vehicles ?? []).compactMap { register.types[$0.type] }.filter { type in
      type.bodies.contains { body in
        material.bodies.contains(body) && (load.body == nil || load.body == body)
      }
    }
  }

  private func size(of load: Load) -> [Breach] {
    guard let material = register.materials[load.material] else { return [] }
    let largest = suitable(load).map { CargoCheck.capacity(of: $0, material: material) }.max()
    guard let largest, load.mass > largest else { return [] }
    return [
      Breach(.loadTooLarge, load: load.id, ["mass": load.mass.text, "limit": largest.text])
    ]
  }

  /// Reasons that the data alone can refute.
  private func untrue(_ reason: Reason, of load: Load) -> Breach? {
    let truth: String?
    switch reason.code {
    case .noBody:
      let type = suitable(load).min { $0.id < $1.id }
      truth = type.map { "vehicle type \($0.id) has a suitable body" }
    case .consent:
      truth =
        LegalityCheck.needsConsent(load, register: register)
        ? nil : "the load needs no consent"
    case .pinned:
      truth = load.pinnedVehicle == nil ? "the load is pinned to no vehicle" : nil
    default: truth = nil
    }
    return truth.map {
      Breach(.reasonUntrue, load: load.id, ["reason": reason.code.rawValue, "but": $0])
    }
  }
}
