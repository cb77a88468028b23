/// For every visit the visits around it, and those that are good just before and just after it.
///
/// Good is Vidal's proximity (Computers & Operations Research 40, 2013): the way, and a share of the
/// wait that cannot be avoided; what would come late in any case is no neighbor.
struct NearVisits: Sendable {
  /// Rows of equal length with fewer visits in use.
  struct Rows: Sendable {
    /// Room in a row.
    let stride: Int
    private let visits: Slab<Int32>
    private let counts: Slab<Int32>

    /// Rows of positions, each the best first.
    init(_ rows: [[Int32]]) {
      stride = rows.reduce(0) { max($0, $1.count) }
      counts = Slab(rows.map { Int32($0.count) })
      visits = Slab(repeating: -1, count: stride * rows.count)
      for (row, members) in rows.enumerated() {
        for place in members.indices { visits[row * stride + place] = members[place] }
      }
    }

    /// How many neighbors a visit has.
    @inline(__always)
    func count(_ visit: Int) -> Int { Int(counts[visit]) }

    /// The neighbor of a visit at a place of its row.
    @inline(__always)
    subscript(visit: Int, place: Int) -> Int { Int(visits[visit &* stride &+ place]) }

    fileprivate func free() {
      visits.free()
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
  init(around: [[Int32]], before: [[Int32]], after: [[Int32]]) {
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
