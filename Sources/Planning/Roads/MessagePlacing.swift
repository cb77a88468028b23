internal import Domain
internal import Exchange
internal import Roads

/// Traffic messages by what they come to on the roads of some network.
struct PlacedMessages<Place: Hashable> {
  /// Roads shut for everyone, each with the name of the first message that shuts it.
  private(set) var shut: [Place: String] = [:]
  /// Limits by road, in the order of the messages.
  private(set) var limits: [(place: Place, limit: TrafficMessage.Limit)] = []
  /// Sentences about messages that could not be placed.
  private(set) var warnings: [String] = []
  /// Messages that hold, but shut and limit nothing.
  private(set) var idle = 0

  /// Sorts the messages that hold at an instant by what `place` says of each.
  init(
    _ messages: [TrafficMessage], at instant: Instant,
    place: (TrafficMessage) throws -> Result<[Place], NoPlace>
  ) rethrows {
    for message in messages where message.holds(at: instant) {
      guard message.isRestricting else {
        idle += 1
        continue
      }
      switch try place(message) {
      case .failure(let why):
        warnings.append("\(Self.name(message)) could not be placed: \(why.sentence)")
      case .success(let places):
        if message.isClosure {
          for place in places where shut[place] == nil { shut[place] = Self.name(message) }
        }
        for limit in message.limits { limits += places.map { ($0, limit) } }
      }
    }
  }

  private static func name(_ message: TrafficMessage) -> String {
    "traffic message \(message.id)" + (message.title.isEmpty ? "" : " '\(message.title)'")
  }

  /// Tells what could not be placed, and how many messages say nothing to vehicles.
  func report(to tell: (Stage) -> Void) {
    for warning in warnings { tell(.warning(warning)) }
    if idle > 0 { tell(.detail("\(idle) traffic messages neither shut nor limit a road")) }
  }
}

/// Why a message has no place.
struct NoPlace: Error {
  /// What a reader is told after the message's name.
  var sentence: String
}

/// Places traffic messages on the links of an imported network.
///
/// By road address or location code where the network has them, else by the message's line, area or
/// point. What cannot be placed is told with the reason.
struct MessagePlacing {
  /// Links shut for everyone.
  let shut: Set<UInt32>
  /// Limits on links.
  let limits: Set<LinkLimit>
  private let placed: PlacedMessages<UInt32>

  /// Sentences about messages that could not be placed.
  var warnings: [String] { placed.warnings }
  /// Messages that hold, but shut and limit nothing.
  var idle: Int { placed.idle }

  /// Places the messages that hold at an instant.
  ///
  /// - Throws: `InputFault` for a shape out of range.
  init(_ messages: [TrafficMessage], at instant: Instant, on roads: LinkRoads) throws {
    placed = try PlacedMessages(messages, at: instant) { try Self.place($0, on: roads) }
    shut = Set(placed.shut.keys)
    limits = Set(
      placed.limits.map {
        LinkLimit(
          link: $0.place, quantity: Self.quantity($0.limit.quantity), most: $0.limit.most)
      })
  }

  /// Tells what could not be placed.
  func report(to tell: (Stage) -> Void) { placed.report(to: tell) }

  private static func place(
    _ message: TrafficMessage, on roads: LinkRoads
  ) throws -> Result<[UInt32], NoPlace> {
    var why = "it names no road address and no location code"
    if let addresses = roads.network.addresses, let first = message.first {
      let last = message.last ?? first
      if let from = first.address, let to = last.address {
        let links = addresses.links(from: from, to: to)
        if !links.isEmpty { return .success(links) }
        why = "road address \(from) to \(to) is not on this network"
      }
      if let from = first.code, let to = last.code {
        let links = addresses.links(fromCode: from, to: to)
        if !links.isEmpty { return .success(links) }
        why =
          (first.address == nil ? "" : why + ", and ")
          + "no road of this network joins location \(from) to \(to)"
      }
    } else if message.first != nil {
      why = "this network has no road addresses"
    }
    guard let shape = try message.geographicShape() else {
      return .failure(NoPlace(sentence: why + ", and it draws no place"))
    }
    if case .point(let point) = shape {
      // A message about a stretch is drawn as a point only where it has an address as well.
      if message.isStretch {
        return .failure(NoPlace(sentence: why + ", and a point does not say how far it reaches"))
      }
      let number = message.first?.address.map { "\($0.road)" } ?? ""
      do throws(RoadSpot.Refusal) {
        return .success(
          try RoadSpot(roads.network, tree: roads.tree).links(at: point, road: number))
      } catch {
        return .failure(
          NoPlace(sentence: why + ", and its point is not " + error.sentence(road: number)))
      }
    }
    let links = roads.links(shutBy: [RoadBlock(shape)])
    return links.isEmpty
      ? .failure(NoPlace(sentence: why + ", and no road runs where it is drawn"))
      : .success(links)
  }

  /// What a limit of a message is to a vehicle; a mass binds vehicle and trailer together, which is
  /// safe where the sign means each of them.
  private static func quantity(_ quantity: TrafficMessage.Quantity) -> RoadQuantity {
    switch quantity {
    case .mass: .gross
    case .combination: .combination
    case .axle: .axle
    case .bogie: .bogie
    case .height: .height
    case .width: .width
    case .length: .length
    }
  }
}

extension TrafficMessage {
  /// What it draws, in degrees; `nil` when nothing.
  ///
  /// - Throws: `InputFault` for a position out of range.
  func geographicShape() throws -> GeographicShape? {
    var place = location
    place.path = "geometry"
    return try shape?.geographic(at: place)
  }

  /// Whether it is about a stretch of road and not about one point.
  var isStretch: Bool {
    guard let first, let last else { return false }
    return first != last
  }
}
