public import Domain

/// One way from an end to another, with what it takes and what to mind on it.
public struct Route: Hashable, Sendable {
  /// One road of the way.
  public struct Step: Hashable, Sendable {
    /// The road.
    public var road: RoadID
    /// Its number, such as `Vt 4`.
    public var number: String
    /// Its name; empty when it has none or the network does not know it.
    public var name = ""
    /// Where it is entered.
    public var from: PlaceID
    /// Where it is left.
    public var to: PlaceID
    /// Its length.
    public var distance: Meters
    /// The time over it, a border's surcharge included, town minutes not.
    public var milliseconds: Int
  }

  /// The least gross mass that a road of the way allows.
  public struct Limit: Hashable, Sendable {
    /// The gross mass allowed.
    public var gross: Kilograms
    /// The first road of the way that allows no more.
    public var road: RoadID
    /// The number of that road.
    public var number: String
  }

  /// A limit of mass or size that a road of the way has.
  public struct SignedLimit: Hashable, Sendable {
    /// What is limited, such as `gross` or `height`.
    public var quantity: String
    /// The most that is allowed, in ``unit``.
    public var most: Double
    /// `t`, `m` or `axles`.
    public var unit: String
    /// The first road of the way with this limit.
    public var road: RoadID
    /// The number of that road, else its name.
    public var number: String
  }

  /// Where the way begins, with its access leg.
  public var from: RoadJoin
  /// Where the way ends, with its access leg.
  public var to: RoadJoin
  /// Whose way it is.
  public var profile: RoadProfile
  /// When it is driven.
  public var date: CalendarDate
  /// What it was chosen by.
  public var weight: RouteWeight
  /// Access legs included.
  public var distance: Meters
  /// Access legs and surcharges included.
  public var milliseconds: Int
  /// The roads in the order of driving; empty when both ends join at one place.
  public var steps: [Step]
  /// The places in the order of driving, first and last included.
  public var places: [PlaceID]
  /// Towns passed, first and last place excepted: a minute each by the rules.
  public var towns: Int
  /// Roads whose ends lie in different countries.
  public var borders: Int
  /// The least limit of mass on the way, `nil` on a way without roads.
  public var limit: Limit?
  /// The different limits met on the way, in the order of driving.
  public var limits: [SignedLimit] = []
  /// What to mind: ``Domain/Reason/Code/thaw``, ``Domain/Reason/Code/straightLines``,
  /// ``Domain/Reason/Code/grossReduced``.
  public var warnings: [Reason]
  /// The way as drawn, from gate to gate along the shapes of the roads.
  public var line: RouteLine

  /// ``milliseconds`` rounded up.
  public var duration: Seconds { Seconds((milliseconds + 999) / 1000) }
  /// ``milliseconds`` in minutes.
  public var minutes: Double { Double(milliseconds) / 60_000 }
  /// What a travel table says of this way.
  public var travel: Travel { Travel(duration: duration, distance: distance) }
  /// The whole path, at least two positions.
  public var path: [Coordinate] { line.path }
}
