internal import OpenStreetMap

/// Counts what an import finds and leaves out.
struct ImportTally {
  private var ways = 0
  private var stubs = 0
  private var refusals: [WayReading.Refusal: Int] = [:]
  private var restrictionRefusals: [TurnReading.Refusal: Int] = [:]

  mutating func add(_ part: WayCollector.Part) {
    ways += part.ways
    stubs += part.stubs
    refusals.merge(part.refusals, uniquingKeysWith: +)
    restrictionRefusals.merge(part.restrictionRefusals, uniquingKeysWith: +)
  }

  /// The report of a whole import.
  func report(
    _ file: ExtractFile, _ table: WayTable, _ nodes: NodeTable, _ builder: LinkBuilder,
    _ turns: TurnResolver
  ) -> ImportReport {
    var report = ImportReport()
    report.source = file.name
    report.byteCount = file.byteCount
    report.timestamp = file.header.replicationTimestamp.map { Int($0) }
    report.writingProgram = file.header.writingProgram
    if let west = builder.nodeLongitude.min(), let east = builder.nodeLongitude.max(),
      let south = builder.nodeLatitude.min(), let north = builder.nodeLatitude.max()
    {
      report.bounds = [west, south, east, north]
    }
    report.nodesRead = nodes.nodes
    report.waysRead = ways
    report.roads = table.ids.count
    report.nodes = builder.nodeLatitude.count
    report.links = builder.linkFrom.count
    report.meters = builder.linkLength.reduce(0) { $0 + Int($1) } / 100
    report.barriers = builder.barriers
    report.missingNodes = builder.missing
    report.restrictions = turns.resolved
    report.bans = turns.ruleOfBan.count
    count(builder, into: &report)
    var leftOut = Dictionary(uniqueKeysWithValues: refusals.map { ($0.key.rawValue, $0.value) })
    if stubs > 0 { leftOut["fewer than two nodes"] = stubs }
    report.waysLeftOut = ImportReport.ranked(leftOut)
    var turnsLeftOut = Dictionary(
      uniqueKeysWithValues: restrictionRefusals.map { ($0.key.rawValue, $0.value) })
    for (refusal, count) in turns.refusals { turnsLeftOut[refusal.rawValue] = count }
    report.restrictionsLeftOut = ImportReport.ranked(turnsLeftOut)
    var conditions: [String: Int] = [:]
    for rule in builder.rules.rules {
      for text in rule.unknownConditions { conditions[text, default: 0] += 1 }
    }
    for rule in turns.rules {
      for text in rule.unknownConditions { conditions[text, default: 0] += 1 }
    }
    report.unknownConditions = ImportReport.ranked(conditions)
    var values: [String: Int] = [:]
    for ruling in table.rulings {
      for text in ruling.unread { values[String(text.prefix(120)), default: 0] += 1 }
    }
    report.unknownValues = ImportReport.ranked(values)
    return report
  }

  private func count(_ builder: LinkBuilder, into report: inout ImportReport) {
    var links = [Int](repeating: 0, count: builder.rules.rules.count)
    for rule in builder.linkRule { links[Int(rule)] += 1 }
    var classes = [Int](repeating: 0, count: RoadClass.allCases.count)
    var limits: [String: Int] = [:]
    var marks: [String: Int] = [:]
    for (rule, count) in zip(builder.rules.rules, links) {
      classes[Int(rule.roadClass.rawValue)] += count
      for quantity in Set(rule.limits.map(\.quantity)) {
        limits["\(quantity)", default: 0] += count
      }
      if !rule.hazardousGoods.isEmpty { limits["hazardousGoods", default: 0] += count }
      for (mark, name) in Self.marks where rule.marks.contains(mark) {
        marks[name, default: 0] += count
      }
      if !rule.season.isEmpty { marks["seasonal", default: 0] += count }
      let access = rule.forward.access + rule.backward.access
      if access.contains(where: { $0.openness == .destination }) {
        marks["destination", default: 0] += count
      }
    }
    report.classes = zip(RoadClass.allCases, classes).filter { $0.1 > 0 }
      .map { ImportReport.Count(name: "\($0.0)", count: $0.1) }
    report.limits = ImportReport.ranked(limits)
    report.marks = ImportReport.ranked(marks)
  }

  private static let marks: [(LinkRule.Marks, String)] = [
    (.urban, "urban"), (.toll, "toll"), (.ferry, "ferry"), (.ice, "ice road"),
    (.winterRoad, "winter road"), (.unpaved, "unpaved"), (.roundabout, "roundabout"),
    (.barrier, "barrier"), (.motorRoad, "motor road"), (.bridge, "bridge"), (.tunnel, "tunnel"),
    (.lanes, "tags by lane"),
  ]
}
