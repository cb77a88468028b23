extension RoadCondition {
  func write(to writer: inout RuleWriter) {
    writer.write(terms) { $1.write(to: &$0) }
  }

  init(from reader: inout RuleReader) throws(RuleBytesError) {
    self.init(
      try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
        try Term(from: &reader)
      })
  }
}

extension RoadCondition.Term {
  private enum Tag: UInt8 {
    case clock, season, quantity, business, combination, hazardousGoods, weather, others, unknown
  }

  fileprivate func write(to writer: inout RuleWriter) {
    switch self {
    case .clock(let rule):
      writer.write(Tag.clock)
      writer.write(rule.spans) { $1.write(to: &$0) }
    case .season(let season):
      writer.write(Tag.season)
      writer.write(season)
    case .quantity(let quantity, let comparison, let value):
      writer.write(Tag.quantity)
      writer.write(quantity)
      writer.write(comparison)
      writer.write(value)
    case .business: writer.write(Tag.business)
    case .combination: writer.write(Tag.combination)
    case .hazardousGoods: writer.write(Tag.hazardousGoods)
    case .weather(let text):
      writer.write(Tag.weather)
      writer.write(text)
    case .others(let text):
      writer.write(Tag.others)
      writer.write(text)
    case .unknown(let text):
      writer.write(Tag.unknown)
      writer.write(text)
    }
  }

  fileprivate init(from reader: inout RuleReader) throws(RuleBytesError) {
    switch try reader.enumeration(Tag.self) {
    case .clock:
      self = .clock(
        ClockRule(
          spans: try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
            try ClockRule.Span(from: &reader)
          }))
    case .season: self = .season(try reader.enumeration(RoadSeason.self))
    case .quantity:
      self = .quantity(
        try reader.enumeration(RoadQuantity.self),
        try reader.enumeration(RoadCondition.Comparison.self),
        try reader.number(in: 0...1_000_000_000))
    case .business: self = .business
    case .combination: self = .combination
    case .hazardousGoods: self = .hazardousGoods
    case .weather: self = .weather(try reader.text())
    case .others: self = .others(try reader.text())
    case .unknown: self = .unknown(try reader.text())
    }
  }
}

extension ClockRule.Span {
  fileprivate func write(to writer: inout RuleWriter) {
    writer.write(dates) { (writer, span) in
      writer.write(span.firstYear)
      writer.write(span.firstMonth)
      writer.write(span.firstDay)
      writer.write(span.lastYear)
      writer.write(span.lastMonth)
      writer.write(span.lastDay)
    }
    writer.write(Int(weekdays))
    writer.write(holidays)
    writer.write(hours) { (writer, span) in
      writer.write(span.first)
      writer.write(span.end)
    }
    writer.write(isOff)
    writer.write(isAdded)
  }

  fileprivate init(from reader: inout RuleReader) throws(RuleBytesError) {
    self.init()
    dates = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      ClockRule.DateSpan(
        firstYear: try reader.number(in: 0...9999), firstMonth: try reader.number(in: 1...12),
        firstDay: try reader.number(in: 1...31), lastYear: try reader.number(in: 0...9999),
        lastMonth: try reader.number(in: 1...12), lastDay: try reader.number(in: 1...31))
    }
    weekdays = UInt8(truncatingIfNeeded: try reader.number(in: 0...127))
    holidays = try reader.enumeration(ClockRule.Holidays.self)
    hours = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      ClockRule.HourSpan(
        first: try reader.number(in: 0...1440), end: try reader.number(in: 0...2880))
    }
    isOff = try reader.flag()
    isAdded = try reader.flag()
  }
}
