/// For every visit the visits around it, and those that are good just before and just after it.
///
/// Good is Vidal's proximity (Computers & Operations Research 40, 2013): the way, and a share of the
/// wait that cannot be avoided; what would come late in any case is no neighbor.
struct NearVisits: Sendable {
  /// A visit near another.
  struct Neighbor: BitwiseCopyable, Sendable {
    /// Its position.
    var visit: Int32
    /// What the way between the two costs, in the direction of the row.
    var way: Int32
  }

  /// Rows of equal length with fewer visits in use.
  struct Rows: Sendable {
    /// Room in a row.
    let stride: Int
    private let cells: Slab<Neighbor>
    private let counts: Slab<Int32>

    /// Rows of positions, each the best first.
    init(_ rows: [[Neighbor]]) {
      stride = rows.reduce(0) { max($0, $1.count) }
      counts = Slab(rows.map { Int32($0.count) })
      cells = Slab(repeating: Neighbor(visit: -1, way: 0), count: stride * rows.count)
      for (row, members) in rows.enumerated() {
        for place in members.indices { cells[row * stride + place] = members[place] }
      }
    }

    /// How many neighbors a visit has.
    @inline(__always)
    func count(_ visit: Int) -> Int { Int(counts[visit]) }

    /// The neighbor of a visit at a place of its row.
    @inline(__always)
    subscript(visit: Int, place: Int) -> Neighbor { cells[visit &* stride &+ place] }

    fileprivate func free() {
      cells.free()
      counts.free()
    }
  }

  /// The nearest, whatever their windows.
  let around: Rows
  /// Visits after which it is good to make the visit.
  let before: Rows
  /// Visits before which it is good to make the visit.
  let after: Rows

  /// Takes lists over, each the best first.
  init(around: [[Neighbor]], before: [[Neighbor]], after: [[Neighbor]]) {
    self.around = Rows(around)
    self.before = Rows(before)
    self.after = Rows(after)
  }

  /// Gives the memory back.
  func free() {
    around.free()
    before.free()
    after.free()
  }
}
