public import Domain

/// Which road runs at a position, decided by one documented rule.
///
/// Looked at are the links within ``most`` meters, without barriers and ferries. Where a road number
/// is given, those with that number are taken, else those without any; never those of another
/// road. Of these the links that the map marks as bridges are preferred when a bridge is looked
/// for. The nearest decides which road it is; another road that is at most
/// ``doubt`` meters farther makes the position ambiguous. All links of the road that are as near as
/// the nearest are taken, as where two meet, and of a road with two carriageways the nearest link of
/// the other one.
public struct RoadSpot: Sendable {
  /// The farthest that a road may be from its position: 50 m.
  public static let most = 50.0
  /// How much farther another road must be for the nearest to be the one: 5 m.
  public static let doubt = 5.0
  /// Links this near to one another are equally near: half a meter.
  static let same = 0.5
  /// How far up to which the nearest road is told when none is near enough: 100 km.
  static let farthest = 100_000.0

  /// Why no road is found.
  public enum Refusal: Error, Hashable, Sendable {
    /// The nearest road is so many meters away; `nil` when it is farther than 100 km.
    case far(Double?)
    /// Roads of other numbers alone are near; the nearest one's name.
    case otherRoad(String)
    /// Two roads are about equally near.
    case ambiguous(String, String)
  }

  /// What is preferred among links that are near.
  public enum Structure: Sendable { case any, bridge }

  private let network: LinkNetwork
  private let tree: LinkTree

  /// Asks a network through its tree.
  public init(_ network: LinkNetwork, tree: LinkTree) {
    self.network = network
    self.tree = tree
  }

  /// The links of the road at a position, ascending.
  ///
  /// - Parameters:
  ///   - position: The position.
  ///   - road: The number of the road, such as `4` or `Vt 4`; empty when not known.
  ///   - structure: What is preferred.
  /// - Returns: At least one link.
  /// - Throws: ``Refusal``.
  /// - Complexity: O(log links) and the links near the position.
  public func links(
    at position: Coordinate, road: String = "", preferring structure: Structure = .any
  ) throws(Refusal) -> [UInt32] {
    let near = tree.sightings(around: position, in: network, within: Self.most + Self.doubt)
      .compactMap { Candidate($0, in: network) }
    func isThere(_ candidates: [Candidate]) -> Bool {
      candidates.first.map { $0.distance <= Self.most } ?? false
    }
    guard let nearestOfAll = near.first, isThere(near) else {
      let nearest = tree.nearest(to: position, in: network, within: Self.farthest) {
        Candidate.rule(of: $0, in: network) != nil
      }
      throw .far(nearest?.distance)
    }
    let asked = RoadNumbers(road)
    var candidates = near
    if !asked.numbers.isEmpty {
      candidates = near.filter { asked.agree(with: $0.numbers) }
      if !isThere(candidates) { candidates = near.filter { $0.numbers.numbers.isEmpty } }
      guard isThere(candidates) else { throw .otherRoad(nearestOfAll.label) }
    }
    let roadLinks = candidates
    let bridges = candidates.filter(\.isBridge)
    if structure == .bridge, isThere(bridges) { candidates = bridges }
    guard let nearest = candidates.first else { return [] }
    if let other = candidates.first(where: {
      !$0.isOneRoad(with: nearest) && $0.distance <= nearest.distance + Self.doubt
    }) {
      throw .ambiguous(nearest.label, other.label)
    }
    var links: Set<Int> = []
    func take(_ first: Candidate, of list: [Candidate]) {
      for one in list
      where one.distance <= first.distance + Self.same && one.isOneRoad(with: first) {
        links.insert(one.link)
      }
    }
    take(nearest, of: candidates)
    if nearest.course != nil,
      let opposite = candidates.first(where: { $0.isOpposite(to: nearest) })
        ?? roadLinks.first(where: { $0.isOpposite(to: nearest) })
    {
      take(opposite, of: candidates.contains { $0.link == opposite.link } ? candidates : roadLinks)
    }
    return links.map { UInt32($0) }.sorted()
  }
}

/// A link near the position asked.
private struct Candidate {
  /// The direction in which alone a link is driven.
  enum Course { case forward, backward }

  let link: Int
  let distance: Double
  let numbers: RoadNumbers
  let name: String
  let number: String
  let source: Int64
  let isBridge: Bool
  /// The direction of a carriageway; `nil` where both are driven.
  let course: Course?
  /// Where traffic drives to on a carriageway.
  let heading: (east: Double, north: Double)

  /// The rule of a road; `nil` for a barrier, a ferry or a damaged rule.
  static func rule(of link: Int, in network: LinkNetwork) -> LinkRule? {
    guard let rule = try? network.rule(Int(network.linkRule[link])),
      rule.marks.isDisjoint(with: [.barrier, .ferry])
    else { return nil }
    return rule
  }

  init?(_ sighting: LinkSighting, in network: LinkNetwork) {
    guard let rule = Self.rule(of: sighting.snap.link, in: network) else { return nil }
    link = sighting.snap.link
    distance = sighting.snap.distance
    (number, name) = network.name(of: link)
    numbers = RoadNumbers(number)
    source = network.linkSource[link]
    isBridge = rule.marks.contains(.bridge)
    let isShut = [rule.forward, rule.backward].map {
      $0.flow.first == LinkRule.AccessClause(.closed)
    }
    course = isShut[0] == isShut[1] ? nil : isShut[0] ? .backward : .forward
    let sign = course == .backward ? -1.0 : 1.0
    heading = (sighting.east * sign, sighting.north * sign)
  }

  var label: String {
    let words = [number.isEmpty ? "" : "road \(number)", name].filter { !$0.isEmpty }
    return words.isEmpty ? "a road without number and name" : words.joined(separator: " ")
  }

  func isOneRoad(with other: Candidate) -> Bool {
    if source == other.source || numbers.agree(with: other.numbers) { return true }
    let isNumbered = !numbers.numbers.isEmpty && !other.numbers.numbers.isEmpty
    return !isNumbered && !name.isEmpty && name == other.name
  }

  /// Whether it is the carriageway beside another one, driven the other way within 30 degrees.
  func isOpposite(to other: Candidate) -> Bool {
    guard course != nil, other.course != nil, isOneRoad(with: other) else { return false }
    let along = heading.east * other.heading.east + heading.north * other.heading.north
    let size =
      ((heading.east * heading.east + heading.north * heading.north)
      * (other.heading.east * other.heading.east + other.heading.north * other.heading.north))
      .squareRoot()
    return size > 0 && along <= -size * cosine(ofDegrees: 30)
  }
}
