public import Domain

/// Where a link lies by the register of roads and by a table of location codes.
public struct LinkAddress: Hashable, Sendable {
  /// Where it begins; `nil` when not known.
  public var from: RoadAddress?
  /// Where it ends, on the same road; `nil` when not known.
  public var to: RoadAddress?
  /// The code of the location where it begins, 1 or more; `nil` when it has none.
  public var fromCode: Int?
  /// The code of the location where it ends.
  public var toCode: Int?

  /// Makes an address.
  public init(
    from: RoadAddress? = nil, to: RoadAddress? = nil, fromCode: Int? = nil, toCode: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.fromCode = fromCode
    self.toCode = toCode
  }
}

/// The addresses of all links, in columns; 0 stands for what is not known.
public struct LinkAddresses: Sendable {
  let road: Column<UInt32>
  let fromPart: Column<UInt32>
  let fromDistance: Column<UInt32>
  let toPart: Column<UInt32>
  let toDistance: Column<UInt32>
  let fromCode: Column<UInt32>
  let toCode: Column<UInt32>

  /// The address of a link; its `from` and `to` are both there or both missing.
  public func address(of link: Int) -> LinkAddress {
    var address = LinkAddress()
    if road[link] > 0 {
      let number = Int(road[link])
      address.from = RoadAddress(
        road: number, part: Int(fromPart[link]), distance: Int(fromDistance[link]))
      address.to = RoadAddress(
        road: number, part: Int(toPart[link]), distance: Int(toDistance[link]))
    }
    if fromCode[link] > 0 { address.fromCode = Int(fromCode[link]) }
    if toCode[link] > 0 { address.toCode = Int(toCode[link]) }
    return address
  }

  /// Takes addresses by link; `nil` when no link has one.
  init?(_ addresses: [LinkAddress?]) {
    guard addresses.contains(where: { $0 != nil }) else { return nil }
    func column(_ value: (LinkAddress) -> Int?) -> Column<UInt32> {
      Column(addresses.map { UInt32(clamping: $0.flatMap(value) ?? 0) })
    }
    func known(_ address: LinkAddress) -> (from: RoadAddress, to: RoadAddress)? {
      guard let from = address.from, let to = address.to, from.road == to.road else { return nil }
      return (from, to)
    }
    road = column { known($0)?.from.road }
    fromPart = column { known($0)?.from.part }
    fromDistance = column { known($0)?.from.distance }
    toPart = column { known($0)?.to.part }
    toDistance = column { known($0)?.to.distance }
    fromCode = column { $0.fromCode }
    toCode = column { $0.toCode }
  }

  /// Takes columns of one length, in the order of ``sections``.
  init?(_ columns: [Column<UInt32>]) {
    guard columns.count == Self.sections.count else { return nil }
    road = columns[0]
    fromPart = columns[1]
    fromDistance = columns[2]
    toPart = columns[3]
    toDistance = columns[4]
    fromCode = columns[5]
    toCode = columns[6]
  }

  /// The names of the columns in a roads file, which may lack them all.
  static let sections = [
    "address.road", "address.from_part", "address.from_distance", "address.to_part",
    "address.to_distance", "address.from_code", "address.to_code",
  ]

  /// The columns in the order of ``sections``.
  var columns: [Column<UInt32>] {
    [road, fromPart, fromDistance, toPart, toDistance, fromCode, toCode]
  }
}
