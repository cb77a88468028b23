/// Reads one block after the other and hands out its elements in batches; one for each thread.
public struct BlockReader: ~Copyable {
  let source: ByteSource
  /// The batch that is being filled; its strings hold the inflated block.
  var batch = ElementBatch()
  private let inflater: Inflater
  private var packed: [UInt8] = []
  /// The bytes of the block; the rest of the strings' bytes is left over from a larger one.
  private var size = 0
  private var index = 0
  private var offset = 0

  init(_ source: ByteSource) throws(OpenStreetMapError) {
    guard let inflater = Inflater() else {
      throw .unreadable(file: source.name, reason: "no memory to unpack it")
    }
    self.source = source
    self.inflater = inflater
  }

  /// The number of the block, from 0.
  public var blockIndex: Int { index }

  /// Reads the header of the file.
  mutating func header(_ frame: ExtractFrame) throws(OpenStreetMapError) -> ExtractHeader {
    try load(frame, index: -1)
    let bytes = batch.strings.bytes
    let size = size
    return try whole(
      bytes.withUnsafeBufferPointer { bytes in
        Result { () throws(ProtobufFault) in
          try ExtractHeader(UnsafeBufferPointer(rebasing: bytes[..<size]))
        }
      })
  }

  /// Reads and unpacks a block.
  mutating func load(_ frame: ExtractFrame, index: Int) throws(OpenStreetMapError) {
    self.index = index
    self.offset = frame.offset
    if packed.count < frame.count { packed = [UInt8](repeating: 0, count: frame.count) }
    let source = source
    let read = packed.withUnsafeMutableBufferPointer { bytes in
      Result { () throws(OpenStreetMapError) in
        try source.read(
          into: UnsafeMutableBufferPointer(rebasing: bytes[..<frame.count]), from: frame.offset)
      }
    }
    try read.get()
    // Taken out, so that it is written in place where nobody kept the last batch.
    var bytes: [UInt8] = []
    swap(&bytes, &batch.strings.bytes)
    let packed = packed
    let unpacked = packed.withUnsafeBufferPointer { packed in
      Result { () throws(ProtobufFault) in
        try unpack(UnsafeBufferPointer(rebasing: packed[..<frame.count]), into: &bytes)
      }
    }
    batch.strings.bytes = bytes
    size = try whole(unpacked)
  }

  /// Hands the elements of the block to `body`, batch by batch, in the order of the file.
  ///
  /// - Throws: ``OpenStreetMapError`` for a broken block, or what `body` throws.
  public mutating func forEachBatch(
    of parts: ElementParts, _ body: (borrowing ElementBatch) throws -> Void
  ) throws {
    // A reference of its own, so that the batch can be filled while the bytes are read.
    let bytes = batch.strings.bytes
    let size = size
    do {
      try bytes.withUnsafeBufferPointer {
        try readBlock(UnsafeBufferPointer(rebasing: $0[..<size]), parts, body)
      }
    } catch let fault as ProtobufFault {
      throw error(fault)
    }
  }

  private func whole<Value>(
    _ result: Result<Value, ProtobufFault>
  ) throws(OpenStreetMapError) -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let fault): throw error(fault)
    }
  }

  private func error(_ fault: ProtobufFault) -> OpenStreetMapError {
    .block(
      file: source.name, index: index, offset: offset, position: fault.position,
      found: fault.found, expected: fault.expected)
  }

  /// Unpacks a blob.
  ///
  /// - Returns: The bytes that it holds.
  private func unpack(
    _ blob: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]
  ) throws(ProtobufFault) -> Int {
    var cursor = ProtobufCursor(blob)
    var rawSize: Int64 = -1
    var zlib: ProtobufCursor?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1:
        let raw = try cursor.message(field.wire).rest
        guard raw.count <= ExtractFrame.mostBlobBytes else { throw Self.tooLarge(raw.count) }
        Self.make(room: raw.count, in: &bytes)
        bytes.withUnsafeMutableBufferPointer { target in
          if let from = raw.baseAddress, let to = target.baseAddress {
            to.update(from: from, count: raw.count)
          }
        }
        return raw.count
      case 2: rawSize = try cursor.integer(field.wire)
      case 3: zlib = try cursor.message(field.wire)
      case 4: throw Self.packing("lzma")
      case 5: throw Self.packing("bzip2")
      case 6: throw Self.packing("lz4")
      case 7: throw Self.packing("zstd")
      default: try cursor.skip(field.wire)
      }
    }
    guard let zlib else {
      throw cursor.fault("a block without data", "raw or zlib data")
    }
    guard rawSize > 0 else {
      throw cursor.fault("an unpacked size of \(rawSize)", "1 byte or more")
    }
    guard rawSize <= Int64(ExtractFrame.mostBlobBytes) else { throw Self.tooLarge(Int(rawSize)) }
    // Deflate makes at most 1,032 bytes out of one; more is a lie, told before memory is taken.
    guard Int(rawSize) <= zlib.count * 1032 + 64 else {
      throw cursor.fault(
        "\(rawSize) bytes in \(zlib.count) of zlib data", "1,032 times as many at most")
    }
    let size = Int(rawSize)
    Self.make(room: size, in: &bytes)
    let failure = bytes.withUnsafeMutableBufferPointer {
      inflater.inflate(zlib.rest, into: UnsafeMutableBufferPointer(rebasing: $0[..<size]))
    }
    if let failure { throw cursor.fault(failure, "\(size) bytes of zlib data, whole") }
    return size
  }

  private static func make(room: Int, in bytes: inout [UInt8]) {
    if bytes.count < room { bytes = [UInt8](repeating: 0, count: room) }
  }

  private static func tooLarge(_ size: Int) -> ProtobufFault {
    ProtobufFault(
      position: 0, found: "a block of \(size) bytes",
      expected: "\(ExtractFrame.mostBlobBytes) bytes at most")
  }

  private static func packing(_ name: String) -> ProtobufFault {
    ProtobufFault(
      position: 0, found: "data packed by \(name), which is not read",
      expected: "zlib; write the file anew with `osmium cat FILE -f pbf,pbf_compression=zlib`")
  }
}
