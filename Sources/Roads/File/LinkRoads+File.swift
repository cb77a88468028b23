/// Roads in a file.
extension LinkRoads {
  /// Writes the roads as one file, beside its name first and then renamed.
  ///
  /// The same roads give the same bytes.
  /// - Throws: ``RoadsError/unwritable(path:reason:)``.
  public func write(to path: String) throws(RoadsError) {
    var writer = RoadsFileWriter()
    writer.add("facts", Column(facts.bytes))
    network.add(to: &writer)
    writer.add("graph.tail", graph.tail)
    writer.add("graph.head", graph.head)
    writer.add("graph.state_junction", graph.stateJunction)
    writer.add("graph.copied_arc", graph.copiedArc)
    writer.add("graph.copies_by_arc", graph.copiesByArc)
    writer.add("graph.banned_arc", graph.bannedArc)
    writer.add("graph.ban", graph.ban)
    writer.add("tree.south", tree.south)
    writer.add("tree.west", tree.west)
    writer.add("tree.north", tree.north)
    writer.add("tree.east", tree.east)
    writer.add("tree.link", tree.link)
    for (name, column) in zip(HierarchyColumns.names, hierarchy.columns.all) {
      writer.add("hierarchy.\(name)", column)
    }
    try writer.write(to: path)
  }

  /// Opens a file that ``write(to:)`` wrote.
  ///
  /// Head, table and lengths are checked. The hierarchy is looked over at the first question; all else
  /// is read when it is asked for, and a damaged number there gives a wrong answer at worst, never a
  /// fault. ``check(_:threads:)`` finds it.
  /// - Throws: ``RoadsError/unreadable(path:reason:)``, ``RoadsError/file(path:found:expected:)``.
  public static func open(_ path: String) throws(RoadsError) -> LinkRoads {
    try open(RoadsFileReader(path: path))
  }

  /// Opens a file and compares all of its contents with their checksums.
  ///
  /// - Throws: As ``open(_:)``, and for the first section that is damaged.
  /// - Complexity: reads the whole file.
  public static func check(_ path: String, threads: Int) throws(RoadsError) -> LinkRoads {
    let reader = try RoadsFileReader(path: path)
    try reader.checkContents()
    let roads = try open(reader)
    guard roads.hierarchy.hierarchy(threads: threads) != nil else {
      throw .file(
        path: path, found: "a damaged hierarchy", expected: "import the map again")
    }
    return roads
  }

  private static func open(_ reader: RoadsFileReader) throws(RoadsError) -> LinkRoads {
    let network = try LinkNetwork(reader)
    let tail = try reader.column("graph.tail", of: UInt32.self)
    let copied = try reader.column("graph.copied_arc", of: UInt32.self)
    let banned = try reader.column("graph.banned_arc", of: UInt32.self)
    func refuse(_ what: String) -> RoadsError {
      .file(path: reader.path, found: "a damaged \(what)", expected: "import the map again")
    }
    guard tail.count == 2 * network.linkCount + copied.count else { throw refuse("graph") }
    let graph = DrivingGraph(
      junctionCount: network.nodeCount, tail: tail,
      head: try reader.column("graph.head", of: UInt32.self, count: tail.count),
      stateJunction: try reader.column("graph.state_junction", of: UInt32.self),
      copiedArc: copied,
      copiesByArc: try reader.column("graph.copies_by_arc", of: UInt32.self, count: copied.count),
      bannedArc: banned, ban: try reader.column("graph.ban", of: UInt32.self, count: banned.count))
    guard
      let tree = LinkTree(
        south: try reader.column("tree.south", of: Int32.self),
        west: try reader.column("tree.west", of: Int32.self),
        north: try reader.column("tree.north", of: Int32.self),
        east: try reader.column("tree.east", of: Int32.self),
        link: try reader.column("tree.link", of: UInt32.self, count: network.linkCount))
    else { throw refuse("tree of links") }
    var columns: [Column<UInt32>] = []
    for name in HierarchyColumns.names {
      columns.append(try reader.column("hierarchy.\(name)", of: UInt32.self))
    }
    guard let parts = HierarchyColumns(columns, nodes: graph.nodeCount, inputs: graph.arcCount)
    else { throw refuse("hierarchy") }
    return LinkRoads(
      network: network, graph: graph, hierarchy: HierarchySource(unseen: parts), tree: tree,
      facts: RoadsFacts(bytes: try reader.column("facts", of: UInt8.self)))
  }
}

extension LinkNetwork {
  fileprivate func add(to writer: inout RoadsFileWriter) {
    writer.add("node.latitude", nodeLatitude)
    writer.add("node.longitude", nodeLongitude)
    writer.add("link.from", linkFrom)
    writer.add("link.to", linkTo)
    writer.add("link.length", linkLength)
    writer.add("link.rule", linkRule)
    writer.add("link.name", linkName)
    writer.add("link.source", linkSource)
    writer.add("link.first_shape_point", firstShapePoint)
    writer.add("shape.latitude", shapeLatitude)
    writer.add("shape.longitude", shapeLongitude)
    writer.add("ban.first_arc", firstTurnArc)
    writer.add("ban.arc", turnArc)
    writer.add("ban.rule", turnRule)
    writer.add("rule.first_byte", firstRuleByte)
    writer.add("rule.byte", ruleByte)
    writer.add("turn_rule.first_byte", firstTurnRuleByte)
    writer.add("turn_rule.byte", turnRuleByte)
    writer.add("name.first_byte", firstNameByte)
    writer.add("name.byte", nameByte)
    guard let addresses else { return }
    for (name, column) in zip(LinkAddresses.sections, addresses.columns) {
      writer.add(name, column)
    }
  }

  fileprivate init(_ reader: RoadsFileReader) throws(RoadsError) {
    let latitude = try reader.column("node.latitude", of: Int32.self)
    let from = try reader.column("link.from", of: UInt32.self)
    let links = from.count
    let shapeLatitude = try reader.column("shape.latitude", of: Int32.self)
    let bans = try reader.column("ban.rule", of: UInt32.self)
    self.init(
      nodeLatitude: latitude,
      nodeLongitude: try reader.column("node.longitude", of: Int32.self, count: latitude.count),
      linkFrom: from, linkTo: try reader.column("link.to", of: UInt32.self, count: links),
      linkLength: try reader.column("link.length", of: UInt32.self, count: links),
      linkRule: try reader.column("link.rule", of: UInt32.self, count: links),
      linkName: try reader.column("link.name", of: UInt32.self, count: links),
      linkSource: try reader.column("link.source", of: Int64.self, count: links),
      firstShapePoint: try reader.column(
        "link.first_shape_point", of: UInt32.self, count: links + 1),
      shapeLatitude: shapeLatitude,
      shapeLongitude: try reader.column(
        "shape.longitude", of: Int32.self, count: shapeLatitude.count),
      firstTurnArc: try reader.column("ban.first_arc", of: UInt32.self, count: bans.count + 1),
      turnArc: try reader.column("ban.arc", of: UInt32.self), turnRule: bans,
      firstRuleByte: try reader.column("rule.first_byte", of: UInt32.self),
      ruleByte: try reader.column("rule.byte", of: UInt8.self),
      firstTurnRuleByte: try reader.column("turn_rule.first_byte", of: UInt32.self),
      turnRuleByte: try reader.column("turn_rule.byte", of: UInt8.self),
      firstNameByte: try reader.column("name.first_byte", of: UInt32.self),
      nameByte: try reader.column("name.byte", of: UInt8.self))
    // Files of maps without a register, and older ones, have none of these.
    guard LinkAddresses.sections.allSatisfy(reader.has) else { return }
    var columns: [Column<UInt32>] = []
    for name in LinkAddresses.sections {
      columns.append(try reader.column(name, of: UInt32.self, count: links))
    }
    addresses = LinkAddresses(columns)
  }
}
