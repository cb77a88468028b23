import Domain

/// Reads a drawn path on an imported map back into the arcs it follows.
struct MapReading {
  /// What is driven along a path.
  struct Way {
    /// The arcs in the order of driving; the first and the last are driven in part.
    var arcs: [Int]
    /// From join to join, access legs left out.
    var milliseconds: Int
    /// From join to join.
    var decimeters: Int
    /// For each position of the path what is driven from the first gate.
    var marks: [PathReading.Mark]
  }

  /// What became of a path.
  enum Outcome {
    case read(Way)
    /// No road of the map goes on from this position.
    case lost(at: GridPoint)
  }

  /// A node of the map at a position of the path.
  private struct State: Hashable {
    var position: Int
    var node: Int
  }

  /// A drive along an arc or a part of it, ending at a position of the path.
  private struct Drive {
    var arc: Int
    var milliseconds: Int
    var decimeters: Int
    /// Where it begins and ends in the path.
    var start: Int
    var end: Int
  }

  private struct Label {
    var barred: Int
    var milliseconds: Int
    var decimeters: Int
    var last: Drive
    var before: State?

    init(_ drive: Drive, after known: Label?, _ before: State?, _ isBarred: Bool) {
      barred = (known?.barred ?? 0) + (isBarred ? 1 : 0)
      milliseconds = (known?.milliseconds ?? 0).plus(drive.milliseconds)
      decimeters = (known?.decimeters ?? 0).plus(drive.decimeters)
      last = drive
      self.before = before
    }

    func isBetter(than other: Label) -> Bool {
      (barred, milliseconds, decimeters)
        < (other.barred, other.milliseconds, other.decimeters)
    }
  }

  let network: MapNetwork
  let arcs: MapArcs

  /// Reads a path from gate to gate; positions in `cuts` are halts inside a piece, which are no
  /// points of the map.
  ///
  /// - Complexity: Along the path, the arcs at each of its nodes.
  func read(
    _ path: [GridPoint], cuts: Set<Int>, from start: MapUse.Join, to finish: MapUse.Join
  ) -> Outcome {
    guard let last = path.indices.last else {
      return .lost(at: GridPoint(start.position))
    }
    // The first and the last piece are access legs, unless gate and join are one point.
    let firsts = [1, 0].filter { $0 <= last && isBeside(path[$0], start.position) }
    guard let first = firsts.first else { return .lost(at: path[min(1, last)]) }
    let ends = [last, last - 1].filter { $0 >= 0 && isBeside(path[$0], finish.position) }
    guard !ends.isEmpty else { return .lost(at: path[max(last - 1, 0)]) }
    var labels: [State: Label] = [:]
    var waiting: [[State]] = Array(repeating: [], count: path.count)
    var best: Label?
    var furthest = first
    func take(_ label: Label) {
      if best.map({ label.isBetter(than: $0) }) ?? true { best = label }
    }
    for first in firsts {
      for (arc, share) in MapWays.outward(start) {
        for piece in pieces(of: arc, from: 1 - share, through: 1) {
          guard let end = follow(piece, path, cuts, from: first) else { continue }
          let label = Label(drive(arc, share, first, end), after: nil, nil, isBarred(arc))
          let state = State(position: end, node: network.head(of: arc))
          if labels[state].map({ label.isBetter(than: $0) }) ?? true {
            labels[state] = label
            waiting[end].append(state)
          }
        }
        guard start.link == finish.link else { continue }
        let reached = arc.isMultiple(of: 2) ? finish.share : 1 - finish.share
        guard reached >= 1 - share else { continue }
        for piece in pieces(of: arc, from: 1 - share, through: reached) {
          guard let end = follow(piece, path, cuts, from: first, isPart: true), ends.contains(end)
          else { continue }
          take(
            Label(
              drive(arc, reached - (1 - share), first, end), after: nil, nil, isBarred(arc)))
        }
      }
    }
    for position in path.indices {
      while let state = waiting[position].popLast() {
        guard let known = labels[state] else { continue }
        furthest = max(furthest, position)
        for (arc, share) in MapWays.inward(finish) where network.tail(of: arc) == state.node {
          for piece in pieces(of: arc, from: 0, through: share) {
            guard let end = follow(piece, path, cuts, from: position, isPart: true),
              ends.contains(end)
            else { continue }
            take(Label(drive(arc, share, position, end), after: known, state, isBarred(arc)))
          }
        }
        for next in network.arcs(outOf: state.node) {
          let arc = Int(next)
          guard let end = follow(network.line(of: arc), path, cuts, from: position)
          else { continue }
          let label = Label(drive(arc, 1, position, end), after: known, state, isBarred(arc))
          let reached = State(position: end, node: network.head(of: arc))
          if let old = labels[reached], !label.isBetter(than: old) { continue }
          labels[reached] = label
          waiting[end].append(reached)
        }
      }
    }
    guard let best else { return .lost(at: path[min(furthest + 1, last)]) }
    return .read(way(best, labels, path, start, finish))
  }

  private func drive(_ arc: Int, _ share: Double, _ start: Int, _ end: Int) -> Drive {
    Drive(
      arc: arc, milliseconds: MapWays.part(arcs.milliseconds(of: arc), share),
      decimeters: MapWays.part(network.decimeters(of: arc), share), start: start, end: end)
  }

  private func isBarred(_ arc: Int) -> Bool { arcs.openness(of: arc) == .closed }

  /// Whether a point that is computed along a piece is the one that is written.
  private func isBeside(_ point: GridPoint, _ position: Coordinate) -> Bool {
    point.distance(to: GridPoint(position)) <= PathCheck.besideMeters
  }

  /// The drawn points of an arc between two shares of its length; with one point of the map more and
  /// one less at a computed end too, as a point may lie just before or just behind it.
  private func pieces(of arc: Int, from first: Double, through last: Double) -> [[Coordinate]] {
    let line = network.line(of: arc)
    var run = [0.0]
    for (left, right) in zip(line, line.dropFirst()) {
      run.append(run[run.count - 1] + GridPoint(left).distance(to: GridPoint(right)))
    }
    let whole = run[run.count - 1]
    func point(at share: Double) -> Coordinate {
      let meters = share * whole
      guard let next = run.firstIndex(where: { $0 >= meters }), next > 0 else { return line[0] }
      let piece = run[next] - run[next - 1]
      let part = piece > 0 ? (meters - run[next - 1]) / piece : 1
      let (left, right) = (line[next - 1], line[next])
      return Coordinate(
        clampedLongitude: left.longitude + (right.longitude - left.longitude) * part,
        latitude: left.latitude + (right.latitude - left.latitude) * part)
    }
    let start = first <= 0 ? 0 : run.firstIndex { $0 > first * whole } ?? line.count
    let end = last >= 1 ? line.count - 1 : run.lastIndex { $0 < last * whole } ?? -1
    let head = first <= 0 ? [Coordinate]() : [point(at: first)]
    let tail = last >= 1 ? [Coordinate]() : [point(at: last)]
    var pieces: [[Coordinate]] = []
    for from in first <= 0 ? [start] : [start, start - 1, start + 1] {
      for through in last >= 1 ? [end] : [end, end + 1, end - 1] {
        let inner = from >= 0 && from <= through && through < line.count ? line[from...through] : []
        let piece = head + inner + tail
        if !piece.isEmpty, !pieces.contains(piece) { pieces.append(piece) }
      }
    }
    return pieces
  }

  /// The position of the path at which a line ends when the path follows it from `start`; the last
  /// point of a part is computed and may lie a little beside.
  private func follow(
    _ line: [Coordinate], _ path: [GridPoint], _ cuts: Set<Int>, from start: Int,
    isPart: Bool = false
  ) -> Int? {
    var position = start
    for (index, coordinate) in line.enumerated().dropFirst() {
      let point = GridPoint(coordinate)
      let isLoose = isPart && index == line.count - 1
      // A point that repeats the one before stands once in the path.
      if path[position].isNear(point) { continue }
      var next = position + 1
      while next < path.count, cuts.contains(next), !path[next].isNear(point) { next += 1 }
      guard next < path.count,
        path[next].isNear(point) || (isLoose && isBeside(path[next], coordinate))
      else {
        if isLoose, isBeside(path[position], coordinate) { continue }
        return nil
      }
      for cut in position + 1..<max(next, position + 1) {
        let foot = path[cut].offset(fromPiece: path[position], to: path[next])
        let most = max(
          PathCheck.besideMeters,
          PathCheck.besideShare * path[position].distance(to: path[next]))
        guard foot.distance <= most else { return nil }
      }
      position = next
    }
    return position
  }

  private func way(
    _ final: Label, _ labels: [State: Label], _ path: [GridPoint],
    _ start: MapUse.Join, _ finish: MapUse.Join
  ) -> Way {
    var drives = [final.last]
    var before = final.before
    while let state = before, let label = labels[state], drives.count <= labels.count + 1 {
      drives.append(label.last)
      before = label.before
    }
    drives.reverse()
    var marks = Array(repeating: PathReading.Mark(meters: 0, seconds: 0), count: path.count)
    var mark = marks[0]
    add(start.access, to: &mark)
    var position = drives[0].start
    marks[position] = mark
    for drive in drives {
      let end = PathReading.Mark(
        meters: mark.meters + Double(drive.decimeters) / 10,
        seconds: mark.seconds + Double(drive.milliseconds) / 1000)
      let pieces = (position..<max(position, drive.end)).map { path[$0].distance(to: path[$0 + 1]) }
      let drawn = pieces.reduce(0, +)
      var behind = 0.0
      for piece in pieces {
        behind += piece
        position += 1
        marks[position] = mark.toward(end, share: drawn > 0 ? behind / drawn : 1)
      }
      mark = end
    }
    add(finish.access, to: &mark)
    for index in marks.indices where index > position { marks[index] = mark }
    return Way(
      arcs: drives.map(\.arc), milliseconds: final.milliseconds, decimeters: final.decimeters,
      marks: marks)
  }

  private func add(_ access: Meters, to mark: inout PathReading.Mark) {
    mark.meters += Double(access.value)
    mark.seconds += Double(network.accessMilliseconds(access)) / 1000
  }
}
