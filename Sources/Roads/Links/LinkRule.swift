/// Everything that the tags of a road say about driving it, with conditions kept as conditions.
///
/// Roads with the same rule share it; ``verdict(for:at:)`` decides it for a vehicle and a moment.
/// Directions are those of the link, which runs as its way does.
public struct LinkRule: Hashable, Sendable {
  /// The class of the road.
  public var roadClass: RoadClass
  /// Whose law holds where the tags are silent.
  public var country: RoadCountry
  /// What holds from the beginning to the end.
  public var forward: Direction
  /// What holds from the end to the beginning.
  public var backward: Direction
  /// When the road is there at all, in either direction, as a road over ice; read as
  /// ``Direction/flow`` is.
  public var season: [AccessClause]
  /// Limits of mass and size, all of which bind.
  public var limits: [Limit]
  /// Whether dangerous goods are kept out.
  public var hazardousGoods: [AccessClause]
  /// The speed in tenths of km/h that a truck keeps on such a road when no sign slows it, by class,
  /// surface and track type; 1 or more.
  public var roadSpeed: Int
  /// Milliseconds for the whole link where a timetable counts and not the speed, as on a ferry,
  /// whose duration is spread over the links of its way by length; 0 or more.
  public var fixedMilliseconds: Int?
  /// Milliseconds to be added for the whole link, in any direction.
  public var surcharge: Int
  /// What else is known of the road.
  public var marks: Marks

  /// Facts without a number.
  public struct Marks: OptionSet, Hashable, Sendable {
    /// The members as bits.
    public let rawValue: UInt16

    /// Makes a set from bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It lies in a built-up area.
    public static let urban = Marks(rawValue: 1)
    /// It costs a toll.
    public static let toll = Marks(rawValue: 2)
    /// It is a ferry.
    public static let ferry = Marks(rawValue: 4)
    /// It lies on ice.
    public static let ice = Marks(rawValue: 8)
    /// It bears in winter only.
    public static let winterRoad = Marks(rawValue: 16)
    /// It is not paved.
    public static let unpaved = Marks(rawValue: 32)
    /// It is a roundabout.
    public static let roundabout = Marks(rawValue: 64)
    /// It is a barrier on a road, a link of no length.
    public static let barrier = Marks(rawValue: 128)
    /// Carriageways are apart, so that a truck may drive 90 km/h on a Swedish one.
    public static let motorRoad = Marks(rawValue: 256)
    /// It is a bridge.
    public static let bridge = Marks(rawValue: 512)
    /// It is a tunnel.
    public static let tunnel = Marks(rawValue: 1024)
    /// Tags by lane were seen; they bind nobody here, as a truck may take another lane.
    public static let lanes = Marks(rawValue: 2048)
  }

  /// What holds in one direction.
  public struct Direction: Hashable, Sendable {
    /// The direction in which the road runs, whoever drives on it.
    ///
    /// Clauses are asked in their order: the first whose condition holds decides. Without any it is
    /// open.
    public var flow: [AccessClause]
    /// Access for trucks, the most specific key first; read as ``flow`` is.
    public var access: [AccessClause]
    /// Speeds by sign in tenths of km/h, read as ``flow`` is; without any the law's holds.
    public var speed: [SpeedClause]

    /// Makes a direction that is open to all at the law's speed.
    public init(
      flow: [AccessClause] = [], access: [AccessClause] = [], speed: [SpeedClause] = []
    ) {
      self.flow = flow
      self.access = access
      self.speed = speed
    }
  }

  /// Access under a condition.
  public struct AccessClause: Hashable, Sendable {
    /// What is allowed.
    public var openness: LinkVerdict.Passage.Openness
    /// When and for whom.
    public var condition: RoadCondition

    /// Makes a clause.
    public init(
      _ openness: LinkVerdict.Passage.Openness, when condition: RoadCondition = .always
    ) {
      self.openness = openness
      self.condition = condition
    }
  }

  /// A speed under a condition.
  public struct SpeedClause: Hashable, Sendable {
    /// Tenths of km/h, 1 or more; `nil` where signs set none.
    public var speed: Int?
    /// When and for whom.
    public var condition: RoadCondition

    /// Makes a clause.
    public init(_ speed: Int?, when condition: RoadCondition = .always) {
      self.speed = speed
      self.condition = condition
    }
  }

  /// A limit of mass or size.
  public struct Limit: Hashable, Sendable {
    /// One value under a condition.
    public struct Clause: Hashable, Sendable {
      /// The most that is allowed, in the quantity's unit, 0 to 1,000,000,000; `nil` for no limit.
      public var most: Int?
      /// When and for whom.
      public var condition: RoadCondition

      /// Makes a clause.
      public init(_ most: Int?, when condition: RoadCondition = .always) {
        self.most = most
        self.condition = condition
      }
    }

    /// The directions in which a limit binds.
    public enum Sides: UInt8, Hashable, Sendable, CaseIterable {
      case both, forward, backward
    }

    /// What is limited.
    public var quantity: RoadQuantity
    /// Where it binds.
    public var sides: Sides
    /// The first whose condition holds decides; without any there is no limit.
    public var clauses: [Clause]

    /// Makes a limit.
    public init(_ quantity: RoadQuantity, sides: Sides = .both, clauses: [Clause]) {
      self.quantity = quantity
      self.sides = sides
      self.clauses = clauses
    }
  }

  /// Makes the rule of a road that is open both ways.
  public init(roadClass: RoadClass, country: RoadCountry = .other, roadSpeed: Int) {
    self.roadClass = roadClass
    self.country = country
    self.forward = Direction()
    self.backward = Direction()
    self.season = []
    self.limits = []
    self.hazardousGoods = []
    self.roadSpeed = roadSpeed
    self.fixedMilliseconds = nil
    self.surcharge = 0
    self.marks = []
  }

  /// Texts of conditions that were not understood, in the order in which they stand.
  public var unknownConditions: [String] {
    var texts: [String] = []
    for direction in [forward, backward] {
      for clause in direction.flow + direction.access { texts += clause.condition.unknownTexts }
      for clause in direction.speed { texts += clause.condition.unknownTexts }
    }
    for clause in season + hazardousGoods { texts += clause.condition.unknownTexts }
    for limit in limits {
      for clause in limit.clauses { texts += clause.condition.unknownTexts }
    }
    return texts
  }
}

/// The class of a road, from the most important to the least.
public enum RoadClass: UInt8, Hashable, Sendable, CaseIterable {
  case motorway, trunk, primary, secondary, tertiary, unclassified, residential
  case motorwayLink, trunkLink, primaryLink, secondaryLink, tertiaryLink
  case livingStreet, service, track, road, ferry, iceRoad, barrier
}

/// A country whose traffic law is known here; all others share Europe's common rules.
public enum RoadCountry: UInt8, Hashable, Sendable, CaseIterable {
  case other, finland, sweden, norway
}
