public import Domain

/// What the scheduler decides: the events of every tour, and the loads left with reasons.
public struct Schedule: Hashable, Sendable {
  /// One thing that a tour does; every event begins when the one before it ends.
  public enum Event: Hashable, Sendable {
    /// A halt. `site` is where it stands; `nil` on the road, inside the movement around it.
    case stop(
      StopAction, site: SiteID?, load: LoadID?, start: Instant, end: Instant)
    /// A movement or a part of one; `traveled` is the part of the whole way's duration that lies
    /// behind the vehicle when this leg begins and ends. Whole movements run from 0 to `whole`.
    case leg(
      from: SiteID, to: SiteID, load: LoadID?, start: Instant, end: Instant,
      traveled: ClosedRange<Seconds>, whole: Travel)
  }

  /// The events of one duty from `depart` to `return`.
  public struct Tour: Hashable, Sendable {
    /// The position in the problem's duties.
    public var duty: Int
    /// In order of time, without gaps.
    public var events: [Event]

    /// Makes a tour.
    public init(duty: Int, events: [Event]) {
      self.duty = duty
      self.events = events
    }
  }

  /// A load without a tour.
  public struct Unserved: Hashable, Sendable {
    /// The position in the problem's entries.
    public var entry: Int
    /// Why it has no tour.
    public var reason: Reason

    /// Makes an unserved load.
    public init(entry: Int, reason: Reason) {
      self.entry = entry
      self.reason = reason
    }
  }

  /// Sorted by duty; duties without a load have none.
  public var tours: [Tour]
  /// Sorted by entry.
  public var unserved: [Unserved]
  /// Distance, duty hours and vehicles; unserved loads not counted.
  public var cost: Cents
  /// Iterations of all islands together.
  public var iterations: Int
  /// What is proved of the cost; `nil` when nothing is.
  public var bound: Bound?

  /// A proof of how cheap no schedule of the same problem can be.
  public struct Bound: Hashable, Sendable {
    /// No tours that haul at least the loads of this schedule cost less; not below zero.
    public var cost: Cents
    /// The proof, whose loads are the problem's entries and whose vehicles are its duties.
    ///
    /// Loads that the schedule leaves have no price.
    public var certificate: BoundCertificate
    /// Whether vehicles may have to queue at docks, which the proof leaves aside.
    public var ignoresQueues: Bool

    /// Makes a bound.
    public init(cost: Cents, certificate: BoundCertificate, ignoresQueues: Bool) {
      self.cost = cost
      self.certificate = certificate
      self.ignoresQueues = ignoresQueues
    }
  }

  /// Makes a schedule.
  public init(
    tours: [Tour], unserved: [Unserved], cost: Cents, iterations: Int, bound: Bound? = nil
  ) {
    self.bound = bound
    self.tours = tours
    self.unserved = unserved
    self.cost = cost
    self.iterations = iterations
  }
}
