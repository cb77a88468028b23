import Domain

/// Service at sites: its duration, the site's hours, the load's windows, and room at the docks.
struct ServiceCheck {
  /// A vehicle at a loader or bay.
  private struct Booking {
    var site: SiteID
    var isLoading: Bool
    var start: Int
    var end: Int
    var view: TourView
    var stop: Stop
  }

  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    var breaches: [Breach] = []
    var bookings: [Booking] = []
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
        bookings.append(booking(of: stop, at: site, type: type, in: view))
      }
    }
    return breaches + docks(bookings)
  }

  private func weighbridge(at site: SiteID) -> Seconds {
    register.operations[site]?.weighbridge ?? .zero
  }

  /// Time at the loader or bay and on the weighbridge; frozen loads take longer to unload.
  private func duration(
    _ event: TourView.Event, _ stop: Stop, at site: SiteID, type: VehicleType, in view: TourView
  ) -> [Breach] {
    var needed = weighbridge(at: site) + (stop.action == .load ? type.loading : type.unloading)
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
    guard let operations = register.operations[site] else { return [] }
    let clock = register.clock(of: site)
    var open: (start: Instant, end: Instant)?
    let first = clock.local(min(stop.start, stop.end)).date
    let last = clock.local(max(stop.start, stop.end)).date
    var date = first.adding(days: -1)
    // Spans that meet at midnight are one; the service must lie inside one.
    while date <= last.adding(days: 1) {
      if let span = operations.hours.span(onWeekday: date.weekday) {
        let opens = clock.instant(on: date, at: span.opens)
        let closes = clock.instant(on: date, at: span.closes)
        if let known = open, opens <= known.end {
          open = (known.start, max(known.end, closes))
        } else {
          open = (opens, closes)
        }
        if let open, open.start <= stop.start, stop.end <= open.end { return [] }
      }
      let next = date.adding(days: 1)
      if next == date { break }
      date = next
    }
    return [
      view.breach(
        .siteShut, at: stop.sequence, load: stop.load, site: site,
        [
          "action": stop.action.rawValue, "start": stop.start.text, "end": stop.end.text,
        ])
    ]
  }

  /// Loading comes before weighing, weighing before unloading.
  private func booking(
    of stop: Stop, at site: SiteID, type: VehicleType, in view: TourView
  ) -> Booking {
    let start = stop.start.epochSeconds
    if stop.action == .load {
      return Booking(
        site: site, isLoading: true, start: start, end: start.plus(type.loading.value),
        view: view, stop: stop)
    }
    return Booking(
      site: site, isLoading: false, start: start.plus(weighbridge(at: site).value),
      end: stop.end.epochSeconds, view: view, stop: stop)
  }

  private func docks(_ bookings: [Booking]) -> [Breach] {
    var breaches: [Breach] = []
    for isLoading in [true, false] {
      let groups = Dictionary(grouping: bookings.filter { $0.isLoading == isLoading }) { $0.site }
      for (site, group) in groups {
        guard let operations = register.operations[site] else { continue }
        let room = isLoading ? operations.loaders : operations.unloadBays
        var active: [Booking] = []
        let ordered = group.sorted {
          ($0.start, $0.view.tour.id.text, $0.stop.sequence)
            < ($1.start, $1.view.tour.id.text, $1.stop.sequence)
        }
        for booking in ordered {
          active.removeAll { $0.end <= booking.start }
          active.append(booking)
          let code: Breach.Code
          switch (room > 0, isLoading) {
          case (false, true): code = .noLoader
          case (false, false): code = .noBay
          case (true, _):
            guard active.count > room else { continue }
            code = isLoading ? .loadersOverbooked : .baysOverbooked
          }
          breaches.append(
            booking.view.breach(
              code, at: booking.stop.sequence, load: booking.stop.load, site: site,
              ["vehicles": "\(active.count)", "room": "\(room)"]))
        }
      }
    }
    return breaches
  }
}
