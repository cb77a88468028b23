/// The columns of a hierarchy as they stand in a file; nothing but their lengths is known.
///
/// Opening them costs nothing; ``ContractionHierarchy/init(verifying:threads:)`` looks inside.
public struct HierarchyColumns: Sendable {
  /// The node of each rank.
  public let node: Column<UInt32>
  /// The rank of each node.
  public let rank: Column<UInt32>
  /// By rank, where the arcs to upper neighbors begin; one element more.
  public let firstUp: Column<UInt32>
  /// By hierarchy arc, the rank of its upper end; ascending for each lower end.
  public let upHead: Column<UInt32>
  /// By rank, where the arcs from lower neighbors begin; one element more.
  public let firstDown: Column<UInt32>
  /// The lower ends of those arcs, ascending for each upper end.
  public let downTail: Column<UInt32>
  /// The hierarchy arcs of ``downTail``.
  public let downArc: Column<UInt32>
  /// By arc of the graph, twice the hierarchy arc, plus one when it leads downward; ``none`` for
  /// arcs from a node to itself.
  public let arcOfInput: Column<UInt32>
  /// By hierarchy arc, where its arcs of the graph begin in ``input``; one element more.
  public let firstInput: Column<UInt32>
  /// Twice the arc of the graph, plus one when it leads downward; ascending for each hierarchy arc.
  public let input: Column<UInt32>

  /// Stands for "no arc".
  public static let none = UInt32.max

  /// The columns' names in a file, in the order of ``all``.
  public static let names = [
    "node", "rank", "first_up", "up_head", "first_down", "down_tail", "down_arc", "arc_of_input",
    "first_input", "input",
  ]

  /// The columns in the order of ``names``.
  public var all: [Column<UInt32>] {
    [node, rank, firstUp, upHead, firstDown, downTail, downArc, arcOfInput, firstInput, input]
  }

  /// Takes columns in the order of ``names`` of a graph of so many nodes and arcs (`inputs`).
  ///
  /// `nil` unless there are ten whose lengths fit one another, the graph and the ends that stand last
  /// in the rows of beginnings.
  public init?(_ columns: [Column<UInt32>], nodes: Int, inputs: Int) {
    guard columns.count == Self.names.count else { return nil }
    node = columns[0]
    rank = columns[1]
    firstUp = columns[2]
    upHead = columns[3]
    firstDown = columns[4]
    downTail = columns[5]
    downArc = columns[6]
    arcOfInput = columns[7]
    firstInput = columns[8]
    input = columns[9]
    let arcs = upHead.count
    guard nodes < 1 << 31, arcs < 1 << 31, inputs < 1 << 31,
      node.count == nodes, rank.count == nodes, firstUp.count == nodes + 1,
      firstDown.count == nodes + 1, downTail.count == arcs, downArc.count == arcs,
      arcOfInput.count == inputs, firstInput.count == arcs + 1, input.count <= inputs,
      firstUp.first == 0, Int(firstUp[nodes]) == arcs, firstDown.first == 0,
      Int(firstDown[nodes]) == arcs, firstInput.first == 0, Int(firstInput[arcs]) == input.count
    else { return nil }
  }
}
