/// One place where a plan of a routing instance breaks its rules or its own arithmetic.
///
/// A breach is a ``Code`` with arguments and the place where it stands; ``sentence`` puts it in
/// English.
public struct RoutingBreach: Hashable, Sendable {
  /// What a plan of a routing instance may break; the raw value is the word that files and scripts
  /// meet.
  ///
  /// More cases may come, so readers expect unknown words.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A number of the instance itself is missing or out of range; nothing was checked.
    case instanceUnsound = "instance_unsound"
    /// There is no such vehicle.
    case vehicleUnknown = "vehicle_unknown"
    /// More routes than there are vehicles of the type.
    case vehiclesTooMany = "vehicles_too_many"
    /// A route without visits.
    case routeEmpty = "route_empty"
    /// There is no such visit.
    case visitUnknown = "visit_unknown"
    /// The visit was made before, in this route or an earlier one.
    case visitTwice = "visit_twice"
    /// Visits that nobody makes, in a file where all must be made.
    case visitsLeft = "visits_left"
    /// The pickup is not in the route before its delivery.
    case pickupMissing = "pickup_missing"
    /// The delivery is not in the route behind its pickup.
    case deliveryMissing = "delivery_missing"
    /// The vehicle does not know what the visit needs.
    case skillMissing = "skill_missing"
    /// More on board than the vehicle holds.
    case overloaded
    /// The vehicle comes after the visit's last window.
    case visitLate = "visit_late"
    /// The vehicle ends its route after it should.
    case returnLate = "return_late"
    /// There is no such break.
    case breakUnknown = "break_unknown"
    /// The break is taken twice.
    case breakTwice = "break_twice"
    /// A break that is not taken.
    case breakMissing = "break_missing"
    /// The break begins after its last window.
    case breakLate = "break_late"
    /// More on board than is allowed during the break.
    case breakOverloaded = "break_overloaded"
    /// More visits than the vehicle may make.
    case visitsTooMany = "visits_too_many"
    /// More driving than the vehicle may do.
    case drivingTooLong = "driving_too_long"
    /// A longer way than the vehicle may go.
    case distanceTooLong = "distance_too_long"
    /// A claimed figure is not the plan's.
    case figureDiffers = "figure_differs"
  }

  /// What is broken.
  public var code: Code
  /// The route, counted from zero as in the plan; `nil` for the whole plan.
  public var route: Int?
  /// The step in the route, counted from zero; `nil` for the whole route.
  public var sequence: Int?
  /// What the sentence is made of, by name.
  public var arguments: [String: String]

  /// Makes a breach.
  public init(
    _ code: Code, route: Int? = nil, sequence: Int? = nil, _ arguments: [String: String] = [:]
  ) {
    self.code = code
    self.route = route
    self.sequence = sequence
    self.arguments = arguments
  }

  /// The breach in English: where it stands, and what is wrong there.
  ///
  /// Routes and steps are counted from one here, as in a file of routes.
  public var sentence: String {
    var place: [String] = []
    if let route { place.append("route \(route.plus(1))") }
    if let sequence { place.append("no. \(sequence.plus(1))") }
    let prefix = place.isEmpty ? "plan" : place.joined(separator: ", ")
    return prefix + ": " + code.template.filled(with: arguments)
  }

  /// A number as text, rounded to a millionth, without decimals that are zero.
  static func text(_ number: Double) -> String {
    let rounded = (number * 1e6).rounded() / 1e6
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}

extension RoutingBreach.Code {
  /// The English sentence with the names of its arguments in braces.
  var template: String {
    switch self {
    case .instanceUnsound: "the instance is missing a number or has one out of range: {flaw}"
    case .vehicleUnknown: "there is no vehicle {vehicle}"
    case .vehiclesTooMany: "{count} routes, there are {limit} vehicles{vehicle}"
    case .routeEmpty: "no visit is made"
    case .visitUnknown: "there is no customer {visit}"
    case .visitTwice: "{visit} is already visited in route {other}"
    case .visitsLeft: "{count} of {all} customers are not visited, the first is {visit}"
    case .pickupMissing: "delivery {visit} has not its pickup {other} before it in the route"
    case .deliveryMissing: "pickup {visit} has not its delivery {other} behind it in the route"
    case .skillMissing: "{visit} needs the skill {skill}, which the vehicle has not"
    case .overloaded: "{load} on board {place}, the vehicle holds {limit}"
    case .visitLate: "{visit} is reached at {time}, its last window closes at {limit}"
    case .returnLate: "the route ends at {time}, it should by {limit}"
    case .breakUnknown: "there is no break {break}"
    case .breakTwice: "break {break} is taken twice"
    case .breakMissing: "break {break} is not taken"
    case .breakLate: "break {break} begins at {time}, its last window closes at {limit}"
    case .breakOverloaded: "{load} on board during break {break}, allowed are {limit}"
    case .visitsTooMany: "{visits} visits, the vehicle may make {limit}"
    case .drivingTooLong: "{time} of driving, the vehicle may drive {limit}"
    case .distanceTooLong: "a way of {distance}, the vehicle may go {limit}"
    case .figureDiffers: "{figure} is {value}, claimed is {claimed}"
    }
  }
}
