import Domain

/// Driving and rest times of Regulation (EC) 561/2006 and working times of Directive 2002/15/EC.
///
/// Driving is what legs last. A `break` or `rest` stop is free time; everything else is work, a
/// `wait` too. Breaks that follow one another without an event between are one break.
struct DrivingTimeCheck {
  /// Night work falls between local midnight and this hour (Directive, article 3h, for goods).
  static let nightEnd = Seconds(4 * 3600)
  /// Work above which the first breaks are due: 6 h, the same as without a break (article 5).
  private var workShortDay: Seconds { rules.workContinuousMax }

  let plan: PlanView
  let register: Register

  private var rules: Rules.DrivingTime { register.rules.drivingTime }

  func breaches() -> [Breach] {
    var driven: [DriverID: Int] = [:]
    var breaches: [Breach] = []
    for view in plan.tours.sorted(by: PlanView.isBefore) {
      breaches += limits(of: view, driven: &driven)
      breaches += span(of: view)
      breaches += work(of: view)
      if !view.isDoubleManned { breaches += continuous(in: view) }
    }
    return breaches
  }

  /// The driving of a day, a week and a fortnight; two drivers share the wheel.
  private func limits(of view: TourView, driven: inout [DriverID: Int]) -> [Breach] {
    let driving = view.movements.map(\.seconds).saturatingSum()
    let crew = max(1, view.tour.drivers.count)
    // A driver whom the firm does not know has no history.
    let drivers = view.tour.drivers.map { id in
      view.drivers.first { $0.id == id }
        ?? Driver(id: id, depot: view.tour.depot, shift: view.tour.shift)
    }
    func left(_ limit: (Driver) -> Int) -> Int {
      drivers.map { max(0, min(rules.dailyMax.value, limit($0))) }.saturatingSum()
    }
    let daily = rules.dailyMax.value.times(crew)
    let weekly = left { driver in
      rules.weeklyMax.value.minus(driver.drivenThisWeek.value).minus(driven[driver.id] ?? 0)
    }
    let fortnight = left { driver in
      rules.fortnightMax.value.minus(driver.drivenThisWeek.value)
        .minus(driver.drivenLastWeek.value).minus(driven[driver.id] ?? 0)
    }
    var breaches: [Breach] = []
    for (code, limit) in [
      (Breach.Code.dailyDriving, daily), (.weeklyDriving, min(daily, weekly)),
      (.fortnightDriving, min(daily, fortnight)),
    ] where driving > limit && (code == .dailyDriving || limit < daily) {
      breaches.append(
        view.breach(
          code, ["driving": Seconds(driving).text, "limit": Seconds(limit).text]))
    }
    for driver in drivers { driven[driver.id] = (driven[driver.id] ?? 0).plus(driving / crew) }
    return breaches
  }

  /// At most 4.5 h of driving to a full break, or to 15 min and later 30 min (article 7).
  private func continuous(in view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    var driving = 0
    var hasFirstPart = false
    var pause = 0
    for event in view.events {
      if isFree(event) {
        pause = pause.plus(event.duration.value)
        continue
      }
      if pause >= rules.fullBreak.value || hasFirstPart && pause >= rules.splitSecond.value {
        driving = 0
        hasFirstPart = false
      } else if pause >= rules.splitFirst.value, driving > 0 {
        hasFirstPart = true
      }
      pause = 0
      guard case .leg(let leg) = event else { continue }
      let wasWithin = driving <= rules.continuousMax.value
      driving = driving.plus(event.duration.value)
      if wasWithin, driving > rules.continuousMax.value {
        breaches.append(
          view.breach(
            .continuousDriving, at: leg.sequence,
            ["driving": Seconds(driving).text, "limit": rules.continuousMax.text]))
      }
    }
    return breaches
  }

  private func isFree(_ event: TourView.Event) -> Bool {
    guard case .stop(let stop) = event else { return false }
    return stop.action == .break || stop.action == .rest
  }

  /// Breaks in work, and night work (Directive, articles 5 and 7).
  private func work(of view: TourView) -> [Breach] {
    var breaches: [Breach] = []
    var total = 0
    var sinceBreak = 0
    var pause = 0
    var pauses = 0
    var hasNight = false
    for event in view.events {
      if isFree(event) {
        pause = pause.plus(event.duration.value)
        continue
      }
      if pause >= rules.workBreakPart.value {
        pauses = pauses.plus(pause)
        sinceBreak = 0
      }
      pause = 0
      hasNight = hasNight || isNight(event, in: view)
      total = total.plus(event.duration.value)
      let wasWithin = sinceBreak <= rules.workContinuousMax.value
      sinceBreak = sinceBreak.plus(event.duration.value)
      if !view.isDoubleManned, wasWithin, sinceBreak > rules.workContinuousMax.value {
        breaches.append(
          view.breach(
            .workContinuous, at: event.sequence,
            ["work": Seconds(sinceBreak).text, "limit": rules.workContinuousMax.text]))
      }
    }
    let needed =
      total > rules.workLongDay.value
      ? rules.workBreakLong : total > workShortDay.value ? rules.workBreakShort : .zero
    if !view.isDoubleManned, pauses < needed.value {
      breaches.append(
        view.breach(
          .workBreaks,
          [
            "work": Seconds(total).text, "breaks": Seconds(pauses).text, "limit": needed.text,
          ]))
    }
    // Two drivers can share the work, so that each does at least half of it.
    let own = total / max(1, view.tour.drivers.count)
    if hasNight, own > rules.nightWorkMax.value {
      breaches.append(
        view.breach(
          .nightWork, ["work": Seconds(own).text, "limit": rules.nightWorkMax.text]))
    }
    return breaches
  }

  private func isNight(_ event: TourView.Event, in view: TourView) -> Bool {
    guard event.start < event.end else { return false }
    let clock = register.clock(of: view.tour.depot)
    let last = clock.local(event.end).date
    var date = clock.local(event.start).date
    while true {
      let midnight = clock.instant(on: date, at: .zero)
      let end = clock.instant(on: date, at: Self.nightEnd)
      if event.start < end, midnight < event.end { return true }
      let next = date.adding(days: 1)
      guard next <= last, next != date else { return false }
      date = next
    }
  }

  /// The daily rest lies inside the window that began when the last rest ended (article 8).
  private func span(of view: TourView) -> [Breach] {
    guard let start = view.start, let end = view.end else { return [] }
    let limit =
      view.isDoubleManned
      ? rules.multiManningWindow - rules.multiManningRest : rules.dailyWindow - rules.dailyRest
    let rested = view.drivers.compactMap(\.lastRestEnd).filter { $0 < start }.min() ?? start
    let span = Seconds(end.epochSeconds.minus(rested.epochSeconds))
    guard span > limit else { return [] }
    return [view.breach(.dutySpan, ["span": span.text, "limit": limit.text])]
  }
}
