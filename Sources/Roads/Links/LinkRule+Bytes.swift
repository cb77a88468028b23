extension LinkRule {
  /// The rule as bytes, the same for equal rules.
  public var bytes: [UInt8] {
    var writer = RuleWriter()
    writer.write(roadClass)
    writer.write(country)
    writer.write(Int(marks.rawValue))
    writer.write(roadSpeed)
    writer.write(surcharge)
    writer.write(optional: fixedMilliseconds)
    forward.write(to: &writer)
    // Most roads are the same both ways.
    writer.write(forward == backward)
    if forward != backward { backward.write(to: &writer) }
    writer.write(season) { $1.write(to: &$0) }
    writer.write(limits) { $1.write(to: &$0) }
    writer.write(hazardousGoods) { $1.write(to: &$0) }
    return writer.bytes
  }

  /// Reads a rule from its bytes.
  ///
  /// - Throws: ``RuleBytesError`` for anything that ``bytes`` could not have written; memory never
  ///   exceeds a small multiple of the bytes.
  public init(bytes: [UInt8]) throws(RuleBytesError) {
    var reader = RuleReader(bytes)
    self.init(
      roadClass: try reader.enumeration(RoadClass.self),
      country: try reader.enumeration(RoadCountry.self), roadSpeed: 1)
    marks = Marks(rawValue: UInt16(truncatingIfNeeded: try reader.number(in: 0...0xFFFF)))
    roadSpeed = try reader.number(in: 1...Self.mostSpeed)
    surcharge = try reader.number(in: 0...Self.mostMilliseconds)
    fixedMilliseconds = try reader.optional(in: 0...Self.mostMilliseconds)
    forward = try Direction(from: &reader)
    backward = try reader.flag() ? forward : try Direction(from: &reader)
    season = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      try AccessClause(from: &reader)
    }
    limits = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      try Limit(from: &reader)
    }
    hazardousGoods = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      try AccessClause(from: &reader)
    }
    try reader.finish()
  }

  /// 300 km/h in tenths; no road for trucks has more.
  static let mostSpeed = 3000
  /// A week.
  static let mostMilliseconds = 7 * 86_400_000
}

extension TurnRule {
  /// The rule as bytes, the same for equal rules.
  public var bytes: [UInt8] {
    var writer = RuleWriter()
    writer.write(clauses) { (writer, clause) in
      writer.write(clause.isBanned)
      clause.condition.write(to: &writer)
    }
    return writer.bytes
  }

  /// Reads a rule from its bytes.
  ///
  /// - Throws: ``RuleBytesError`` for anything that ``bytes`` could not have written.
  public init(bytes: [UInt8]) throws(RuleBytesError) {
    var reader = RuleReader(bytes)
    self.init(
      clauses: try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
        Clause(isBanned: try reader.flag(), when: try RoadCondition(from: &reader))
      })
    try reader.finish()
  }
}

extension LinkRule.Direction {
  fileprivate func write(to writer: inout RuleWriter) {
    writer.write(flow) { $1.write(to: &$0) }
    writer.write(access) { $1.write(to: &$0) }
    writer.write(speed) { (writer, clause) in
      writer.write(optional: clause.speed)
      clause.condition.write(to: &writer)
    }
  }

  fileprivate init(from reader: inout RuleReader) throws(RuleBytesError) {
    self.init()
    flow = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      try LinkRule.AccessClause(from: &reader)
    }
    access = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      try LinkRule.AccessClause(from: &reader)
    }
    speed = try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
      LinkRule.SpeedClause(
        try reader.optional(in: 1...LinkRule.mostSpeed), when: try RoadCondition(from: &reader))
    }
  }
}

extension LinkRule.AccessClause {
  private enum Code: UInt8 {
    case open, destination, closed
  }

  fileprivate func write(to writer: inout RuleWriter) {
    let code: Code =
      switch openness {
      case .open: .open
      case .destination: .destination
      case .closed: .closed
      }
    writer.write(code)
    condition.write(to: &writer)
  }

  fileprivate init(from reader: inout RuleReader) throws(RuleBytesError) {
    let openness: LinkVerdict.Passage.Openness =
      switch try reader.enumeration(Code.self) {
      case .open: .open
      case .destination: .destination
      case .closed: .closed
      }
    self.init(openness, when: try RoadCondition(from: &reader))
  }
}

extension LinkRule.Limit {
  /// A million tonnes, ten thousand kilometers: no vehicle comes near, and sums have room.
  static let mostValue = 1_000_000_000

  fileprivate func write(to writer: inout RuleWriter) {
    writer.write(quantity)
    writer.write(sides)
    writer.write(clauses) { (writer, clause) in
      writer.write(optional: clause.most)
      clause.condition.write(to: &writer)
    }
  }

  fileprivate init(from reader: inout RuleReader) throws(RuleBytesError) {
    self.init(
      try reader.enumeration(RoadQuantity.self), sides: try reader.enumeration(Sides.self),
      clauses: try reader.list { (reader: inout RuleReader) throws(RuleBytesError) in
        Clause(
          try reader.optional(in: 0...Self.mostValue), when: try RoadCondition(from: &reader))
      })
  }
}
