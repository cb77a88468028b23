public import Domain
internal import Foundation
internal import Roads

/// The vehicle and the day of a question to the road network.
public struct RoadQuestion: Sendable {
  /// A vehicle type of Config.
  public var profile: String
  /// Whether it runs empty; else it is loaded to its gross mass.
  public var empty: Bool
  /// The day; `nil` is today in Helsinki.
  public var date: CalendarDate?

  /// Asks for a vehicle on a day.
  public init(profile: String, empty: Bool, date: CalendarDate?) {
    self.profile = profile
    self.empty = empty
    self.date = date
  }

  /// The day asked, or today on the clock of Helsinki.
  func day(in scenario: Scenario) -> CalendarDate {
    if let date { return date }
    let now = Instant(epochSeconds: Int(Date().timeIntervalSince1970))
    return scenario.homeClock.local(now).date
  }

  /// The vehicle type asked.
  ///
  /// - Throws: ``PlanningError/unknown(kind:name:known:)``.
  func vehicleType(in scenario: Scenario) throws -> VehicleType {
    guard let type = scenario.vehicleType(VehicleTypeID(profile)) else {
      throw PlanningError.unknown(
        kind: "profile", name: profile,
        known: scenario.configuration.vehicleTypes.map(\.id.text))
    }
    return type
  }
}
