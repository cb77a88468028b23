/// The imported network: nodes, links between them, and what is known of each link, in columns.
///
/// What the shipped network's places and roads are to a few hundred rows, nodes and links are to
/// millions. A link runs from a node to a node, is drawn by its shape, and follows one rule; it may
/// be drivable both ways, one way, or not at all, which its rule decides for a vehicle, a date and
/// an hour (``LinkRule``). A barrier on a road is a link of no length between the two sides.
/// Nothing here depends on a vehicle or a date.
///
/// Nodes and links stand in the order in which the import found them along the file, so the same
/// file gives the same bytes.
public struct LinkNetwork: Sendable {
  /// Latitude by node, in units of 1e-7 degrees.
  public let nodeLatitude: Column<Int32>
  /// Longitude by node, in units of 1e-7 degrees.
  public let nodeLongitude: Column<Int32>

  /// By link: the node where it begins.
  public let linkFrom: Column<UInt32>
  /// By link: the node where it ends; may be the one where it begins.
  public let linkTo: Column<UInt32>
  /// By link: its length in centimeters.
  public let linkLength: Column<UInt32>
  /// By link: the position of its rule.
  public internal(set) var linkRule: Column<UInt32>
  /// By link: the position of its name.
  public let linkName: Column<UInt32>
  /// By link: what it is in its source, such as the number of an OpenStreetMap way.
  public let linkSource: Column<Int64>

  /// By link, one element more than links: where its inner shape points begin.
  public let firstShapePoint: Column<UInt32>
  /// By shape point, both ends of the link left out: latitude in units of 1e-7 degrees.
  public let shapeLatitude: Column<Int32>
  /// By shape point: longitude in units of 1e-7 degrees.
  public let shapeLongitude: Column<Int32>

  /// By turn ban, one element more than bans: where its arcs begin in ``turnArc``.
  public let firstTurnArc: Column<UInt32>
  /// The arcs that may not be driven one after the other.
  ///
  /// An arc is twice its link, plus one against the link's direction. A ban is two arcs, or more
  /// where it runs by way of a road.
  public let turnArc: Column<UInt32>
  /// By turn ban: the position of the rule that says for whom and when it holds.
  public let turnRule: Column<UInt32>

  /// By rule of a link, one element more than rules: where its bytes begin.
  public internal(set) var firstRuleByte: Column<UInt32>
  /// The rules of links as ``LinkRule`` writes them.
  public internal(set) var ruleByte: Column<UInt8>
  /// By rule of a turn, one element more than rules: where its bytes begin.
  public let firstTurnRuleByte: Column<UInt32>
  /// The rules of turns as ``TurnRule`` writes them.
  public let turnRuleByte: Column<UInt8>
  /// By name, one element more than names: where its bytes begin.
  public let firstNameByte: Column<UInt32>
  /// Names in UTF-8: number, tabulator, name, either of which may be empty.
  public let nameByte: Column<UInt8>

  /// Where links lie by the register of roads; `nil` where the source has no addresses.
  public internal(set) var addresses: LinkAddresses? = nil

  /// The number of nodes.
  public var nodeCount: Int { nodeLatitude.count }
  /// The number of links.
  public var linkCount: Int { linkFrom.count }
}
