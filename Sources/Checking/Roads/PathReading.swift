import Domain

/// Reads a drawn path back into the roads it follows.
struct PathReading {
  /// The roads of a path between two places, the best reading of its positions.
  struct Reading {
    var arcs: [RoadNetwork.Arc]
    /// On the roads, surcharges counted, access legs not.
    var milliseconds: Int
    var meters: Int
    /// For each position of the path what is driven from the first gate.
    var marks: [Mark]
  }

  /// Meters and seconds from the first gate; the time of a road is spread evenly over its length.
  struct Mark {
    var meters: Double
    var seconds: Double

    /// The point at a share of the way to `other`.
    func toward(_ other: Mark, share: Double) -> Mark {
      Mark(
        meters: meters + share * (other.meters - meters),
        seconds: seconds + share * (other.seconds - seconds))
    }
  }

  /// What became of a path.
  enum Outcome {
    case read(Reading)
    /// No road of the network goes on from this position.
    case lost(at: GridPoint)
  }

  /// A place of the network at a position of the path.
  private struct State: Hashable {
    var position: Int
    var place: Int
  }

  /// How the best reading came to a state.
  private struct Label {
    var barred: Int
    var milliseconds: Int
    var meters: Int
    var arrival: (state: State, arc: RoadNetwork.Arc)?

    func isBetter(than other: Label) -> Bool {
      (barred, milliseconds, meters) < (other.barred, other.milliseconds, other.meters)
    }
  }

  let network: RoadNetwork
  let use: RoadUse

  /// Reads the path from gate to gate, `start` and `finish` being where the sites join the roads.
  ///
  /// The first and last piece are access legs, unless gate and place are one point.
  /// - Complexity: positions times roads at a place; along the path, so that each state is final
  ///   when it is left, unless places coincide.
  func read(_ path: [GridPoint], start: SiteLink, finish: SiteLink) -> Outcome {
    guard let origin = network.index(of: start.place),
      let target = network.index(of: finish.place), let first = path.first, let last = path.last
    else { return .lost(at: path.first ?? GridPoint(Coordinate(clampedLongitude: 0, latitude: 0))) }
    var labels: [State: Label] = [:]
    var waiting: [[State]] = Array(repeating: [], count: path.count)
    for position in [0, 1] where position < path.count {
      guard path[position].isNear(network.points[origin]) else { continue }
      let state = State(position: position, place: origin)
      labels[state] = Label(barred: 0, milliseconds: 0, meters: 0, arrival: nil)
      waiting[position].append(state)
    }
    guard !labels.isEmpty else { return .lost(at: path.count > 1 ? path[1] : first) }
    var furthest = 0
    for position in path.indices {
      while let state = waiting[position].popLast() {
        guard let label = labels[state] else { continue }
        furthest = max(furthest, state.position)
        let passage = label.arrival == nil ? 0 : network.milliseconds(through: state.place)
        for arc in network.arcs[state.place] {
          guard let end = follow(arc, along: path, from: state.position) else { continue }
          let next = State(position: end, place: arc.head)
          let candidate = Label(
            barred: label.barred + network.obstacles(on: arc, for: use).count,
            milliseconds: label.milliseconds.plus(passage).plus(network.milliseconds(of: arc)),
            meters: label.meters.plus(network.roads[arc.road].length.value),
            arrival: (state, arc))
          if let known = labels[next], !candidate.isBetter(than: known) { continue }
          labels[next] = candidate
          waiting[end].append(next)
        }
      }
    }
    let ends = [path.count - 1, path.count - 2].map { State(position: $0, place: target) }
    let reached = ends.compactMap { state in labels[state].map { (state, $0) } }
    guard let best = reached.min(by: { $0.1.isBetter(than: $1.1) }) else {
      return .lost(at: furthest + 1 < path.count ? path[furthest + 1] : last)
    }
    return .read(reading(to: best.0, labels: labels, path: path, start: start, finish: finish))
  }

  /// The position at which an arc's line ends when the path follows it from `position`.
  private func follow(_ arc: RoadNetwork.Arc, along path: [GridPoint], from position: Int) -> Int? {
    let line = network.lines[arc.road]
    let end = position + line.count - 1
    guard end < path.count else { return nil }
    for step in line.indices.dropFirst() {
      let point = arc.isForward ? line[step] : line[line.count - 1 - step]
      guard path[position + step].isNear(point) else { return nil }
    }
    return end
  }

  private func reading(
    to final: State, labels: [State: Label], path: [GridPoint], start: SiteLink, finish: SiteLink
  ) -> Reading {
    var steps: [(state: State, arc: RoadNetwork.Arc)] = []
    var state = final
    // Each step back has a smaller cost, so that the walk ends; the bound is for zero-length roads.
    while let arrival = labels[state]?.arrival, steps.count <= labels.count {
      steps.append((state, arrival.arc))
      state = arrival.state
    }
    steps.reverse()
    var marks = Array(repeating: Mark(meters: 0, seconds: 0), count: path.count)
    var mark = marks[0]
    if state.position > 0 { drive(start, &mark) }
    var position = state.position
    marks[position] = mark
    for (index, step) in steps.enumerated() {
      if index > 0 {
        let tail = steps[index - 1].state.place
        mark.seconds += Double(network.milliseconds(through: tail)) / 1000
      }
      let end = Mark(
        meters: mark.meters + Double(network.roads[step.arc.road].length.value),
        seconds: mark.seconds + Double(network.milliseconds(of: step.arc)) / 1000)
      let pieces = (position..<step.state.position).map { path[$0].distance(to: path[$0 + 1]) }
      let drawn = pieces.reduce(0, +)
      var behind = 0.0
      for piece in pieces {
        behind += piece
        position += 1
        marks[position] = mark.toward(end, share: drawn > 0 ? behind / drawn : 1)
      }
      mark = end
    }
    drive(finish, &mark)
    for index in marks.indices where index > position { marks[index] = mark }
    let label = labels[final]
    return Reading(
      arcs: steps.map(\.arc), milliseconds: label?.milliseconds ?? 0, meters: label?.meters ?? 0,
      marks: marks)
  }

  private func drive(_ link: SiteLink, _ mark: inout Mark) {
    mark.meters += Double(link.access.value)
    mark.seconds += Double(network.accessMilliseconds(link.access)) / 1000
  }
}
