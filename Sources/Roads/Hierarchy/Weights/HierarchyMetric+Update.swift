/// A new weight for an arc of the graph, for tonight or for good.
public struct HierarchyChange: Sendable, Hashable {
  /// The arc of the graph.
  public var arc: UInt32
  /// Its milliseconds from now on; ``HierarchyMetric/unreachable`` and above closes it.
  public var milliseconds: UInt32

  /// Names a change.
  public init(arc: UInt32, milliseconds: UInt32) {
    self.arc = arc
    self.milliseconds = milliseconds
  }
}

extension HierarchyMetric {
  /// Changes the weights of some arcs of the graph and whatever depends on them; meters stay.
  ///
  /// The weights are then those that a customization of everything would give. When another value
  /// still holds the weights, or they lie in a mapped file, they are copied first.
  /// - Returns: The number of hierarchy arcs whose weight changed.
  /// - Complexity: O(triangles of the arcs that change), some microseconds for each closure.
  @discardableResult
  public mutating func update(_ changes: [HierarchyChange]) -> Int {
    precondition(
      changes.allSatisfy { Int($0.arc) < hierarchy.inputCount }, "changes name arcs of the graph")
    if !weights.isWritable || !isKnownUniquelyReferenced(&weights) { weights = weights.copy() }
    var recustomization = Recustomization(hierarchy, weights)
    return recustomization.run(changes)
  }
}
