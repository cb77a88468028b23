import Domain

/// What is aboard along a tour: loaded where it lies, carried straight, unloaded where it is bound.
struct AboardCheck {
  let plan: PlanView

  func breaches() -> [Breach] { plan.tours.flatMap(breaches(of:)) }

  private func breaches(of view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    var aboard: LoadID?
    for event in view.events {
      switch event {
      case .leg(let leg): breaches += carried(by: leg, aboard: aboard, in: view)
      case .stop(let stop):
        switch stop.action {
        case .load:
          breaches += service(stop, in: view)
          if let aboard {
            breaches.append(view.breach(.loadWhileLoaded, at: stop.sequence, load: aboard))
          }
          if let id = stop.load, let load = plan.loads[id], load.from != stop.site {
            breaches.append(
              view.breach(.wrongPickup, at: stop.sequence, load: id, site: load.from))
          }
          aboard = stop.load
        case .unload:
          breaches += service(stop, in: view) + unloading(stop, aboard: aboard, in: view)
          aboard = nil
        case .return:
          if let aboard {
            breaches.append(view.breach(.returnsLoaded, at: stop.sequence, load: aboard))
          }
          breaches += other(stop, aboard: aboard, in: view)
        case .clean:
          if let aboard {
            breaches.append(view.breach(.cleanWhileLoaded, at: stop.sequence, load: aboard))
          }
          breaches += other(stop, aboard: aboard, in: view)
        case .depart, .break, .rest, .wait:
          breaches += other(stop, aboard: aboard, in: view)
        }
      }
    }
    return breaches
  }

  private func unloading(_ stop: Stop, aboard: LoadID?, in view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    if let aboard, aboard != stop.load {
      breaches.append(view.breach(.unloadOther, at: stop.sequence, load: aboard))
    } else if aboard == nil {
      breaches.append(view.breach(.unloadWhileEmpty, at: stop.sequence, load: stop.load))
    }
    if let id = stop.load, let load = plan.loads[id], load.to != stop.site {
      breaches.append(view.breach(.wrongDelivery, at: stop.sequence, load: id, site: load.to))
    }
    return breaches
  }

  /// A loading or unloading names its load with material and mass.
  private func service(_ stop: Stop, in view: TourView) -> [Breach] {
    guard let id = stop.load else {
      return [
        view.breach(.stopWithoutLoad, at: stop.sequence, ["action": stop.action.rawValue])
      ]
    }
    guard let load = plan.loads[id] else { return [] }
    return cargo(.stopCargo, at: stop.sequence, load, stop.material, stop.mass, in: view)
  }

  /// Any other stop may name the load aboard, the one before or the one after, or none.
  private func other(_ stop: Stop, aboard: LoadID?, in view: TourView) -> [Breach] {
    guard let id = stop.load else {
      let isBare = stop.material == nil && stop.mass == nil
      return isBare ? [] : [cargo(.stopCargo, at: stop.sequence, "nothing", in: view)]
    }
    let services = view.stops.filter { $0.action == .load || $0.action == .unload }
    let before = services.last { $0.sequence < stop.sequence }?.load
    let after = services.first { $0.sequence > stop.sequence }?.load
    let allowed = aboard.map { [$0] } ?? [before, after].compactMap { $0 }
    guard let load = plan.loads[id], allowed.contains(id) else {
      return [cargo(.stopCargo, at: stop.sequence, "another load", in: view)]
    }
    return cargo(
      .stopCargo, at: stop.sequence, load, stop.material ?? load.material, stop.mass ?? load.mass,
      in: view)
  }

  private func carried(by leg: Leg, aboard: LoadID?, in view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    if leg.load != aboard {
      breaches.append(
        view.breach(
          .legLoad, at: leg.sequence, load: leg.load, ["aboard": aboard?.text ?? "nothing"]))
    }
    guard let id = leg.load else {
      let isBare = leg.material == nil && leg.mass == nil
      return isBare
        ? breaches : breaches + [cargo(.legCargo, at: leg.sequence, "nothing", in: view)]
    }
    guard let load = plan.loads[id] else {
      return breaches + [view.breach(.loadUnknown, at: leg.sequence, load: id)]
    }
    if leg.from != load.from || leg.to != load.to {
      breaches.append(view.breach(.loadedDetour, at: leg.sequence, load: id))
    }
    return breaches + cargo(.legCargo, at: leg.sequence, load, leg.material, leg.mass, in: view)
  }

  private func cargo(
    _ code: Breach.Code, at sequence: Int, _ load: Load, _ material: MaterialID?,
    _ mass: Kilograms?, in view: TourView
  ) -> [Breach] {
    if material == load.material, mass == load.mass { return [] }
    var breach = cargo(code, at: sequence, "\(load.mass.text) of \(load.material)", in: view)
    breach.load = load.id
    return [breach]
  }

  private func cargo(
    _ code: Breach.Code, at sequence: Int, _ expected: String, in view: TourView
  ) -> Breach {
    view.breach(code, at: sequence, ["expected": expected])
  }
}
