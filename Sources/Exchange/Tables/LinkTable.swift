public import Domain

/// A table of nodes and links, as the national table of road locations gives them.
public struct LinkTable: Sendable {
  /// A location on one road; crossings are several locations with one junction.
  public struct Node: Hashable, Sendable {
    /// Its location code.
    public var code: Int
    /// The location code that stands for all locations of a crossing.
    public var junction: Int
    /// Where it lies.
    public var position: Coordinate
    /// Its address on its road; `nil` when not known.
    public var address: RoadAddress?
  }

  /// What a road is to its keeper.
  public enum RoadKind: String, Hashable, Sendable, CaseIterable {
    case valtatie, kantatie, seututie, yhdystie
    case rampOrOther = "ramp_or_other"
    case street, connector
  }

  /// A piece of road between two locations.
  public struct Link: Hashable, Sendable {
    /// The position in ``LinkTable/nodes`` of the location where it begins.
    public var from: Int
    /// The position of the location where it ends.
    public var to: Int
    /// Its length.
    public var length: Centimeters
    /// What its road is.
    public var kind: RoadKind
    /// The number of its road; empty when it has none.
    public var number: String
    /// The name of its road; empty when it has none.
    public var name: String
    /// Its line in the file.
    public var line: Int
  }

  /// Locations in the order of their file.
  public var nodes: [Node]
  /// Links in the order of their file.
  public var links: [Link]
  /// For each node the position of its junction.
  public var junctions: [Int]
}

/// Reads a table of nodes and links from two CSV files.
public enum LinkTableReader {
  private static let nodeSchema = TableSchema(
    name: "a table of nodes", required: ["lcd", "junction", "lon", "lat"],
    optional: [
      "tm35fin_e", "tm35fin_n", "kind", "name", "crossing_name", "municipality", "road_lcd",
      "road_number", "road_part", "part_distance_m",
    ])
  private static let linkSchema = TableSchema(
    name: "a table of links",
    required: ["from_lcd", "to_lcd", "road_number", "road_class", "road_name", "length_m"],
    optional: ["road_lcd", "chord_m", "length_source"])

  /// Reads both files.
  ///
  /// - Throws: `InputFault` with every error of both.
  public static func read(links: InputFile, nodes: InputFile) throws(InputFault) -> LinkTable {
    let log = ProblemLog()
    var table = LinkTable(nodes: [], links: [], junctions: [])
    var position: [Int: Int] = [:]
    var rows: [TableRow] = []
    if let file = Table(csv: nodes, schema: nodeSchema, log: log) {
      file.forEachRow(log: log) { row in
        let node = node(row)
        guard row.isSound else { return }
        if position.updateValue(table.nodes.count, forKey: node.code) != nil {
          row.report("duplicate", "lcd", value: "\(node.code)", "each location once")
        }
        table.nodes.append(node)
        rows.append(row)
      }
    }
    for (node, row) in zip(table.nodes, rows) {
      if let junction = position[node.junction] {
        table.junctions.append(junction)
      } else {
        row.report(
          "reference", "junction", value: "\(node.junction)", "the lcd of a location of this file")
      }
    }
    if let file = Table(csv: links, schema: linkSchema, log: log) {
      file.forEachRow(log: log) { row in
        if let link = link(row, position, nodes: nodes.name) { table.links.append(link) }
      }
    }
    let errors = log.sorted(byFiles: [nodes.name, links.name]).filter { $0.severity == .error }
    guard errors.isEmpty else { throw InputFault(errors) }
    return table
  }

  private static func node(_ row: TableRow) -> LinkTable.Node {
    // Roads abroad are called E4 or Rv 93; the register has numbers alone.
    let road = row.optionalText("road_number").flatMap { Int($0) }.flatMap {
      (1...99_999).contains($0) ? $0 : nil
    }
    let part = row.optional("road_part", .count(0...9999))
    let distance = row.optional("part_distance_m", .count(0...1_000_000, unit: "m"))
    var node = LinkTable.Node(
      code: row.value("lcd", .count(1...1_000_000)),
      junction: row.value("junction", .count(1...1_000_000)), position: row.position())
    if let road, let part, let distance {
      node.address = RoadAddress(road: road, part: part, distance: distance)
    }
    return node
  }

  private static func link(
    _ row: TableRow, _ position: [Int: Int], nodes: String
  ) -> LinkTable.Link? {
    func end(_ field: String) -> Int? {
      let code = row.value(field, FieldKind<Int>.count(1...1_000_000))
      guard row.isSound else { return nil }
      if position[code] == nil {
        row.report("reference", field, value: "\(code)", "the lcd of a location of \(nodes)")
      }
      return position[code]
    }
    let from = end("from_lcd")
    let to = end("to_lcd")
    let link = LinkTable.Link(
      from: from ?? 0, to: to ?? 0,
      length: row.value("length_m", FieldKind<Centimeters>.meters(0...1_000_000_000)),
      kind: row.value("road_class", .word(.street)), number: row.note("road_number"),
      name: row.note("road_name"), line: row.location().line ?? 0)
    return row.isSound ? link : nil
  }
}
