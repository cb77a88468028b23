/// Where the nodes of roads lie and what stands on them, by rank.
struct NodeTable: Sendable {
  /// Units of 1e-7 degrees.
  private(set) var latitude: [Int32]
  /// Units of 1e-7 degrees.
  private(set) var longitude: [Int32]
  /// Whether the file has the node.
  private(set) var isThere: [Bool]
  /// What stands on some nodes.
  private(set) var readings: [UInt32: NodeReading.Reading] = [:]
  /// The nodes that the file has.
  private(set) var nodes = 0

  init(count: Int) {
    latitude = [Int32](repeating: 0, count: count)
    longitude = [Int32](repeating: 0, count: count)
    isThere = [Bool](repeating: false, count: count)
  }

  /// Adds what a block held; of a node that stands twice the last counts.
  mutating func add(_ part: NodeCollector.Part) {
    nodes += part.nodes
    for (place, rank) in part.ranks.enumerated() {
      latitude[Int(rank)] = part.latitudes[place]
      longitude[Int(rank)] = part.longitudes[place]
      isThere[Int(rank)] = true
    }
    for (rank, reading) in part.readings { readings[rank] = reading }
  }
}
