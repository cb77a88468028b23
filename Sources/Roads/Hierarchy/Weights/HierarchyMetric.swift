/// The weights of a hierarchy: what each of its arcs takes, in milliseconds and, when asked for,
/// meters of the same way.
///
/// Weights are whole milliseconds below ``unreachable``; whatever reaches it means *closed*, sums
/// end there and never wrap. With meters, of two ways equally long in time the one of fewer meters
/// counts; milliseconds are the same with and without. A value: a metric that is changed while a
/// task still holds the old one is copied first.
public struct HierarchyMetric: Sendable {
  /// Stands for "no way": 2^31 - 1, 24.8 days.
  public static let unreachable = UInt32.unreachable

  /// The topology that the weights belong to.
  public let hierarchy: ContractionHierarchy
  /// The weights.
  var weights: HierarchyWeights

  /// Whether meters are there too.
  public var hasMeters: Bool { weights.hasMeters }

  /// The names of ``columns`` in a file; the last three are there only with meters.
  public static let columnNames = [
    "up", "down", "input", "up_meters", "down_meters", "input_meters",
  ]

  /// The columns for a file: up, down and input milliseconds, then the same in meters if there.
  public var columns: [Column<UInt32>] { Array(weights.columns.prefix(hasMeters ? 6 : 3)) }

  /// Customizes a hierarchy: finds the weight of every hierarchy arc.
  ///
  /// - Parameters:
  ///   - hierarchy: The topology.
  ///   - milliseconds: By arc of the graph; ``unreachable`` and above is closed.
  ///   - meters: By arc of the graph, below 2^31, when ways shall be known in meters too.
  ///   - threads: How many share the work; the result is the same on any number.
  /// - Complexity: the number of triangles of the hierarchy, about seven an arc.
  public init(
    _ hierarchy: ContractionHierarchy, milliseconds: Column<UInt32>,
    meters: Column<UInt32>? = nil, threads: Int = 1
  ) {
    precondition(
      milliseconds.count == hierarchy.inputCount, "each arc of the graph has a weight")
    precondition(
      (meters?.count ?? milliseconds.count) == milliseconds.count, "each arc has its meters")
    self.hierarchy = hierarchy
    weights = HierarchyWeights(
      up: hierarchy.arcCount, down: hierarchy.arcCount, inputs: hierarchy.inputCount,
      hasMeters: meters != nil)
    weights.input.copy(Slab(reading: milliseconds))
    if let meters { weights.inputMeters.copy(Slab(reading: meters)) }
    if meters == nil {
      TimeCustomization(hierarchy, weights).run(threads: threads)
    } else {
      LengthCustomization(hierarchy, weights).run(threads: threads)
    }
  }

  /// Takes weights from a file that ``columns`` wrote.
  ///
  /// `nil` when their lengths are not those of the hierarchy.
  public init?(_ hierarchy: ContractionHierarchy, columns: [Column<UInt32>]) {
    let (arcs, inputs) = (hierarchy.arcCount, hierarchy.inputCount)
    let lengths = columns.map(\.count)
    guard lengths == [arcs, arcs, inputs] || lengths == [arcs, arcs, inputs, arcs, arcs, inputs]
    else { return nil }
    self.hierarchy = hierarchy
    weights = HierarchyWeights(seen: columns)
  }
}
