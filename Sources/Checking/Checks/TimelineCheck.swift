import Domain

/// The order of a tour's events in sequence, time and place.
struct TimelineCheck {
  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    plan.tours.flatMap { view in
      order(of: view) + times(of: view) + places(of: view) + checks(of: view)
    }
  }

  /// One sequence of stops and legs from 1.
  private func order(of view: TourView) -> [Breach] {
    if view.events.isEmpty { return [view.breach(.tourEmpty)] }
    var breaches: [Breach] = []
    var last = 0
    for event in view.events {
      if event.sequence != last.plus(1) {
        breaches.append(
          view.breach(.sequence, at: event.sequence, ["expected": "\(last.plus(1))"]))
      }
      last = event.sequence
    }
    if !view.stops.contains(where: { $0.action == .load }) {
      breaches.append(view.breach(.tourWithoutLoad))
    }
    return breaches
  }

  /// Every event begins when the one before it ends.
  private func times(of view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    var previous: TourView.Event?
    for event in view.events {
      if event.end < event.start {
        breaches.append(
          view.breach(
            .endsBeforeStart, at: event.sequence,
            ["start": event.start.text, "end": event.end.text]))
      }
      if let previous, event.start != previous.end {
        let gap = Seconds(event.start.epochSeconds.minus(previous.end.epochSeconds))
        breaches.append(
          view.breach(
            gap > .zero ? .timeGap : .timeOverlap, at: event.sequence,
            ["by": Seconds(abs(gap.value)).text]))
      }
      if case .stop(let stop) = event, stop.arrival != stop.start {
        breaches.append(
          view.breach(
            .arrival, at: stop.sequence,
            ["arrival": stop.arrival.text, "start": stop.start.text]))
      }
      previous = event
    }
    return breaches
  }

  /// Legs join the stops, from the depot back to the depot.
  private func places(of view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    let ends = (view.events.first?.sequence, view.events.last?.sequence)
    if !isStop(view.events.first, .depart, at: view.tour.depot) {
      breaches.append(view.breach(.departMissing, at: ends.0, site: view.tour.depot))
    }
    if !isStop(view.events.last, .return, at: view.tour.depot) {
      breaches.append(view.breach(.returnMissing, at: ends.1, site: view.tour.depot))
    }
    var here: SiteID? = view.tour.depot
    // Where the road begins or ends that a halt between two parts of a leg lies on.
    var road: Coordinate?
    var between = false
    for event in view.events {
      switch event {
      case .stop(let stop):
        if stop.action == .depart && stop.sequence != ends.0
          || stop.action == .return && stop.sequence != ends.1
        {
          breaches.append(
            view.breach(
              .actionMisplaced, at: stop.sequence, ["action": stop.action.rawValue]))
        }
        if let site = stop.site {
          breaches += halt(stop, at: site, here: here, in: view)
          here = site
          between = false
          continue
        }
        if view.roadHalts.contains(stop.sequence) {
          if let road, !GridPoint(road).isNear(GridPoint(stop.position)) {
            breaches.append(position(of: stop, in: view))
          }
          between = true
        }
        // Only a break or rest may be taken on the road, and only between two parts of a leg.
        if !view.roadHalts.contains(stop.sequence) || ![.break, .rest].contains(stop.action) {
          breaches.append(
            view.breach(
              .stopWithoutSite, at: stop.sequence, ["action": stop.action.rawValue]))
        }
      case .leg(let leg):
        if !between, leg.from != here {
          breaches.append(
            view.breach(
              .legElsewhere, at: leg.sequence, site: leg.from, ["here": here?.text ?? "nowhere"]))
        }
        if leg.from == leg.to {
          breaches.append(view.breach(.legToItself, at: leg.sequence, site: leg.from))
        }
        here = leg.to
        road = leg.path.last
        between = false
      }
    }
    return breaches + parts(of: view)
  }

  private func isStop(_ event: TourView.Event?, _ action: StopAction, at site: SiteID) -> Bool {
    guard case .stop(let stop)? = event else { return false }
    return stop.action == action && stop.site == site
  }

  private func halt(
    _ stop: Stop, at site: SiteID, here: SiteID?, in view: TourView
  ) -> [Breach] {
    var breaches: [Breach] = []
    if site != here {
      breaches.append(
        view.breach(
          .stopElsewhere, at: stop.sequence, site: site, ["here": here?.text ?? "nowhere"]))
    }
    let gates = register.gates(of: site)
    if gates.isEmpty {
      breaches.append(view.breach(.siteUnknown, at: stop.sequence, site: site))
    } else if !gates.contains(where: { GridPoint($0).isNear(GridPoint(stop.position)) }) {
      breaches.append(position(of: stop, in: view))
    }
    return breaches
  }

  private func position(of stop: Stop, in view: TourView) -> Breach {
    view.breach(
      .stopPosition, at: stop.sequence, site: stop.site, ["position": stop.position.text])
  }

  /// A whole leg has no part; the parts of a cut one are numbered.
  private func parts(of view: TourView) -> [Breach] {
    view.movements.flatMap { movement in
      movement.legs.enumerated().compactMap { index, leg in
        let count = movement.legs.count
        let expected = count == 1 ? nil : "\(index + 1)/\(count)"
        guard leg.part != expected else { return nil }
        return view.breach(
          .legPart, at: leg.sequence,
          ["part": leg.part ?? "none", "expected": expected ?? "none"])
      }
    }
  }

  /// The checks of the vehicle at both ends of the duty.
  private func checks(of view: TourView) -> [Breach] {
    view.events.compactMap { event in
      guard case .stop(let stop) = event else { return nil }
      let (code, needed): (Breach.Code, Seconds)
      switch stop.action {
      case .depart: (code, needed) = (.startCheck, register.rules.hauling.startCheck)
      case .return: (code, needed) = (.endCheck, register.rules.hauling.endCheck)
      default: return nil
      }
      guard event.duration != needed else { return nil }
      return view.breach(
        code, at: stop.sequence, ["duration": event.duration.text, "expected": needed.text])
    }
  }
}
