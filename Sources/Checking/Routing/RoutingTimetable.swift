/// When a vehicle is where, with what on board, computed anew.
///
/// It leaves as late as it can without coming back later than it must, and does everything as soon
/// as it can then; a route that breaks a window leaves as soon as the vehicle may.
public struct RoutingTimetable: Hashable, Sendable {
  /// A place or a pause of a route.
  public struct Stop: Hashable, Sendable {
    /// What happens here.
    public enum Kind: Hashable, Sendable {
      /// The route begins; where the first visit is for vehicles without a start.
      case start
      /// A visit, by position in the instance.
      case visit(Int)
      /// A break, by position in the vehicle's.
      case pause(Int)
      /// The route ends; where the last visit is for vehicles without an end.
      case end
    }

    /// What happens here.
    public var kind: Kind
    /// When the vehicle comes, in units of time.
    public var arrival = 0.0
    /// How long it waits then.
    public var waiting = 0.0
    /// How long it prepares.
    public var setup = 0.0
    /// How long the visit or break takes.
    public var service = 0.0
    /// What is on board afterwards, by dimension.
    public var load: [Int] = []
    /// Time on the way since the start, at the arrival.
    public var driving = 0.0
    /// Length of the way since the start; in the middle of a way in proportion to its time.
    public var distance = 0.0
  }

  /// Position among the instance's vehicle types.
  public var vehicle: Int
  /// In the order of the route.
  public var stops: [Stop] = []
  /// The length of the route.
  public var distance = 0.0
  /// Time on the way.
  public var driving = 0.0
  /// Time of waiting.
  public var waiting = 0.0
  /// Time of services and breaks.
  public var service = 0.0
  /// Time of setups.
  public var setup = 0.0
  /// The sum of the visits' priorities.
  public var priority = 0
  /// In the file's own units of cost, rounded to a whole number as VROOM does.
  public var cost = 0
  /// What is left at visits and deliveries, by dimension.
  public var delivered: [Int] = []
  /// What is collected at visits and pickups, by dimension.
  public var collected: [Int] = []
}
