/// A connected piece of the network while it is dissected; its nodes ascend.
struct DissectionCell: Sendable {
  /// The nodes, by their numbers in the whole.
  var nodes: [UInt32]
  /// Links inside the cell, by position in ``nodes``.
  var lists: NeighborLists
  /// Where the nodes lie.
  var points: PlanePoints

  /// The number of nodes.
  var count: Int { nodes.count }

  /// The connected pieces that are left when some nodes are taken out, in the order of their first
  /// nodes.
  ///
  /// - Complexity: O(nodes + links).
  func pieces(without separator: [UInt32]) -> [DissectionCell] {
    let unseen = UInt32.max
    let taken = UInt32.max - 1
    var piece = [UInt32](repeating: unseen, count: count)
    for node in separator { piece[Int(node)] = taken }
    var sizes: [(nodes: Int, links: Int)] = []
    var stack: [UInt32] = []
    for start in 0..<count where piece[start] == unseen {
      let number = UInt32(sizes.count)
      var size = (nodes: 0, links: 0)
      piece[start] = number
      stack.append(UInt32(start))
      while let node = stack.popLast() {
        let range = lists.range(of: Int(node))
        size.nodes += 1
        size.links += range.count
        for other in lists.neighbor[range] where piece[Int(other)] == unseen {
          piece[Int(other)] = number
          stack.append(other)
        }
      }
      sizes.append(size)
    }
    var position = [UInt32](repeating: 0, count: count)
    var result = sizes.map { size in
      var cell = DissectionCell(
        nodes: [], lists: NeighborLists(first: [0], neighbor: []),
        points: PlanePoints(east: [], north: []))
      cell.nodes.reserveCapacity(size.nodes)
      cell.points.east.reserveCapacity(size.nodes)
      cell.points.north.reserveCapacity(size.nodes)
      cell.lists.reserve(nodes: size.nodes, links: size.links)
      return cell
    }
    for node in 0..<count where piece[node] != taken {
      let number = Int(piece[node])
      position[node] = UInt32(result[number].nodes.count)
      result[number].nodes.append(nodes[node])
      result[number].points.east.append(points.east[node])
      result[number].points.north.append(points.north[node])
    }
    for node in 0..<count where piece[node] != taken {
      let number = Int(piece[node])
      for other in lists.neighbor[lists.range(of: node)] where piece[Int(other)] != taken {
        result[number].lists.append(position[Int(other)])
      }
      result[number].lists.endNode()
    }
    return result
  }
}
