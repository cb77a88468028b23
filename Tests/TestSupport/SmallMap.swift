/// A small map from which tests make an extract.
public struct SmallMap: Sendable {
  /// A node.
  public struct Node: Sendable {
    /// Its number.
    public var id: Int
    /// Units of 1e-7 degrees.
    public var latitude: Int
    /// Units of 1e-7 degrees.
    public var longitude: Int
    /// Its tags.
    public var tags: [String: String]
  }

  /// A way.
  public struct Way: Sendable {
    /// Its number.
    public var id: Int
    /// Numbers of nodes.
    public var nodes: [Int]
    /// Its tags.
    public var tags: [String: String]
  }

  /// A relation; kinds of members are 0 for nodes, 1 for ways, 2 for relations.
  public struct Relation: Sendable {
    /// Its number.
    public var id: Int
    /// Kind, number and role.
    public var members: [(kind: Int, id: Int, role: String)]
    /// Its tags.
    public var tags: [String: String]
  }

  /// In the order of the file.
  public var nodes: [Node] = []
  /// In the order of the file.
  public var ways: [Way] = []
  /// In the order of the file.
  public var relations: [Relation] = []

  /// Begins without anything.
  public init() {}

  /// Adds a node at degrees.
  public mutating func node(
    _ id: Int, _ latitude: Double, _ longitude: Double, _ tags: [String: String] = [:]
  ) {
    nodes.append(
      Node(
        id: id, latitude: Int((latitude * 1e7).rounded()),
        longitude: Int((longitude * 1e7).rounded()), tags: tags))
  }

  /// Adds a way.
  public mutating func way(_ id: Int, _ nodes: [Int], _ tags: [String: String]) {
    ways.append(Way(id: id, nodes: nodes, tags: tags))
  }

  /// Adds a relation.
  public mutating func relation(
    _ id: Int, _ members: [(kind: Int, id: Int, role: String)], _ tags: [String: String]
  ) {
    relations.append(Relation(id: id, members: members, tags: tags))
  }

  /// Adds a turn restriction by way of a node.
  public mutating func restriction(
    _ id: Int, from: Int, via: Int, to: Int, _ tags: [String: String]
  ) {
    relations.append(
      Relation(
        id: id, members: [(1, from, "from"), (0, via, "via"), (1, to, "to")],
        tags: tags.merging(["type": "restriction"]) { own, _ in own }))
  }
}
