internal import Exchange
internal import Foundation
internal import Roads

/// What is in a roads file: where its map comes from, counts by class, limit and mark, and what was
/// left out.
public struct RoadsSummary {
  private let facts: RoadsFacts

  init(_ roads: LinkRoads) { facts = roads.facts }

  /// Opens a roads file; `whole` compares all of its contents with their checksums.
  ///
  /// - Throws: a `Fault` when it is missing, of another version, cut or damaged.
  public init(path: String, whole: Bool = false) throws {
    let threads = ProcessInfo.processInfo.activeProcessorCount
    self.init(
      whole
        ? try LinkRoads.check(path, threads: threads) : try LinkRoads.open(path))
  }

  /// One line for standard error.
  public var sentence: String {
    let links = count("network", "links")
    let bridges = count("bridge", "placed")
    return "\(links) links of \(count("network", "roads")) roads, "
      + "\(count("network", "meters") / 1000) km, \(count("network", "banned turns")) banned turns"
      + (bridges > 0 ? ", \(bridges) limited bridges" : "")
  }

  /// Sentences about what a careful user wants to know: what was in the map and could not be used.
  public var warnings: [String] {
    var warnings: [String] = []
    func warn(_ group: String, _ consequence: String) {
      let counts = facts.counts.filter { $0.group == group }
      guard let first = counts.first else { return }
      let others = counts.count > 1 ? " and \(counts.count - 1) more" : ""
      warnings.append("\(group): '\(first.name)'\(others); \(consequence)")
    }
    warn("condition not understood", "it is taken as holding where it forbids")
    warn("value not understood", "it is left out")
    warn("table not read", "what it says of the roads is not known here")
    return warnings
  }

  /// A table for people.
  public var lines: [UInt8] {
    var table = TextTable(["group", "name", "count"])
    table.add(["map", "source", facts.source])
    table.add(["map", "attribution", facts.attribution])
    if let date { table.add(["map", "date", date]) }
    if let box {
      table.add(["map", "west,south,east,north", box.map { "\($0)" }.joined(separator: ",")])
    }
    for count in facts.counts { table.add([count.group, count.name, "\(count.count)"]) }
    return table.bytes
  }

  /// The same for machines.
  public var json: [UInt8] {
    var members = [
      JSONMember("source", .string(facts.source)),
      JSONMember("attribution", .string(facts.attribution)),
      JSONMember("date", .text(date)),
      JSONMember("bbox", box.map { .array($0.map { .decimal($0, digits: 7) }) } ?? .null),
    ]
    // Groups in the order in which they first stand.
    var groups: [(name: String, counts: [JSONMember])] = []
    for count in facts.counts {
      if groups.last?.name != count.group { groups.append((count.group, [])) }
      groups[groups.count - 1].counts.append(JSONMember(count.name, .whole(count.count)))
    }
    members += groups.map {
      JSONMember($0.name.replacingOccurrences(of: " ", with: "_"), .object($0.counts))
    }
    return JSONValue.object(members).written
  }

  private func count(_ group: String, _ name: String) -> Int {
    facts.counts.first { $0.group == group && $0.name == name }?.count ?? 0
  }

  /// The day of the map's state in UTC.
  private var date: String? {
    facts.timestamp.map {
      Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601)
    }
  }

  private var box: [Double]? { facts.bounds?.map { Double($0) / 1e7 } }
}
