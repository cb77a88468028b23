/// One reason for which a proof does not prove its bound.
///
/// A finding is a ``Code`` with arguments and the case and class that it is about; ``sentence`` puts
/// it in English.
public struct BoundFinding: Hashable, Sendable {
  /// What is wrong; the raw value is the word that files and scripts meet.
  ///
  /// More cases may come, so readers expect unknown words.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A number of the day itself is missing or out of range; nothing was verified.
    case dayUnsound = "day_unsound"
    /// The day has more loads than the audit takes.
    case loadsTooMany = "loads_too_many"
    /// Costs or prices are so large that their sums could not be exact.
    case numbersTooLarge = "numbers_too_large"
    /// Not one price for each load.
    case priceCount = "price_count"
    /// A load's price is below zero or above what leaving the load costs, with what counts of loads left
    /// ask for it or pay.
    case priceOutOfRange = "price_out_of_range"
    /// A cut is not of three different loads in ascending order.
    case cutMalformed = "cut_malformed"
    /// A cut's price is below zero.
    case cutPriceNegative = "cut_price_negative"
    /// The vehicles of a count are not there, not in ascending order, or repeated.
    case countMalformed = "count_malformed"
    /// A count has some vehicles of a class and not the others.
    case countSplitsClass = "count_splits_class"
    /// A count's price is below zero.
    case countPriceNegative = "count_price_negative"
    /// What a count asks of its vehicles follows from no case on the way to its prices.
    case countNotImplied = "count_not_implied"
    /// The loads of a count of loads left are not there, not in ascending order, or repeated.
    case leftMalformed = "left_malformed"
    /// The price of a count of loads left is below zero.
    case leftPriceNegative = "left_price_negative"
    /// What a count says of loads left follows from no case on the way to its prices.
    case leftNotImplied = "left_not_implied"
    /// A class without vehicles.
    case classEmpty = "class_empty"
    /// Vehicles of a class differ in what decides over routes and costs.
    case classMixed = "class_mixed"
    /// There is no vehicle of this number.
    case vehicleUnknown = "vehicle_unknown"
    /// A vehicle is in more than one class, or twice in one.
    case vehicleTwice = "vehicle_twice"
    /// A vehicle is in no class.
    case vehicleMissing = "vehicle_missing"
    /// A least reduced cost is above zero: a vehicle that stays costs nothing.
    case reducedCostPositive = "reduced_cost_positive"
    /// Two parts of a sum price the same load, or have it in a cut or in a count.
    case partsShareLoad = "parts_share_load"
    /// A vehicle decides over two parts of a sum.
    case partsShareVehicle = "parts_share_vehicle"
    /// The bound that is stated is not what the prices add up to.
    case boundDiffers = "bound_differs"
    /// A lawful route of the class costs less than is claimed of all.
    case routeUndercuts = "route_undercuts"
    /// Too many routes could undercut the claim to look at them all; nothing is known of the class,
    /// of those after it and of the cases after its own.
    case searchTooLarge = "search_too_large"
    /// The caller ended the audit; nothing is known of the class, of those after it and of the cases
    /// after its own.
    case cancelled
  }

  /// What is wrong.
  public var code: Code
  /// The way to the case, such as `few/many`: which side of the first question, of the next, and so
  /// on; `nil` when it is about no case, or when there is but one.
  public var proofCase: String?
  /// Position among the case's ``BoundCertificate/classes``; `nil` when it is about no class.
  public var vehicleClass: Int?
  /// The loads of the route that undercuts, in the order of carrying, by position in the day; empty
  /// for every other code.
  public var route: [Int]
  /// What the sentence is made of, by name; measures carry their unit.
  public var arguments: [String: String]

  /// Makes a finding.
  public init(
    _ code: Code, proofCase: String? = nil, vehicleClass: Int? = nil, route: [Int] = [],
    _ arguments: [String: String] = [:]
  ) {
    self.code = code
    self.proofCase = proofCase
    self.vehicleClass = vehicleClass
    self.route = route
    self.arguments = arguments
  }

  /// The finding in English; everything is counted from zero, as in the file of prices.
  public var sentence: String {
    let places = [proofCase.map { "case \($0)" }, vehicleClass.map { "class \($0)" }]
      .compactMap(\.self)
    let prefix = places.isEmpty ? "bound" : places.joined(separator: ", ")
    return prefix + ": " + code.template.filled(with: arguments)
  }
}

extension BoundFinding.Code {
  /// The English sentence with the names of its arguments in braces.
  var template: String {
    switch self {
    case .dayUnsound: "the day is missing a number or has one out of range: {flaw}"
    case .loadsTooMany: "the day has {loads} loads, a bound is verified up to {limit}"
    case .numbersTooLarge: "costs and prices are too large to be summed exactly"
    case .priceCount: "{prices} prices for {loads} loads"
    case .priceOutOfRange: "the price of load {load}, {price}, is not between 0 and {limit}"
    case .cutMalformed: "cut {cut} is not of three different loads in ascending order: {loads}"
    case .cutPriceNegative: "the price of cut {cut}, {price}, is below 0"
    case .countMalformed:
      "count {count} is not of vehicles that there are in ascending order: {vehicles}"
    case .countSplitsClass:
      "count {count} has vehicle {vehicle} but not {other}, both of class {class}"
    case .countPriceNegative: "the price of count {count}, {price}, is below 0"
    case .countNotImplied:
      "count {count}, {side} {number} of vehicles {vehicles}, follows from no case on the way"
    case .leftMalformed:
      "count {count} of loads left is not of loads that there are in ascending order: {loads}"
    case .leftPriceNegative: "the price of count {count} of loads left, {price}, is below 0"
    case .leftNotImplied:
      "count {count} of loads left, {side} {number} of loads {loads}, follows from no case on the way"
    case .classEmpty: "no vehicle is in the class"
    case .classMixed: "vehicles {vehicle} and {other} are not alike"
    case .vehicleUnknown: "no vehicle has the number {vehicle}, there are {count}"
    case .vehicleTwice: "vehicle {vehicle} is already in class {other}"
    case .vehicleMissing: "vehicle {vehicle} is in no class"
    case .reducedCostPositive:
      "the least reduced cost is {claimed}, a vehicle that stays costs nothing"
    case .partsShareLoad: "parts {first} and {second} of a sum are both about load {load}"
    case .partsShareVehicle:
      "vehicle {vehicle} decides over part {first} and over part {second} of a sum"
    case .boundDiffers: "the prices add up to {bound} millicents, stated are {stated}"
    case .routeUndercuts:
      "route {route} has reduced cost {cost}, {claimed} is claimed: {difference} millicents less"
    case .searchTooLarge: "more than {limit} beginnings of routes would have to be looked at"
    case .cancelled: "ended before all routes were looked at"
    }
  }
}
