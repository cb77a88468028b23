/// Writes extracts in the PBF format, right ones and wrong ones.
public struct ExtractWriter: Sendable {
  /// How the data of a block are packed.
  public enum Packing: Sendable {
    case raw, zlib
  }

  /// The file so far.
  public var bytes: [UInt8] = []

  /// Begins a file without anything.
  public init() {}

  /// A whole file of a map, with nodes, ways and relations in blocks of their own.
  public static func file(
    _ map: SmallMap, packing: Packing = .zlib, dense: Bool = true, elements: Int = 1000
  ) -> [UInt8] {
    var writer = ExtractWriter()
    writer.header()
    for start in stride(from: 0, to: map.nodes.count, by: elements) {
      var part = SmallMap()
      part.nodes = Array(map.nodes[start..<min(start + elements, map.nodes.count)])
      writer.block(BlockWriter(part, dense: dense).bytes, packing: packing)
    }
    for start in stride(from: 0, to: map.ways.count, by: elements) {
      var part = SmallMap()
      part.ways = Array(map.ways[start..<min(start + elements, map.ways.count)])
      writer.block(BlockWriter(part).bytes, packing: packing)
    }
    if !map.relations.isEmpty {
      var part = SmallMap()
      part.relations = map.relations
      writer.block(BlockWriter(part).bytes, packing: packing)
    }
    return writer.bytes
  }

  /// Writes the header block.
  public mutating func header(
    required: [String] = ["OsmSchema-V0.6", "DenseNodes"], optional: [String] = [],
    program: String = "tests", bounds: [Int]? = nil, timestamp: Int? = nil
  ) {
    var header = ProtobufMessage()
    if let bounds {
      var box = ProtobufMessage()
      for (field, value) in bounds.enumerated() { box.signed(field + 1, value) }
      header.message(1, box)
    }
    for feature in required { header.text(4, feature) }
    for feature in optional { header.text(5, feature) }
    header.text(16, program)
    if let timestamp { header.number(32, timestamp) }
    block(header.bytes, type: "OSMHeader")
  }

  /// Writes a block of data.
  public mutating func block(
    _ content: [UInt8], type: String = "OSMData", packing: Packing = .zlib, rawSize: Int? = nil
  ) {
    var blob = ProtobufMessage()
    switch packing {
    case .raw: blob.bytes(1, content)
    case .zlib:
      blob.number(2, rawSize ?? content.count)
      blob.bytes(3, Self.zlib(content))
    }
    frame(type: type, blob: blob.bytes)
  }

  /// Writes a frame around a blob.
  public mutating func frame(type: String, blob: [UInt8], size: Int? = nil) {
    var head = ProtobufMessage()
    head.text(1, type)
    head.number(3, size ?? blob.count)
    let count = head.bytes.count
    bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    bytes += head.bytes
    bytes += blob
  }

  /// Data in zlib's form, stored as they are (RFC 1950, RFC 1951).
  public static func zlib(_ content: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let count = min(65_535, content.count - start)
      let isLast = start + count == content.count
      packed.append(isLast ? 1 : 0)
      packed += [UInt8(count & 0xFF), UInt8(count >> 8)]
      packed += [UInt8(~count & 0xFF), UInt8(~count >> 8 & 0xFF)]
      packed += content[start..<(start + count)]
      start += count
    } while start < content.count
    var a = 1
    var b = 0
    for byte in content {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    let checksum = b << 16 | a
    packed += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
    return packed
  }
}

/// Writes one block of data.
public struct BlockWriter {
  private var strings: [String] = [""]
  private var places: [String: Int] = [:]
  private var group = ProtobufMessage()
  /// Units of 1e-9 degrees by raw unit, and offsets of the same unit.
  private let scale: (granularity: Int, latitude: Int, longitude: Int)

  /// Writes the elements of a map.
  public init(
    _ map: SmallMap, dense: Bool = true, granularity: Int = 100, latitudeOffset: Int = 0,
    longitudeOffset: Int = 0
  ) {
    scale = (granularity, latitudeOffset, longitudeOffset)
    if dense, !map.nodes.isEmpty {
      writeDense(map.nodes)
    } else {
      for node in map.nodes { write(node) }
    }
    for way in map.ways { write(way) }
    for relation in map.relations { write(relation) }
  }

  /// The block.
  public var bytes: [UInt8] {
    var block = ProtobufMessage()
    var table = ProtobufMessage()
    for string in strings { table.text(1, string) }
    block.message(1, table)
    block.message(2, group)
    block.number(17, scale.granularity)
    block.number(19, scale.latitude)
    block.number(20, scale.longitude)
    return block.bytes
  }

  private mutating func place(_ string: String) -> Int {
    if let place = places[string] { return place }
    strings.append(string)
    places[string] = strings.count - 1
    return strings.count - 1
  }

  private func raw(_ units: Int, _ offset: Int) -> Int {
    (units * 100 - offset) / scale.granularity
  }

  private mutating func writeDense(_ nodes: [SmallMap.Node]) {
    var dense = ProtobufMessage()
    dense.differences(1, nodes.map(\.id))
    dense.differences(8, nodes.map { raw($0.latitude, scale.latitude) })
    dense.differences(9, nodes.map { raw($0.longitude, scale.longitude) })
    var tags: [Int] = []
    for node in nodes {
      for (key, value) in node.tags.sorted(by: { $0.key < $1.key }) {
        tags += [place(key), place(value)]
      }
      tags.append(0)
    }
    if nodes.contains(where: { !$0.tags.isEmpty }) { dense.packed(10, tags) }
    group.message(2, dense)
  }

  private mutating func write(_ node: SmallMap.Node) {
    var message = ProtobufMessage()
    message.signed(1, node.id)
    write(node.tags, to: &message)
    message.signed(8, raw(node.latitude, scale.latitude))
    message.signed(9, raw(node.longitude, scale.longitude))
    group.message(1, message)
  }

  private mutating func write(_ way: SmallMap.Way) {
    var message = ProtobufMessage()
    message.number(1, way.id)
    write(way.tags, to: &message)
    message.differences(8, way.nodes)
    group.message(3, message)
  }

  private mutating func write(_ relation: SmallMap.Relation) {
    var message = ProtobufMessage()
    message.number(1, relation.id)
    write(relation.tags, to: &message)
    message.packed(8, relation.members.map { place($0.role) })
    message.differences(9, relation.members.map(\.id))
    message.packed(10, relation.members.map(\.kind))
    group.message(4, message)
  }

  private mutating func write(_ tags: [String: String], to message: inout ProtobufMessage) {
    let sorted = tags.sorted { $0.key < $1.key }
    message.packed(2, sorted.map { place($0.key) })
    message.packed(3, sorted.map { place($0.value) })
  }
}
