import Domain
import Exchange
import Scheduling
import Testing

@testable import Planning

/// Who drives which vehicle when; expected are the firm's table in domain.md, section 12, and instants
/// and hours worked out by hand from Regulation (EC) 561/2006.
@Suite struct DutyRosterTests {
  @Test func theShippedFirmHasTheDutiesOfItsTable() throws {
    let roster = try Self.roster(Self.pohjaset())
    let counts = Dictionary(grouping: roster.duties) { "\($0.vehicleType) \($0.depot)" }
      .mapValues(\.count)
    #expect(
      counts == [
        "fi-tipper-76 pohjaset-logistics": 14, "fi-tipper-76 pohjaset-recycling": 4,
        "fi-tipper-76 rovaniemi-depot": 2, "fi-tipper-sealed-76 pohjaset-recycling": 2,
        "fi-chip-76 pohjaset-recycling": 8, "fi-chip-76 rovaniemi-depot": 4,
        "fi-hook-76 pohjaset-property": 1, "fi-silo-76 pohjaset-logistics": 5,
      ])
    #expect(Set(roster.duties.map(\.vehicle)).count == 27)
    #expect(roster.duties.reduce(0) { $0 + $1.drivers.count } == 44)
    #expect(roster.warnings.isEmpty)
  }

  @Test func noDriverSitsInTwoVehicles() throws {
    let drivers = try Self.roster(Self.pohjaset()).duties.flatMap(\.drivers)
    #expect(Set(drivers).count == drivers.count)
  }

  @Test func fourSilosAreDoubleMannedAndMayDriveTwiceAsLong() throws {
    let double = try Self.roster(Self.pohjaset()).duties.filter { $0.drivers.count == 2 }
    #expect(double.map(\.vehicle.text) == ["T24", "T25", "T26", "T27"])
    #expect(double.allSatisfy { $0.drivingMax == .minutes(18 * 60) })
    #expect(double.allSatisfy { $0.spanMax == .minutes(21 * 60) })
  }

  @Test(arguments: [
    ("T01", "day", "2026-11-23T04:00:00Z", "2026-11-23T14:00:00Z"),
    ("T01", "evening", "2026-11-23T14:00:00Z", "2026-11-24T00:00:00Z"),
    ("T10", "long", "2026-11-23T03:00:00Z", "2026-11-23T15:00:00Z"),
  ])
  func shiftsAreLocalTimesOfTheDepot(
    vehicle: String, shift: String, from: String, to: String
  ) throws {
    let duty = try #require(
      Self.roster(Self.pohjaset()).duties
        .first { $0.vehicle.text == vehicle && $0.shift.text == shift })
    #expect(duty.window.earliest == (try utc(from)))
    #expect(duty.window.latest == (try utc(to)))
    #expect(duty.drivingMax == .minutes(9 * 60))
    #expect(duty.spanMax == .minutes(13 * 60))
  }

  // Hours this week, last week, and what is left of today: 56 h a week, 90 h in two, 9 h a day.
  @Test(arguments: [
    (0, 0, 9 * 60), (50, 0, 6 * 60), (47, 43, 0), (40, 48, 2 * 60), (56, 20, 0), (60, 56, 0),
    (47, 34, 9 * 60), (34, 56, 0), (33, 56, 60),
  ])
  func drivingIsBoundedByWeekAndFortnight(week: Int, last: Int, minutes: Int) throws {
    var firm = Self.firm()
    firm.drivers[0].drivenThisWeek = .minutes(week * 60)
    firm.drivers[0].drivenLastWeek = .minutes(last * 60)
    #expect(try Self.roster(firm).duties.map(\.drivingMax) == [.minutes(minutes)])
  }

  @Test func aDriverIsBackThirteenHoursAfterTheRest() throws {
    var firm = Self.firm()
    // Rested until midnight in Helsinki: back by 13:00, three hours before the shift ends.
    firm.drivers[0].lastRestEnd = try utc("2026-11-22T22:00:00Z")
    let window = try #require(Self.roster(firm).duties.first?.window)
    #expect(window.earliest == (try utc("2026-11-23T04:00:00Z")))
    #expect(window.latest == (try utc("2026-11-23T11:00:00Z")))
  }

  @Test func aDriverBeginsWhenTheRestIsOver() throws {
    var firm = Self.firm()
    firm.drivers[0].lastRestEnd = try utc("2026-11-23T05:30:00Z")
    let window = try #require(Self.roster(firm).duties.first?.window)
    #expect(window.earliest == (try utc("2026-11-23T05:30:00Z")))
    #expect(window.latest == (try utc("2026-11-23T14:00:00Z")))
  }

  @Test(arguments: ["2026-11-22T14:00:00Z", "2026-11-23T14:00:01Z", "2026-11-30T00:00:00Z"])
  func aDriverWithoutRestStaysAtHome(restEnd: String) throws {
    var firm = Self.firm()
    firm.drivers[0].lastRestEnd = try utc(restEnd)
    let roster = try Self.roster(firm)
    #expect(roster.duties.isEmpty)
    #expect(roster.warnings.map(\.code.rawValue) == ["no_rest"])
    #expect(roster.warnings.first?.arguments == ["vehicle": "V1", "shift": "day"])
  }

  @Test func twoDriversRestNineHoursInThirty() throws {
    var firm = Self.firm()
    firm.vehicles[0].crew = 2
    firm.drivers.append(Driver(id: DriverID("D2"), depot: SiteID("yard"), shift: ShiftID("day")))
    // 21 h after 17:00 of the day before is 14:00.
    firm.drivers[1].lastRestEnd = try utc("2026-11-22T15:00:00Z")
    let duty = try #require(Self.roster(firm).duties.first)
    #expect(duty.drivers.map(\.text) == ["D1", "D2"])
    #expect(duty.window.latest == (try utc("2026-11-23T12:00:00Z")))
  }

  @Test(
    arguments: [
      ("2026-11-23", nil, true), ("2026-11-24", nil, false), (nil, "2026-11-23", true),
      (nil, "2026-11-22", false), ("2026-11-01", "2026-11-30", true),
    ] as [(String?, String?, Bool)])
  func aVehicleRunsFromItsFirstDayToItsLast(from: String?, to: String?, runs: Bool) throws {
    var firm = Self.firm()
    firm.vehicles[0].availableFrom = try from.map { try CalendarDate(parsing: $0) }
    firm.vehicles[0].availableTo = try to.map { try CalendarDate(parsing: $0) }
    let roster = try Self.roster(firm)
    #expect(roster.duties.count == (runs ? 1 : 0))
    #expect(roster.warnings.isEmpty)
  }

  @Test func aVehicleWithoutDriverStandsAndIsTold() throws {
    var firm = Self.firm()
    firm.vehicles.append(
      Vehicle(
        id: VehicleID("V2"), type: VehicleTypeID("fi-tipper-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day")]))
    let roster = try Self.roster(firm)
    #expect(roster.duties.map(\.vehicle.text) == ["V1"])
    #expect(
      roster.warnings == [
        Reason(Reason.Code(rawValue: "no_driver"), ["vehicle": "V2", "shift": "day"])
      ])
  }

  @Test func halfACrewDrivesTheNextVehicle() throws {
    var firm = Self.firm()
    firm.vehicles[0].crew = 2
    firm.vehicles.append(
      Vehicle(
        id: VehicleID("V2"), type: VehicleTypeID("fi-tipper-76"), depot: SiteID("yard"),
        shifts: [ShiftID("day")]))
    let roster = try Self.roster(firm)
    #expect(roster.duties.map(\.vehicle.text) == ["V2"])
    #expect(roster.warnings.map { $0.arguments["vehicle"] } == ["V1"])
  }

  @Test func driversOfAnotherDepotOrShiftDoNotHelp() throws {
    var firm = Self.firm()
    firm.drivers[0].depot = SiteID("elsewhere")
    #expect(try Self.roster(firm).duties.isEmpty)
    firm.drivers[0].depot = SiteID("yard")
    firm.drivers[0].shift = ShiftID("evening")
    #expect(try Self.roster(firm).duties.isEmpty)
  }

  @Test func aShiftOverTheChangeOfTheClocksIsAnHourShorterOrLonger() throws {
    var firm = Self.firm()
    firm.shifts = [Shift(id: ShiftID("day"), start: .minutes(22 * 60), end: .minutes(30 * 60))]
    let spring = try #require(Self.roster(firm, date: "2026-03-28").duties.first?.window)
    #expect(spring.earliest == (try utc("2026-03-28T20:00:00Z")))
    #expect(spring.latest == (try utc("2026-03-29T03:00:00Z")))
    let autumn = try #require(Self.roster(firm, date: "2026-10-24").duties.first?.window)
    #expect(autumn.earliest == (try utc("2026-10-24T19:00:00Z")))
    #expect(autumn.latest == (try utc("2026-10-25T04:00:00Z")))
  }

  private static func pohjaset() throws -> Firm { try Shipped.scenario().firm("pohjaset").firm }

  private static func roster(_ firm: Firm, date: String = "2026-11-23") throws -> DutyRoster {
    let clock = try #require(ZoneClocks.clock("Europe/Helsinki", years: 2026...2026))
    return DutyRoster(
      firm: firm, date: try CalendarDate(parsing: date),
      rules: try Shipped.scenario().configuration.rules.drivingTime, clock: { _ in clock })
  }

  /// One vehicle, one driver, 06:00 to 16:00.
  private static func firm() -> Firm {
    let day = ShiftID("day")
    let yard = SiteID("yard")
    return Firm(
      id: FirmID("one"), name: LocalizedName("One"), companies: [], depots: [yard],
      shifts: [Shift(id: day, start: .minutes(360), end: .minutes(960))],
      vehicles: [
        Vehicle(
          id: VehicleID("V1"), type: VehicleTypeID("fi-tipper-76"), depot: yard, shifts: [day])
      ], drivers: [Driver(id: DriverID("D1"), depot: yard, shift: day)],
      scope: Firm.Scope(clusterOnly: false, minimumLane: .zero), fixedCostPerVehicle: .zero,
      rank: 0, confidence: .low)
  }
}
