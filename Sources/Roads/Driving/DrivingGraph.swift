/// The graph that vehicles drive in: the links' directions as arcs, with forbidden turns built in.
///
/// A link is two arcs: arc 2k drives link k along its direction, arc 2k + 1 against it. Whether
/// either may be driven is a matter of a metric. Where a turn ban begins, the banned course of arcs
/// is followed by states: a state stands for "came this way", lies where its last arc ends, and has
/// copies of the arcs that lead on. So only the nodes that a ban touches are split, and an arc that
/// completes a ban is a copy that a metric closes while the ban holds.
///
/// Nodes from 0 to below ``junctionCount`` are the network's; states follow. Arcs from 0 to below
/// twice the number of links are the links' own; copies follow.
public struct DrivingGraph: Sendable {
  /// The nodes of the network; those beyond are states.
  public let junctionCount: Int
  /// By arc: where it begins.
  public let tail: Column<UInt32>
  /// By arc: where it ends, a state when a ban goes on from there.
  public let head: Column<UInt32>
  /// By state: the node of the network at which it lies.
  public let stateJunction: Column<UInt32>
  /// By copy: the arc that it copies, in ascending order for each state.
  public let copiedArc: Column<UInt32>
  /// Copies sorted by the arc that they copy, then by number: positions in ``copiedArc``.
  public let copiesByArc: Column<UInt32>
  /// Arcs that complete a ban, ascending; an arc stands once for each ban that it completes.
  public let bannedArc: Column<UInt32>
  /// Beside ``bannedArc``: the ban.
  public let ban: Column<UInt32>

  /// The number of nodes, states among them.
  public var nodeCount: Int { junctionCount + stateJunction.count }
  /// The number of arcs, copies among them.
  public var arcCount: Int { tail.count }
  /// The number of arcs that are no copies: twice the number of links.
  public var ownArcCount: Int { tail.count - copiedArc.count }

  /// The arc that a copy copies, any other arc itself.
  func original(of arc: Int) -> Int {
    arc < ownArcCount ? arc : Int(copiedArc[arc - ownArcCount])
  }

  /// The place in the network of a node or a state.
  func junction(of node: Int) -> Int {
    node < junctionCount ? node : Int(stateJunction[node - junctionCount])
  }

  /// An arc that is no copy, and all its copies, in ascending order.
  /// - Complexity: O(log copies + copies of this arc).
  func alternatives(of arc: Int) -> [Int] {
    var low = 0
    var high = copiesByArc.count
    while low < high {
      let middle = (low + high) / 2
      if original(ofCopy: Int(copiesByArc[middle])) < arc {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found = [arc]
    while low < copiesByArc.count, original(ofCopy: Int(copiesByArc[low])) == arc {
      found.append(ownArcCount + Int(copiesByArc[low]))
      low += 1
    }
    return found
  }

  private func original(ofCopy copy: Int) -> Int {
    copy < copiedArc.count ? Int(copiedArc[copy]) : Int.max
  }
}
