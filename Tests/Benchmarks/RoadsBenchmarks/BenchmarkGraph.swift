import Foundation
import Roads

/// A graph of the road generator: `ROADGRF1`, counts, then columns in little endian.
struct BenchmarkGraph {
  let graph: DirectedGraph
  let milliseconds: Column<UInt32>
  let meters: Column<UInt32>

  init?(contentsOf path: String) {
    guard let data = FileManager.default.contents(atPath: path), data.count > 16,
      data.prefix(8) == Data("ROADGRF1".utf8)
    else { return nil }
    let (graph, milliseconds, meters) = data.withUnsafeBytes { bytes in
      let nodes = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
      let arcs = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      var offset = 16
      func take<Element: BitwiseCopyable & Sendable>(_ count: Int, _: Element.Type) -> [Element] {
        defer { offset += 4 * count }
        return (0..<count).map {
          bytes.loadUnaligned(fromByteOffset: offset + 4 * $0, as: Element.self)
        }
      }
      let longitude = take(nodes, Int32.self)
      let latitude = take(nodes, Int32.self)
      let first = take(nodes + 1, UInt32.self)
      let head = take(arcs, UInt32.self)
      let milliseconds = take(arcs, UInt32.self)
      let meters = take(arcs, UInt32.self)
      var tail = [UInt32](repeating: 0, count: arcs)
      for node in 0..<nodes {
        for arc in first[node]..<first[node + 1] { tail[Int(arc)] = UInt32(node) }
      }
      let graph = DirectedGraph(
        tail: Column(tail), head: Column(head), longitude: Column(longitude),
        latitude: Column(latitude))
      return (graph, Column(milliseconds), Column(meters))
    }
    self.graph = graph
    self.milliseconds = milliseconds
    self.meters = meters
  }
}
