internal import OpenStreetMap

/// Takes the roads and turn restrictions out of batches, on one thread.
///
/// The rule of a way is made once for each set of tags that matter: strings get numbers, a set of
/// tags is the list of their numbers, and what was read for such a list is kept from block to block.
struct WayCollector {
  /// What a block holds.
  struct Part: Sendable {
    var ways = 0
    var wayIDs: [Int64] = []
    /// By way: the position in ``rulings``.
    var wayRuling: [UInt32] = []
    /// By way: the position in ``names``.
    var wayName: [UInt32] = []
    /// By way, one more than ways: where its nodes begin.
    var firstReference: [Int] = [0]
    var references: [Int64] = []
    var rulings: [Ruling] = []
    var names: [String] = []
    var refusals: [WayReading.Refusal: Int] = [:]
    /// Roads of fewer than two nodes.
    var stubs = 0
    var restrictions: [RawRestriction] = []
    var restrictionRefusals: [TurnReading.Refusal: Int] = [:]
  }

  /// What the tags of a way came to.
  struct Ruling: Hashable, Sendable {
    var rule: LinkRule
    /// Milliseconds for the whole way.
    var duration: Int?
    /// Values that were not understood.
    var unread: [String]
  }

  /// What a string of the block is as a key.
  private enum KeyUse: UInt8 {
    case unknown, silent, asked, number, name
  }

  /// Numbers of strings, the same in all blocks that this thread reads.
  private var numbers: [String: UInt32] = [:]
  private var strings: [String] = [""]
  /// By string of the block: what it is as a key, and its number; 0 while not asked for.
  private var keyUse: [KeyUse] = []
  private var number: [UInt32] = []
  /// What was read for a list of numbers of keys and values: a position in ``readings``.
  private var known: [[UInt32]: Int] = [:]
  private var readings: [Result<Ruling, WayReading.RefusalError>] = []
  /// By reading: its position in the part's rulings, -1 while it has none.
  private var place: [Int32] = []
  private var placed: [Int] = []
  private var namePlaces: [UInt64: UInt32] = [:]
  private var tagList: [UInt32] = []

  /// Everything of the block that matters.
  mutating func collect(_ reader: inout BlockReader) throws -> Part {
    var part = Part()
    var isFirst = true
    try reader.forEachBatch(of: [.ways, .wayTags, .relations]) { batch in
      if isFirst { begin(strings: batch.strings.count) }
      isFirst = false
      switch batch.kind {
      case .way: collectWays(batch, into: &part)
      case .relation: RestrictionReading.collect(batch, into: &part)
      case .node: break
      }
    }
    return part
  }

  private mutating func begin(strings count: Int) {
    keyUse.removeAll(keepingCapacity: true)
    keyUse.append(contentsOf: repeatElement(.unknown, count: count))
    number.removeAll(keepingCapacity: true)
    number.append(contentsOf: repeatElement(0, count: count))
    for reading in placed { place[reading] = -1 }
    placed.removeAll(keepingCapacity: true)
    namePlaces.removeAll(keepingCapacity: true)
  }

  private mutating func collectWays(_ batch: borrowing ElementBatch, into part: inout Part) {
    part.ways += batch.count
    for way in 0..<batch.count {
      tagList.removeAll(keepingCapacity: true)
      var roadNumber: UInt32 = 0
      var roadName: UInt32 = 0
      for tag in batch.tags(of: way) {
        let key = Int(batch.tagKeys[tag])
        let value = Int(batch.tagValues[tag])
        switch use(of: key, batch.strings) {
        case .unknown, .silent: break
        case .number: roadNumber = UInt32(value)
        case .name: roadName = UInt32(value)
        case .asked:
          tagList.append(number(of: key, batch.strings))
          tagList.append(number(of: value, batch.strings))
        }
      }
      // Most ways are buildings and land, which have none of the keys.
      guard !tagList.isEmpty else {
        part.refusals[.noRoad, default: 0] += 1
        continue
      }
      let reading = reading()
      switch readings[reading] {
      case .failure(let error): part.refusals[error.refusal, default: 0] += 1
      case .success(let ruling):
        let first = part.references.count
        for reference in batch.references(of: way) {
          let node = batch.references[reference]
          // A node that stands twice in a row is one node.
          if part.references.count > first, part.references[part.references.count - 1] == node {
            continue
          }
          part.references.append(node)
        }
        guard part.references.count > first + 1 else {
          part.references.removeLast(part.references.count - first)
          part.stubs += 1
          continue
        }
        if place[reading] < 0 {
          place[reading] = Int32(truncatingIfNeeded: part.rulings.count)
          placed.append(reading)
          part.rulings.append(ruling)
        }
        part.wayIDs.append(batch.ids[way])
        part.wayRuling.append(UInt32(place[reading]))
        part.wayName.append(name(roadNumber, roadName, batch.strings, &part))
        part.firstReference.append(part.references.count)
      }
    }
  }

  private mutating func use(of key: Int, _ table: borrowing StringTable) -> KeyUse {
    if keyUse[key] != .unknown { return keyUse[key] }
    let text = table.text(key)
    let use: KeyUse
    if text == "ref" {
      use = .number
    } else if text == "name" {
      use = .name
    } else {
      let stem = text.prefix { $0 != ":" }
      use =
        RoadTags.stems.contains(String(stem)) && !RoadTags.silent.contains(text)
        ? .asked : .silent
    }
    keyUse[key] = use
    return use
  }

  private mutating func number(of string: Int, _ table: borrowing StringTable) -> UInt32 {
    if number[string] != 0 { return number[string] }
    let text = table.text(string)
    let found: UInt32
    if let known = numbers[text] {
      found = known
    } else {
      found = UInt32(truncatingIfNeeded: strings.count)
      strings.append(text)
      numbers[text] = found
    }
    number[string] = found
    return found
  }

  /// The reading of ``tagList``.
  private mutating func reading() -> Int {
    if let reading = known[tagList] { return reading }
    var values: [String: String] = [:]
    for pair in stride(from: 0, to: tagList.count, by: 2) {
      values[strings[Int(tagList[pair])]] = strings[Int(tagList[pair + 1])]
    }
    let result = WayReading.read(RoadTags(values)).map {
      Ruling(rule: $0.rule, duration: $0.duration, unread: $0.unread)
    }
    // A file of nothing but odd tags does not fill the memory: what was known is read again.
    if known.count >= Self.mostKnown {
      known.removeAll()
      return append(result)
    }
    let reading = append(result)
    known[tagList] = reading
    return reading
  }

  private mutating func append(_ result: Result<Ruling, WayReading.RefusalError>) -> Int {
    readings.append(result)
    place.append(-1)
    return readings.count - 1
  }

  private static let mostKnown = 1_000_000

  private mutating func name(
    _ roadNumber: UInt32, _ roadName: UInt32, _ table: borrowing StringTable, _ part: inout Part
  ) -> UInt32 {
    let key = UInt64(roadNumber) << 32 | UInt64(roadName)
    if let place = namePlaces[key] { return place }
    func text(_ string: UInt32) -> String {
      string == 0 ? "" : table.text(Int(string)).replacing("\t", with: " ")
    }
    let place = UInt32(truncatingIfNeeded: part.names.count)
    part.names.append(text(roadNumber) + "\t" + text(roadName))
    namePlaces[key] = place
    return place
  }
}
