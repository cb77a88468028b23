import Domain

/// A plan as VROOM writes it (its document `API.md`, version 1.15): `code`, `summary`, `unassigned`,
/// `routes` with their `steps`.
public struct VroomOutput: Sendable {
  /// What times, amounts and costs come to; of a step, a route or all of them.
  public struct Figures: Sendable {
    /// In the file's unit of cost.
    public var cost = 0
    /// Amounts that were delivered, by dimension.
    public var delivery: [Int] = []
    /// Amounts that were picked up, by dimension.
    public var pickup: [Int] = []
    /// Seconds of setups.
    public var setup = 0
    /// Seconds of services and breaks.
    public var service = 0
    /// Seconds on the way.
    public var duration = 0
    /// Seconds of waiting.
    public var waiting = 0
    /// The sum of priorities.
    public var priority = 0
    /// Meters; written when the input has lengths.
    public var distance = 0

    /// Nothing yet.
    public init() {}

    /// Adds those of a route.
    mutating func add(_ other: Figures) {
      cost += other.cost
      setup += other.setup
      service += other.service
      duration += other.duration
      waiting += other.waiting
      priority += other.priority
      distance += other.distance
      for (index, amount) in other.delivery.enumerated() where index < delivery.count {
        delivery[index] += amount
      }
      for (index, amount) in other.pickup.enumerated() where index < pickup.count {
        pickup[index] += amount
      }
    }
  }

  /// A step of a route.
  public struct Step: Sendable {
    /// What it is.
    public enum Kind: Sendable {
      /// The start or end of the route.
      case start, end
      /// A visit, by position.
      case visit(Int)
      /// A break, by position in the vehicle's.
      case pause(Int)
    }

    /// What it is.
    public var kind: Kind
    /// The moment of the arrival, as the input counts.
    public var arrival: Int
    /// What is on board afterwards.
    public var load: [Int]
    /// Setup, service, waiting; duration and distance since the start.
    public var figures: Figures

    /// Makes a step.
    public init(kind: Kind, arrival: Int, load: [Int], figures: Figures) {
      self.kind = kind
      self.arrival = arrival
      self.load = load
      self.figures = figures
    }
  }

  /// A route.
  public struct Route: Sendable {
    /// Position of the vehicle.
    public var vehicle: Int
    /// Its sums.
    public var figures: Figures
    /// In their order.
    public var steps: [Step]

    /// Makes a route.
    public init(vehicle: Int, figures: Figures, steps: [Step]) {
      self.vehicle = vehicle
      self.figures = figures
      self.steps = steps
    }
  }

  private let input: VroomInput
  private let routes: [Route]
  private let unassigned: [Int]
  private let loading: Int
  private let solving: Int

  /// Makes an output.
  ///
  /// - Parameters:
  ///   - input: What was asked.
  ///   - routes: The vehicles in use, with positions in the input.
  ///   - unassigned: Positions of the visits that are left.
  ///   - loading: Milliseconds of reading.
  ///   - solving: Milliseconds of the search.
  public init(
    input: VroomInput, routes: [Route], unassigned: [Int], loading: Int, solving: Int
  ) {
    self.input = input
    self.routes = routes
    self.unassigned = unassigned
    self.loading = loading
    self.solving = solving
  }

  /// The object as one line with a line end.
  public var json: [UInt8] {
    var sums = Figures()
    let zeros = [Int](repeating: 0, count: input.instance.dimensions)
    (sums.delivery, sums.pickup) = (zeros, zeros)
    for route in routes { sums.add(route.figures) }
    let summary =
      [
        JSONMember("cost", .whole(sums.cost)), JSONMember("routes", .whole(routes.count)),
        JSONMember("unassigned", .whole(unassigned.count)),
      ] + members(sums)
      + [
        JSONMember("violations", .array([])),
        JSONMember(
          "computing_times",
          .object([
            JSONMember("loading", .whole(loading)), JSONMember("solving", .whole(solving)),
            JSONMember("routing", .whole(0)),
          ])),
      ]
    return JSONValue.object([
      JSONMember("code", .whole(0)), JSONMember("summary", .object(summary)),
      JSONMember(
        "unassigned",
        .array(
          unassigned.map { index in
            .object(
              [
                JSONMember("id", id(input.instance.visits[index].id)),
                JSONMember("type", .string(Self.type(of: input.instance.visits[index].role))),
              ] + label(input.visits[index], place: input.instance.visits[index].place))
          })),
      JSONMember("routes", .array(routes.map(value))),
    ]).written
  }

  /// Sums of a route or of all.
  private func members(_ figures: Figures) -> [JSONMember] {
    var members: [JSONMember] = []
    if input.hasAmounts {
      members = [
        JSONMember("delivery", Self.list(figures.delivery)),
        JSONMember("pickup", Self.list(figures.pickup)),
      ]
    }
    members += [
      JSONMember("setup", .whole(figures.setup)), JSONMember("service", .whole(figures.service)),
      JSONMember("duration", .whole(figures.duration)),
      JSONMember("waiting_time", .whole(figures.waiting)),
      JSONMember("priority", .whole(figures.priority)),
    ]
    if input.hasDistances { members.append(JSONMember("distance", .whole(figures.distance))) }
    return members
  }

  private func value(_ route: Route) -> JSONValue {
    let vehicle = input.instance.vehicles[route.vehicle]
    var members = [
      JSONMember("vehicle", id(vehicle.id)), JSONMember("cost", .whole(route.figures.cost)),
    ]
    members += label(input.vehicles[route.vehicle].vehicle, place: nil)
    members += self.members(route.figures)
    members.append(
      JSONMember("steps", .array(route.steps.map { value($0, of: route) })))
    members.append(JSONMember("violations", .array([])))
    return .object(members)
  }

  private func value(_ step: Step, of route: Route) -> JSONValue {
    let vehicle = input.instance.vehicles[route.vehicle]
    let labels = input.vehicles[route.vehicle]
    let visits = route.steps.compactMap { step -> Int? in
      if case .visit(let index) = step.kind { index } else { nil }
    }
    var members: [JSONMember]
    switch step.kind {
    case .start:
      members = [JSONMember("type", .string("start"))]
      members += place(vehicle.start, labels.start, or: visits.first)
    case .end:
      members = [JSONMember("type", .string("end"))]
      members += place(vehicle.end, labels.end, or: visits.last)
    case .visit(let index):
      let visit = input.instance.visits[index]
      members = [JSONMember("type", .string(Self.type(of: visit.role)))]
      members += label(input.visits[index], place: visit.place)
      members.append(JSONMember("id", id(visit.id)))
    case .pause(let index):
      members = [JSONMember("type", .string("break"))]
      members += label(labels.breaks[index], place: nil)
      members.append(JSONMember("id", id(vehicle.breaks[index].id)))
    }
    members += [
      JSONMember("setup", .whole(step.figures.setup)),
      JSONMember("service", .whole(step.figures.service)),
      JSONMember("waiting_time", .whole(step.figures.waiting)),
    ]
    if input.hasAmounts { members.append(JSONMember("load", Self.list(step.load))) }
    members += [
      JSONMember("arrival", .whole(step.arrival)),
      JSONMember("duration", .whole(step.figures.duration)),
      JSONMember("violations", .array([])),
    ]
    if input.hasDistances {
      members.append(JSONMember("distance", .whole(step.figures.distance)))
    }
    return .object(members)
  }

  /// Where a route begins or ends: where a vehicle has to, or at a visit.
  private func place(_ place: Int?, _ label: VroomInput.Label, or visit: Int?) -> [JSONMember] {
    guard place == nil, let visit else { return self.label(label, place: place) }
    var other = VroomInput.Label()
    other.location = input.visits[visit].location
    return self.label(other, place: input.instance.visits[visit].place)
  }

  private func label(_ label: VroomInput.Label, place: Int?) -> [JSONMember] {
    var members: [JSONMember] = []
    if let text = label.description { members.append(JSONMember("description", .string(text))) }
    if let location = label.location { members.append(JSONMember("location", location)) }
    if let place { members.append(JSONMember("location_index", .whole(place))) }
    return members
  }

  /// What VROOM calls a visit.
  static func type(of role: RoutingInstance.Role) -> String {
    switch role {
    case .single: "job"
    case .pickup: "pickup"
    case .delivery: "delivery"
    }
  }

  private func id(_ text: String) -> JSONValue { Int(text).map { .whole($0) } ?? .string(text) }

  private static func list(_ amounts: [Int]) -> JSONValue { .array(amounts.map { .whole($0) }) }
}
