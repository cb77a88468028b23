import Domain

/// Each load against the vehicle that takes it: body, payload, volume, gross mass, limits of sites.
struct CargoCheck {
  let plan: PlanView
  let register: Register

  /// What a body of a vehicle type holds of a material by payload and volume.
  static func fill(of type: VehicleType, material: Material) -> Kilograms {
    min(type.payload, volumeMass(of: type, material: material))
  }

  /// What a vehicle type may carry of a material at all.
  static func capacity(of type: VehicleType, material: Material) -> Kilograms {
    min(fill(of: type, material: material), Kilograms(type.gross.value.minus(type.tare.value)))
  }

  private static func volumeMass(of type: VehicleType, material: Material) -> Kilograms {
    Kilograms(type.volume.value.times(material.density) / 1000)
  }

  func breaches() -> [Breach] {
    plan.tours.flatMap { view in
      guard let type = view.type else { return [] as [Breach] }
      return view.stops.flatMap { stop in
        guard let id = stop.load, let load = plan.loads[id] else { return [] as [Breach] }
        switch stop.action {
        case .load: return fit(load, into: type, at: stop, in: view) + site(stop, load, type, view)
        case .unload: return site(stop, load, type, view)
        default: return []
        }
      }
    }
  }

  private func fit(
    _ load: Load, into type: VehicleType, at stop: Stop, in view: TourView
  ) -> [Breach] {
    var breaches: [Breach] = []
    func report(_ code: Breach.Code, _ arguments: [String: String]) {
      breaches.append(view.breach(code, at: stop.sequence, load: load.id, arguments))
    }
    func compare(_ code: Breach.Code, _ mass: Kilograms, _ limit: Kilograms) {
      if mass > limit { report(code, ["mass": mass.text, "limit": limit.text]) }
    }
    compare(.overPayload, load.mass, type.payload)
    compare(.overGross, Kilograms(type.tare.value.plus(load.mass.value)), type.gross)
    let allowed = register.materials[load.material]?.bodies ?? []
    if let body = load.body, !type.bodies.contains(body) || !allowed.contains(body) {
      report(.rowBody, ["body": body.rawValue, "type": type.id.text])
    }
    if let pinned = load.pinnedVehicle, pinned != view.tour.vehicle {
      report(.pinnedVehicle, ["vehicle": pinned.text])
    }
    if let material = register.materials[load.material] {
      compare(.overVolume, load.mass, Self.volumeMass(of: type, material: material))
      if !type.bodies.contains(where: material.bodies.contains) {
        report(.wrongBody, ["material": material.id.text, "type": type.id.text])
      }
    }
    return breaches
  }

  private func site(
    _ stop: Stop, _ load: Load, _ type: VehicleType, _ view: TourView
  ) -> [Breach] {
    guard let site = stop.site, let operations = register.operations[site] else { return [] }
    var breaches: [Breach] = []
    let gross = Kilograms(type.tare.value.plus(load.mass.value))
    if let limit = operations.maxGross, gross > limit {
      breaches.append(
        view.breach(
          .siteMass, at: stop.sequence, load: load.id, site: site,
          ["gross": gross.text, "limit": limit.text]))
    }
    if let limit = operations.maxLength, type.length > limit {
      breaches.append(
        view.breach(
          .siteLength, at: stop.sequence, load: load.id, site: site,
          ["length": type.length.text, "limit": limit.text]))
    }
    return breaches
  }
}
