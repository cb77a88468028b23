import Checking
import Domain

extension Planted {
  /// Bodies, masses and sizes.
  static let cargo: [Planted] = [
    .before("a body that may not carry it", .wrongBody, at: "T1-day", 3) {
      $0.material("slag") { $0.bodies = [.hook] }
    },
    .before("a body other than asked", .rowBody, at: "T1-evening", 4) {
      $0.ask("b") { $0.body = .walkingFloor }
    },
    .before(
      "an overload", .overPayload, also: [.loadTooLarge, .figurePayloadUse], at: "T1-day", 3
    ) { $0.world.configuration.vehicleTypes[0].payload = Kilograms(49_000) },
    .before(
      "more than the volume holds", .overVolume, also: [.loadTooLarge, .figurePayloadUse],
      at: "T1-evening", 4
    ) { $0.material("chips") { $0.density = 357 } },
    .before("more than the gross mass", .overGross, also: [.loadTooLarge], at: "T1-day", 3) {
      $0.world.configuration.vehicleTypes[0].gross = Kilograms(75_999)
    },
    .before("too heavy for the site", .siteMass, at: "T1-day", 5) {
      $0.operations("fill") { $0.maxGross = Kilograms(75_000) }
    },
    .before("too long for the site", .siteLength, at: "T1-day", 5) {
      $0.operations("fill") { $0.maxLength = Centimeters(2500) }
    },
    .before("another vehicle than pinned", .pinnedVehicle, at: "T2-day", 8) {
      $0.ask("e") { $0.pinnedVehicle = VehicleID("T1") }
    },
  ]

  /// Loading, unloading, hours, docks and cleaning.
  static let service: [Planted] = [
    .before("loading without the weighbridge", .loadingTime, at: "T1-day", 3) {
      $0.replace(0, 3, with: .load("a/1", minutes: 25))
    },
    .before("unloading frozen ash as if dry", .unloadingTime, at: "T1-evening", 14) {
      $0.replace(1, 12, with: .unload("c/1", minutes: 24))
    },
    .before("a site that shuts during the service", .siteShut, at: "T1-day", 10) {
      $0.operations("fill") { operations in
        operations.hours.mondayToFriday = .init(
          opens: Seconds(6 * 3600), closes: Seconds(13 * 3600 + 13 * 60))
      }
    },
    .before("a site that opens later", .siteShut, at: "T1-day", 5) {
      $0.operations("fill") { operations in
        operations.hours.mondayToFriday = .init(
          opens: Seconds(7 * 3600 + 45 * 60), closes: Seconds(20 * 3600))
      }
    },
    .before("a window missed at the pickup", .pickupWindow, at: "T2-day", 3) {
      $0.ask("d") { $0.pickup = World.window(World.clock(5), World.clock(5, 43)) }
    },
    .before("a window missed at the delivery", .deliveryWindow, at: "T1-evening", 8) {
      $0.ask("b") { $0.delivery = World.window(World.clock(20, 1), World.clock(21)) }
    },
    .before("a site where nothing is loaded", .noLoader, at: "T1-evening", 4) {
      $0.operations("works") { $0.loaders = 0 }
    },
    .before("a site where nothing is unloaded", .noBay, at: "T1-evening", 14) {
      $0.operations("mill") { $0.unloadBays = 0 }
    },
    .before("two vehicles at one loader", .loadersOverbooked, at: "T1-day", 3) {
      $0.operations("mill") { $0.loaders = 1 }
      $0.scripts[3].start = World.clock(5)
    },
    .before("two vehicles at one bay", .baysOverbooked, at: "T2-day", 10) {
      $0.operations("svea") { $0.unloadBays = 1 }
      $0.scripts[3].start = World.clock(7)
    },
    .before("a vehicle served before one that came first", .queueJumped, at: "T9-day", 4) {
      $0.addQueue(waits: (first: 38, second: 10))
    },
    .before(
      "no wash between slag and clean wood, a shift apart", .cleanMissing, at: "T1-evening", 4
    ) {
      $0.replace(1, 2, with: .wait(minutes: 30))
    },
    .before("no sweep between slag and ash", .cleanMissing, at: "T2-day", 8) {
      $0.replace(2, 6, with: .wait(minutes: 10))
    },
    .before("a wash too short", .cleanTooShort, at: "T1-evening", 2) {
      $0.replace(1, 2, with: .clean(minutes: 29), .wait(minutes: 1))
    },
    .before("a wash too long", .cleanTooLong, at: "T1-evening", 2) {
      $0.replace(1, 2, with: .clean(minutes: 31))
    },
    .before("a sweep after driving on", .cleanPlace, at: "T2-day", 7) {
      $0.replace(2, 6, with: .drive(to: "mill", Scenario.sveaMill))
      $0.replace(2, 7, with: .clean(minutes: 10))
    },
    .before("a wash where nothing can be washed", .cleanPlace, at: "T1-evening", 9) {
      $0.cleaning("wood", "alkaline") { $0.action = .wash }
      $0.operations("heat") { $0.wash = false }
    },
    .before("cleaning a clean body", .cleanNeedless, at: "S1-day", 2) {
      $0.replace(3, 1, with: .depart(minutes: 10), .clean(minutes: 10))
    },
    .before("a forbidden sequence", .sequenceForbidden, at: "T2-day", 8) {
      $0.cleaning("mineral", "alkaline") { $0.action = .forbidden }
    },
  ]

  /// Papers and status.
  static let papers: [Planted] = [
    .before("waste over the border without consent", .consentMissing, at: "T2-day", 8) {
      $0.world.data.consents.removeFirst()
    },
    .before("consent ended yesterday", .consentExpired, at: "T2-day", 8) {
      $0.world.data.consents[0].validTo = World.date("2026-11-22")
    },
    .before("consent begins tomorrow", .consentExpired, at: "T2-day", 8) {
      $0.world.data.consents[0].validFrom = World.date("2026-11-24")
    },
    .before("a permit of the receiving place at the border", .consentKind, at: "T2-day", 8) {
      $0.world.data.consents[0].kind = .permit
    },
    .before("ash of biomass with the paper of green-listed waste", .consentKind, at: "T2-day", 8) {
      $0.material("ash") { $0.wasteCode = "10 01 03" }
    },
    .before("hazardous waste with the paper of green-listed", .consentKind, at: "S1-day", 3) {
      $0.world.data.consents[1].kind = .annex7
    },
    .before("more than the consent allows", .consentLimit, at: "T2-day", 8) {
      $0.world.data.consents[0].limit = Kilograms(37_999)
    },
    .before("dangerous goods without licence", .licenceMissing, at: "S1-day", 3) {
      $0.driver("D5") { $0.dangerousGoodsLicence = false }
    },
    .before("a site that is closed", .siteClosed, at: "T2-day", 3) { scenario in
      for index in scenario.world.data.sites.indices
      where scenario.world.data.sites[index].id.text == "works" {
        scenario.world.data.sites[index].status = "closed 2021"
      }
    },
  ]
}
