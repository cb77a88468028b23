import Domain

/// Cleaning between consecutive loads of one vehicle, within a tour and from a shift to the next.
struct CleaningCheck {
  /// A cleaning since the last unloading.
  private struct Cleaning {
    var view: TourView
    var stop: Stop
    var maySweep: Bool
    var mayWash: Bool
  }

  /// What a vehicle carries over from its last load.
  private struct Dirt {
    var classID: CleaningClassID?
    var site: SiteID?
  }

  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] { plan.toursByVehicle.flatMap(breaches(of:)) }

  private func breaches(of tours: [TourView]) -> [Breach] {
    var breaches: [Breach] = []
    var dirt: Dirt?
    var cleanings: [Cleaning] = []
    for view in tours {
      // A later shift begins at the depot, where it may clean before its first leg.
      var isAtPlace = dirt != nil
      var place: SiteID? = view.tour.depot
      for event in view.events {
        guard case .stop(let stop) = event else {
          isAtPlace = false
          continue
        }
        switch stop.action {
        case .unload:
          breaches += needless(cleanings)
          cleanings = []
          dirt = Dirt(classID: stop.load.flatMap(classID(of:)), site: stop.site)
          (isAtPlace, place) = (true, stop.site)
        case .clean:
          let washes = stop.site.map { site in
            site == view.tour.depot
              || site == dirt?.site && register.operations[site]?.wash == true
          }
          cleanings.append(
            Cleaning(
              view: view, stop: stop, maySweep: isAtPlace && stop.site == place,
              mayWash: washes ?? false))
        case .load:
          breaches += judge(dirt, cleanings, before: stop, in: view)
          (dirt, cleanings, isAtPlace) = (nil, [], false)
        default: break
        }
      }
    }
    return breaches + needless(cleanings)
  }

  private func classID(of load: LoadID) -> CleaningClassID? {
    plan.loads[load].flatMap { register.materials[$0.material]?.cleaningClass }
  }

  private func needless(_ cleanings: some Sequence<Cleaning>) -> [Breach] {
    cleanings.map {
      $0.view.breach(.cleanNeedless, at: $0.stop.sequence, site: $0.stop.site)
    }
  }

  private func judge(
    _ dirt: Dirt?, _ cleanings: [Cleaning], before stop: Stop, in view: TourView
  ) -> [Breach] {
    guard let from = dirt?.classID, let to = stop.load.flatMap(classID(of:)),
      let rule = register.cleaning(from: from, to: to)
    else { return needless(cleanings) }
    let classes = ["from": from.text, "to": to.text, "action": rule.action.rawValue]
    if rule.action == .forbidden {
      return [view.breach(.sequenceForbidden, at: stop.sequence, load: stop.load, classes)]
    }
    guard let cleaning = cleanings.first else {
      return [view.breach(.cleanMissing, at: stop.sequence, load: stop.load, classes)]
    }
    var breaches = needless(cleanings.dropFirst())
    if !(rule.action == .wash ? cleaning.mayWash : cleaning.maySweep) {
      breaches.append(
        cleaning.view.breach(
          .cleanPlace, at: cleaning.stop.sequence, site: cleaning.stop.site, classes))
    }
    let duration = TourView.Event.stop(cleaning.stop).duration
    if duration != rule.duration {
      breaches.append(
        cleaning.view.breach(
          duration < rule.duration ? .cleanTooShort : .cleanTooLong, at: cleaning.stop.sequence,
          site: cleaning.stop.site,
          ["duration": duration.text, "expected": rule.duration.text]))
    }
    return breaches
  }
}
