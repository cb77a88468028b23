import Domain

/// When a site works, and how long it weighs.
extension Register {
  /// Time on the weighbridge at each visit with cargo.
  func weighbridge(at site: SiteID) -> Seconds { operations[site]?.weighbridge ?? .zero }

  /// Whether a site works without a break from `start` to `end`; one without hours always does.
  func isOpen(_ site: SiteID, from start: Instant, to end: Instant) -> Bool {
    operations[site] == nil || opening(of: site, from: start, to: end) != nil
  }

  /// When the open span begins that holds `start` to `end`; spans that meet at midnight are one.
  func opening(of site: SiteID, from start: Instant, to end: Instant) -> Instant? {
    guard let hours = operations[site]?.hours else { return nil }
    let clock = clock(of: site)
    let last = clock.local(max(start, end)).date.adding(days: 1)
    var date = clock.local(min(start, end)).date.adding(days: -1)
    var open: (start: Instant, end: Instant)?
    while true {
      if let span = hours.span(onWeekday: date.weekday), span.opens < span.closes {
        let opens = clock.instant(on: date, at: span.opens)
        let closes = clock.instant(on: date, at: span.closes)
        if let known = open, opens <= known.end {
          open = (known.start, max(known.end, closes))
        } else {
          open = (opens, closes)
        }
        if let open, open.start <= start, end <= open.end { return open.start }
      }
      let next = date.adding(days: 1)
      guard next <= last, next != date else { return nil }
      date = next
    }
  }
}
