/// What a file that is no extract looks like, so that the message can say what to do.
enum FileLikeness {
  private static let convert = "convert it with `osmium cat FILE -o FILE.osm.pbf`"

  private static let beginnings: [([UInt8], String)] = [
    (Array("<?xml".utf8), "it is XML; \(convert)"),
    (Array("<osm".utf8), "it is OpenStreetMap XML; \(convert)"),
    ([0xEF, 0xBB, 0xBF, 0x3C], "it is XML; \(convert)"),
    ([0x1F, 0x8B], "it is packed by gzip, as .osm.gz is; \(convert)"),
    (Array("BZh".utf8), "it is packed by bzip2, as .osm.bz2 is; \(convert)"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "it is packed by xz; \(convert)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "it is packed by zstd; unpack it first"),
    ([0xFF, 0xE0, 0x04, 0x6F, 0x35, 0x6D], "it is .o5m; \(convert)"),
    ([0xFF, 0xE0, 0x04, 0x6F, 0x35, 0x63], "it is .o5c; \(convert)"),
    (Array("PK".utf8), "it is a ZIP archive; unpack it first"),
    (Array("SQLite format 3".utf8), "it is a SQLite database or GeoPackage"),
    (Array("{".utf8), "it is JSON"),
    (Array("%PDF".utf8), "it is PDF"),
  ]

  /// A sentence about a file.
  static func of(_ source: ByteSource) throws(OpenStreetMapError) -> String {
    if source.count == 0 { return "the file is empty" }
    var start = [UInt8](repeating: 0, count: min(16, source.count))
    var failure: OpenStreetMapError?
    start.withUnsafeMutableBufferPointer { bytes in
      do throws(OpenStreetMapError) {
        try source.read(into: bytes, from: 0)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    for (beginning, sentence) in beginnings where start.starts(with: beginning) { return sentence }
    return "it does not begin with the header block 'OSMHeader'"
  }
}
