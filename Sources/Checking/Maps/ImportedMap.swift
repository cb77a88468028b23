public import Domain

/// An imported map as plain values, so that ways on it can be verified.
///
/// A link is two arcs: arc 2k drives link k along its direction, arc 2k + 1 against it.
public struct ImportedMap: Sendable {
  /// By link: the node where it begins.
  public var from: [UInt32]
  /// By link: the node where it ends.
  public var to: [UInt32]
  /// By link: its length in centimeters.
  public var centimeters: [UInt32]
  /// By link: the position of its rule in ``MapUse/rules``.
  public var rule: [UInt32]
  /// By link: what its source calls it.
  public var name: @Sendable (Int) -> String
  /// By link: where it runs, both ends in.
  ///
  /// Asked for the links along a way only, as the drawn points of a country need not be in memory
  /// twice.
  public var line: @Sendable (Int) -> [Coordinate]
  /// What holds for a vehicle with a load on the plan's date, and where the sites join the roads.
  public var use: @Sendable (VehicleType, Kilograms?, Set<SiteID>) throws -> MapUse

  /// Gathers a map; the arrays by link are equally long.
  public init(
    from: [UInt32], to: [UInt32], centimeters: [UInt32], rule: [UInt32],
    name: @escaping @Sendable (Int) -> String,
    line: @escaping @Sendable (Int) -> [Coordinate],
    use: @escaping @Sendable (VehicleType, Kilograms?, Set<SiteID>) throws -> MapUse
  ) {
    self.from = from
    self.to = to
    self.centimeters = centimeters
    self.rule = rule
    self.name = name
    self.line = line
    self.use = use
  }
}

/// What the signs of a map say to one vehicle on one date.
public struct MapUse: Sendable {
  /// What a rule says in one direction.
  public struct Passage: Sendable {
    /// Who may drive.
    public enum Openness: Sendable {
      case open, destination, closed
    }

    /// Who may drive, limits aside.
    public var openness: Openness
    /// Tenths of km/h; of no meaning beside ``fixedMilliseconds``.
    public var speed: Int
    /// Milliseconds for the whole link, whatever its length; `nil` where the speed counts.
    public var fixedMilliseconds: Int?
    /// Milliseconds to be added for the whole link.
    public var surcharge: Int
    /// Limits on signs that hold on the date.
    public var limits: [MapLimit]

    /// Gathers what a rule says.
    public init(
      openness: Openness, speed: Int, fixedMilliseconds: Int?, surcharge: Int, limits: [MapLimit]
    ) {
      self.openness = openness
      self.speed = speed
      self.fixedMilliseconds = fixedMilliseconds
      self.surcharge = surcharge
      self.limits = limits
    }
  }

  /// Where a site joins the roads.
  public struct Join: Hashable, Sendable {
    /// The link.
    public var link: Int
    /// The share of its length between its beginning and the point.
    public var share: Double
    /// The point.
    public var position: Coordinate
    /// The length of the access leg.
    public var access: Meters

    /// Names a point of a link.
    public init(link: Int, share: Double, position: Coordinate, access: Meters) {
      self.link = link
      self.share = share
      self.position = position
      self.access = access
    }
  }

  /// By rule: along the link, and against it.
  public var rules: [(forward: Passage, backward: Passage)]
  /// Courses of arcs that may not be driven one after the other.
  public var bans: [[Int]]
  /// Links shut for everyone, each with the reason.
  public var shut: Set<Int>
  /// Limits beside those of the rules, by link.
  public var limits: [Int: [MapLimit]]
  /// Where sites join; those that cannot be driven to are missing.
  public var joins: [SiteID: Join]

  /// Gathers what holds.
  public init(
    rules: [(forward: Passage, backward: Passage)], bans: [[Int]], shut: Set<Int>,
    limits: [Int: [MapLimit]], joins: [SiteID: Join]
  ) {
    self.rules = rules
    self.bans = bans
    self.shut = shut
    self.limits = limits
    self.joins = joins
  }
}

/// A limit on a sign, in kilograms, centimeters or axles.
public struct MapLimit: Hashable, Sendable {
  /// What is limited.
  public enum Quantity: Sendable {
    /// The mass of vehicle and trailer; of a combination; of a vehicle, where a combination may
    /// weigh twice as much; of a vehicle where combinations have a limit of their own.
    case gross, combination, singleVehicle, loneVehicle
    /// The mass for which it is registered.
    case rating
    /// The mass on an axle, a bogie of two axles, one of three.
    case axle, bogie, tripleBogie
    /// The size.
    case height, length, width
    /// The number of axles.
    case axleCount
  }

  /// What is limited.
  public var quantity: Quantity
  /// The most that is allowed.
  public var most: Int

  /// Makes a limit.
  public init(_ quantity: Quantity, most: Int) {
    self.quantity = quantity
    self.most = most
  }

  /// What keeps a vehicle off by it; `nil` when it is kept.
  func obstacle(to use: RoadUse) -> RoadObstacle? {
    let limit = Kilograms(most)
    let size = Centimeters(most)
    func over(axles count: Int) -> Bool {
      use.gross.value.times(count) > most.times(max(use.axles, 1))
    }
    switch quantity {
    case .gross: return use.gross > limit ? .mass(limit: limit) : nil
    case .combination: return !use.isRigid && use.gross > limit ? .mass(limit: limit) : nil
    case .singleVehicle:
      let most = use.isRigid ? limit : Kilograms(most.times(2))
      return use.gross > most ? .bridge(limit: most) : nil
    case .loneVehicle: return use.isRigid && use.gross > limit ? .bridge(limit: limit) : nil
    case .rating: return max(use.rating, use.gross) > limit ? .mass(limit: limit) : nil
    case .axle: return over(axles: 1) ? .mass(limit: limit) : nil
    // A vehicle of two axles has no bogie, one of three has no bogie of three.
    case .bogie: return use.axles > 2 && over(axles: 2) ? .bridge(limit: limit) : nil
    case .tripleBogie: return use.axles > 3 && over(axles: 3) ? .bridge(limit: limit) : nil
    case .height: return use.height > size ? .height(limit: size) : nil
    case .length: return use.length > size ? .length(limit: size) : nil
    case .width: return RoadUse.width > size ? .width(limit: size) : nil
    case .axleCount: return use.axles > most ? .axles(limit: most) : nil
    }
  }
}
