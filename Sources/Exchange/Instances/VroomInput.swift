public import Domain

/// An input of VROOM: the instance, and what only its output repeats.
public struct VroomInput: Hashable, Sendable {
  /// What VROOM's output repeats of a place or a thing.
  public struct Label: Hashable, Sendable {
    /// The text in the file.
    public var description: String?
    /// Longitude and latitude in the file.
    public var location: JSONValue?

    /// Says nothing.
    public init() {}
  }

  /// What a vehicle's labels are.
  public struct VehicleLabels: Hashable, Sendable {
    /// Of the vehicle itself; without a location.
    public var vehicle = Label()
    /// Of its start.
    public var start = Label()
    /// Of its end.
    public var end = Label()
    /// Of its breaks.
    public var breaks: [Label] = []

    /// Says nothing.
    public init() {}
  }

  /// The instance.
  public var instance: RoutingInstance
  /// One for each visit.
  public var visits: [Label]
  /// One for each vehicle.
  public var vehicles: [VehicleLabels]
  /// Whether the file has lengths of ways, so that the output has them too.
  public var hasDistances: Bool
  /// Whether amounts or capacities stand in the file.
  public var hasAmounts: Bool { instance.dimensions > 0 }
}
