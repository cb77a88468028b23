internal import Domain
public import OpenStreetMap

/// Makes a link network of an OpenStreetMap extract.
///
/// Two passes over the file. The first takes ways and turn restrictions, and with them the numbers
/// of the nodes that are needed; the second takes the positions of those nodes. Memory follows the
/// roads of the extract and not its size. What comes out is the same on any number of threads.
public enum LinkNetworkImport {
  /// Bytes done, of so many in both passes.
  public struct Progress: Hashable, Sendable {
    /// Bytes done.
    public var done: Int
    /// Bytes in all.
    public var total: Int
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: An extract in the PBF format.
  ///   - threads: At most so many are used; less than 1 counts as 1.
  ///   - progress: Hears how far it has come, on the thread that called; returning `false` ends the
  ///     import with `CancellationError`.
  /// - Returns: The network, and what was found and left out.
  /// - Throws: `OpenStreetMapError` for a file that is missing, no extract, or broken;
  ///   ``RoadsError`` for one with more roads than a network can hold.
  public static func read(
    _ path: String, threads: Int, progress: ((Progress) -> Bool)? = nil
  ) throws -> (network: LinkNetwork, report: ImportReport) {
    try read(ExtractFile(path: path), threads: threads, progress: progress)
  }

  /// Reads a file that is open.
  ///
  /// - Throws: As ``read(_:threads:progress:)`` does.
  public static func read(
    _ file: ExtractFile, threads: Int, progress: ((Progress) -> Bool)? = nil
  ) throws -> (network: LinkNetwork, report: ImportReport) {
    let size = file.byteCount
    var tally = ImportTally()
    var ways = WayTable()
    try file.forEachBlock(
      threads: threads,
      progress: progress.map { tell in { tell(Progress(done: $0, total: size * 2)) } },
      scratch: { WayCollector() }, read: { try $1.collect(&$0) },
      combine: { _, part in
        ways.add(part)
        tally.add(part)
      })
    // Positions of references and arcs have 32 bits, one of which tells the direction.
    guard ways.references.count < 1 << 31 else {
      throw RoadsError.value(
        of: file.name, field: "nodes of roads", value: "\(ways.references.count)",
        expected: "fewer than \(1 << 31); import a smaller extract")
    }
    let ranks = NodeRanks(ways.references)
    var nodes = NodeTable(count: ranks.ids.count)
    try file.forEachBlock(
      threads: threads,
      progress: progress.map { tell in { tell(Progress(done: size + $0, total: size * 2)) } },
      scratch: { NodeCollector() }, read: { try $1.collect(&$0, ranks) },
      combine: { nodes.add($1) })
    var builder = LinkBuilder(ways, ranks, nodes)
    builder.build()
    var turns = TurnResolver(builder, ways)
    turns.resolve(ways.restrictions)
    let network = LinkNetwork(builder, turns, names: ways.names)
    return (network, tally.report(file, ways, nodes, builder, turns))
  }
}

extension LinkNetwork {
  fileprivate init(_ builder: LinkBuilder, _ turns: TurnResolver, names: [String]) {
    let rules = ByteLists(builder.rules.rules.map(\.bytes))
    let turnRules = ByteLists(turns.rules.map(\.bytes))
    let nameBytes = ByteLists(names.map { Array($0.utf8) })
    self.init(
      nodeLatitude: Column(builder.nodeLatitude), nodeLongitude: Column(builder.nodeLongitude),
      linkFrom: Column(builder.linkFrom), linkTo: Column(builder.linkTo),
      linkLength: Column(builder.linkLength), linkRule: Column(builder.linkRule),
      linkName: Column(builder.linkName), linkSource: Column(builder.linkSource),
      firstShapePoint: Column(builder.firstShapePoint),
      shapeLatitude: Column(builder.shapeLatitude),
      shapeLongitude: Column(builder.shapeLongitude), firstTurnArc: Column(turns.firstArc),
      turnArc: Column(turns.arcs), turnRule: Column(turns.ruleOfBan),
      firstRuleByte: Column(rules.first), ruleByte: Column(rules.bytes),
      firstTurnRuleByte: Column(turnRules.first), turnRuleByte: Column(turnRules.bytes),
      firstNameByte: Column(nameBytes.first), nameByte: Column(nameBytes.bytes))
  }
}

/// Lists of bytes one behind the other.
private struct ByteLists {
  var first: [UInt32] = [0]
  var bytes: [UInt8] = []

  init(_ lists: [[UInt8]]) {
    for list in lists {
      bytes += list
      first.append(UInt32(truncatingIfNeeded: bytes.count))
    }
  }
}
