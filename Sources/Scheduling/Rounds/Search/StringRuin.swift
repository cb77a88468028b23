/// Tears strings of visits out of routes that lie side by side (Christiaens & Vanden Berghe,
/// Transportation Science 54, 2020).
struct StringRuin: Sendable {
  private let small: (removed: Double, stringMax: Double)
  private let large: (removed: Double, stringMax: Double)
  /// How many of the ruins are large.
  var largeShare: Double
  private let splitShare: Double
  private let splitMore: Double
  private let string: Slab<Int32>
  private let stamps: Slab<Int>
  private var epoch = 0

  /// Room for the answers of a model.
  init(_ model: RoutingModel, settings: RoutingSettings) {
    small = (settings.removed, Double(settings.stringMax))
    large = (settings.largeRemoved, Double(settings.largeStringMax))
    largeShare = settings.largeShare
    splitShare = settings.splitShare
    splitMore = settings.splitMore
    string = Slab(repeating: -1, count: model.visitCount + 1)
    stamps = Slab(repeating: 0, count: model.visitCount + 1)
  }

  /// Gives the memory back.
  func free() {
    string.free()
    stamps.free()
  }

  /// Ruins an answer around one of `members`.
  mutating func run(
    _ store: inout RouteStore, around seed: Int, meanLength: Double,
    random: inout SeededGenerator
  ) {
    epoch += 1
    let near = store.model.near.around
    let size = random.unit() < largeShare ? large : small
    let longest = max(1, min(size.stringMax, meanLength))
    let stringsMax = 4 * size.removed / (1 + longest) - 1
    var strings = Int(random.unit() * stringsMax + 1)
    var place = -1
    let count = near.count(seed)
    while strings > 0, place < count {
      let visit = place < 0 ? seed : Int(near[seed, place].visit)
      place += 1
      let slot = store.nodes[visit].route
      if slot < 0 || stamps[slot] == epoch { continue }
      stamps[slot] = epoch
      strings -= 1
      let routeCount = Int(store.routes[slot].count)
      let length = 1 + Int(random.unit() * min(Double(routeCount), longest))
      tear(&store, around: visit, length: min(length, routeCount), of: routeCount, &random)
    }
  }

  /// Takes so many visits around one out, in a row or, when split, with some between them kept.
  private mutating func tear(
    _ store: inout RouteStore, around visit: Int, length: Int, of routeCount: Int,
    _ random: inout SeededGenerator
  ) {
    var span = length
    if length > 1, length < routeCount, random.unit() < splitShare {
      span += 1
      while span < routeCount, random.unit() < splitMore { span += 1 }
    }
    // How far the string may reach before the visit, and must so that there is room behind it.
    var before = 0
    var first = visit
    while before < span - 1 {
      let node = Int(store.nodes[first].prev)
      if !store.isVisit(node) { break }
      first = node
      before += 1
    }
    var behind = 0
    var node = visit
    while behind < span - 1 {
      node = Int(store.nodes[node].next)
      if !store.isVisit(node) { break }
      behind += 1
    }
    let least = max(0, span - 1 - behind)
    let offset = least + random.below(before - least + 1)
    for _ in 0..<(before - offset) { first = Int(store.nodes[first].next) }
    let keptFrom = span > length ? 1 + random.below(length - 1 + (length > 1 ? 0 : 1)) : span
    let keptEnd = keptFrom + span - length
    var count = 0
    node = first
    for place in 0..<span {
      if place < keptFrom || place >= keptEnd {
        string[count] = Int32(truncatingIfNeeded: node)
        count += 1
      }
      node = Int(store.nodes[node].next)
    }
    store.remove(string, count: count)
  }
}
