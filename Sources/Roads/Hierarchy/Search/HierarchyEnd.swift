/// Where a way may begin or end: a node, and what it takes from the true start to the node, or from
/// the node to the true end.
///
/// A start in the middle of an arc is the arc's head with the rest of its weight.
public struct HierarchyEnd: Sendable, Hashable {
  /// The node.
  public var node: UInt32
  /// Milliseconds between the node and the true end; ``HierarchyMetric/unreachable`` and above rule
  /// the node out.
  public var milliseconds: UInt32
  /// Meters between the node and the true end.
  public var meters: UInt32

  /// Names an end.
  public init(node: UInt32, milliseconds: UInt32 = 0, meters: UInt32 = 0) {
    self.node = node
    self.milliseconds = milliseconds
    self.meters = meters
  }

  /// Both as one label.
  var label: UInt64 { PackedLabel.pack(milliseconds, meters) }
}

/// The way found between some starts and some ends.
public struct HierarchyWay: Sendable, Hashable {
  /// What it takes, the parts at both ends included.
  public var milliseconds: UInt32
  /// Meters of the way, the parts at both ends included; 0 when the metric has no meters.
  public var meters: UInt32
  /// The arcs of the graph in the order of driving; empty when start and end are one node.
  public var arcs: [UInt32]
  /// Which of the starts was taken, by position in the question.
  public var source: Int
  /// Which of the ends was taken, by position in the question.
  public var target: Int
}
