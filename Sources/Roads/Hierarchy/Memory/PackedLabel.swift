/// Milliseconds above meters in one number: comparison is by milliseconds, then meters, and one
/// addition adds both.
enum PackedLabel {
  /// No way.
  static let unreachable = UInt64(UInt32.unreachable) << 32

  /// Packs; what reaches ``Swift/UInt32/unreachable`` is ``unreachable``, meters end below 2^31.
  @inline(__always)
  static func pack(_ milliseconds: UInt32, _ meters: UInt32) -> UInt64 {
    min(UInt64(milliseconds) << 32 | UInt64(min(meters, 1 << 31 - 1)), unreachable)
  }

  /// The milliseconds, at most ``Swift/UInt32/unreachable``.
  @inline(__always)
  static func milliseconds(_ label: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: label >> 32) }

  /// The meters of a label that is no longer than a weight may be.
  @inline(__always)
  static func meters(_ label: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: label) }

  /// A sum as it may be kept: neither field above its end.
  @inline(__always)
  static func kept(_ label: UInt64) -> UInt64 { pack(milliseconds(label), meters(label)) }
}

/// The weights of one direction as packed labels; without meters those are 0.
///
/// Weights of hierarchy arcs are labels as they may be kept, since customization writes them so; what
/// was given for arcs of the graph may be anything, see ``given(_:)``.
struct LabelView {
  private let milliseconds: Slab<UInt32>
  private let meters: Slab<UInt32>
  private let hasMeters: Bool

  init(_ milliseconds: Slab<UInt32>, _ meters: Slab<UInt32>, hasMeters: Bool) {
    self.milliseconds = milliseconds
    self.meters = meters
    self.hasMeters = hasMeters
  }

  /// The label at a position.
  @inline(__always)
  subscript(position: UInt32) -> UInt64 {
    UInt64(milliseconds[position]) << 32 | (hasMeters ? UInt64(meters[position]) : 0)
  }

  /// The label of what was given from outside.
  @inline(__always)
  func given(_ position: UInt32) -> UInt64 { PackedLabel.kept(self[position]) }
}

extension HierarchyWeights {
  /// Labels from lower to upper ends.
  var upLabels: LabelView { LabelView(up, upMeters, hasMeters: hasMeters) }
  /// Labels from upper to lower ends.
  var downLabels: LabelView { LabelView(down, downMeters, hasMeters: hasMeters) }
  /// Labels of the arcs of the graph.
  var inputLabels: LabelView { LabelView(input, inputMeters, hasMeters: hasMeters) }
}
