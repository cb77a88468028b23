/// One place where the plan of a haulage day breaks its rules or its own arithmetic.
///
/// A breach is a ``Code`` with arguments and the place where it stands; ``sentence`` puts it in
/// English.
public struct HaulageBreach: Hashable, Sendable {
  /// What a plan of a haulage day may break; the raw value is the word that files and scripts meet.
  ///
  /// More cases may come, so readers expect unknown words.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A number of the day itself is missing or out of range; nothing was checked.
    case dayUnsound = "day_unsound"
    /// There is no truck of this number.
    case truckUnknown = "truck_unknown"
    /// An earlier route has the truck.
    case truckTwice = "truck_twice"
    /// A route without loads.
    case routeEmpty = "route_empty"
    /// There is no load of this number.
    case loadUnknown = "load_unknown"
    /// The load was carried before, in this route or an earlier one.
    case loadTwice = "load_twice"
    /// The truck has no such body.
    case bodyWrong = "body_wrong"
    /// The truck comes after the pickup's window.
    case pickupLate = "pickup_late"
    /// The truck comes after the delivery's window.
    case deliveryLate = "delivery_late"
    /// The truck is back after its shift.
    case shiftLate = "shift_late"
    /// The truck drives longer than it may.
    case drivingTooLong = "driving_too_long"
    /// The claimed cost is not the plan's.
    case costDiffers = "cost_differs"
    /// The plan costs more than a whole number holds.
    case costTooLarge = "cost_too_large"
    /// The claimed lower bound is above what the plan costs.
    case boundAboveCost = "bound_above_cost"
    /// The claimed lower bound is neither proved by the prices nor the plan's own cost.
    case boundNotProved = "bound_not_proved"
    /// A claimed length, time or number is not the plan's.
    case figureDiffers = "figure_differs"
    /// The loads that are said to be left are not those that no route carries.
    case loadsLeftDiffer = "loads_left_differ"
  }

  /// What is broken.
  public var code: Code
  /// The route, counted from zero as in ``HaulagePlan/routes``; `nil` for the whole plan.
  public var route: Int?
  /// The load's place in the route, counted from zero; `nil` for the whole route.
  public var sequence: Int?
  /// What the sentence is made of, by name; measures carry their unit.
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
  /// Routes and places are counted from one here, as in a file of routes.
  public var sentence: String {
    var place: [String] = []
    if let route { place.append("route \(route.plus(1))") }
    if let sequence { place.append("no. \(sequence.plus(1))") }
    let prefix = place.isEmpty ? "plan" : place.joined(separator: ", ")
    return prefix + ": " + code.template.filled(with: arguments)
  }
}

extension HaulageBreach.Code {
  /// The English sentence with the names of its arguments in braces.
  var template: String {
    switch self {
    case .dayUnsound: "the day is missing a number or has one out of range: {flaw}"
    case .truckUnknown: "there is no truck {truck} among {count}"
    case .truckTwice: "truck {truck} already has route {other}"
    case .routeEmpty: "no load is carried"
    case .loadUnknown: "there is no load {load} among {count}"
    case .loadTwice: "load {load} is already carried in route {other}"
    case .bodyWrong: "load {load} needs a {body}, truck {truck} has {bodies}"
    case .pickupLate: "truck {truck} comes to load {load} at {time}, the pickup closes at {limit}"
    case .deliveryLate:
      "truck {truck} comes with load {load} at {time}, the delivery closes at {limit}"
    case .shiftLate: "truck {truck} is back at {time}, its shift ends at {limit}"
    case .drivingTooLong: "truck {truck} drives {time}, it may drive {limit}"
    case .costDiffers: "the cost is {cost} millicents, claimed are {claimed}"
    case .costTooLarge: "the cost is more than can be counted, {limit} millicents"
    case .boundAboveCost:
      "the cost is {cost} millicents, claimed is a lower bound of {claimed}"
    case .boundNotProved:
      "the prices prove a lower bound of {bound} millicents, claimed are {claimed}"
    case .figureDiffers: "{figure} is {value}, claimed is {claimed}"
    case .loadsLeftDiffer: "the loads that are said to be left are not those that no route carries"
    }
  }
}
