import Domain
import Foundation
import Testing

@testable import Planning

/// Rows of a file of loads in the small region after one thing in its data was changed.
///
/// The row asks for 50 t of ash from the mill to the pit, for which the tipper (26 t empty, 25.25 m
/// long) is the only vehicle with a body.
@Suite struct DayDemandTests {
  // What the gate of the pit lets in, and what of the row then goes.
  @Test(
    arguments: [
      (",", [50_000], nil), ("76,", [50_000], nil), ("66,", [40_000], .partLoad),
      ("56,", [30_000, 20_000], nil), ("26,", [], .massLimit), ("20,", [], .massLimit),
      (",25.25", [50_000], nil), (",24", [], .massLimit),
    ] as [(String, [Int], Reason.Code?)])
  func loadsAreCutToWhatTheGateLetsIn(
    gate: String, masses: [Int], left: Reason.Code?
  ) throws {
    try Self.region { folder in
      try Self.change(
        folder + "/GeoData/site_ops.csv", "pit,06:00-20:00,,,Europe/Helsinki,0,2,0,no,,,,,,low",
        "pit,06:00-20:00,,,Europe/Helsinki,0,2,0,no,,,\(gate),,low")
      let made = try Self.made(folder)
      let served = made.plan.loads.filter { $0.state == .served }
      #expect(served.map(\.load.mass.value) == masses)
      #expect(made.plan.unserved.map(\.reason.code) == (left.map { [$0] } ?? []))
    }
  }

  @Test func nothingIsPlannedAtASiteThatIsClosed() throws {
    try Self.region { folder in
      try Self.change(folder + "/GeoData/sites.csv", "2000,illustrative", "2000,closed 2021")
      let made = try Self.made(folder)
      #expect(made.plan.unserved.map(\.reason.code) == [.siteClosed])
    }
  }

  @Test func aSiteWithoutBaysTakesNothing() throws {
    try Self.region { folder in
      try Self.change(
        folder + "/GeoData/site_ops.csv", "pit,06:00-20:00,,,Europe/Helsinki,0,2",
        "pit,06:00-20:00,,,Europe/Helsinki,0,0")
      let made = try Self.made(folder)
      #expect(made.plan.unserved.map(\.reason.code) == [.forbidden])
    }
  }

  @Test func aClosureBarsLoadedAndEmptyTrucks() throws {
    try Self.region { folder in
      try Folders.write(
        "road_id,from,to,reason\nr-pit,2026-11-20,2026-11-30,bridge works\n",
        to: folder + "/GeoData/closures.csv")
      let made = try Self.made(folder)
      #expect(made.plan.unserved.map(\.reason.code) == [.noRoute])
      let later = try Self.made(folder, date: "2026-12-01")
      #expect(later.plan.unserved.isEmpty)
    }
  }

  @Test func aWeakBridgeMakesLoadsLighter() throws {
    try Self.region { folder in
      try Folders.write(
        "road_id,km,limits\nr-pit,12.5,-/-/-/-/60\n", to: folder + "/GeoData/bridges.csv")
      let made = try Self.made(folder)
      // 60 t less 26 t are 34 t; 16 t are left, below 60 % of that, and wait.
      #expect(
        made.plan.loads.filter { $0.state == .served }.map(\.load.mass.value) == [34_000])
      #expect(made.plan.unserved.map(\.reason.code) == [.partLoad])
    }
  }

  @Test func wasteCrossesABorderOnlyWithItsPaper() throws {
    try Self.region { folder in
      try Self.change(folder + "/GeoData/sites.csv", "Lakeside,FI,24.9050", "Lakeside,SE,24.9050")
      // Ash of biomass (10 01) is not green-listed: an Annex VII paper does not do.
      #expect(try Self.made(folder).plan.unserved.map(\.reason.code) == [.consent])
      let header = "from_site_id,to_site_id,material_id,kind,valid_from,valid_to,max_t\n"
      try Folders.write(
        header + "mill,pit,ash,annex7,2026-01-01,2026-12-31,\n",
        to: folder + "/GeoData/consents.csv")
      #expect(try Self.made(folder).plan.unserved.map(\.reason.code) == [.consent])
      try Folders.write(
        header + "mill,pit,ash,notified,2026-01-01,2026-12-31,\n",
        to: folder + "/GeoData/consents.csv")
      #expect(try Self.made(folder).plan.unserved.isEmpty)
    }
  }

  @Test func aConsentForFewerTonnesLetsNoMorePass() throws {
    try Self.region { folder in
      try Self.change(folder + "/GeoData/sites.csv", "Lakeside,FI,24.9050", "Lakeside,SE,24.9050")
      try Folders.write(
        "from_site_id,to_site_id,material_id,kind,valid_from,valid_to,max_t\n"
          + "mill,pit,ash,notified,2026-11-01,2026-11-30,60\n",
        to: folder + "/GeoData/consents.csv")
      try Folders.write(
        "id,material,from,to,tonnes\na,ash,mill,pit,150\n", to: folder + "/loads.csv")
      let plan = try Self.made(folder).plan
      #expect(plan.figures.mass == Kilograms(50_000))
      #expect(plan.unserved.map(\.reason.code) == [.consent, .consent])
    }
  }

  @Test func dangerousGoodsNeedDriversWithTheLicence() throws {
    try Self.region { folder in
      try Self.change(
        folder + "/GeoData/materials.csv", "alkaline,no,test,high\nbark",
        "alkaline,UN 3077 class 9,test,high\nbark")
      #expect(try Self.made(folder).plan.unserved.map(\.reason.code) == [.forbidden])
      try Self.change(
        folder + "/Config/firms/small.yaml", "{id: A1, depot: yard, shift: day}",
        "{id: A1, depot: yard, shift: day, dangerous_goods_licence: yes}")
      #expect(try Self.made(folder).plan.unserved.isEmpty)
    }
  }

  @Test func aRowWithoutAVehicleOfTheDayIsLeft() throws {
    try Self.region { folder in
      try Self.change(
        folder + "/Config/firms/small.yaml", "{id: K1, type: fi-tipper-76,",
        "{id: K1, available_from: 2026-12-01, type: fi-tipper-76,")
      let made = try Self.made(folder)
      #expect(made.plan.tours.isEmpty)
      #expect(made.plan.unserved.map(\.reason.code) == [.noVehicle])
      let later = try Self.made(folder, date: "2026-12-01")
      #expect(later.plan.unserved.isEmpty)
    }
  }

  @Test func aVehicleWithoutDriverIsWarnedOf() throws {
    try Self.region { folder in
      try Self.change(
        folder + "/Config/firms/small.yaml", "  - {id: A1, depot: yard, shift: day}\n", "")
      let made = try Self.made(folder)
      #expect(made.plan.warnings.map(\.code.rawValue) == ["no_driver"])
      #expect(made.plan.warnings.first?.arguments["vehicle"] == "K2")
      #expect(made.plan.unserved.isEmpty)
    }
  }

  // MARK: - Making

  private static func region(_ body: (String) throws -> Void) throws {
    try Folders.scratch { folder in
      for part in ["GeoData", "Config", "one_load.csv"] {
        try FileManager.default.copyItem(
          atPath: "\(Small.folder)/\(part)",
          toPath: "\(folder)/\(part == "one_load.csv" ? "loads.csv" : part)")
      }
      try body(folder)
    }
  }

  private static func change(_ path: String, _ old: String, _ new: String) throws {
    let text = try Folders.text(path)
    try #require(text.contains(old))
    try Folders.write(text.replacing(old, with: new), to: path)
  }

  /// A plan that its own check finds in order.
  private static func made(_ folder: String, date: String = "2026-11-23") throws -> Made {
    let scenario = try Folders.scenario(folder)
    let made = try Made(
      scenario, date: date, firm: "small", loads: folder + "/loads.csv", iterations: 10)
    let report = try PlanAudit(scenario: scenario).check(bytes: made.bytes, name: "plan.geojson")
    #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
    return made
  }
}
