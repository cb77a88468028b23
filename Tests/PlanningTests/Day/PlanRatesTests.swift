import Domain
import Testing

@testable import Planning

/// Cents and grams against figures worked out by hand for `fi-tipper-76`: 1.05 EUR/km, 58 EUR/h,
/// 56 l/100 km loaded, 32 empty, 3.4 kg CO2e a liter.
@Suite struct PlanRatesTests {
  // Meters, seconds, cents.
  @Test(arguments: [
    (0, 0, 0),
    (100_000, 0, 10_500),
    (0, 3600, 5800),
    // 123.456 km are 129.6288 EUR, 7 h 13 min are 418.5667 EUR.
    (123_456, 25_980, 12_963 + 41_857),
    // Half a cent goes up: 100 m are 10.5 ct. 9 s are 14.5 ct.
    (100, 0, 11), (0, 9, 15), (99, 0, 10), (0, 8, 13),
    // Each of the two parts is rounded by itself.
    (100, 9, 26),
  ])
  func distanceAndTimeCostWhatTheRatesSay(meters: Int, seconds: Int, cents: Int) throws {
    let rates = try Self.rates("2026-11-23")
    #expect(
      rates.cost(distance: Meters(meters), duration: Seconds(seconds)) == Cents(cents))
  }

  // Date, meters, loaded, grams.
  @Test(arguments: [
    ("2026-11-23", 100_000, true, 190_400), ("2026-11-23", 100_000, false, 108_800),
    ("2026-12-01", 100_000, true, 205_632), ("2026-12-01", 100_000, false, 117_504),
    ("2026-11-30", 100_000, true, 190_400), ("2026-03-31", 100_000, true, 205_632),
    ("2026-04-01", 100_000, true, 190_400), ("2026-07-15", 1, true, 2),
    ("2026-01-10", 1, false, 1), ("2026-07-15", 0, true, 0),
    // 12 345 m: 12.345 x 0.56 x 3.4 = 23.50488 kg, and 1.08 of it.
    ("2026-11-23", 12_345, true, 23_505), ("2026-02-28", 12_345, true, 25_385),
  ])
  func emissionsFollowFuelLoadAndWinter(
    date: String, meters: Int, loaded: Bool, grams: Int
  ) throws {
    #expect(try Self.rates(date).emission(distance: Meters(meters), loaded: loaded) == grams)
  }

  @Test func winterFuelIsNotWinterSpeed() throws {
    // Speeds change on 28 October, fuel on 1 December: two calendars on purpose.
    #expect(try Self.rates("2026-10-28").fuelFactor == 1000)
    #expect(try Self.rates("2026-12-01").fuelFactor == 1080)
  }

  private static func rates(_ date: String) throws -> PlanRates {
    let scenario = try Shipped.scenario()
    let type = try #require(scenario.vehicleType(VehicleTypeID("fi-tipper-76")))
    return PlanRates(
      type: type, date: try CalendarDate(parsing: date),
      hauling: scenario.configuration.rules.hauling)
  }
}
