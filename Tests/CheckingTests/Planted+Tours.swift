import Checking
import Domain

extension Planted {
  /// Vehicles and drivers.
  static let fleet: [Planted] = [
    .after("two tours of one name", .tourTwice, also: [.tourName, .loadTour]) {
      $0.tours[3].id = TourID("T2-day")
    },
    .after("a tour named for another vehicle", .tourName, also: [.loadTour]) {
      $0.tours[3].id = TourID("T9-day")
    },
    .before("a vehicle that the firm has not", .vehicleUnknown) {
      $0.world.configuration.firms[0].vehicles.removeAll { $0.id.text == "T2" }
    },
    .after("a vehicle of another type", .vehicleType) {
      $0.tours[2].vehicleType = VehicleTypeID("silo-76")
    },
    .after("a type that is nowhere", .vehicleTypeUnknown, also: [.vehicleType]) {
      $0.tours[2].vehicleType = VehicleTypeID("balloon")
    },
    .before("a vehicle from another depot", .vehicleDepot) {
      $0.vehicle("T2") { $0.depot = SiteID("mill") }
    },
    .before("a vehicle that is not manned in the evening", .vehicleShift) {
      $0.vehicle("T1") { $0.shifts = [ShiftID("day")] }
    },
    .before("a vehicle that is gone", .vehicleUnavailable) {
      $0.vehicle("T2") { $0.availableTo = World.date("2026-11-22") }
    },
    .before("a truck in two places", .vehicleTwoPlaces, at: "T1-evening") {
      $0.world.configuration.firms[0].shifts[1].start = Seconds(14 * 3600)
      $0.scripts[1].start = World.clock(14)
      $0.replace(1, 6, with: .pause(minutes: 135))
    },
    .before("a shift that is not there", .shiftUnknown) {
      $0.world.configuration.firms[0].shifts.removeLast()
    },
    .before("a duty before its shift", .shiftEarly, at: "T1-day", 1) {
      $0.world.configuration.firms[0].shifts[0].start = Seconds(5 * 3600 + 60)
    },
    .before("a duty after its shift", .shiftLate, at: "T1-evening", 16) {
      $0.world.configuration.firms[0].shifts[1].end = Seconds(25 * 3600)
    },
    .before("one driver where two are due", .crewSize) { $0.scripts[3].drivers = ["D4"] },
    .before("a driver that the firm has not", .driverUnknown) {
      $0.scripts[2].drivers = ["D77"]
    },
    .before("a driver twice in a crew", .driverTwice) { $0.scripts[3].drivers = ["D4", "D4"] },
    .before("a driver from another depot", .driverDepot) {
      $0.driver("D3") { $0.depot = SiteID("mill") }
    },
    .before("a driver of another shift", .driverShift) { $0.scripts[2].drivers = ["D6"] },
    .before("a driver in two places", .driverTwoPlaces, at: "T2-day") {
      $0.scripts[2].drivers = ["D1"]
    },
    .before(
      "a driver without rest between two tours", .driverRest, also: [.driverShift], at: "T1-evening"
    ) {
      $0.scripts[1].drivers = ["D1"]
    },
    .before("a driver who is still resting", .driverResting) {
      $0.driver("D1") { $0.lastRestEnd = World.clock(5, 30) }
    },
  ]

  /// Sequence, time and place.
  static let timeline: [Planted] = [
    .after("a sequence with a hole", .sequence, at: "S1-day", 8) {
      $0.stop(3, 7) { $0.sequence = 8 }
    },
    .after(
      "a gap in time", .timeGap, also: [.figureDuty, .figureCost], at: "S1-day", 7
    ) {
      $0.stop(3, 7) { stop in
        stop.arrival = stop.arrival + .minutes(1)
        stop.start = stop.start + .minutes(1)
        stop.end = stop.end + .minutes(1)
      }
    },
    .after(
      "events that overlap", .timeOverlap, also: [.figureDuty, .figureCost], at: "S1-day", 7
    ) {
      $0.stop(3, 7) { stop in
        stop.arrival = stop.arrival + .minutes(-1)
        stop.start = stop.start + .minutes(-1)
        stop.end = stop.end + .minutes(-1)
      }
    },
    .after("an end before its start", .endsBeforeStart, also: [.timeGap], at: "T1-evening", 7) {
      $0.stop(1, 7) { $0.end = $0.start + .minutes(-1) }
    },
    .after("an arrival before the leg ends", .arrival, at: "T1-day", 3) {
      $0.stop(0, 3) { $0.arrival = $0.arrival + .minutes(-1) }
    },
    .before("no departure", .departMissing) { $0.scripts[3].steps.removeFirst() },
    .before("no return", .returnMissing) { $0.scripts[3].steps.removeLast() },
    .before("a return in the middle", .actionMisplaced, at: "S1-day", 3) {
      $0.replace(3, 3, with: .end(minutes: 5), .load("f/1", minutes: 34))
    },
    .after(
      "a stop where the vehicle is not", .stopElsewhere, also: [.legElsewhere], at: "T1-day", 8
    ) {
      $0.stop(0, 8) { stop in
        stop.site = SiteID("works")
        stop.position = World.position("works")
      }
    },
    .after("a stop drawn elsewhere", .stopPosition, at: "T1-day", 8) {
      $0.stop(0, 8) { $0.position = World.position("works") }
    },
    .after("a halt on the road drawn elsewhere", .stopPosition, at: "T1-evening", 12) {
      $0.stop(1, 12) { $0.position = World.at(25.01, 66.1) }
    },
    .after("a break at no site and on no road", .stopWithoutSite, at: "T1-day", 8) {
      $0.stop(0, 8) { $0.site = nil }
    },
    .after(
      "a wait on the road", .stopWithoutSite, also: [.continuousDriving, .workBreaks],
      at: "T1-evening", 12
    ) {
      $0.stop(1, 12) { $0.action = .wait }
    },
    .after(
      "a leg from where the vehicle is not", .legElsewhere,
      also: [.legTooSlow, .legTooLong, .pathStart, .pathOffRoad], at: "S1-day", 6
    ) { $0.leg(3, 6) { $0.from = SiteID("mill") } },
    .before("a leg that goes nowhere", .legToItself, at: "S1-day", 3) {
      $0.replace(
        3, 3,
        with: .drive(to: "mill", Scenario.Drive(seconds: 0, meters: 0, line: ["mill", "mill"])),
        .load("f/1", minutes: 34))
    },
    .after("a whole leg called a part", .legPart, at: "S1-day", 6) {
      $0.leg(3, 6) { $0.part = "1/2" }
    },
    .after("the parts of a leg in the wrong order", .legPart, at: "T1-evening", 13) {
      $0.leg(1, 11) { $0.part = "2/2" }
      $0.leg(1, 13) { $0.part = "1/2" }
    },
    .before("a start check cut short", .startCheck, at: "S1-day", 1) {
      $0.replace(3, 1, with: .depart(minutes: 9))
    },
    .before("no end check", .endCheck, at: "S1-day", 7) {
      $0.replace(3, 7, with: .end(minutes: 0))
    },
    .before("a tour for nothing", .tourWithoutLoad) {
      $0.addTour(
        start: World.clock(8),
        [
          .depart(minutes: 10), .drive(to: "mill", Scenario.yardMill),
          .drive(to: "yard", Scenario.millYard), .end(minutes: 5),
        ])
    },
    .after(
      "a tour without events", .tourEmpty,
      also: [.departMissing, .returnMissing, .figureTours, .figureVehicles, .figureCost]
    ) {
      $0.tours.append(
        Tour(
          id: TourID("T9-day"), vehicle: VehicleID("T9"), vehicleType: VehicleTypeID("tipper-76"),
          drivers: [DriverID("D4")], depot: SiteID("yard"), shift: ShiftID("day"), stops: [],
          legs: []))
    },
    .after(
      "a loading without a load", .stopWithoutLoad,
      also: [.loadNotPickedUp, .unloadWhileEmpty, .legLoad], at: "S1-day", 3
    ) { $0.stop(3, 3) { $0.load = nil } },
    .before("loading onto a load", .loadWhileLoaded, also: [.loadTwice], at: "S1-day", 4) {
      $0.replace(3, 3, with: .load("f/1", minutes: 34), .load("f/1", minutes: 34))
    },
    .before(
      "loading at the wrong site", .wrongPickup, also: [.loadedDetour, .consentMissing],
      at: "S1-day", 3
    ) {
      $0.ask("f") { $0.from = SiteID("works") }
    },
    .before("unloading twice", .unloadWhileEmpty, also: [.loadTwice], at: "S1-day", 6) {
      $0.replace(3, 5, with: .unload("f/1", minutes: 40), .unload("f/1", minutes: 40))
    },
    .after(
      "unloading another load than is aboard", .unloadOther,
      also: [.loadTwice, .loadNotDelivered, .stopCargo, .wrongDelivery],
      at: "S1-day", 5
    ) { $0.stop(3, 5) { $0.load = LoadID("a/1") } },
    .before("unloading at the wrong site", .wrongDelivery, also: [.loadedDetour], at: "S1-day", 5) {
      $0.ask("f") { $0.to = SiteID("works") }
    },
    .before(
      "coming home loaded", .returnsLoaded, also: [.loadNotDelivered, .legLoad], at: "S1-day", 6
    ) {
      $0.scripts[3].steps.remove(at: 4)
    },
    .before("cleaning around a load", .cleanWhileLoaded, also: [.cleanNeedless], at: "S1-day", 4) {
      $0.replace(3, 3, with: .load("f/1", minutes: 34), .clean(minutes: 10))
    },
    .before(
      "a loaded detour over the yard", .loadedDetour, also: [.figurePayloadUse], at: "S1-day", 4
    ) {
      $0.replace(
        3, 4, with: .drive(to: "yard", Scenario.millYard, load: "f/1"),
        .drive(
          to: "svea",
          Scenario.Drive(
            seconds: 2532, meters: 35_600, line: Scenario.sveaYard.line.reversed()), load: "f/1"))
    },
    .after("a stop with another mass", .stopCargo, at: "T2-day", 3) {
      $0.stop(2, 3) { $0.mass = Kilograms(37_000) }
    },
    .after("a stop with another material", .stopCargo, at: "T2-day", 3) {
      $0.stop(2, 3) { $0.material = MaterialID("ash") }
    },
    .after("a break with a mass", .stopCargo, at: "T1-day", 8) {
      $0.stop(0, 8) { $0.mass = Kilograms(1) }
    },
    .after(
      "an empty leg called loaded", .legLoad,
      also: [
        .legCargo, .loadedDetour, .legEmission, .figureEmptyDistance, .figureMassDistance,
        .figurePayloadUse,
      ], at: "S1-day", 6
    ) {
      $0.leg(3, 6) { $0.load = LoadID("f/1") }
    },
    .after(
      "a loaded leg called empty", .legLoad,
      also: [
        .legEmission, .figureEmptyDistance, .figureMassDistance, .figurePayloadUse,
      ], at: "S1-day", 4
    ) {
      $0.leg(3, 4) { leg in
        leg.load = nil
        leg.material = nil
        leg.mass = nil
      }
    },
    .after("a leg with another mass", .legCargo, at: "T2-day", 4) {
      $0.leg(2, 4) { $0.mass = Kilograms(38_001) }
    },
    .after("an empty leg with a mass", .legCargo, at: "T2-day", 7) {
      $0.leg(2, 7) { $0.mass = Kilograms(1) }
    },
  ]
}
