import Domain

/// Vehicles, drivers and shifts of the tours against the firm, and each of them in one place only.
struct FleetCheck {
  let plan: PlanView
  let register: Register

  func breaches() -> [Breach] {
    var breaches: [Breach] = []
    var seen: Set<TourID> = []
    for view in plan.tours {
      if !seen.insert(view.tour.id).inserted { breaches.append(view.breach(.tourTwice)) }
      breaches += vehicle(of: view)
      breaches += shift(of: view)
      breaches += crew(of: view)
    }
    return breaches + vehiclesInTwoPlaces() + driversInTwoTours()
  }

  private func vehicle(of view: TourView) -> [Breach] {
    let tour = view.tour
    var breaches: [Breach] = []
    let name = "\(tour.vehicle)-\(tour.shift)"
    if tour.id.text != name { breaches.append(view.breach(.tourName, ["expected": name])) }
    if register.sites[tour.depot] == nil {
      breaches.append(view.breach(.siteUnknown, site: tour.depot))
    }
    if register.types[tour.vehicleType] == nil {
      breaches.append(view.breach(.vehicleTypeUnknown, ["type": tour.vehicleType.text]))
    }
    guard let vehicle = view.vehicle else {
      return breaches + [view.breach(.vehicleUnknown, ["vehicle": tour.vehicle.text])]
    }
    let arguments = ["vehicle": vehicle.id.text]
    if vehicle.type != tour.vehicleType {
      breaches.append(
        view.breach(
          .vehicleType,
          arguments.merging(
            ["type": tour.vehicleType.text, "expected": vehicle.type.text],
            uniquingKeysWith: { $1 })))
    }
    if vehicle.depot != tour.depot {
      breaches.append(view.breach(.vehicleDepot, site: tour.depot, arguments))
    }
    if !vehicle.shifts.contains(tour.shift) {
      breaches.append(view.breach(.vehicleShift, arguments))
    }
    let date = plan.plan.date
    if vehicle.availableFrom.map({ date < $0 }) == true
      || vehicle.availableTo.map({ $0 < date }) == true
    {
      breaches.append(view.breach(.vehicleUnavailable, arguments))
    }
    if tour.drivers.count != vehicle.crew {
      breaches.append(
        view.breach(
          .crewSize, ["drivers": "\(tour.drivers.count)", "expected": "\(vehicle.crew)"]))
    }
    return breaches
  }

  private func shift(of view: TourView) -> [Breach] {
    guard let shift = view.shift else {
      return [view.breach(.shiftUnknown, ["shift": view.tour.shift.text])]
    }
    guard let first = view.events.first, let last = view.events.last else { return [] }
    let clock = register.clock(of: view.tour.depot)
    let opens = clock.instant(on: plan.plan.date, at: shift.start)
    let closes = clock.instant(on: plan.plan.date, at: shift.end)
    var breaches: [Breach] = []
    if first.start < opens {
      breaches.append(
        view.breach(
          .shiftEarly, at: first.sequence, ["start": first.start.text, "limit": opens.text]))
    }
    if last.end > closes {
      breaches.append(
        view.breach(.shiftLate, at: last.sequence, ["end": last.end.text, "limit": closes.text]))
    }
    return breaches
  }

  private func crew(of view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    var seen: Set<DriverID> = []
    for id in view.tour.drivers {
      let arguments = ["driver": id.text]
      if !seen.insert(id).inserted { breaches.append(view.breach(.driverTwice, arguments)) }
      guard let driver = view.drivers.first(where: { $0.id == id }) else {
        breaches.append(view.breach(.driverUnknown, arguments))
        continue
      }
      if driver.depot != view.tour.depot {
        breaches.append(view.breach(.driverDepot, site: driver.depot, arguments))
      }
      if driver.shift != view.tour.shift {
        breaches.append(view.breach(.driverShift, arguments))
      }
      if let rested = driver.lastRestEnd, let start = view.start, start < rested {
        breaches.append(
          view.breach(
            .driverResting, ["driver": id.text, "start": start.text, "rest_end": rested.text]))
      }
    }
    return breaches
  }

  private func vehiclesInTwoPlaces() -> [Breach] {
    plan.toursByVehicle.flatMap { tours in
      consecutive(tours).compactMap { earlier, later, end in
        guard let start = later.start, start < end else { return nil }
        return later.breach(
          .vehicleTwoPlaces,
          ["vehicle": later.tour.vehicle.text, "other": earlier.tour.id.text, "until": end.text])
      }
    }
  }

  private func driversInTwoTours() -> [Breach] {
    var toursByDriver: [DriverID: [TourView]] = [:]
    for view in plan.tours {
      for driver in Set(view.tour.drivers) { toursByDriver[driver, default: []].append(view) }
    }
    let rules = register.rules.drivingTime
    var breaches: [Breach] = []
    for (driver, tours) in toursByDriver {
      for (earlier, later, end) in consecutive(tours.sorted(by: PlanView.isBefore)) {
        guard let start = later.start else { continue }
        let rest = Seconds(start.epochSeconds.minus(end.epochSeconds))
        let needed = earlier.isDoubleManned ? rules.multiManningRest : rules.dailyRest
        let arguments = ["driver": driver.text, "other": earlier.tour.id.text]
        if rest < .zero {
          breaches.append(later.breach(.driverTwoPlaces, arguments))
        } else if rest < needed {
          breaches.append(
            later.breach(
              .driverRest,
              arguments.merging(
                ["rest": rest.text, "limit": needed.text], uniquingKeysWith: { $1 })))
        }
      }
    }
    return breaches
  }

  /// Each tour with the one before it that ends last, in order of time.
  private func consecutive(_ tours: [TourView]) -> [(TourView, TourView, Instant)] {
    var pairs: [(TourView, TourView, Instant)] = []
    var latest: (tour: TourView, end: Instant)?
    for tour in tours {
      guard let end = tour.events.map(\.end).max() else { continue }
      if let latest { pairs.append((latest.tour, tour, latest.end)) }
      if latest.map({ $0.end < end }) ?? true { latest = (tour, end) }
    }
    return pairs
  }
}
