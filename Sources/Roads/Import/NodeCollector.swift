internal import OpenStreetMap

/// Takes the positions of the nodes of roads out of batches, and what stands on them.
struct NodeCollector {
  /// What a block holds.
  struct Part: Sendable {
    /// Ranks of nodes in the order of the file.
    var ranks: [UInt32] = []
    /// Units of 1e-7 degrees.
    var latitudes: [Int32] = []
    /// Units of 1e-7 degrees.
    var longitudes: [Int32] = []
    var nodes = 0
    /// Nodes on which something stands.
    var readings: [(rank: UInt32, reading: NodeReading.Reading)] = []
  }

  private var isAsked: [UInt8] = []

  /// Everything of the block that matters.
  mutating func collect(_ reader: inout BlockReader, _ ranks: NodeRanks) throws -> Part {
    var part = Part()
    var isFirst = true
    try reader.forEachBatch(of: [.nodes, .nodeTags]) { batch in
      if isFirst {
        isAsked.removeAll(keepingCapacity: true)
        isAsked.append(contentsOf: repeatElement(0, count: batch.strings.count))
      }
      isFirst = false
      collect(batch, ranks, into: &part)
    }
    return part
  }

  private mutating func collect(
    _ batch: borrowing ElementBatch, _ ranks: NodeRanks, into part: inout Part
  ) {
    part.nodes += batch.count
    var rank = 0
    var last = Int64.min
    var isFirst = true
    for node in 0..<batch.count {
      let id = batch.ids[node]
      // Files have their nodes in order, so both lists are walked side by side.
      if isFirst || id < last { rank = ranks.firstRank(from: id) }
      isFirst = false
      last = id
      var steps = 0
      while rank < ranks.ids.count, ranks.ids[rank] < id {
        rank += 1
        steps += 1
        // A long way off: halving is faster than walking, whatever the order of the file.
        if steps == 32 {
          rank = ranks.firstRank(from: id)
          break
        }
      }
      guard rank < ranks.ids.count else { continue }
      guard ranks.ids[rank] == id else { continue }
      part.ranks.append(UInt32(truncatingIfNeeded: rank))
      part.latitudes.append(batch.latitudes[node])
      part.longitudes.append(batch.longitudes[node])
      let tags = batch.tags(of: node)
      if tags.contains(where: { asks(Int(batch.tagKeys[$0]), batch.strings) }) {
        let reading = read(tags, batch)
        if reading != .nothing {
          part.readings.append((UInt32(truncatingIfNeeded: rank), reading))
        }
      }
    }
  }

  private mutating func asks(_ key: Int, _ strings: borrowing StringTable) -> Bool {
    if isAsked[key] == 0 { isAsked[key] = NodeReading.keys.contains(strings.text(key)) ? 2 : 1 }
    return isAsked[key] == 2
  }

  private func read(
    _ tags: Range<Int>, _ batch: borrowing ElementBatch
  ) -> NodeReading.Reading {
    var values: [String: String] = [:]
    for tag in tags {
      values[batch.strings.text(Int(batch.tagKeys[tag]))] =
        batch.strings.text(Int(batch.tagValues[tag]))
    }
    return NodeReading.read(RoadTags(values))
  }
}
