import Domain

/// Loaders and bays: no more vehicles at once than there is room for, and first come, first served.
struct DockCheck {
  /// A vehicle at a loader or bay.
  private struct Booking {
    var view: TourView
    var stop: Stop
    /// The use of the loader or bay.
    var start: Int
    var end: Int
    /// When the vehicle came: free time just before the service may have been waiting, too.
    var came: Int
    /// When it could be served at the latest: it waits, the site is open, and its window, too.
    var ready: Int
  }

  private struct Dock: Hashable {
    var site: SiteID
    var isLoading: Bool
  }

  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    var bookings: [Dock: [Booking]] = [:]
    for view in plan.tours {
      guard let type = view.type else { continue }
      for (index, event) in view.events.enumerated() {
        guard case .stop(let stop) = event, let site = stop.site,
          stop.action == .load || stop.action == .unload
        else { continue }
        let dock = Dock(site: site, isLoading: stop.action == .load)
        bookings[dock, default: []].append(
          booking(of: stop, at: index, dock: dock, type: type, in: view))
      }
    }
    var breaches: [Breach] = []
    for (dock, bookings) in bookings {
      guard let operations = register.operations[dock.site] else { continue }
      let ordered = bookings.sorted {
        ($0.start, $0.view.tour.id.text, $0.stop.sequence)
          < ($1.start, $1.view.tour.id.text, $1.stop.sequence)
      }
      breaches += room(
        for: ordered, at: dock,
        room: dock.isLoading ? operations.loaders : operations.unloadBays)
      breaches += queue(ordered, at: dock)
    }
    return breaches
  }

  /// Loading comes before weighing, weighing before unloading.
  private func booking(
    of stop: Stop, at index: Int, dock: Dock, type: VehicleType, in view: TourView
  ) -> Booking {
    let service = stop.start.epochSeconds
    let weighbridge = register.weighbridge(at: dock.site).value
    var came = service
    var waits = service
    var isWaiting = true
    for event in view.events[..<index].reversed() {
      guard case .stop(let pause) = event, [.wait, .break, .rest].contains(pause.action) else {
        break
      }
      came = min(came, event.start.epochSeconds)
      isWaiting = isWaiting && pause.action == .wait
      if isWaiting { waits = came }
    }
    let load = stop.load.flatMap { plan.loads[$0] }
    let window = dock.isLoading ? load?.pickup : load?.delivery
    let opening = register.opening(of: dock.site, from: stop.start, to: stop.end)
    let ready = [window?.earliest, opening].compactMap { $0?.epochSeconds }.reduce(waits, max)
    return Booking(
      view: view, stop: stop,
      start: dock.isLoading ? service : service.plus(weighbridge),
      end: dock.isLoading ? service.plus(type.loading.value) : stop.end.epochSeconds,
      came: came, ready: ready)
  }

  private func room(for bookings: [Booking], at dock: Dock, room: Int) -> [Breach] {
    var breaches: [Breach] = []
    var active: [Booking] = []
    for booking in bookings {
      active.removeAll { $0.end <= booking.start }
      active.append(booking)
      let code: Breach.Code
      if room <= 0 {
        code = dock.isLoading ? .noLoader : .noBay
      } else if active.count > room {
        code = dock.isLoading ? .loadersOverbooked : .baysOverbooked
      } else {
        continue
      }
      breaches.append(
        booking.view.breach(
          code, at: booking.stop.sequence, load: booking.stop.load, site: dock.site,
          ["vehicles": "\(active.count)", "room": "\(room)"]))
    }
    return breaches
  }

  /// Nobody is served before a vehicle that came earlier and waits until the dock is free.
  private func queue(_ bookings: [Booking], at dock: Dock) -> [Breach] {
    let ends = Set(bookings.map(\.end))
    var breaches: [Breach] = []
    for waiting in bookings where waiting.ready < waiting.stop.start.epochSeconds {
      guard ends.contains(waiting.start) else { continue }
      for other in bookings
      where other.start < waiting.start && waiting.ready < other.came
        && other.view.tour.vehicle != waiting.view.tour.vehicle
      {
        breaches.append(
          other.view.breach(
            .queueJumped, at: other.stop.sequence, load: other.stop.load, site: dock.site,
            ["other": waiting.view.tour.id.text]))
      }
    }
    return breaches
  }
}
