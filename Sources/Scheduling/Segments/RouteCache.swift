/// The prefix and suffix segments of every duty, so that a changed duty is bounded in constant time.
struct RouteCache: Sendable {
  /// Room for loads in a duty; grows when a duty needs more.
  private var stride = 8
  /// The loads of duty `d` begin at `d * stride`.
  private(set) var loads: [Int32]
  private(set) var counts: [Int]
  private var prefixes: [Segment]
  private var suffixes: [Segment]
  private var carried: [Int]

  /// Empty duties.
  init(_ day: Day) {
    let count = day.duties.count
    loads = Array(repeating: -1, count: count * stride)
    counts = Array(repeating: 0, count: count)
    carried = Array(repeating: -1, count: count)
    let empty = Segment(duration: 0, earliest: 0, latest: 0)
    prefixes = Array(repeating: empty, count: count * (stride + 1))
    suffixes = prefixes
    for duty in day.duties.indices { store([], duty: duty, carrying: -1, day: day) }
  }

  /// The segment from the start check to the end of the load before `position`.
  @inline(__always)
  func prefix(_ duty: Int, _ position: Int) -> Segment {
    prefixes[duty &* (stride &+ 1) &+ position]
  }

  /// The segment from the load at `position` to the end check.
  @inline(__always)
  func suffix(_ duty: Int, _ position: Int) -> Segment {
    suffixes[duty &* (stride &+ 1) &+ position]
  }

  /// The load at a position of a duty.
  @inline(__always)
  func load(_ duty: Int, _ position: Int) -> Int { Int(loads[duty &* stride &+ position]) }

  /// Notes the loads of a duty, whose sequence is allowed.
  mutating func store(_ sequence: [Int32], duty: Int, carrying dirt: Int, day: Day) {
    while sequence.count > stride { grow(day) }
    let row = day.duties[duty]
    counts[duty] = sequence.count
    carried[duty] = dirt
    let first = duty * stride
    let base = duty * (stride + 1)
    prefixes[base] = day.departSegment(row)
    for position in sequence.indices {
      let load = Int(sequence[position])
      loads[first + position] = sequence[position]
      let gap =
        position == 0
        ? day.gap(duty: row, carrying: dirt, to: load)
        : day.gap(duty: row, from: Int(sequence[position - 1]), to: load)
      prefixes[base + position + 1] = prefixes[base + position].joined(
        over: gap ?? .none, to: day.loadSegment(kind: row.kind, load: load))
    }
    suffixes[base + sequence.count] = day.returnSegment(row)
    for position in sequence.indices.reversed() {
      let load = Int(sequence[position])
      let gap =
        position + 1 == sequence.count
        ? day.gapHome(duty: row, from: load)
        : day.gap(duty: row, from: load, to: Int(sequence[position + 1]))
      suffixes[base + position] = day.loadSegment(kind: row.kind, load: load).joined(
        over: gap ?? .none, to: suffixes[base + position + 1])
    }
  }

  /// A sequence as one segment, from scratch; `nil` when a way is missing or cleaning forbids it.
  func whole(_ sequence: [Int32], duty: Int, carrying dirt: Int, day: Day) -> Segment? {
    let row = day.duties[duty]
    var segment = day.departSegment(row)
    var last = -1
    for position in sequence {
      let load = Int(position)
      guard day.mayServe(duty: duty, load: load),
        let gap = last < 0
          ? day.gap(duty: row, carrying: dirt, to: load)
          : day.gap(duty: row, from: last, to: load)
      else { return nil }
      segment = segment.joined(over: gap, to: day.loadSegment(kind: row.kind, load: load))
      last = load
    }
    guard last >= 0, let home = day.gapHome(duty: row, from: last) else { return nil }
    return segment.joined(over: home, to: day.returnSegment(row))
  }

  /// The duty with `load` before `position`; `nil` when a way is missing or cleaning forbids it.
  @inline(__always)
  func inserting(
    _ load: Int, in duty: Int, row: Day.Duty, at position: Int, carrying dirt: Int, day: Day
  ) -> Segment? {
    let into =
      position == 0
      ? day.gap(duty: row, carrying: dirt, to: load)
      : day.gap(duty: row, from: self.load(duty, position - 1), to: load)
    guard let into else { return nil }
    let onward =
      position == counts[duty]
      ? day.gapHome(duty: row, from: load)
      : day.gap(duty: row, from: load, to: self.load(duty, position))
    guard let onward else { return nil }
    return prefix(duty, position)
      .joined(over: into, to: day.loadSegment(kind: row.kind, load: load))
      .joined(over: onward, to: suffix(duty, position))
  }

  /// Whether the stored segments are what the loads give from scratch.
  func agrees(with sequence: [Int32], duty: Int, carrying dirt: Int, day: Day) -> Bool {
    guard counts[duty] == sequence.count else { return false }
    if sequence.isEmpty { return true }
    guard let whole = whole(sequence, duty: duty, carrying: dirt, day: day),
      let home = day.gapHome(duty: day.duties[duty], from: Int(sequence[sequence.count - 1])),
      let into = day.gap(duty: day.duties[duty], carrying: dirt, to: Int(sequence[0]))
    else { return false }
    let forward = prefix(duty, sequence.count).joined(
      over: home, to: day.returnSegment(day.duties[duty]))
    let backward = day.departSegment(day.duties[duty]).joined(over: into, to: suffix(duty, 0))
    return whole == forward && whole == backward
  }

  private mutating func grow(_ day: Day) {
    let old = self
    stride *= 2
    let count = day.duties.count
    let empty = Segment(duration: 0, earliest: 0, latest: 0)
    loads = Array(repeating: -1, count: count * stride)
    prefixes = Array(repeating: empty, count: count * (stride + 1))
    suffixes = prefixes
    for duty in day.duties.indices {
      let sequence = (0..<old.counts[duty]).map { Int32(old.load(duty, $0)) }
      store(sequence, duty: duty, carrying: old.carried[duty], day: day)
    }
  }
}
