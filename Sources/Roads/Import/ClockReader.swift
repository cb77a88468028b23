/// Reads the part of the opening-hours language that signs on roads need.
///
/// Months and days with or without a year, weekdays, public holidays, hours, `off`, lists by comma
/// and rules by semicolon. Week numbers, sunrise, Easter and the nth weekday are left; a text with
/// them is not understood as a whole. Source: the OpenStreetMap wiki's specification of
/// `opening_hours`, version 0.7.2.
struct ClockReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads a text.
  ///
  /// - Returns: `nil` when any part of it is not understood.
  static func rule(_ text: some StringProtocol) -> ClockRule? {
    var reader = ClockReader(
      bytes: Array(String(text).replacing("\u{2013}", with: "-").utf8.map { Self.lowercase($0) }))
    return reader.rule()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func rule() -> ClockRule? {
    var spans: [ClockRule.Span] = []
    var isAdded = false
    while true {
      skipSpace()
      guard position < bytes.count, spans.count < 64 else { return nil }
      guard var span = span() else { return nil }
      span.isAdded = isAdded
      spans.append(span)
      skipSpace()
      if position == bytes.count { break }
      if take(semicolon) {
        isAdded = false
        skipSpace()
        if position == bytes.count { break }
      } else if take(comma) {
        isAdded = true
      } else {
        return nil
      }
    }
    return ClockRule(spans: spans)
  }

  private mutating func span() -> ClockRule.Span? {
    var span = ClockRule.Span()
    if takeWord("24/7") { return span }
    var isEmpty = true
    if let first = date() {
      guard dates(from: first, into: &span) else { return nil }
      isEmpty = false
      skipSpace()
      _ = take(colon)
      skipSpace()
    }
    if peekWeekday() != nil {
      guard weekdays(into: &span) else { return nil }
      isEmpty = false
      skipSpace()
      _ = take(colon)
      skipSpace()
    }
    if takeWord("24h") || takeWord("24 h") {
      isEmpty = false
      skipSpace()
    } else if let first = bytes[safe: position], isDigit(first) {
      guard hours(into: &span) else { return nil }
      isEmpty = false
      skipSpace()
    }
    if takeWord("off") || takeWord("closed") {
      span.isOff = true
      isEmpty = false
    } else {
      _ = takeWord("open")
    }
    return isEmpty ? nil : span
  }

  // MARK: Days of the year

  /// A month, a day of a month, or a year with either.
  private struct Date {
    var year = 0
    var month = 0
    var day = 0
  }

  private mutating func dates(from first: Date, into span: inout ClockRule.Span) -> Bool {
    var next = first
    while true {
      guard let range = dateSpan(from: next) else { return false }
      span.dates.append(range)
      let beforeComma = position
      guard span.dates.count < 64, take(comma) else { return span.dates.count < 64 }
      skipSpace()
      if let date = date() {
        next = date
      } else {
        position = beforeComma
        return true
      }
    }
  }

  private mutating func dateSpan(from first: Date) -> ClockRule.DateSpan? {
    var last = first
    let beforeDash = position
    skipSpace()
    if take(dash) {
      skipSpace()
      if let date = date() {
        last = date
        // `2026 Apr-Jun` means June of the same year.
        if last.year == 0 { last.year = first.year }
      } else if first.day > 0, let day = number(digits: 2), (1...31).contains(day) {
        last.day = day
      } else {
        return nil
      }
    } else {
      position = beforeDash
    }
    if (first.year > 0) != (last.year > 0) { return nil }
    if first.year > 0, last.year == first.year,
      (last.month, last.day) < (first.month, first.day), last.month > 0
    {
      last.year += 1
    }
    return ClockRule.DateSpan(
      firstYear: first.year, firstMonth: max(first.month, 1), firstDay: max(first.day, 1),
      lastYear: last.year, lastMonth: last.month == 0 ? 12 : last.month,
      lastDay: last.day == 0 ? 31 : last.day)
  }

  private mutating func date() -> Date? {
    let start = position
    var date = Date()
    if let year = number(digits: 4), (1900...2199).contains(year) {
      date.year = year
      skipSpace()
    } else {
      position = start
    }
    if let month = word(among: Self.months) {
      date.month = month + 1
      let beforeDay = position
      skipSpace()
      if let day = number(digits: 2), (1...31).contains(day), bytes[safe: position] != colon {
        date.day = day
      } else {
        position = beforeDay
      }
      return date
    }
    // `15 Mar`, as people write it.
    if date.year == 0, let day = number(digits: 2), (1...31).contains(day) {
      _ = take(dot)
      skipSpace()
      if let month = word(among: Self.months) {
        date.month = month + 1
        date.day = day
        return date
      }
    }
    if date.year > 0 { return date }
    position = start
    return nil
  }

  // MARK: Weekdays and hours

  private mutating func weekdays(into span: inout ClockRule.Span) -> Bool {
    var hasHoliday = false
    while true {
      guard let first = takeWeekday() else { return false }
      if first == 7 {
        hasHoliday = true
      } else if first < 7 {
        var last = first
        let beforeDash = position
        skipSpace()
        if take(dash) {
          skipSpace()
          guard let end = takeWeekday(), end < 7 else { return false }
          last = end
        } else {
          position = beforeDash
        }
        var day = first
        while true {
          span.weekdays |= 1 << UInt8(truncatingIfNeeded: day)
          if day == last { break }
          day = (day + 1) % 7
        }
      } else {
        // School holidays are not known here.
        return false
      }
      let beforeComma = position
      skipSpace()
      guard take(comma) else {
        position = beforeComma
        break
      }
      skipSpace()
      guard peekWeekday() != nil else {
        position = beforeComma
        break
      }
    }
    if hasHoliday { span.holidays = span.weekdays == 0 ? .alone : .added }
    return true
  }

  private mutating func hours(into span: inout ClockRule.Span) -> Bool {
    while true {
      guard let first = clock() else { return false }
      var end = 1440
      skipSpace()
      if take(dash) {
        skipSpace()
        guard let last = clock() else { return false }
        end = last <= first ? last + 1440 : last
        _ = take(plus)
      } else if !take(plus) {
        return false
      }
      span.hours.append(ClockRule.HourSpan(first: first, end: end))
      let beforeComma = position
      skipSpace()
      guard span.hours.count < 64, take(comma) else {
        position = beforeComma
        return span.hours.count < 64
      }
      skipSpace()
      guard let next = bytes[safe: position], isDigit(next) else {
        position = beforeComma
        return true
      }
    }
  }

  /// `HH:MM`, also with a point between, from 00:00 to 24:00.
  private mutating func clock() -> Int? {
    guard let hour = number(digits: 2), take(colon) || take(dot), let minute = number(digits: 2),
      hour * 60 + minute <= 1440, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  // MARK: Words

  private static let months: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays: [StaticString] = [
    "mo", "tu", "we", "th", "fr", "sa", "su", "ph", "sh",
  ]

  private func peekWeekday() -> Int? {
    var copy = self
    return copy.takeWeekday()
  }

  private mutating func takeWeekday() -> Int? {
    word(among: Self.weekdays)
  }

  /// One of some words, not followed by another letter.
  private mutating func word(among words: [StaticString]) -> Int? {
    for (index, word) in words.enumerated() where takeWord(word) { return index }
    return nil
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let letters = Array(word.description.utf8)
    guard bytes[min(position, bytes.count)...].starts(with: letters) else { return false }
    if let next = bytes[safe: position + letters.count], (0x61...0x7A).contains(next) {
      return false
    }
    position += letters.count
    return true
  }

  /// At most so many digits, and no digit behind them.
  private mutating func number(digits: Int) -> Int? {
    let start = position
    var number = 0
    while let next = bytes[safe: position], isDigit(next) {
      guard position - start < digits else {
        position = start
        return nil
      }
      number = number * 10 + Int(next - 0x30)
      position += 1
    }
    return position > start ? number : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard bytes[safe: position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while bytes[safe: position] == 0x20 { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private var colon: UInt8 { 0x3A }
  private var semicolon: UInt8 { 0x3B }
  private var comma: UInt8 { 0x2C }
  private var dash: UInt8 { 0x2D }
  private var dot: UInt8 { 0x2E }
  private var plus: UInt8 { 0x2B }
}

extension [UInt8] {
  /// The byte at a position, `nil` outside.
  subscript(safe position: Int) -> UInt8? {
    position >= 0 && position < count ? self[position] : nil
  }
}
