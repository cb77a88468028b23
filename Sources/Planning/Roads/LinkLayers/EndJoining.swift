internal import Domain

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds which ends of links are one node: those that meet, or miss each other by less than a
/// tolerance.
///
/// Ends are rounded to 1e-7 degrees, about a centimeter, as the network keeps them; equal ones are
/// one. The others are looked up in cells of the size of the tolerance, so that the work grows with
/// the ends and not with their square, wherever they lie. Nearness is passed on: a chain of ends
/// each near the next is one node, which stands where the first of them in the file does.
struct EndJoining {
  /// By end: the end that stands for its node, the first of the file.
  let node: [Int]
  /// Nodes whose ends do not all lie at one position.
  let gapCount: Int

  private struct Position: Hashable {
    var latitude: Int32
    var longitude: Int32
  }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// Meters in a degree of latitude, to a hundredth.
  private static let metersInDegree = 111_200.0

  /// Joins ends nearer than `tolerance` meters.
  ///
  /// - Complexity: O(ends).
  init(_ ends: [Coordinate], tolerance: Double) {
    var firstEnd: [Position: Int] = [:]
    var parent = [Int](0..<ends.count)
    var distinct: [(end: Int, position: Position)] = []
    for (end, coordinate) in ends.enumerated() {
      let position = Position(
        latitude: Int32((coordinate.latitude * 1e7).rounded()),
        longitude: Int32((coordinate.longitude * 1e7).rounded()))
      if let first = firstEnd[position] {
        parent[end] = first
      } else {
        firstEnd[position] = end
        distinct.append((end, position))
      }
    }
    func root(_ end: Int) -> Int {
      var end = end
      while parent[end] != end {
        parent[end] = parent[parent[end]]
        end = parent[end]
      }
      return end
    }
    let height = tolerance / Self.metersInDegree
    func width(ofRow row: Int) -> Double {
      height / max(1e-3, cos(Double(row) * height * .pi / 180))
    }
    // By cell the last of its ends so far, and by end the one before it there.
    var last: [Cell: Int32] = [:]
    var previous = [Int32](repeating: -1, count: distinct.count)
    var gaps: Set<Int> = []
    for (place, (end, position)) in distinct.enumerated() {
      let latitude = Double(position.latitude) * 1e-7
      let longitude = Double(position.longitude) * 1e-7
      let row = Int((latitude / height).rounded(.down))
      for row in row - 1...row + 1 {
        let width = width(ofRow: row)
        let west = Int(((longitude - width) / width).rounded(.down))
        let east = Int(((longitude + width) / width).rounded(.down))
        for column in west...east {
          var near = Int(last[Cell(row: row, column: column)] ?? -1)
          while near >= 0 {
            if Self.meters(position, distinct[near].position) < tolerance {
              let (one, two) = (root(end), root(distinct[near].end))
              parent[max(one, two)] = min(one, two)
              gaps.insert(end)
            }
            near = Int(previous[near])
          }
        }
      }
      let cell = Cell(
        row: row, column: Int((longitude / width(ofRow: row)).rounded(.down)))
      previous[place] = last.updateValue(Int32(place), forKey: cell) ?? -1
    }
    node = ends.indices.map { root($0) }
    gapCount = Set(gaps.map { root($0) }).count
  }

  /// The distance of two positions that lie near each other.
  private static func meters(_ one: Position, _ other: Position) -> Double {
    let north = Double(Int(one.latitude) - Int(other.latitude)) * 1e-7
    let east = Double(Int(one.longitude) - Int(other.longitude)) * 1e-7
    let x = east * cos(Double(one.latitude) * 1e-7 * .pi / 180)
    return (x * x + north * north).squareRoot() * metersInDegree
  }
}
