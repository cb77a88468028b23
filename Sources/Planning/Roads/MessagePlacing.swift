internal import Domain
internal import Exchange
internal import Roads

/// Places traffic messages on the links of an imported network.
///
/// By road address or location code where the network has them, else by the message's line or area.
/// What cannot be placed is told with the reason.
struct MessagePlacing {
  /// Links shut for everyone.
  private(set) var shut: Set<UInt32> = []
  /// Limits on links.
  private(set) var limits: Set<LinkLimit> = []
  /// Sentences about messages that could not be placed.
  private(set) var warnings: [String] = []
  /// Messages that hold, but shut and limit nothing.
  private(set) var idle = 0

  /// Places the messages that hold at an instant.
  ///
  /// - Throws: `InputFault` for a shape out of range.
  init(_ messages: [TrafficMessage], at instant: Instant, on roads: LinkRoads) throws {
    for message in messages where message.holds(at: instant) {
      guard message.isRestricting else {
        idle += 1
        continue
      }
      switch try Self.place(message, on: roads) {
      case .failure(let why):
        warnings.append("\(Self.name(message)) could not be placed: \(why.sentence)")
      case .success(let links):
        if message.isClosure { shut.formUnion(links) }
        for limit in message.limits {
          for link in links {
            limits.insert(
              LinkLimit(link: link, quantity: Self.quantity(limit.quantity), most: limit.most))
          }
        }
      }
    }
  }

  /// Why a message has no place.
  private struct Why: Error { var sentence: String }

  private static func name(_ message: TrafficMessage) -> String {
    "traffic message \(message.id)" + (message.title.isEmpty ? "" : " '\(message.title)'")
  }

  private static func place(
    _ message: TrafficMessage, on roads: LinkRoads
  ) throws -> Result<[UInt32], Why> {
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
        why += first.address == nil ? "" : ", and"
        why =
          (first.address == nil ? "" : why + " ")
          + "no road of this network joins location \(from) to \(to)"
      }
    } else if message.first != nil {
      why = "this network has no road addresses"
    }
    guard let shape = message.shape, hasExtent(shape) else {
      return .failure(Why(sentence: why + ", and it draws neither a line nor an area"))
    }
    var place = message.location
    place.path = "geometry"
    let links = roads.links(shutBy: [RoadBlock(try shape.geographic(at: place))])
    return links.isEmpty
      ? .failure(Why(sentence: why + ", and no road runs where it is drawn")) : .success(links)
  }

  private static func hasExtent(_ shape: RawShape) -> Bool {
    switch shape {
    case .point, .multiPoint: false
    case .line, .multiLine, .polygon, .multiPolygon: true
    case .collection(let shapes): shapes.contains(where: hasExtent)
    }
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
