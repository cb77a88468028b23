/// Finds for a visit, or a pair, that fits nowhere the places where the fewest and lightest others must
/// leave a route for it.
///
/// What leaves is chosen as in the ejections of Nagata & Bräysy (Operations Research Letters 37, 2009)
/// and, pair by pair, of Nagata & Kobayashi (PPSN XI, 2010): the least sum of weights, where a weight
/// tells how hard a visit was to place until now. They try sets of visits one after the other; here
/// labels run along the route. A label is a way to begin it: what was kept and what has left, and whether
/// the visit that is to come has been made. It ends when all that follows is lawful as it stands. Of two
/// labels at the same node the one that is later and heavier is dropped, so that all sets are judged as long
/// as there is room for the labels.
///
/// - Complexity: O(n L²) for n visits of a route and L labels that do not dominate one another at a node;
///   L is a few while weights are small, and at most those that there is room for.
struct EjectionPlaces: Sendable {
  private struct Label: BitwiseCopyable {
    /// When the vehicle can go on.
    var depart: Int32
    /// The node it stands at.
    var last: Int32
    /// The sum of the weights of what has left.
    var weight: Int
    /// Where loads are plain what has left of the load; in pairs what is aboard.
    var load: Int
    /// Pairs whose pickup has left and whose delivery is still ahead, by the pickup's number.
    var open: UInt64
    /// Where it came from.
    var parent: Int32
    /// Visits that have left.
    var gone: Int32
    /// How much of what is to come has been made: nothing, the pickup, all.
    var stage: Stage
  }

  private enum Stage: UInt8 { case before, between, behind }

  /// What is asked for one route.
  private struct Question {
    var visit: Int
    /// The delivery, or -1.
    var delivery: Int
    var slot: Int
    var profile: Int
    var capacity: Int
  }

  /// At most so many labels at one node.
  private let labelMax: Int
  /// Pickups of a route behind so many never leave.
  private static let pairMax = 64
  private let labels: Slab<Label>
  private var count = 0
  /// For each pickup its number in the route that is looked at.
  private let numbers: Slab<UInt8>
  /// The best route found, as it will be.
  let line: Slab<Int32>
  /// How many visits it has; 0 when nothing was found.
  private(set) var lineCount = 0
  /// Its slot.
  private(set) var slot = -1
  /// The least sum of weights.
  private(set) var weight = Int.max
  /// Whether the rules of a model are among those known here.
  let isUsable: Bool

  /// Room for the routes of a model, and for so many labels at one node.
  init(_ model: RoutingModel, labelMax: Int) {
    self.labelMax = max(labelMax, 4)
    isUsable = !model.walk.isNeeded && model.dimensions <= 1 && Self.knowsLoads(model)
    let room = isUsable ? self.labelMax * (model.visitCount + 2) : 0
    labels = Slab(
      repeating: Label(
        depart: 0, last: 0, weight: 0, load: 0, open: 0, parent: -1, gone: 0, stage: .before),
      count: room)
    numbers = Slab(repeating: 0, count: model.hasPairs ? model.visitCount : 0)
    line = Slab(repeating: -1, count: model.visitCount + 2)
  }

  /// Loads are plain, or those of pairs alone.
  private static func knowsLoads(_ model: RoutingModel) -> Bool {
    if model.hasPlainLoads || model.dimensions == 0 { return true }
    return (0..<model.visitCount).allSatisfy { visit in
      model.partner[visit] >= 0 || model.delivered[visit] == 0 && model.collected[visit] == 0
    }
  }

  /// Gives the memory back.
  func free() {
    labels.free()
    numbers.free()
    line.free()
  }

  /// Looks through all routes, from one drawn by chance on, for the least sum of weights below `most`.
  ///
  /// - Parameters:
  ///   - visit: In the bank; a single one or a pickup.
  ///   - store: The answer.
  ///   - weights: What it costs that a visit leaves, each above 0; of a pair the pickup's counts.
  ///   - most: What the sum must not reach.
  ///   - random: Chance.
  /// - Returns: Whether there is such a sum; then ``line`` is the route of ``slot`` from now on.
  mutating func search(
    _ visit: Int, in store: borrowing RouteStore, weights: Slab<Int>, below most: Int,
    random: inout SeededGenerator
  ) -> Bool {
    weight = most
    lineCount = 0
    slot = -1
    let first = random.below(max(store.slotCount, 1))
    for place in 0..<store.slotCount {
      let slot = (first &+ place) % store.slotCount
      if store.routes[slot].count == 0 { continue }
      look(visit, slot: slot, in: store, weights)
    }
    return lineCount > 0
  }

  private mutating func look(
    _ visit: Int, slot: Int, in store: borrowing RouteStore, _ weights: Slab<Int>
  ) {
    let model = store.model
    let route = store.routes[slot]
    let delivery = Int(model.partner[visit])
    guard model.suits(visit, class: Int(route.kind)),
      delivery < 0 || model.suits(delivery, class: Int(route.kind))
    else { return }
    let question = Question(
      visit: visit, delivery: delivery, slot: slot, profile: Int(route.profile),
      capacity: route.capacity)
    let start = store.startNode(slot)
    count = 1
    labels[0] = Label(
      depart: store.nodes[start].depart, last: Int32(start), weight: 0, load: 0, open: 0,
      parent: -1,
      gone: 0, stage: .before)
    var (layer, node) = (0, Int(store.nodes[start].next))
    var pickups = 0
    while layer < count {
      make(question, from: layer, in: store)
      let end = count
      let isVisit = store.isVisit(node)
      if model.hasPairs, isVisit, model.isPickup[node] {
        numbers[node] = UInt8(min(pickups, Self.pairMax))
        pickups += 1
      }
      for place in layer..<end where labels[place].weight < weight {
        if ends(place, at: node, question, in: store) { continue }
        if isVisit { goOn(place, at: node, end, question, in: store, weights) }
      }
      if !isVisit { return }
      layer = end
      node = Int(store.nodes[node].next)
    }
  }

  /// From each label on at which what is to come may be made.
  private mutating func make(
    _ question: Question, from layer: Int, in store: borrowing RouteStore
  ) {
    let model = store.model
    if question.delivery < 0 {
      for place in layer..<count where labels[place].stage == .before {
        add(
          question.visit, to: place, .behind, load: 0, question, since: layer, room: labelMax,
          in: store)
      }
      return
    }
    let amount = model.dimensions == 0 ? 0 : model.collected[question.visit]
    for place in layer..<count where labels[place].stage == .before {
      if labels[place].load &+ amount > question.capacity, model.dimensions > 0 { continue }
      add(
        question.visit, to: place, .between, load: amount, question, since: layer, room: labelMax,
        in: store)
    }
    for place in layer..<count where labels[place].stage == .between {
      add(
        question.delivery, to: place, .behind, load: -amount, question, since: layer,
        room: labelMax, in: store)
    }
  }

  /// A label more, with a visit made.
  @inline(__always)
  private mutating func add(
    _ visit: Int, to place: Int, _ stage: Stage, load: Int, _ question: Question, since layer: Int,
    room: Int, in store: borrowing RouteStore
  ) {
    var label = labels[place]
    let model = store.model
    let arrival =
      label.depart &+ model.ways.time(question.profile, store.spot(Int(label.last)), visit)
    if arrival > model.latest[visit], model.hasTime { return }
    label.depart = min(
      max(arrival, model.earliest[visit]) &+ model.service[visit], RoutingModel.far / 2)
    label.last = Int32(truncatingIfNeeded: visit)
    label.load &+= load
    label.parent = Int32(truncatingIfNeeded: place)
    label.stage = stage
    keep(label, since: layer, room: room)
  }

  /// Keeps a label unless another of its layer is as good.
  @inline(__always)
  private mutating func keep(_ label: Label, since layer: Int, room: Int) {
    for place in layer..<count {
      let other = labels[place]
      if other.last != label.last || other.stage != label.stage || other.open != label.open {
        continue
      }
      if other.depart <= label.depart, other.weight <= label.weight, other.load >= label.load {
        return
      }
      if label.depart <= other.depart, label.weight <= other.weight, label.load >= other.load {
        // Nothing has come from the other yet: labels of one kind are all made before they go on.
        labels[place] = label
        return
      }
    }
    if count &- layer >= room { return }
    labels[count] = label
    count &+= 1
  }

  /// Whether everything from a node on may follow as it stands; then the label is the best so far.
  @inline(__always)
  private mutating func ends(
    _ place: Int, at node: Int, _ question: Question, in store: borrowing RouteStore
  ) -> Bool {
    let label = labels[place]
    if label.stage != .behind || label.open != 0 { return false }
    let (model, route) = (store.model, store.routes[question.slot])
    let more = question.delivery < 0 ? 1 : 2
    if Int(route.count &- label.gone) &+ more > Int(route.visitMax) { return false }
    if question.delivery < 0, model.dimensions == 1, model.hasPlainLoads,
      route.load &- label.load &+ model.delivered[question.visit]
        &+ model.collected[question.visit] > question.capacity
    {
      return false
    }
    if model.hasTime,
      label.depart
        &+ model.ways.time(question.profile, store.spot(Int(label.last)), store.spot(node))
        > store.nodes[node].latest
    {
      return false
    }
    lay(place, upTo: node, question, in: store)
    return true
  }

  /// Keeps or ejects the visit at a node.
  @inline(__always)
  private mutating func goOn(
    _ place: Int, at node: Int, _ layer: Int, _ question: Question, in store: borrowing RouteStore,
    _ weights: Slab<Int>
  ) {
    let model = store.model
    let label = labels[place]
    // The other half is for what is to come.
    let room = labelMax / 2
    let other = Int(model.partner[node])
    var amount = 0
    if other >= 0 {
      let isPickup = model.isPickup[node]
      let number = numbers[isPickup ? node : other]
      let bit = number < Self.pairMax ? UInt64(1) << UInt64(number) : 0
      if !isPickup, label.open & bit != 0 {
        var label = label
        label.open &= ~bit
        label.gone &+= 1
        label.parent = Int32(truncatingIfNeeded: place)
        keep(label, since: layer, room: room)
        return
      }
      if isPickup, bit != 0, label.weight &+ weights[node] < weight {
        var label = label
        label.open |= bit
        label.weight &+= weights[node]
        label.gone &+= 1
        label.parent = Int32(truncatingIfNeeded: place)
        keep(label, since: layer, room: room)
      }
      if model.dimensions == 1 { amount = model.collected[node] &- model.delivered[node] }
      if label.load &+ amount > question.capacity, model.dimensions == 1 { return }
    } else if label.weight &+ weights[node] < weight {
      var label = label
      label.weight &+= weights[node]
      label.gone &+= 1
      if model.hasPlainLoads, model.dimensions == 1 {
        label.load &+= model.delivered[node] &+ model.collected[node]
      }
      label.parent = Int32(truncatingIfNeeded: place)
      keep(label, since: layer, room: room)
    }
    add(node, to: place, label.stage, load: amount, question, since: layer, room: room, in: store)
  }

  /// Writes the route down that a label and all that follows from a node on make.
  private mutating func lay(
    _ place: Int, upTo node: Int, _ question: Question, in store: borrowing RouteStore
  ) {
    weight = labels[place].weight
    slot = question.slot
    // Backward along the label, so from the end of the list.
    var from = line.count
    var (at, last) = (place, -1)
    while at >= 0 {
      let label = labels[at]
      if Int(label.last) != last, store.isVisit(Int(label.last)) {
        from -= 1
        line[from] = label.last
      }
      last = Int(label.last)
      at = Int(label.parent)
    }
    lineCount = 0
    while from < line.count {
      line[lineCount] = line[from]
      lineCount += 1
      from += 1
    }
    var node = node
    while store.isVisit(node) {
      line[lineCount] = Int32(truncatingIfNeeded: node)
      lineCount += 1
      node = Int(store.nodes[node].next)
    }
  }
}
