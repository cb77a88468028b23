import Domain

/// Service at sites: its duration, the site's hours, and the load's windows.
struct ServiceCheck {
  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    var breaches: [Breach] = []
    for view in plan.tours {
      for event in view.events {
        guard case .stop(let stop) = event, let site = stop.site else { continue }
        if [.load, .unload, .clean].contains(stop.action) {
          breaches += hours(of: stop, at: site, in: view)
        }
        guard stop.action == .load || stop.action == .unload, let type = view.type else {
          continue
        }
        breaches += duration(event, stop, at: site, type: type, in: view)
        breaches += windows(of: stop, in: view)
      }
    }
    return breaches
  }

  /// Time at the loader or bay and on the weighbridge; frozen loads take longer to unload.
  private func duration(
    _ event: TourView.Event, _ stop: Stop, at site: SiteID, type: VehicleType, in view: TourView
  ) -> [Breach] {
    var needed =
      register.weighbridge(at: site) + (stop.action == .load ? type.loading : type.unloading)
    if stop.action == .unload, let id = stop.load, let load = plan.loads[id],
      register.materials[load.material]?.freezes == .yes,
      register.rules.hauling.frost.contains(plan.plan.date)
    {
      needed = needed + register.rules.hauling.frozenUnloading
    }
    guard event.duration != needed else { return [] }
    return [
      view.breach(
        stop.action == .load ? .loadingTime : .unloadingTime, at: stop.sequence, load: stop.load,
        site: site, ["duration": event.duration.text, "expected": needed.text])
    ]
  }

  private func windows(of stop: Stop, in view: TourView) -> [Breach] {
    guard let id = stop.load, let load = plan.loads[id] else { return [] }
    let isLoading = stop.action == .load
    guard let window = isLoading ? load.pickup : load.delivery, !window.contains(stop.start)
    else { return [] }
    return [
      view.breach(
        isLoading ? .pickupWindow : .deliveryWindow, at: stop.sequence, load: id, site: stop.site,
        [
          "start": stop.start.text, "earliest": window.earliest.text,
          "latest": window.latest.text,
        ])
    ]
  }

  private func hours(of stop: Stop, at site: SiteID, in view: TourView) -> [Breach] {
    if register.isOpen(site, from: stop.start, to: stop.end) { return [] }
    return [
      view.breach(
        .siteShut, at: stop.sequence, load: stop.load, site: site,
        [
          "action": stop.action.rawValue, "start": stop.start.text, "end": stop.end.text,
        ])
    ]
  }
}
