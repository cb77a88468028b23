import CGEOS
public import Domain

/// An index over shapes (a packed R-tree): which lie near a box, which is nearest.
///
/// It has a GEOS context of its own. Not Sendable: GEOS before 3.12 builds the tree with the first
/// query, so each task has its own.
@safe public struct ShapeIndex: ~Copyable {
  /// A shape of the index and how far it is.
  public struct Neighbor: Hashable, Sendable {
    /// The place of the shape in the list from which the index was made.
    public let index: Int
    /// Meters, 0 when the point lies on the shape.
    public let distance: Double
  }

  /// Children of a node, GEOS's own default.
  private static let nodeCapacity = 10

  private let context: GEOSContext
  private let entries: ShapeIndexEntries
  private let tree: OpaquePointer

  /// Indexes `shapes`, which are found again by their place in the list; empty ones never are
  /// (`GEOSSTRtree_insert`).
  ///
  /// - Complexity: O(n log n).
  public init(of shapes: [PlaneShape]) throws(GeometryError) {
    let context = try GEOSContext()
    var made: [GEOSShape] = []
    made.reserveCapacity(shapes.count)
    for shape in shapes { made.append(try GEOSShape(shape, in: context, for: "index")) }
    guard let tree = GEOSSTRtree_create_r(context.handle, Self.nodeCapacity) else {
      throw .memory
    }
    for (index, shape) in made.enumerated() where !shape.isEmpty {
      shape.read { GEOSSTRtree_insert_r($0, tree, $1, ShapeIndexEntries.item(index)) }
    }
    self.context = context
    self.entries = ShapeIndexEntries(shapes: made)
    self.tree = tree
  }

  deinit { GEOSSTRtree_destroy_r(context.handle, tree) }

  /// The places of the shapes whose boxes meet `box`, ascending (`GEOSSTRtree_query`).
  public func query(_ box: PlaneBox) throws(GeometryError) -> [Int] {
    try Argument.check("index", "width of the box", box.maxX - box.minX, allowed: "0 or more") {
      $0 >= 0
    }
    try Argument.check("index", "height of the box", box.maxY - box.minY, allowed: "0 or more") {
      $0 >= 0
    }
    let key = try GEOSShape(box.shape, in: context, for: "index")
    let found = ShapeIndexHits()
    key.read { handle, pointer in
      GEOSSTRtree_query_r(
        handle, tree, pointer,
        { item, hits in
          guard let hits else { return }
          Unmanaged<ShapeIndexHits>.fromOpaque(hits).takeUnretainedValue()
            .indices.append(ShapeIndexEntries.index(item))
        }, Unmanaged.passUnretained(found).toOpaque())
    }
    return withExtendedLifetime(found) { found.indices.sorted() }
  }

  /// The shape nearest to `point`, the first in the list among equals; nil when there is none
  /// (`GEOSSTRtree_nearest_generic`).
  public func nearest(to point: PlanePoint) throws(GeometryError) -> Neighbor? {
    let operation = "nearest"
    let key = try GEOSShape(.point(point), in: context, for: operation)
    guard entries.shapes.contains(where: { !$0.isEmpty }) else { return nil }
    entries.key = key
    defer { entries.key = nil }
    let item = key.read { handle, pointer in
      GEOSSTRtree_nearest_generic_r(
        handle, tree, ShapeIndexEntries.keyItem, pointer,
        { first, second, distance, entries in
          guard let distance, let entries else { return 0 }
          return Unmanaged<ShapeIndexEntries>.fromOpaque(entries).takeUnretainedValue()
            .distance(first, second, into: distance)
        }, Unmanaged.passUnretained(entries).toOpaque())
    }
    guard let item else { throw context.failure(of: operation) }
    let found = ShapeIndexEntries.index(item)
    let least = try distance(from: key, to: found)
    // The tree answers with any of the nearest; the first of them is the same on every machine.
    let around = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    for other in try query(around.grown(by: least)) where other < found {
      if try distance(from: key, to: other) <= least {
        return Neighbor(index: other, distance: least)
      }
    }
    return Neighbor(index: found, distance: least)
  }

  private func distance(from key: GEOSShape, to index: Int) throws(GeometryError) -> Double {
    let other = entries.shapes[index]
    return try key.measuring("nearest") { handle, mine, number in
      other.read { _, theirs in GEOSDistance_r(handle, mine, theirs, number) }
    }
  }
}

/// The shapes of an index, and the one that a running search measures from.
private final class ShapeIndexEntries {
  let shapes: [GEOSShape]
  var key: GEOSShape?

  init(shapes: [GEOSShape]) { self.shapes = shapes }

  /// What stands in the tree for a shape: its place plus one, since an item may not be null.
  static func item(_ index: Int) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: index + 1)
  }

  static func index(_ item: UnsafeRawPointer?) -> Int { Int(bitPattern: item) - 1 }

  /// What stands for the key of a search.
  static var keyItem: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: Int.max) }

  func distance(
    _ first: UnsafeRawPointer?, _ second: UnsafeRawPointer?,
    into number: UnsafeMutablePointer<Double>
  ) -> Int32 {
    guard let one = shape(first), let other = shape(second) else { return 0 }
    return one.read { handle, mine in
      other.read { _, theirs in GEOSDistance_r(handle, mine, theirs, number) }
    }
  }

  private func shape(_ item: UnsafeRawPointer?) -> GEOSShape? {
    guard item != Self.keyItem else { return key }
    let index = Self.index(item)
    return shapes.indices.contains(index) ? shapes[index] : nil
  }
}

/// What a query has found so far.
private final class ShapeIndexHits {
  var indices: [Int] = []
}
