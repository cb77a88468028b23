/// What a node on a road asks of a truck: a barrier to pass, or some seconds.
enum NodeReading {
  /// What was read.
  enum Reading: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A barrier, which becomes a link of no length with this rule.
    case barrier(LinkRule)
    /// Milliseconds for whoever passes.
    case delay(Int)
  }

  /// The keys that make a node worth a look.
  static let keys: Set<String> = ["barrier", "highway", "traffic_calming", "railway", "ford"]

  /// Reads the tags of a node.
  static func read(_ tags: RoadTags) -> Reading {
    if let barrier = tags["barrier"], let kind = kind(of: barrier, tags) {
      return .barrier(rule(tags, kind))
    }
    let delay = delay(tags)
    return delay > 0 ? .delay(delay) : .nothing
  }

  /// How a barrier stands in the way when its tags say nothing more, and what passing costs.
  private struct Kind {
    var openness: LinkVerdict.Passage.Openness
    var seconds: Int
    var height: Int?
    var width: Int?
  }

  /// The kind of a barrier; `nil` for one that stands in nobody's way.
  ///
  /// Source: the wiki's page Key:barrier; seconds authored.
  private static func kind(of barrier: String, _ tags: RoadTags) -> Kind? {
    switch barrier {
    case "no", "kerb", "entrance", "cattle_grid", "delineators", "tank_trap_open":
      return tags.hasKey { $0.hasPrefix("max") || AccessReading.keys.contains($0) }
        ? Kind(openness: .open, seconds: 5) : nil
    // They are opened for whoever may pass; the tags of access say who may.
    case "gate", "swing_gate", "sliding_gate", "hampshire_gate", "wicket_gate":
      let isLocked = tags["locked"] == "yes"
      return Kind(openness: isLocked ? .closed : .open, seconds: 45)
    case "lift_gate", "checkpoint", "guard_house": return Kind(openness: .open, seconds: 20)
    case "toll_booth": return Kind(openness: .open, seconds: 60)
    case "border_control", "customs", "sally_port": return Kind(openness: .open, seconds: 60)
    // It stands there to keep trucks out; without a figure it does.
    case "height_restrictor": return Kind(openness: .open, seconds: 5, height: 250)
    case "width_restrictor": return Kind(openness: .open, seconds: 5, width: 230)
    // A bus trap, a block, bollards: nothing on four wheels passes. What is unknown is closed, too:
    // it was drawn because it stands in the way.
    default: return Kind(openness: .closed, seconds: 15)
    }
  }

  private static func rule(_ tags: RoadTags, _ kind: Kind) -> LinkRule {
    var rule = LinkRule(roadClass: .barrier, roadSpeed: SpeedReading.classSpeed(.barrier))
    rule.forward.access = AccessReading.clauses(tags, side: "forward", fallback: kind.openness)
    // A node has no direction, so nothing of the kind can be read from it.
    rule.backward = rule.forward
    rule.limits = LimitReading.limits(tags).limits
    if let height = kind.height, !rule.limits.contains(where: { $0.quantity == .height }) {
      rule.limits.append(LinkRule.Limit(.height, clauses: [LinkRule.Limit.Clause(height)]))
    }
    if let width = kind.width, !rule.limits.contains(where: { $0.quantity == .width }) {
      rule.limits.append(LinkRule.Limit(.width, clauses: [LinkRule.Limit.Clause(width)]))
    }
    rule.season = SeasonReading.clauses(tags)
    rule.surcharge = kind.seconds * 1000
    rule.marks = .barrier
    return rule
  }

  /// Milliseconds that a truck loses on the average, signals and humps; authored.
  private static func delay(_ tags: RoadTags) -> Int {
    var seconds = 0
    switch tags["highway"] {
    case "traffic_signals": seconds += 12
    case "stop": seconds += 8
    case "give_way", "mini_roundabout": seconds += 4
    default: break
    }
    switch tags["traffic_calming"] {
    case nil, "no": break
    case "bump", "hump", "table", "cushion", "rumble_strip", "dip": seconds += 5
    default: seconds += 3
    }
    // A loaded truck looks both ways and shifts down.
    if tags["railway"] == "level_crossing" { seconds += 6 }
    if let ford = tags["ford"], ford != "no" { seconds += 30 }
    return seconds * 1000
  }
}
