import Domain
import Exchange
import Testing

/// The configuration that comes with the program.
@Suite struct ShippedConfigurationTests {
  let reading: ConfigurationReading
  let sites: [Site]

  init() throws {
    sites = try GeoDataReader.read(folder: Repository.geoData).value().sites
    reading = try ConfigurationReader.read(folder: Repository.config, sites: sites)
  }

  @Test func readsWithoutAnyProblem() { #expect(reading.problems.map(\.description) == []) }

  @Test func hasSeventeenTypesOfWhichFourAreNotPlannedUnasked() {
    #expect(reading.vehicleTypes.count == 17)
    #expect(
      reading.vehicleTypes.filter { !$0.isDefault }.map(\.id.text)
        == ["fi-chip-long-76", "fi-hct-104", "fi-hct-84", "fi-semi-bev-76"])
  }

  @Test func typesAreExact() throws {
    let tipper = try #require(
      reading.vehicleTypes.first { $0.id == VehicleTypeID("fi-tipper-76") })
    #expect(tipper.gross == Kilograms(76_000))
    #expect(tipper.length == Centimeters(2525))
    #expect(tipper.fuelLoaded == 560)
    #expect(tipper.costPerKilometer == Cents(105))
    #expect(tipper.costPerHour == Cents(5800))
    #expect(tipper.emission == 3400)
    #expect(tipper.unloading == .minutes(20))
    #expect(
      reading.vehicleTypes.first { $0.id == VehicleTypeID("no-modul-60") }?.country == .norway)
  }

  @Test func pohjasetHasTheVehiclesAndDriversOfItsTable() throws {
    let firm = try #require(reading.firm(named: "pohjaset").firm)
    #expect(firm.companies.count == 3)
    #expect(firm.vehicles.count == 27)
    #expect(firm.drivers.count == 44)
    let shifts = firm.vehicles.reduce(0) { $0 + $1.shifts.count * $1.crew }
    #expect(shifts == 44)
    #expect(firm.vehicles.count { $0.crew == 2 && $0.type.text == "fi-silo-76" } == 4)
    #expect(firm.confidence == .low)
    let evening = try #require(firm.shifts.first { $0.id == ShiftID("evening") })
    #expect(evening.start == .minutes(16 * 60))
    #expect(evening.end == .minutes(26 * 60))
    #expect(firm.scope == Firm.Scope(clusterOnly: true, minimumLane: Meters(5000)))
  }

  @Test func rulesHoldTheNumbersOfLaw() throws {
    let rules = try #require(reading.rules)
    #expect(rules.drivingTime.continuousMax == .minutes(270))
    #expect(rules.drivingTime.fortnightMax == .minutes(90 * 60))
    #expect(rules.drivingTime.multiManningWindow == .minutes(30 * 60))
    #expect(rules.roads.massLevels.map(\.value) == [76_000, 74_000, 68_000, 64_000, 60_000])
    #expect(rules.roads.massDetour == 1.2)
    #expect(rules.roads.thawPolicy == .close)
    #expect(rules.roads.winter.first.description == "10-28")
    #expect(rules.hauling.winterFuel == 1080)
    #expect(rules.hauling.haulingWeekdays == [1, 2, 3, 4, 5])
  }

  @Test func nightlyNamesTheFirm() throws {
    let nightly = try #require(reading.nightly)
    #expect(nightly.firms == [FirmID("pohjaset")])
    #expect(nightly.output == "Plans")
  }

  @Test func oneFirmGivesAWholeConfiguration() throws {
    let configuration = try reading.configuration(firm: "pohjaset")
    #expect(configuration.firms.count == 1)
    #expect(reading.sharedFiles.map(\.name) == ["Config/vehicle_types.yaml", "Config/rules.yaml"])
    #expect(reading.firms.first?.input?.name == "Config/firms/pohjaset.yaml")
    #expect(throws: ExchangeError.self) { try reading.configuration(firm: "pohjasett") }
  }
}
