internal import Domain
internal import Scheduling

/// Who drives which vehicle in which shift on a date: the duties of a firm.
struct DutyRoster {
  /// Sorted by vehicle, then by the start of the window.
  var duties: [SchedulingProblem.Duty] = []
  /// Shifts of vehicles that stand for want of a driver, hours or availability.
  var warnings: [Reason] = []

  /// Seats the drivers of each depot and shift on its vehicles, both in the order of identifiers.
  ///
  /// A double-manned vehicle takes two drivers. A vehicle that is not available on `date`, or whose
  /// crew is not complete, stands; the roster then says so. `available` bounds what a crew may
  /// drive and how late it may come back (Regulation (EC) 561/2006, art. 6 to 8).
  init(firm: Firm, date: CalendarDate, rules: Rules.DrivingTime, clock: (SiteID) -> ZoneClock) {
    let shifts = Dictionary(
      firm.shifts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var waiting: [Seat: [Driver]] = [:]
    for driver in firm.drivers.sorted(by: { $0.id < $1.id }) {
      waiting[Seat(depot: driver.depot, shift: driver.shift), default: []].append(driver)
    }
    for vehicle in firm.vehicles.sorted(by: { $0.id < $1.id }) {
      if let from = vehicle.availableFrom, date < from { continue }
      if let to = vehicle.availableTo, date > to { continue }
      for shiftID in vehicle.shifts {
        guard let shift = shifts[shiftID] else { continue }
        let seat = Seat(depot: vehicle.depot, shift: shiftID)
        let crew = Array((waiting[seat] ?? []).prefix(vehicle.crew))
        guard crew.count == vehicle.crew else {
          warnings.append(
            Reason(
              Reason.Code(rawValue: "no_driver"),
              ["vehicle": vehicle.id.text, "shift": shiftID.text]))
          continue
        }
        waiting[seat]?.removeFirst(crew.count)
        let clock = clock(vehicle.depot)
        var start = clock.instant(on: date, at: shift.start)
        var end = clock.instant(on: date, at: shift.end)
        let span =
          crew.count > 1
          ? rules.multiManningWindow - rules.multiManningRest
          : rules.dailyWindow - rules.dailyRest
        for driver in crew {
          guard let rested = driver.lastRestEnd else { continue }
          start = max(start, rested)
          end = min(end, rested + span)
        }
        guard let window = try? TimeWindow(earliest: start, latest: end) else {
          warnings.append(
            Reason(
              Reason.Code(rawValue: "no_rest"),
              ["vehicle": vehicle.id.text, "shift": shiftID.text]))
          continue
        }
        duties.append(
          SchedulingProblem.Duty(
            vehicle: vehicle.id, vehicleType: vehicle.type, drivers: crew.map(\.id),
            depot: vehicle.depot, shift: shiftID, window: window,
            drivingMax: crew.reduce(.zero) { $0 + Self.driving(left: $1, rules: rules) },
            spanMax: span))
      }
    }
    duties.sort {
      $0.vehicle == $1.vehicle
        ? $0.window.earliest < $1.window.earliest : $0.vehicle < $1.vehicle
    }
  }

  /// What a driver may still drive today.
  private static func driving(left driver: Driver, rules: Rules.DrivingTime) -> Seconds {
    max(
      .zero,
      min(
        rules.dailyMax, rules.weeklyMax - driver.drivenThisWeek,
        rules.fortnightMax - driver.drivenThisWeek - driver.drivenLastWeek))
  }

  private struct Seat: Hashable {
    var depot: SiteID
    var shift: ShiftID
  }
}
