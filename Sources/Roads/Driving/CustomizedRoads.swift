internal import Synchronization

/// The roads as they are for one vehicle at one moment: weights by arc, and shortcuts over them.
struct CustomizedRoads: Sendable {
  /// What each arc takes.
  let metric: DrivingMetric
  /// What ways are chosen by.
  let weight: RouteWeight
  /// By milliseconds with decimeters beside, or by decimeters with milliseconds beside.
  var hierarchy: HierarchyMetric
  /// By node, states among them: whether it can be driven to and from the most others.
  let isMain: [Bool]

  /// Weighs and customizes.
  init(
    _ roads: LinkRoads, _ topology: ContractionHierarchy, terms: DrivingTerms,
    decisions: RuleDecisions, by weight: RouteWeight, threads: Int
  ) {
    self.weight = weight
    metric = DrivingMetric(roads.network, roads.graph, terms: terms, decisions: decisions)
    let (first, second) =
      switch weight {
      case .time: (metric.milliseconds, metric.decimeters)
      case .distance:
        (metric.distanceWeights, metric.milliseconds.map { $0 % DrivingMetric.admission })
      }
    hierarchy = HierarchyMetric(
      topology, milliseconds: Column(first), meters: Column(second), threads: threads)
    let parts = StrongComponents(
      nodeCount: roads.graph.nodeCount, tail: roads.graph.tail, head: roads.graph.head,
      weights: metric.milliseconds, closed: DrivingMetric.closed)
    isMain = parts.component.map { $0 == parts.largest }
  }

  /// What a table of so many rows is best searched in: many rows pay for pruning first.
  func searchGraph(rows: Int, threads: Int) -> SearchGraph {
    rows < 200 ? hierarchy.searchGraph : PerfectMetric(hierarchy, threads: threads).searchGraph
  }

  /// Whether an arc that is no copy may be driven, and joins the largest part of the network that
  /// hangs together.
  func isUsable(_ arc: Int, in graph: DrivingGraph) -> Bool {
    guard metric.drive(arc) != nil else { return false }
    let head = Int(graph.head[arc])
    guard head < isMain.count, isMain[head] else { return false }
    return graph.alternatives(of: arc).contains { copy in
      let tail = Int(graph.tail[copy])
      return tail < isMain.count && isMain[tail]
        && metric.milliseconds[copy] != DrivingMetric.closed
    }
  }

  /// Whether a link may be driven in some direction and hangs together with the others.
  func isUsable(link: Int, in graph: DrivingGraph) -> Bool {
    isUsable(2 * link, in: graph) || isUsable(2 * link + 1, in: graph)
  }
}

/// Customized roads of the last few questions, so that the next one about the same vehicle and day
/// costs a search only.
///
/// Shared by all that ask; what is in it never changes an answer.
final class CustomizationCache: Sendable {
  private struct Key: Hashable {
    var terms: DrivingTerms
    var weight: RouteWeight
  }

  private let rules: Mutex<DecodedRules?> = Mutex(nil)
  private let kept: Mutex<[(key: Key, roads: CustomizedRoads)]> = Mutex([])
  private let capacity: Int

  /// Makes a cache; large networks are kept fewer times.
  init(arcs: Int) {
    // Weights of an arc take some 60 bytes; a gigabyte is what a small machine can spare.
    capacity = max(1, min(32, 1_000_000_000 / max(1, arcs * 60)))
  }

  /// The rules of a network, read once.
  ///
  /// - Throws: ``RuleBytesError`` when one is damaged.
  func rules(of network: LinkNetwork) throws(RuleBytesError) -> DecodedRules {
    if let known = rules.withLock({ $0 }) { return known }
    let read = try DecodedRules(network)
    rules.withLock { $0 = read }
    return read
  }

  /// What is kept for the terms, else what `make` makes.
  func roads(
    for terms: DrivingTerms, by weight: RouteWeight,
    make: () throws(RoadsError) -> CustomizedRoads
  ) throws(RoadsError) -> CustomizedRoads {
    let key = Key(terms: terms, weight: weight)
    let known = kept.withLock { kept in kept.first { $0.key == key }?.roads }
    if let known { return known }
    let made = try make()
    kept.withLock { kept in
      if kept.count >= capacity { kept.removeFirst() }
      kept.append((key, made))
    }
    return made
  }
}
