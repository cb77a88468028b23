/// Where one block of a file lies.
struct ExtractFrame: Sendable {
  /// The offset of its blob in the file.
  var offset: Int
  /// The bytes of its blob, 0 to ``mostBlobBytes``.
  var count: Int

  /// 64 KiB, the format's limit for the head of a block.
  static let mostHeadBytes = 64 * 1024
  /// 32 MiB, the format's limit for a block, packed and unpacked.
  static let mostBlobBytes = 32 * 1024 * 1024
}

/// Finds the blocks of a file by walking from head to head.
struct FrameScanner {
  private let source: ByteSource
  private var offset = 0
  private var head = [UInt8](repeating: 0, count: 256)

  init(_ source: ByteSource) { self.source = source }

  /// The blocks in order: the header first, then those of data; others are passed over, as the
  /// format asks.
  mutating func frames() throws(OpenStreetMapError) -> (header: ExtractFrame, data: [ExtractFrame])
  {
    guard let first = try next(), first.type == "OSMHeader" else {
      throw .notAnExtract(file: source.name, likeness: try FileLikeness.of(source))
    }
    var data: [ExtractFrame] = []
    while let frame = try next() {
      if frame.type == "OSMData" { data.append(frame.frame) }
      if frame.type == "OSMHeader" {
        throw fault(frame.frame.offset, "a second header block", "one header, then data")
      }
    }
    return (first.frame, data)
  }

  private mutating func next() throws(OpenStreetMapError) -> (type: String, frame: ExtractFrame)? {
    let start = offset
    if start == source.count { return nil }
    guard source.count - start >= 4 else {
      throw fault(start, "the file ends in the length of a block's head", "the whole file")
    }
    try fill(count: 4, from: start)
    let length = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
    if start == 0, length == 0 || length > ExtractFrame.mostHeadBytes {
      throw .notAnExtract(file: source.name, likeness: try FileLikeness.of(source))
    }
    guard length > 0, length <= ExtractFrame.mostHeadBytes else {
      throw fault(
        start, "a block's head of \(length) bytes", "1 to \(ExtractFrame.mostHeadBytes) bytes")
    }
    guard length <= source.count - start - 4 else {
      if start == 0 {
        throw .notAnExtract(file: source.name, likeness: try FileLikeness.of(source))
      }
      throw fault(
        start, "a block's head of \(length) bytes, of which \(source.count - start - 4) are there",
        "the whole file; it seems to be cut")
    }
    try fill(count: length, from: start + 4)
    let (type, size) = try parse(count: length, at: start + 4)
    let blob = start + 4 + length
    guard size >= 0, size <= ExtractFrame.mostBlobBytes else {
      throw fault(
        start, "a block of \(size) bytes", "\(ExtractFrame.mostBlobBytes) bytes at most")
    }
    guard size <= source.count - blob else {
      throw fault(
        start, "a block of \(size) bytes, of which \(source.count - blob) are there",
        "the whole file; it seems to be cut")
    }
    offset = blob + size
    return (type, ExtractFrame(offset: blob, count: size))
  }

  private mutating func fill(count: Int, from offset: Int) throws(OpenStreetMapError) {
    if head.count < count { head = [UInt8](repeating: 0, count: count) }
    let source = source
    var failure: OpenStreetMapError?
    head.withUnsafeMutableBufferPointer { bytes in
      do throws(OpenStreetMapError) {
        try source.read(into: UnsafeMutableBufferPointer(rebasing: bytes[..<count]), from: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func parse(
    count: Int, at offset: Int
  ) throws(OpenStreetMapError) -> (type: String, size: Int) {
    let result = head.withUnsafeBufferPointer { bytes -> Result<(String, Int), ProtobufFault> in
      Result { () throws(ProtobufFault) in
        var cursor = ProtobufCursor(UnsafeBufferPointer(rebasing: bytes[..<count]))
        var type = ""
        var size = -1
        while !cursor.isAtEnd {
          let field = try cursor.field()
          switch field.number {
          case 1: type = try cursor.text(field.wire)
          case 3: size = Int(try cursor.integer(field.wire))
          default: try cursor.skip(field.wire)
          }
        }
        return (type, size)
      }
    }
    switch result {
    case .success(let head): return head
    case .failure(let failure):
      // The first head says what the file is.
      if offset == 4 {
        throw .notAnExtract(file: source.name, likeness: try FileLikeness.of(source))
      }
      throw fault(offset + failure.position, failure.found, failure.expected)
    }
  }

  private func fault(_ offset: Int, _ found: String, _ expected: String) -> OpenStreetMapError {
    .format(file: source.name, offset: offset, found: found, expected: expected)
  }
}
