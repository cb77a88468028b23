/// The directions in which a way may be driven.
///
/// Source: the wiki's page Key:oneway. Motorways and roundabouts are one way unless they say
/// otherwise. A lane that changes its direction by the hour (`reversible`) is closed both ways, as
/// no plan can know its hour; one that alternates by signals is open both ways.
enum FlowReading {
  /// The clauses of both directions.
  static func clauses(
    _ tags: RoadTags
  ) -> (forward: [LinkRule.AccessClause], backward: [LinkRule.AccessClause]) {
    var forward: [LinkRule.AccessClause] = []
    var backward: [LinkRule.AccessClause] = []
    for statement in tags.statements("oneway") {
      guard let flow = Flow(statement.value) else { continue }
      for condition in statement.conditions {
        forward.append(LinkRule.AccessClause(flow.forward, when: condition))
        backward.append(LinkRule.AccessClause(flow.backward, when: condition))
      }
    }
    let implied =
      tags["highway"] == "motorway" || tags["junction"] == "roundabout"
      || tags["junction"] == "circular"
    let flow = tags["oneway"].flatMap(Flow.init) ?? (implied ? Flow("yes") : nil)
    if let flow, flow.forward == .closed || !forward.isEmpty {
      forward.append(LinkRule.AccessClause(flow.forward))
    }
    if let flow, flow.backward == .closed || !backward.isEmpty {
      backward.append(LinkRule.AccessClause(flow.backward))
    }
    return (forward, backward)
  }

  private struct Flow {
    var forward = LinkVerdict.Passage.Openness.open
    var backward = LinkVerdict.Passage.Openness.open

    init?(_ value: String) {
      switch value {
      case "yes", "true", "1": backward = .closed
      case "-1", "reverse": forward = .closed
      case "no", "false", "0", "alternating": break
      case "reversible":
        forward = .closed
        backward = .closed
      default: return nil
      }
    }
  }
}
