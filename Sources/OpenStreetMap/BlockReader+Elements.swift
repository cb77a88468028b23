/// What all elements of a block share.
struct BlockFrame {
  /// Units of 1e-9 degrees by raw unit.
  var granularity: Int64 = 100
  /// Units of 1e-9 degrees.
  var latitudeOffset: Int64 = 0
  /// Units of 1e-9 degrees.
  var longitudeOffset: Int64 = 0
  /// The number of strings; every position of a string is below.
  var stringCount: UInt64 = 0

  /// Degrees in units of 1e-7 of a raw coordinate, checked against `most` of the same unit.
  @inline(__always)
  func coordinate(_ raw: Int64, offset: Int64, most: Int64) -> Int32? {
    if granularity == 100 && offset == 0 {
      return raw <= most && raw >= -most ? Int32(truncatingIfNeeded: raw) : nil
    }
    let (product, tooLarge) = raw.multipliedReportingOverflow(by: granularity)
    let (nano, tooFar) = product.addingReportingOverflow(offset)
    // Rounded to the nearest, halves away from zero.
    guard !tooLarge, !tooFar, nano <= most * 100, nano >= -most * 100 else { return nil }
    return Int32(truncatingIfNeeded: (nano + (nano < 0 ? -50 : 50)) / 100)
  }
}

extension BlockReader {
  /// Elements of a batch; some thousands keep the columns in the cache.
  static var batchElements: Int { 8192 }
  /// References of a batch, reached by one large relation or many ways.
  static var batchReferences: Int { 131_072 }
  /// References of one element: 2,000 nodes and 32,000 members are the map's own limits.
  static var mostReferences: Int { 1_048_576 }

  mutating func readBlock(
    _ bytes: UnsafeBufferPointer<UInt8>, _ parts: ElementParts,
    _ body: (borrowing ElementBatch) throws -> Void
  ) throws {
    var frame = BlockFrame()
    var groups: [ProtobufCursor] = []
    var cursor = ProtobufCursor(bytes)
    batch.strings.first.removeAll(keepingCapacity: true)
    batch.strings.end.removeAll(keepingCapacity: true)
    // Granularity and offsets stand behind the groups, so the groups wait.
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: try readStrings(try cursor.message(field.wire))
      case 2: groups.append(try cursor.message(field.wire))
      case 17:
        frame.granularity = try cursor.integer(field.wire)
        guard (1...1_000_000_000).contains(frame.granularity) else {
          throw cursor.fault("a granularity of \(frame.granularity)", "1 to 1,000,000,000")
        }
      case 19: frame.latitudeOffset = try cursor.integer(field.wire)
      case 20: frame.longitudeOffset = try cursor.integer(field.wire)
      default: try cursor.skip(field.wire)
      }
    }
    frame.stringCount = UInt64(batch.strings.count)
    for group in groups { try readGroup(group, frame, parts, body) }
  }

  private mutating func readStrings(_ table: ProtobufCursor) throws(ProtobufFault) {
    var cursor = table
    while !cursor.isAtEnd {
      let field = try cursor.field()
      guard field.number == 1 else {
        try cursor.skip(field.wire)
        continue
      }
      let string = try cursor.message(field.wire)
      // Positions are below 32 MiB.
      batch.strings.first.append(UInt32(truncatingIfNeeded: string.position))
      batch.strings.end.append(UInt32(truncatingIfNeeded: string.position + string.count))
    }
  }

  private mutating func readGroup(
    _ group: ProtobufCursor, _ frame: BlockFrame, _ parts: ElementParts,
    _ body: (borrowing ElementBatch) throws -> Void
  ) throws {
    var cursor = group
    var kind: ElementKind?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      let next: ElementKind
      switch field.number {
      case 1 where parts.contains(.nodes): next = .node
      case 2 where parts.contains(.nodes):
        try flush(&kind, body)
        try readDense(try cursor.message(field.wire), frame, parts, body)
        continue
      case 3 where parts.contains(.ways): next = .way
      case 4 where parts.contains(.relations): next = .relation
      default:
        try cursor.skip(field.wire)
        continue
      }
      if kind != next || batch.ids.count >= Self.batchElements
        || batch.references.count >= Self.batchReferences
      {
        try flush(&kind, body)
        kind = next
        batch.begin(next, hasTags: next.hasTags(parts))
      }
      let message = try cursor.message(field.wire)
      switch next {
      case .node: try readNode(message, frame, parts)
      case .way: try readWay(message, frame, parts)
      case .relation: try readRelation(message, frame)
      }
    }
    try flush(&kind, body)
  }

  private func flush(
    _ kind: inout ElementKind?, _ body: (borrowing ElementBatch) throws -> Void
  ) throws {
    if kind != nil { try body(batch) }
    kind = nil
  }

  /// The tags of an element in two lists of positions of strings.
  mutating func readTags(
    _ keys: ProtobufCursor?, _ values: ProtobufCursor?, _ frame: BlockFrame
  ) throws(ProtobufFault) {
    if var keys, var values {
      while !keys.isAtEnd {
        let key = try keys.varint()
        guard !values.isAtEnd else {
          throw keys.fault("more keys than values", "as many of both")
        }
        let value = try values.varint()
        guard key < frame.stringCount, value < frame.stringCount else {
          throw keys.fault(
            "string \(max(key, value))", "one of the block's \(frame.stringCount) strings")
        }
        batch.tagKeys.append(UInt32(truncatingIfNeeded: key))
        batch.tagValues.append(UInt32(truncatingIfNeeded: value))
      }
      guard values.isAtEnd else { throw values.fault("more values than keys", "as many of both") }
    } else if let lone = keys ?? values, !lone.isAtEnd {
      throw lone.fault("keys or values alone", "as many of both")
    }
    batch.firstTag.append(UInt32(truncatingIfNeeded: batch.tagKeys.count))
  }

  /// A number that grows by differences.
  @inline(__always)
  static func add(
    _ difference: Int64, to sum: inout Int64, _ cursor: borrowing ProtobufCursor
  ) throws(ProtobufFault) {
    let (next, isTooLarge) = sum.addingReportingOverflow(difference)
    guard !isTooLarge else {
      throw cursor.fault("differences that add up to more than 64 bits", "numbers of 64 bits")
    }
    sum = next
  }
}

extension ElementKind {
  fileprivate func hasTags(_ parts: ElementParts) -> Bool {
    switch self {
    case .node: parts.contains(.nodeTags)
    case .way: parts.contains(.wayTags)
    case .relation: true
    }
  }
}
