/// What an import found and what it left out.
public struct ImportReport: Hashable, Sendable {
  /// How often something was found.
  public struct Count: Hashable, Sendable {
    /// What.
    public var name: String
    /// How often.
    public var count: Int
  }

  /// The file.
  public var source = ""
  /// The size of the file in bytes.
  public var byteCount = 0
  /// The seconds since 1970-01-01 of the state of the map; `nil` when the file does not say.
  public var timestamp: Int?
  /// The program that wrote the file; empty when it does not say.
  public var writingProgram = ""
  /// West, south, east, north of the nodes of the network, in units of 1e-7 degrees; `nil` for an
  /// empty network.
  public var bounds: [Int32]?
  /// Nodes in the file.
  public var nodesRead = 0
  /// Ways in the file.
  public var waysRead = 0
  /// Ways that became links.
  public var roads = 0
  /// Nodes of the network.
  public var nodes = 0
  /// Links of the network.
  public var links = 0
  /// The sum of the lengths of links in meters, each once.
  public var meters = 0
  /// Links by class, in the order of classes, those without left out.
  public var classes: [Count] = []
  /// Links by the limits that their rules have.
  public var limits: [Count] = []
  /// Links by other marks: toll, ferry, ice road, winter road, bridge, tunnel, destination traffic.
  public var marks: [Count] = []
  /// Ways left out by reason.
  public var waysLeftOut: [Count] = []
  /// Barriers that became links.
  public var barriers = 0
  /// References of roads to nodes that the file lacks; roads are cut there.
  public var missingNodes = 0
  /// Turn restrictions that became bans.
  public var restrictions = 0
  /// Bans made of them.
  public var bans = 0
  /// Turn restrictions left out by reason.
  public var restrictionsLeftOut: [Count] = []
  /// Conditions that were not understood, by the number of rules that have them; they forbid.
  public var unknownConditions: [Count] = []
  /// Values that were not understood, by the number of sets of tags that have them; they are left.
  public var unknownValues: [Count] = []

  /// Makes an empty report.
  public init() {}

  /// Sorted counts: the most frequent first, then by name; at most 100.
  static func ranked(_ counts: [String: Int]) -> [Count] {
    let sorted = counts.map { Count(name: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
    return Array(sorted.prefix(100))
  }
}
