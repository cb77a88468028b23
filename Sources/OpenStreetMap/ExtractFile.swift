/// An OpenStreetMap extract in the PBF format, opened and its blocks found.
///
/// Source: https://wiki.openstreetmap.org/wiki/PBF_Format.
public struct ExtractFile: Sendable {
  /// What it says of itself.
  public let header: ExtractHeader
  let source: ByteSource
  let frames: [ExtractFrame]

  /// Opens a file.
  ///
  /// - Throws: ``OpenStreetMapError`` for a file that is missing, is no extract, is cut, or needs
  ///   what is not read here.
  public init(path: String) throws(OpenStreetMapError) {
    try self.init(ByteSource(path: path))
  }

  /// Takes bytes in memory for a file of some name.
  ///
  /// - Throws: ``OpenStreetMapError`` as for a file.
  public init(_ bytes: [UInt8], name: String) throws(OpenStreetMapError) {
    try self.init(ByteSource(bytes, name: name))
  }

  private init(_ source: ByteSource) throws(OpenStreetMapError) {
    var scanner = FrameScanner(source)
    let found = try scanner.frames()
    self.source = source
    self.frames = found.data
    var reader = try BlockReader(source)
    self.header = try reader.header(found.header)
    for feature in header.requiredFeatures where !ExtractHeader.knownFeatures.contains(feature) {
      let advice =
        feature == "HistoricalInformation"
        ? "take an extract without history" : "write the file anew without it"
      throw .feature(file: source.name, name: feature, advice: advice)
    }
  }

  /// The name in messages.
  public var name: String { source.name }
  /// The size in bytes.
  public var byteCount: Int { source.count }
  /// The number of blocks of data.
  public var blockCount: Int { frames.count }
}
