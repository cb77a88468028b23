/// A tree of boxes around the links, to find those that pass near a position.
///
/// Links stand in the order of a Hilbert curve through the centers of their boxes; every sixteen
/// boxes share one in the level above, up to one box around all (Kamel and Faloutsos 1994, packed
/// as in flatbush). Four coordinates an entry, nothing else, so that it lies in a file as it is.
public struct LinkTree: Sendable {
  /// Boxes by entry in units of 1e-7 degrees, the links' own first, then level by level.
  let south: Column<Int32>
  let west: Column<Int32>
  let north: Column<Int32>
  let east: Column<Int32>
  /// By entry of the lowest level: the link.
  let link: Column<UInt32>

  /// Entries that share an entry above.
  static let fanOut = 16

  /// Where each level begins, the lowest first, and where the last one ends.
  let levels: [Int]

  /// Puts a tree together from columns; the levels follow from the number of links.
  ///
  /// - Returns: `nil` when the columns do not fit one another.
  init?(
    south: Column<Int32>, west: Column<Int32>, north: Column<Int32>, east: Column<Int32>,
    link: Column<UInt32>
  ) {
    let levels = Self.levels(over: link.count)
    guard let end = levels.last,
      [south.count, west.count, north.count, east.count].allSatisfy({ $0 == end })
    else { return nil }
    self.south = south
    self.west = west
    self.north = north
    self.east = east
    self.link = link
    self.levels = levels
  }

  static func levels(over links: Int) -> [Int] {
    var levels = [0]
    var count = links
    while count > 0 {
      levels.append(levels[levels.count - 1] + count)
      if count == 1 { break }
      count = (count + fanOut - 1) / fanOut
    }
    return levels
  }
}

extension LinkTree {
  /// Sorts and packs the links of a network.
  /// - Complexity: O(n log n) for n links, and once through all shape points.
  public init(_ network: LinkNetwork) {
    let links = network.linkCount
    var boxes: [Box] = []
    boxes.reserveCapacity(links)
    for link in 0..<links { boxes.append(Box(around: link, in: network)) }
    let keys = boxes.map { HilbertCurve.position(latitude: $0.middle.0, longitude: $0.middle.1) }
    let order = (0..<links).sorted { (keys[$0], $0) < (keys[$1], $1) }

    let levels = Self.levels(over: links)
    var packed = order.map { boxes[$0] }
    for level in 0..<max(0, levels.count - 2) {
      for start in stride(from: levels[level], to: levels[level + 1], by: Self.fanOut) {
        var box = packed[start]
        for entry in start + 1..<min(start + Self.fanOut, levels[level + 1]) where entry > start {
          box.include(packed[entry])
        }
        packed.append(box)
      }
    }
    south = Column(packed.map(\.south))
    west = Column(packed.map(\.west))
    north = Column(packed.map(\.north))
    east = Column(packed.map(\.east))
    link = Column(order.map { UInt32($0) })
    self.levels = levels
  }

  /// A box in units of 1e-7 degrees.
  private struct Box {
    var south: Int32
    var west: Int32
    var north: Int32
    var east: Int32

    var middle: (Int32, Int32) {
      (south / 2 + north / 2, west / 2 + east / 2)
    }

    init(around link: Int, in network: LinkNetwork) {
      let from = Int(network.linkFrom[link])
      south = network.nodeLatitude[from]
      west = network.nodeLongitude[from]
      north = south
      east = west
      let to = Int(network.linkTo[link])
      include(network.nodeLatitude[to], network.nodeLongitude[to])
      for point in network.shapePoints(of: link) {
        include(network.shapeLatitude[point], network.shapeLongitude[point])
      }
    }

    mutating func include(_ latitude: Int32, _ longitude: Int32) {
      south = min(south, latitude)
      north = max(north, latitude)
      west = min(west, longitude)
      east = max(east, longitude)
    }

    mutating func include(_ other: Box) {
      include(other.south, other.west)
      include(other.north, other.east)
    }
  }
}

/// The place of a position on a curve that keeps neighbors together.
enum HilbertCurve {
  /// The number of the cell of a grid of 65,536 by 65,536 over the globe, in the curve's order.
  static func position(latitude: Int32, longitude: Int32) -> UInt32 {
    var x = UInt32(
      (Int64(longitude) + 1_800_000_000).clamped(to: 0...3_600_000_000) * 65_535
        / 3_600_000_000)
    var y = UInt32(
      (Int64(latitude) + 900_000_000).clamped(to: 0...1_800_000_000) * 65_535
        / 1_800_000_000)
    var position: UInt32 = 0
    var side: UInt32 = 32_768
    while side > 0 {
      let right: UInt32 = x & side > 0 ? 1 : 0
      let upper: UInt32 = y & side > 0 ? 1 : 0
      position = position &+ side &* side &* ((3 &* right) ^ upper)
      if upper == 0 {
        if right == 1 {
          x = 65_535 &- x
          y = 65_535 &- y
        }
        swap(&x, &y)
      }
      side /= 2
    }
    return position
  }
}

extension Comparable {
  /// The nearest value of a range.
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}

extension LinkTree {
  /// Visits the links whose boxes touch a box in degrees.
  /// - Complexity: O(log links + links visited).
  func forEachLink(
    south: Double, west: Double, north: Double, east: Double, visit: (Int) -> Void
  ) {
    func units(_ degrees: Double) -> Int32 { Int32((degrees * 1e7).clamped(to: -2e9...2e9)) }
    let (low, left, high, right) = (units(south), units(west), units(north), units(east))
    guard levels.count > 1 else { return }
    var open = [(level: levels.count - 2, entry: levels[levels.count - 2])]
    while let (level, entry) = open.popLast() {
      guard self.south[entry] <= high, self.north[entry] >= low, self.west[entry] <= right,
        self.east[entry] >= left
      else { continue }
      if level == 0 {
        visit(Int(link[entry]))
        continue
      }
      let first = levels[level - 1] + (entry - levels[level]) * Self.fanOut
      for child in first..<max(first, min(first + Self.fanOut, levels[level])) {
        open.append((level - 1, child))
      }
    }
  }
}
