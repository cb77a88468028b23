/// Coordinates in which straight lines may be drawn across a cell: integers, east and north alike.
struct PlanePoints {
  /// Eastward, scaled by the cosine of the middle latitude.
  var east: [Int32]
  /// Northward.
  var north: [Int32]

  /// The coordinates of some nodes of a graph.
  init(of nodes: [UInt32], in graph: DirectedGraph) {
    north = nodes.map { graph.latitude[Int($0)] / 2 }
    let sum = north.reduce(0) { $0 + Int($1) }
    // A series, since the result must be the same bits on any machine.
    let middle = Double(sum) / Double(max(nodes.count, 1)) * 2e-7 * Double.pi / 180
    let square = middle * middle
    let cosine = max(0.05, 1 - square / 2 + square * square / 24 - square * square * square / 720)
    east = nodes.map { Int32(Double(graph.longitude[Int($0)] / 2) * cosine) }
  }

  /// Takes coordinates.
  init(east: [Int32], north: [Int32]) {
    self.east = east
    self.north = north
  }

  /// Positions along a curve that keeps neighbors together, for sorting (Morton's order).
  func curvePosition(of place: Int) -> UInt64 {
    spread(UInt32(bitPattern: east[place]) ^ 1 << 31)
      | spread(UInt32(bitPattern: north[place]) ^ 1 << 31) << 1
  }

  private func spread(_ bits: UInt32) -> UInt64 {
    var wide = UInt64(bits)
    wide = (wide | wide << 16) & 0x0000_ffff_0000_ffff
    wide = (wide | wide << 8) & 0x00ff_00ff_00ff_00ff
    wide = (wide | wide << 4) & 0x0f0f_0f0f_0f0f_0f0f
    wide = (wide | wide << 2) & 0x3333_3333_3333_3333
    return (wide | wide << 1) & 0x5555_5555_5555_5555
  }
}
