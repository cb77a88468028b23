internal import Synchronization

/// Parts the network again and again and writes the order down.
///
/// First in rounds, all large cells of a round side by side; once cells are small, each is one piece
/// of work that a thread carries to its end. Where a cell's nodes come to stand is known as soon as
/// the cell is, so threads write into disjoint ranges.
struct Dissection {
  /// A cell and where its nodes begin in the order.
  private struct Place: Sendable {
    var cell: DissectionCell
    var start: Int
  }

  private let whole: DissectionCell
  private let settings: NodeOrder.Settings
  private let threads: Int
  private let result: Slab<UInt32>

  init(whole: DissectionCell, settings: NodeOrder.Settings, threads: Int) {
    self.whole = whole
    self.settings = settings
    self.threads = threads
    result = Slab(repeating: 0, count: whole.count)
  }

  /// The order of the whole's nodes.
  func order() -> [UInt32] {
    defer { result.free() }
    // Smaller cells are not worth the meeting of threads.
    let roundSize = max(4096, whole.count / 64)
    var small: [Place] = []
    var large = places(of: whole.pieces(without: []), at: 0)
    while true {
      small += large.filter { $0.cell.count <= roundSize }
      large = large.filter { $0.cell.count > roundSize }
      if large.isEmpty { break }
      let separators = large.count == 1 ? [widely(large[0].cell)] : side(bySide: large)
      large = zip(large, separators).flatMap { place, separator in split(place, by: separator) }
    }
    finish(small)
    return (0..<whole.count).map { result[$0] }
  }

  /// The directions of one cell on all threads.
  private func widely(_ cell: DissectionCell) -> [UInt32] {
    let cuts = Mutex([InertialFlow.Cut?](repeating: nil, count: InertialFlow.directions.count))
    let share = settings.endShare
    Crew.share(InertialFlow.directions.count, among: threads) { _, piece in
      var flow = InertialFlow(nodes: cell.count, links: cell.lists.neighbor.count)
      let cut = flow.cut(cell, along: InertialFlow.directions[piece], endShare: share)
      cuts.withLock { $0[piece] = cut }
    }
    var best: InertialFlow.Cut?
    for cut in cuts.withLock({ $0 }).compactMap({ $0 }) {
      if best.map({ cut.isBetter(than: $0) }) ?? true { best = cut }
    }
    return best?.separator ?? []
  }

  /// Many cells, each with all its directions on one thread.
  private func side(bySide places: [Place]) -> [[UInt32]] {
    let separators = Mutex([[UInt32]](repeating: [], count: places.count))
    let share = settings.endShare
    Crew.share(places.count, among: threads) { _, piece in
      let cell = places[piece].cell
      var flow = InertialFlow(nodes: cell.count, links: cell.lists.neighbor.count)
      let separator = flow.separator(of: cell, endShare: share)
      separators.withLock { $0[piece] = separator }
    }
    return separators.withLock { $0 }
  }

  /// Small cells to their ends, the largest first.
  private func finish(_ places: [Place]) {
    let sorted = places.sorted { ($1.cell.count, $0.start) < ($0.cell.count, $1.start) }
    Crew.share(sorted.count, among: threads) { _, piece in
      let cell = sorted[piece].cell
      var flow = InertialFlow(nodes: cell.count, links: cell.lists.neighbor.count)
      var stack = [sorted[piece]]
      while let place = stack.popLast() {
        if place.cell.count <= settings.leafNodes {
          let order = MinimumDegree.order(place.cell.nodes, in: whole.lists)
          for (offset, node) in order.enumerated() { result[place.start + offset] = node }
        } else {
          let separator = flow.separator(of: place.cell, endShare: settings.endShare)
          stack += split(place, by: separator)
        }
      }
    }
  }

  /// Writes the separator to the end of the cell's range and gives the pieces their places.
  private func split(_ place: Place, by separator: [UInt32]) -> [Place] {
    let end = place.start + place.cell.count
    for (offset, node) in separator.enumerated() {
      result[end - separator.count + offset] = place.cell.nodes[Int(node)]
    }
    return places(of: place.cell.pieces(without: separator), at: place.start)
  }

  private func places(of cells: [DissectionCell], at start: Int) -> [Place] {
    var next = start
    return cells.map { cell in
      defer { next += cell.count }
      return Place(cell: cell, start: next)
    }
  }
}
