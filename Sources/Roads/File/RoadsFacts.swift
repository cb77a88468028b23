/// Where a map comes from and what is in it, as its import found it.
public struct RoadsFacts: Hashable, Sendable {
  /// A number under a heading, such as roads by class.
  public struct Count: Hashable, Sendable {
    /// The heading.
    public var group: String
    /// What is counted.
    public var name: String
    /// How often it was found.
    public var count: Int

    /// Makes a count.
    public init(group: String, name: String, count: Int) {
      self.group = group
      self.name = name
      self.count = count
    }
  }

  /// The name of the file that was imported, without its folder.
  public var source: String
  /// Whose data it is and under which terms.
  public var attribution: String
  /// The seconds since 1970-01-01 of the state of the map; `nil` when its file does not say.
  public var timestamp: Int?
  /// West, south, east, north in units of 1e-7 degrees; `nil` without nodes.
  public var bounds: [Int32]?
  /// What was found and what was left out.
  public var counts: [Count]

  /// Gathers facts.
  public init(
    source: String, attribution: String, timestamp: Int? = nil, bounds: [Int32]? = nil,
    counts: [Count] = []
  ) {
    self.source = source
    self.attribution = attribution
    self.timestamp = timestamp
    self.bounds = bounds
    self.counts = counts
  }

  /// What the import of an OpenStreetMap extract found.
  public init(_ report: ImportReport) {
    func list(_ group: String, _ counts: [ImportReport.Count]) -> [Count] {
      counts.map { Count(group: group, name: $0.name, count: $0.count) }
    }
    let name = report.source.split(separator: "/").last.map { String($0) } ?? report.source
    self.init(
      source: name, attribution: "(c) OpenStreetMap contributors, ODbL 1.0",
      timestamp: report.timestamp, bounds: report.bounds,
      counts: [
        Count(group: "file", name: "bytes", count: report.byteCount),
        Count(group: "file", name: "nodes", count: report.nodesRead),
        Count(group: "file", name: "ways", count: report.waysRead),
        Count(group: "network", name: "roads", count: report.roads),
        Count(group: "network", name: "nodes", count: report.nodes),
        Count(group: "network", name: "links", count: report.links),
        Count(group: "network", name: "meters", count: report.meters),
        Count(group: "network", name: "barriers", count: report.barriers),
        Count(group: "network", name: "turn restrictions", count: report.restrictions),
        Count(group: "network", name: "banned turns", count: report.bans),
        Count(group: "network", name: "missing nodes", count: report.missingNodes),
      ] + list("class", report.classes) + list("limit", report.limits)
        + list("mark", report.marks) + list("way left out", report.waysLeftOut)
        + list("restriction left out", report.restrictionsLeftOut)
        + list("condition not understood", report.unknownConditions)
        + list("value not understood", report.unknownValues))
  }

  /// The same facts with how the network hangs together.
  func adding(_ components: LinkComponents) -> RoadsFacts {
    var facts = self
    let most = components.sizes.max() ?? 0
    facts.counts += [
      Count(group: "component", name: "parts", count: components.sizes.count),
      Count(group: "component", name: "nodes of the largest", count: most),
      Count(
        group: "component", name: "nodes of all others",
        count: components.sizes.reduce(0, +) - most),
    ]
    return facts
  }

  /// One line a fact, its parts parted by tabulators.
  var bytes: [UInt8] {
    func clean(_ text: String) -> String {
      String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
    var lines = ["source\t\(clean(source))", "attribution\t\(clean(attribution))"]
    if let timestamp { lines.append("timestamp\t\(timestamp)") }
    if let bounds { lines.append("bounds\t" + bounds.map { "\($0)" }.joined(separator: "\t")) }
    lines += counts.map { "count\t\(clean($0.group))\t\(clean($0.name))\t\($0.count)" }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Reads what ``bytes`` wrote; lines that are something else are passed over.
  init(bytes: some Collection<UInt8>) {
    self.init(source: "", attribution: "")
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      switch (parts[0], parts.count) {
      case ("source", 2): source = parts[1]
      case ("attribution", 2): attribution = parts[1]
      case ("timestamp", 2): timestamp = Int(parts[1])
      case ("bounds", 5):
        let numbers = parts.dropFirst().compactMap { Int32($0) }
        if numbers.count == 4 { bounds = numbers }
      case ("count", 4):
        if let count = Int(parts[3]) {
          counts.append(Count(group: parts[1], name: parts[2], count: count))
        }
      default: break
      }
    }
  }
}
