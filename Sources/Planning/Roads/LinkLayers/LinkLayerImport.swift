internal import Domain
internal import Roads

/// Makes a network of a layer of links, cut by the assets along them.
struct LinkLayerImport {
  /// Whose data Digiroad is.
  static let digiroad =
    "Digiroad / Väylävirasto (Finnish Transport Infrastructure Agency), CC BY 4.0, changed"

  let layer: LinkLayer
  let assets: LinkAssets
  /// Nodes whose ends did not quite meet.
  private(set) var gapCount = 0
  /// Cuts inside links.
  private(set) var cutCount = 0

  init(_ layer: LinkLayer, assets: LinkAssets = LinkAssets()) {
    self.layer = layer
    self.assets = assets
  }

  /// Joins and cuts the links.
  ///
  /// - Throws: `RoadsError` for a length that no network can hold.
  mutating func network() throws -> LinkNetwork {
    let usable = layer.links.indices.filter { layer.links[$0].isUsable }
    let ends = usable.flatMap { link in
      [false, true].map { layer.end(of: layer.links[link], isLast: $0) }
    }
    let joining = EndJoining(ends, tolerance: layer.settings.joining)
    gapCount = joining.gapCount
    var nodes: [String: Coordinate] = [:]
    for node in joining.node { nodes["\(node)"] = ends[node] }
    let stretches = assets.stretches.sorted { $0.link < $1.link }
    let rules = layer.traits.map(\.rule)
    var builder = LinkNetworkBuilder()
    var next = 0
    for (position, place) in usable.enumerated() {
      while next < stretches.count, stretches[next].link < place { next += 1 }
      let begin = next
      while next < stretches.count, stretches[next].link == place { next += 1 }
      let link = layer.links[place]
      let pieces = LinkCutting.pieces(
        layer.traits[Int(link.traits)], length: link.measureLength,
        stretches: stretches[begin..<next],
        shortest: layer.settings.shortestPiece)
      let line = layer.line(of: link)
      let shares = [0] + pieces.dropLast().map { $0.to / link.measureLength } + [1]
      let parts = LinkCutting.parts(of: line, at: shares)
      cutCount += pieces.count - 1
      var from = "\(joining.node[2 * position])"
      for (order, (piece, part)) in zip(pieces, parts).enumerated() {
        var to = "\(joining.node[2 * position + 1])"
        if order < pieces.count - 1 {
          to = "\(place)/\(order + 1)"
          nodes[to] = part[part.count - 1]
        }
        let share = (piece.to - piece.from) / link.measureLength
        let meters = link.statedLength > 0 ? link.statedLength * share : part.groundMeters
        try builder.add(
          RoadLink(
            from: from, to: to, centimeters: max(1, Int((meters * 100).rounded())),
            rule: begin == next ? rules[Int(link.traits)] : piece.traits.rule,
            number: link.road > 0 ? "\(link.road)" : "", name: layer.names[Int(link.name)],
            source: Int64(link.row), shape: Array(part.dropFirst().dropLast()),
            address: link.address), at: nodes)
        from = to
      }
    }
    return builder.network
  }

  /// What was found and what was left out, for the file of roads.
  func counts(tablesNotRead: [(name: String, rows: Int)] = []) -> [RoadsFacts.Count] {
    func count(_ group: String, _ name: String, _ count: Int) -> RoadsFacts.Count {
      RoadsFacts.Count(group: group, name: name, count: count)
    }
    var counts = [
      count("file", "rows of links", layer.rowCount),
      count("joining", "nodes over a gap", gapCount),
    ]
    if assets.rowCount > 0 {
      counts += [
        count("joining", "cuts where an asset begins or ends", cutCount),
        count("asset", "rows", assets.rowCount),
        count("asset", "rows of links that are not there", assets.rowsOfOthers),
      ]
    }
    counts += layer.leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { count("link left out", $0.key, $0.value) }
    counts += tablesNotRead.map { count("table not read", $0.name, $0.rows) }
    return counts
  }
}
