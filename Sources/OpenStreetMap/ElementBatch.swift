/// What an element of the map is.
public enum ElementKind: UInt8, Hashable, Sendable {
  case node, way, relation
}

/// What to take from a file; what is not asked for is passed over unread.
public struct ElementParts: OptionSet, Hashable, Sendable {
  /// The members as bits.
  public let rawValue: UInt8

  /// Makes a set from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Nodes: numbers and positions.
  public static let nodes = ElementParts(rawValue: 1)
  /// The tags of nodes.
  public static let nodeTags = ElementParts(rawValue: 2)
  /// Ways: numbers and nodes.
  public static let ways = ElementParts(rawValue: 4)
  /// The tags of ways.
  public static let wayTags = ElementParts(rawValue: 8)
  /// Relations with members and tags.
  public static let relations = ElementParts(rawValue: 16)

  /// All there is.
  public static let all: ElementParts = [.nodes, .nodeTags, .ways, .wayTags, .relations]
}

/// Elements of one kind in the order of the file, as columns.
///
/// A block is handed over in batches of some thousand elements, so that memory stays small whatever
/// a block holds. Columns are empty where they make no sense or were not asked for.
public struct ElementBatch: Sendable {
  /// What all of them are.
  public internal(set) var kind: ElementKind = .node
  /// The strings of the block in which they stand.
  public internal(set) var strings = StringTable()
  /// By element: its number.
  public internal(set) var ids: [Int64] = []
  /// By node: degrees north in units of 1e-7, -900,000,000 to 900,000,000.
  public internal(set) var latitudes: [Int32] = []
  /// By node: degrees east in units of 1e-7, -1,800,000,000 to 1,800,000,000.
  public internal(set) var longitudes: [Int32] = []
  /// By element, one more than elements: where its tags begin; empty without tags.
  public internal(set) var firstTag: [UInt32] = []
  /// By tag: the position of its key in ``strings``, always inside.
  public internal(set) var tagKeys: [UInt32] = []
  /// By tag: the position of its value in ``strings``, always inside.
  public internal(set) var tagValues: [UInt32] = []
  /// By way or relation, one more than elements: where its nodes or members begin.
  public internal(set) var firstReference: [UInt32] = []
  /// Numbers of the nodes of ways, or of the members of relations.
  public internal(set) var references: [Int64] = []
  /// By member of a relation: what it is.
  public internal(set) var memberKinds: [ElementKind] = []
  /// By member of a relation: the position of its role in ``strings``, always inside.
  public internal(set) var memberRoles: [UInt32] = []

  /// The number of elements.
  public var count: Int { ids.count }

  /// The positions of an element's tags in ``tagKeys`` and ``tagValues``.
  public func tags(of element: Int) -> Range<Int> {
    firstTag.isEmpty ? 0..<0 : Int(firstTag[element])..<Int(firstTag[element + 1])
  }

  /// The positions of a way's nodes or a relation's members in ``references``.
  public func references(of element: Int) -> Range<Int> {
    firstReference.isEmpty
      ? 0..<0 : Int(firstReference[element])..<Int(firstReference[element + 1])
  }

  /// Empties all columns and keeps the strings and the memory.
  mutating func begin(_ kind: ElementKind, hasTags: Bool) {
    self.kind = kind
    ids.removeAll(keepingCapacity: true)
    latitudes.removeAll(keepingCapacity: true)
    longitudes.removeAll(keepingCapacity: true)
    firstTag.removeAll(keepingCapacity: true)
    tagKeys.removeAll(keepingCapacity: true)
    tagValues.removeAll(keepingCapacity: true)
    firstReference.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    memberKinds.removeAll(keepingCapacity: true)
    memberRoles.removeAll(keepingCapacity: true)
    if hasTags { firstTag.append(0) }
    if kind != .node { firstReference.append(0) }
  }
}
