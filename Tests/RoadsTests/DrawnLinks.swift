import Domain

@testable import Roads

/// A network of links written down in a test: nodes on a grid of hundredths of a degree.
struct DrawnLinks {
  /// A link in the making.
  struct Link {
    var from: Int
    var to: Int
    var meters: Int
    var rule: LinkRule
    var name = ""
    var shape: [(latitude: Double, longitude: Double)] = []
  }

  var nodes: [(latitude: Double, longitude: Double)]
  var links: [Link] = []
  /// Courses of arcs, twice the link plus one against it, with the rule of the ban.
  var bans: [(arcs: [Int], rule: TurnRule)] = []

  init(_ nodes: [(latitude: Double, longitude: Double)]) { self.nodes = nodes }

  /// Nodes in a row along the equator, a hundredth of a degree apart.
  init(row count: Int) { nodes = (0..<count).map { (0, Double($0) / 100) } }

  /// Adds a link that is open both ways.
  @discardableResult
  mutating func link(
    _ from: Int, _ to: Int, meters: Int, speed: Int = 600, name: String = "",
    change: (inout LinkRule) -> Void = { _ in }
  ) -> Int {
    var rule = LinkRule(roadClass: .primary, roadSpeed: speed)
    change(&rule)
    links.append(Link(from: from, to: to, meters: meters, rule: rule, name: name))
    return links.count - 1
  }

  var network: LinkNetwork {
    var rules: [LinkRule] = []
    var turnRules: [TurnRule] = []
    var names: [String] = []
    func position<Value: Equatable>(of value: Value, in values: inout [Value]) -> UInt32 {
      if let known = values.firstIndex(of: value) { return UInt32(known) }
      values.append(value)
      return UInt32(values.count - 1)
    }
    let linkRule = links.map { position(of: $0.rule, in: &rules) }
    let linkName = links.map { position(of: $0.name, in: &names) }
    let turnRule = bans.map { position(of: $0.rule, in: &turnRules) }
    func starts(_ counts: [Int]) -> [UInt32] {
      counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32($1)) }
    }
    func e7(_ degrees: Double) -> Int32 { Int32((degrees * 1e7).rounded()) }
    let ruleBytes = rules.map(\.bytes)
    let turnBytes = turnRules.map(\.bytes)
    let nameBytes = names.map { Array($0.utf8) }
    let shape = links.flatMap(\.shape)
    return LinkNetwork(
      nodeLatitude: Column(nodes.map { e7($0.latitude) }),
      nodeLongitude: Column(nodes.map { e7($0.longitude) }),
      linkFrom: Column(links.map { UInt32($0.from) }), linkTo: Column(links.map { UInt32($0.to) }),
      linkLength: Column(links.map { UInt32($0.meters * 100) }), linkRule: Column(linkRule),
      linkName: Column(linkName), linkSource: Column(links.indices.map { Int64($0) }),
      firstShapePoint: Column(starts(links.map(\.shape.count))),
      shapeLatitude: Column(shape.map { e7($0.latitude) }),
      shapeLongitude: Column(shape.map { e7($0.longitude) }),
      firstTurnArc: Column(starts(bans.map(\.arcs.count))),
      turnArc: Column(bans.flatMap(\.arcs).map { UInt32($0) }), turnRule: Column(turnRule),
      firstRuleByte: Column(starts(ruleBytes.map(\.count))),
      ruleByte: Column(ruleBytes.flatMap { $0 }),
      firstTurnRuleByte: Column(starts(turnBytes.map(\.count))),
      turnRuleByte: Column(turnBytes.flatMap { $0 }),
      firstNameByte: Column(starts(nameBytes.map(\.count))),
      nameByte: Column(nameBytes.flatMap { $0 }))
  }

  /// The profile of a truck that nothing keeps off.
  static let truck = RoadProfile(
    vehicleType: VehicleTypeID("truck"), gross: Kilograms(60_000), height: Centimeters(420),
    length: Centimeters(2000), axles: 7, isCombination: true, isLoaded: true)

  static let noon = DrivingMoment(date: CalendarDate(dayNumber: 20_000))

  static func metric(
    _ network: LinkNetwork, _ graph: DrivingGraph, _ terms: DrivingTerms
  ) throws -> DrivingMetric {
    DrivingMetric(
      network, graph, terms: terms,
      decisions: RuleDecisions(try DecodedRules(network), terms: terms))
  }

  /// The metric of the truck at noon.
  func metric(_ profile: RoadProfile = truck) throws -> (DrivingGraph, DrivingMetric) {
    let network = network
    let graph = DrivingGraph(network)
    let terms = DrivingTerms(profile: profile, moment: Self.noon)
    return (graph, try Self.metric(network, graph, terms))
  }
}
