public import Domain

/// A link of a table: a piece of road between two named nodes.
public struct RoadLink: Hashable, Sendable {
  /// The node where it begins.
  public var from: String
  /// The node where it ends.
  public var to: String
  /// Its length in centimeters, 0 to 1,000,000,000.
  public var centimeters: Int
  /// What holds on it.
  public var rule: LinkRule
  /// The number of its road, such as `4`; may be empty.
  public var number: String
  /// The name of its road; may be empty.
  public var name: String
  /// What it is in its source.
  public var source: Int64
  /// Where it runs between its ends.
  public var shape: [Coordinate]
  /// Where it lies by the register of roads; `nil` when not known.
  public var address: LinkAddress?

  /// Makes a link.
  public init(
    from: String, to: String, centimeters: Int, rule: LinkRule, number: String = "",
    name: String = "", source: Int64, shape: [Coordinate] = [], address: LinkAddress? = nil
  ) {
    self.from = from
    self.to = to
    self.centimeters = centimeters
    self.rule = rule
    self.number = number
    self.name = name
    self.source = source
    self.shape = shape
    self.address = address
  }
}

extension LinkNetwork {
  /// A network of the links of a table, in their order, between nodes by name; nodes that no link
  /// touches are left out.
  ///
  /// - Throws: ``RoadsError/value(of:field:value:expected:)`` for a link whose node is not among the
  ///   nodes, or with a length that no network can hold.
  public init(nodes: [String: Coordinate], links: [RoadLink]) throws(RoadsError) {
    var builder = LinkNetworkBuilder()
    for link in links { try builder.add(link, at: nodes) }
    self = builder.network
  }
}

/// Makes a network link by link, so that no list of links need be in memory.
public struct LinkNetworkBuilder {
  private var columns = LinkColumns()
  private var addresses: [LinkAddress?] = []

  /// Begins without links.
  public init() {}

  /// Takes a link whose nodes were taken before or are among `nodes`.
  ///
  /// - Throws: ``RoadsError/value(of:field:value:expected:)`` for another node, or for a length that
  ///   no network can hold.
  public mutating func add(
    _ link: RoadLink, at nodes: [String: Coordinate]
  ) throws(RoadsError) {
    guard (0...1_000_000_000).contains(link.centimeters) else {
      throw .value(
        of: "link \(link.source)", field: "length", value: "\(link.centimeters) cm",
        expected: "0 to 10,000 km")
    }
    let from = try node("from", link.from, of: link, nodes)
    columns.add(link, from: from, to: try node("to", link.to, of: link, nodes))
    addresses.append(link.address)
  }

  private mutating func node(
    _ field: String, _ name: String, of link: RoadLink, _ nodes: [String: Coordinate]
  ) throws(RoadsError) -> UInt32 {
    if let known = columns.nodeOfName[name] { return known }
    guard let position = nodes[name] else {
      throw .value(
        of: "link \(link.source)", field: field, value: name, expected: "a node of the table")
    }
    return columns.add(node: name, at: position)
  }

  /// The network of the links so far.
  public var network: LinkNetwork {
    var network = columns.network
    network.addresses = LinkAddresses(addresses)
    return network
  }
}

/// The columns of a network in the making.
private struct LinkColumns {
  private(set) var nodeOfName: [String: UInt32] = [:]
  private var latitude: [Int32] = []
  private var longitude: [Int32] = []
  private var from: [UInt32] = []
  private var to: [UInt32] = []
  private var length: [UInt32] = []
  private var rule: [UInt32] = []
  private var name: [UInt32] = []
  private var source: [Int64] = []
  private var firstShape: [UInt32] = [0]
  private var shapeLatitude: [Int32] = []
  private var shapeLongitude: [Int32] = []
  private var rules = BytesInRow()
  private var names = BytesInRow()
  private var ruleOfLinkRule: [LinkRule: UInt32] = [:]

  mutating func add(node: String, at position: Coordinate) -> UInt32 {
    let index = UInt32(latitude.count)
    nodeOfName[node] = index
    latitude.append(position.e7Latitude)
    longitude.append(position.e7Longitude)
    return index
  }

  mutating func add(_ link: RoadLink, from: UInt32, to: UInt32) {
    self.from.append(from)
    self.to.append(to)
    length.append(UInt32(link.centimeters))
    if let known = ruleOfLinkRule[link.rule] {
      rule.append(known)
    } else {
      let index = rules.position(of: link.rule.bytes)
      ruleOfLinkRule[link.rule] = index
      rule.append(index)
    }
    name.append(names.position(of: Array("\(link.number)\t\(link.name)".utf8)))
    source.append(link.source)
    for position in link.shape {
      shapeLatitude.append(position.e7Latitude)
      shapeLongitude.append(position.e7Longitude)
    }
    firstShape.append(UInt32(shapeLatitude.count))
  }

  var network: LinkNetwork {
    LinkNetwork(
      nodeLatitude: Column(latitude), nodeLongitude: Column(longitude), linkFrom: Column(from),
      linkTo: Column(to), linkLength: Column(length), linkRule: Column(rule),
      linkName: Column(name), linkSource: Column(source), firstShapePoint: Column(firstShape),
      shapeLatitude: Column(shapeLatitude), shapeLongitude: Column(shapeLongitude),
      firstTurnArc: Column([0]), turnArc: Column([]), turnRule: Column([]),
      firstRuleByte: Column(rules.first), ruleByte: Column(rules.bytes),
      firstTurnRuleByte: Column([0]), turnRuleByte: Column([]), firstNameByte: Column(names.first),
      nameByte: Column(names.bytes))
  }
}

/// Different lists of bytes one behind the other.
private struct BytesInRow {
  private(set) var first: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []
  private var known: [[UInt8]: UInt32] = [:]

  mutating func position(of list: [UInt8]) -> UInt32 {
    if let position = known[list] { return position }
    let position = UInt32(first.count - 1)
    bytes += list
    first.append(UInt32(bytes.count))
    known[list] = position
    return position
  }
}

extension Coordinate {
  /// Latitude in units of 1e-7 degrees.
  var e7Latitude: Int32 { Int32((latitude * 1e7).rounded()) }
  /// Longitude in units of 1e-7 degrees.
  var e7Longitude: Int32 { Int32((longitude * 1e7).rounded()) }
}
