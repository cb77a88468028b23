extension BlockReader {
  /// Nodes in columns of differences, as nearly all files have them.
  mutating func readDense(
    _ message: ProtobufCursor, _ frame: BlockFrame, _ parts: ElementParts,
    _ body: (borrowing ElementBatch) throws -> Void
  ) throws {
    var cursor = message
    var lists = (ids: message.empty, latitudes: message.empty, longitudes: message.empty)
    var tags: ProtobufCursor?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: lists.ids = try cursor.list(field.wire, after: lists.ids)
      case 8: lists.latitudes = try cursor.list(field.wire, after: lists.latitudes)
      case 9: lists.longitudes = try cursor.list(field.wire, after: lists.longitudes)
      case 10: tags = try cursor.list(field.wire, after: tags ?? message.empty)
      default: try cursor.skip(field.wire)
      }
    }
    let hasTags = parts.contains(.nodeTags)
    // An empty list says that no node of the group has a tag.
    if !hasTags || tags?.isAtEnd == true { tags = nil }

    var id: Int64 = 0
    var latitude: Int64 = 0
    var longitude: Int64 = 0
    while !lists.ids.isAtEnd {
      batch.begin(.node, hasTags: hasTags)
      try fill(
        &lists, &tags, id: &id, latitude: &latitude, longitude: &longitude, frame, hasTags)
      try body(batch)
    }
    guard lists.latitudes.isAtEnd, lists.longitudes.isAtEnd else {
      throw lists.latitudes.fault("more coordinates than nodes", "as many of both")
    }
    if let tags, !tags.isAtEnd {
      throw tags.fault("tags of more nodes than there are", "as many of both")
    }
  }

  private mutating func fill(
    _ lists: inout (ids: ProtobufCursor, latitudes: ProtobufCursor, longitudes: ProtobufCursor),
    _ tags: inout ProtobufCursor?, id: inout Int64, latitude: inout Int64,
    longitude: inout Int64, _ frame: BlockFrame, _ hasTags: Bool
  ) throws(ProtobufFault) {
    var ids = lists.ids
    var latitudes = lists.latitudes
    var longitudes = lists.longitudes
    var count = 0
    while count < Self.batchElements, !ids.isAtEnd {
      try Self.add(try ids.signed(), to: &id, ids)
      guard !latitudes.isAtEnd, !longitudes.isAtEnd else {
        throw latitudes.fault("fewer coordinates than nodes", "as many of both")
      }
      try Self.add(try latitudes.signed(), to: &latitude, latitudes)
      try Self.add(try longitudes.signed(), to: &longitude, longitudes)
      guard
        let north = frame.coordinate(latitude, offset: frame.latitudeOffset, most: 900_000_000),
        let east = frame.coordinate(longitude, offset: frame.longitudeOffset, most: 1_800_000_000)
      else { throw latitudes.placeFault(id) }
      batch.ids.append(id)
      batch.latitudes.append(north)
      batch.longitudes.append(east)
      if hasTags { try readDenseTags(&tags, frame) }
      count += 1
    }
    lists = (ids, latitudes, longitudes)
  }

  /// Keys and values in turn, a zero behind the last of each node.
  @inline(__always)
  private mutating func readDenseTags(
    _ tags: inout ProtobufCursor?, _ frame: BlockFrame
  ) throws(ProtobufFault) {
    if tags != nil, var list = tags.take() {
      while true {
        let key = try list.varint()
        if key == 0 { break }
        let value = try list.varint()
        guard key < frame.stringCount, value < frame.stringCount else {
          throw list.fault(
            "string \(max(key, value))", "one of the block's \(frame.stringCount) strings")
        }
        batch.tagKeys.append(UInt32(truncatingIfNeeded: key))
        batch.tagValues.append(UInt32(truncatingIfNeeded: value))
      }
      tags = list
    }
    batch.firstTag.append(UInt32(truncatingIfNeeded: batch.tagKeys.count))
  }

  /// A node by itself.
  mutating func readNode(
    _ message: ProtobufCursor, _ frame: BlockFrame, _ parts: ElementParts
  ) throws(ProtobufFault) {
    var cursor = message
    var id: Int64?
    var latitude: Int64?
    var longitude: Int64?
    var keys: ProtobufCursor?
    var values: ProtobufCursor?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: id = try cursor.signed(field.wire)
      case 2: keys = try cursor.message(field.wire)
      case 3: values = try cursor.message(field.wire)
      case 8: latitude = try cursor.signed(field.wire)
      case 9: longitude = try cursor.signed(field.wire)
      default: try cursor.skip(field.wire)
      }
    }
    guard let id, let latitude, let longitude else {
      throw message.fault("a node without number or position", "number, latitude and longitude")
    }
    guard
      let north = frame.coordinate(latitude, offset: frame.latitudeOffset, most: 900_000_000),
      let east = frame.coordinate(longitude, offset: frame.longitudeOffset, most: 1_800_000_000)
    else { throw message.placeFault(id) }
    batch.ids.append(id)
    batch.latitudes.append(north)
    batch.longitudes.append(east)
    if parts.contains(.nodeTags) { try readTags(keys, values, frame) }
  }
}

extension ProtobufCursor {
  /// A cursor over nothing at the same place.
  fileprivate var empty: ProtobufCursor {
    ProtobufCursor(UnsafeBufferPointer(start: nil, count: 0))
  }

  /// A packed list, which may stand only once.
  fileprivate mutating func list(
    _ wire: Wire, after earlier: ProtobufCursor
  ) throws(ProtobufFault) -> ProtobufCursor {
    guard earlier.isAtEnd else { throw fault("a list of nodes in two parts", "one list") }
    return try message(wire)
  }

  fileprivate mutating func signed(_ wire: Wire) throws(ProtobufFault) -> Int64 {
    let raw = try varint(wire)
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  fileprivate func placeFault(_ node: Int64) -> ProtobufFault {
    fault(
      "node \(node) out of range", "latitude -90 to 90 and longitude -180 to 180 degrees")
  }
}
