import Domain
import Exchange
import Foundation
import Roads
import Testing

@testable import Planning

/// Monday 23 November 2026 of the shipped firm, from the streams to the file.
@Suite struct ShippedDayTests {
  @Test func theCheckFindsNoBreachInTheFile() throws {
    try Folders.scratch { folder in
      let file = folder + "/plan.geojson"
      try Deliverable.write(Shipped.november().bytes, to: file)
      let report = try PlanAudit(scenario: Shipped.scenario())
        .check(planFile: file, loadsFile: nil)
      #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
    }
  }

  @Test func theFirmHaulsAboutAHundredLoads() throws {
    let figures = try Shipped.november().plan.figures
    // domain.md, section 12: 96 a day on the average of November, 76 to 102 on six days tried.
    #expect((76...102).contains(figures.loads))
    #expect(figures.vehicles <= 27)
    #expect(figures.tours <= 40)
  }

  @Test func noLoadIsLost() throws {
    let view = try FileView(Shipped.november().bytes)
    let stops = view.layer("stop")
    let picked = stops.filter { $0.text("action") == "load" }.compactMap { $0.text("load") }
    let brought = stops.filter { $0.text("action") == "unload" }.compactMap { $0.text("load") }
    let left = view.layer("unserved").compactMap { $0.text("load") }
    let asked = (view.plan["loads"] as? [[String: Any]] ?? []).compactMap { $0.text("id") }
    #expect(picked.sorted() == brought.sorted())
    #expect(Set(picked).count == picked.count)
    #expect((picked + left).sorted() == asked.sorted())
    #expect(asked.count == Int(view.figures.number("loads")))
    for feature in view.layer("unserved") {
      #expect(feature.text("reason")?.isEmpty == false)
      #expect(feature.text("detail")?.isEmpty == false)
    }
  }

  @Test func twoThreadsGiveTheSameBytesAsOne() throws {
    let again = try Made(
      Shipped.scenario(), date: "2026-11-23", iterations: Shipped.iterations, threads: 2)
    #expect(again.bytes == (try Shipped.november().bytes))
  }

  @Test func aPlanThatIsReadIsWrittenAsItWas() throws {
    let made = try Shipped.november()
    let file = try PlanReader.read(name: "plan.geojson", bytes: made.bytes)
    #expect(file.discrepancies.isEmpty)
    #expect(PlanWriter(file).bytes() == made.bytes)
    // Positions are written with seven decimals; all that is counted comes back as it was.
    #expect(file.plan.loads == made.plan.loads)
    #expect(file.plan.unserved == made.plan.unserved)
    #expect(file.plan.warnings == made.plan.warnings)
    #expect(file.plan.tours.map(\.stops.count) == made.plan.tours.map(\.stops.count))
    #expect(file.plan.figures.cost == made.plan.figures.cost)
  }

  @Test func everyTimeIsInHelsinkisWinterOffset() throws {
    let times = try FileView(Shipped.november().bytes).times
    #expect(times.count > 500)
    #expect(times.allSatisfy { $0.hasSuffix("+02:00") })
  }

  @Test func identifiersAreUniqueStringsAndNoProperty() throws {
    let view = try FileView(Shipped.november().bytes)
    #expect(view.ids.count == view.features.count)
    #expect(Set(view.ids).count == view.ids.count)
    #expect(view.root["crs"] == nil)
    for feature in view.features {
      #expect((feature["properties"] as? [String: Any])?["id"] == nil)
    }
  }

  @Test func toursAreContiguousAndKeepTheirShift() throws {
    let plan = try Shipped.november().plan
    for tour in plan.tours {
      let events =
        (tour.stops.map { ($0.sequence, $0.start, $0.end) }
        + tour.legs.map { ($0.sequence, $0.start, $0.end) }).sorted { $0.0 < $1.0 }
      #expect(events.map(\.0) == Array(1...events.count))
      for (before, after) in zip(events, events.dropFirst()) { #expect(before.2 == after.1) }
      #expect(tour.stops.first?.action == .depart)
      #expect(tour.stops.last?.action == .return)
      #expect(tour.id.text == "\(tour.vehicle)-\(tour.shift)")
    }
  }

  @Test func everyInputStandsInThePlanWithItsHash() throws {
    let inputs = try Shipped.november().plan.inputs
    let expected = [
      "Config/firms/pohjaset.yaml", "Config/rules.yaml", "Config/vehicle_types.yaml",
      "GeoData/cleaning.csv", "GeoData/materials.csv", "GeoData/places.csv", "GeoData/roads.csv",
      "GeoData/roads_shape.csv", "GeoData/site_links.csv", "GeoData/site_ops.csv",
      "GeoData/sites.csv", "GeoData/streams.csv",
    ]
    #expect(Set(inputs.map(\.name)).isSuperset(of: expected))
    #expect(inputs.map(\.name) == inputs.map(\.name).sorted())
    #expect(inputs.allSatisfy { $0.sha256.count == 64 })
  }

  @Test func aSearchThatIsStoppedAtOnceGivesAPlanAllTheSame() throws {
    let scenario = try Shipped.scenario()
    var request = PlanRequest(
      date: try CalendarDate(parsing: "2026-11-23"), firm: "pohjaset", seed: 1,
      generator: "sivuvirta test")
    request.timeLimit = 60
    let run = PlanningRun(
      scenario: scenario, request: request, tell: { _ in }, isCancelled: { true })
    let plan = try run.plan()
    #expect(plan.figures.loads == (try Shipped.november().plan.figures.loads))
    #expect(plan.unserved.allSatisfy { !$0.reason.code.rawValue.isEmpty })
    let report = try PlanAudit(scenario: scenario)
      .check(bytes: scenario.writer(for: plan).bytes(), name: "plan.geojson")
    #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
  }

  @Test func theStagesAreToldInTheOrderOfTime() throws {
    var began: [String] = []
    let request = PlanRequest(
      date: try CalendarDate(parsing: "2026-11-28"), firm: "pohjaset", seed: 1,
      generator: "sivuvirta test")
    _ = try PlanningRun(
      scenario: Shipped.scenario(), request: request,
      tell: { if case .began(let text) = $0 { began.append(text) } }, isCancelled: { false }
    ).plan()
    #expect(began == ["finding the loads of 2026-11-28", "searching"])
  }

  @Test func theSummarySaysWhatTheFiguresSay() throws {
    let plan = try Shipped.november().plan
    let text = PlanSummary(plan).text
    let figures = plan.figures
    #expect(
      text.hasPrefix(
        "pohjaset on 2026-11-23: \(figures.served) of \(figures.loads) loads served by "
          + "\(figures.vehicles) vehicles in \(figures.tours) tours\n"))
    #expect(text.contains(" EUR, "))
    #expect(text.contains("unserved: ") == (figures.unserved > 0))
  }

  @Test func whatIsRoughStaysMarked() throws {
    let sites = try FileView(Shipped.november().bytes).layer("site")
    let low = Set(try Shipped.scenario().data.sites.filter { $0.confidence == .low }.map(\.id.text))
    for site in sites {
      #expect((site.text("confidence") == "low") == low.contains(site.text("site") ?? ""))
    }
    #expect(sites.contains { $0.text("confidence") == "low" })
  }
}

/// Days on which something else holds than in November.
@Suite struct OtherDaysTests {
  @Test func aSummerDayIsWrittenInSummerTime() throws {
    let made = try Made(Shipped.scenario(), date: "2026-08-10")
    let times = try FileView(made.bytes).times
    #expect(times.count > 300)
    #expect(times.allSatisfy { $0.hasSuffix("+03:00") })
    try Self.expectClean(made)
    // Shifts begin at 05:00 and 06:00 by the wall clock.
    let first = try #require(times.min())
    #expect(first >= "2026-08-10T05:00:00+03:00")
  }

  @Test func onASaturdayThereIsNoHaulageAndThePlanSaysWhy() throws {
    let made = try Made(Shipped.scenario(), date: "2026-11-28")
    #expect(made.plan.tours.isEmpty)
    #expect(made.plan.loads.isEmpty)
    #expect(made.plan.figures.loads == 0)
    let dayOff = made.plan.warnings.filter { $0.arguments["date"] == "2026-11-28" }
    #expect(!dayOff.isEmpty, "\(made.plan.warnings.map(\.code.rawValue))")
    try Self.expectClean(made)
    let file = try PlanReader.read(name: "plan", bytes: made.bytes)
    #expect(PlanWriter(file).bytes() == made.bytes)
  }

  @Test func inTheThawNoLoadedLegUsesAThawingRoad() throws {
    let made = try Made(Shipped.scenario(), date: "2026-05-18")
    try Self.expectClean(made)
    let scenario = try Shipped.scenario()
    let network = try Shipped.network()
    let roads = Dictionary(uniqueKeysWithValues: scenario.data.roads.map { ($0.id, $0) })
    let date = made.plan.date
    // 18 May: south and north of 67 N thaw.
    for tour in made.plan.tours {
      let type = try #require(scenario.vehicleType(tour.vehicleType))
      for leg in tour.legs where leg.load != nil && leg.part == nil {
        let route = try #require(
          network.route(
            from: .site(leg.from), to: .site(leg.to),
            profile: RoadProfile(type, carrying: leg.mass ?? .zero), on: date
          ).found)
        #expect(route.distance == leg.distance)
        #expect(route.steps.allSatisfy { roads[$0.road]?.thawRisk != .high })
      }
    }
  }

  @Test func aLoadBehindAThawingRoadIsLeftWithItsReason() throws {
    try Folders.scratch { folder in
      let loads = folder + "/loads.csv"
      try Folders.write(
        "id,material,from,to,tonnes\nore,chromite-concentrate,kemi-mine,sokli,40\n"
          + "slag,fecr-slag-crushed,outokumpu-tornio,ajos-fill,40\n", to: loads)
      let made = try Made(Shipped.scenario(), date: "2026-05-18", loads: loads)
      #expect(made.plan.unserved.map(\.load.text) == ["ore/1"])
      #expect(made.plan.unserved.map(\.reason.code) == [.noRoute])
      #expect(made.plan.figures.served == 1)
      try Self.expectClean(made)
    }
  }

  private static func expectClean(_ made: Made) throws {
    let report = try PlanAudit(scenario: Shipped.scenario())
      .check(bytes: made.bytes, name: "plan.geojson")
    #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
  }
}
