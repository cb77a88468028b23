import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("A plan is written and read without loss")
struct PlanRoundTripTests {
  @Test func readingGivesThePlanThatWasWritten() throws {
    let file = try PlanReader.read(name: "plan", bytes: PlanSample.writer.bytes())
    #expect(file.discrepancies.isEmpty, "\(file.discrepancies)")
    var expected = PlanSample.plan
    expected.loads.sort { $0.load.id < $1.load.id }
    expected.inputs.sort { $0.name < $1.name }
    #expect(file.plan == expected)
    #expect(file.offset == PlanSample.offset)
    #expect(file.sites.map(\.id.text) == ["depot", "port", "works"])
    #expect(file.sites.first { $0.id.text == "port" } == PlanSample.sites[2])
  }

  @Test func writingWhatWasReadGivesTheSameBytes() throws {
    let bytes = PlanSample.writer.bytes()
    let file = try PlanReader.read(name: "plan", bytes: bytes)
    #expect(PlanWriter(file).bytes() == bytes)
  }

  @Test func orderOfTheListsDoesNotMatter() {
    var plan = PlanSample.plan
    plan.loads.reverse()
    plan.inputs.reverse()
    plan.tours[0].stops.reverse()
    plan.tours[0].legs.reverse()
    let other = PlanWriter(plan, sites: PlanSample.sites.reversed(), offset: PlanSample.offset)
    #expect(other.bytes() == PlanSample.writer.bytes())
  }

  /// Judged by Foundation's parser, not by ours.
  @Test func fileFollowsTheContract() throws {
    let data = Data(PlanSample.writer.bytes())
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["type"] as? String == "FeatureCollection")
    #expect(root["bbox"] as? [Double] == [24.1765, 65.6648, 24.5637, 65.7671])
    #expect(root["crs"] == nil)
    let features = try #require(root["features"] as? [[String: Any]])
    let ids = features.compactMap { $0["id"] as? String }
    #expect(
      ids == [
        "stop/T-01-day/1", "leg/T-01-day/2", "stop/T-01-day/3", "stop/T-01-day/4", "leg/T-01-day/5",
        "stop/T-01-day/6", "leg/T-01-day/7", "stop/T-01-day/8", "stop/T-01-day/9",
        "leg/T-01-day/10", "stop/T-01-day/11", "site/depot", "site/port", "site/works",
        "unserved/b/1",
      ])
    let leg = try #require(features[4]["properties"] as? [String: Any])
    #expect(leg["km"] as? Double == 9.876)
    #expect(leg["minutes"] as? Double == 12)
    #expect(leg["tonnes"] as? Double == 49.5)
    #expect(leg["cost_eur"] as? Double == 13.33)
    #expect(leg["co2e_kg"] as? Double == 8.888)
    #expect(leg["start"] as? String == "2026-11-23T07:03:00+02:00")
    #expect(leg["driver"] as? String == "D01+D02")
    #expect(leg["part"] as? String == "1/2")
    #expect(leg["loaded"] as? Bool == true)
    let empty = try #require(features[1]["properties"] as? [String: Any])
    #expect(empty["load"] is NSNull)
    let unserved = try #require(features[14]["properties"] as? [String: Any])
    #expect(
      unserved["detail"] as? String
        == "A part load of 12.5 t is less than 60 % of a full one and waits (full: 49500).")
    let plan = try #require(root["plan"] as? [String: Any])
    let figures = try #require(plan["figures"] as? [String: Any])
    #expect(figures["empty_ratio"] as? Double == 0.5935)
    #expect(figures["hours"] as? Double == 3.2503)
    #expect(figures["tonne_km"] as? Double == 1231.4115)
    #expect(figures["cost_eur_per_t"] as? Double == 1.67)
    #expect(figures["co2e_g_per_tkm"] as? Double == 44.73)
    #expect(figures["lower_bound_cost_eur"] is NSNull)
  }

  @Test(arguments: PlanLayer.allCases)
  func everyFeatureHasTheColumnsOfItsLayer(layer: PlanLayer) throws {
    let document = try GeoJSONDocument(
      name: layer.rawValue, bytes: PlanSample.writer.bytes(of: layer))
    #expect(!document.features.isEmpty)
    for feature in document.features {
      #expect(feature.properties?.map(\.name) == layer.columns)
      #expect(feature.properties?["layer"] == .string(layer.rawValue))
    }
  }

  @Test func planWithoutToursIsAPlan() throws {
    var plan = PlanSample.plan
    plan.tours = []
    plan.loads = []
    plan.unserved = []
    let bytes = PlanWriter(plan, sites: [], offset: .zero).bytes()
    let file = try PlanReader.read(name: "plan", bytes: bytes)
    #expect(file.discrepancies.isEmpty)
    #expect(PlanWriter(file).bytes() == bytes)
  }

  @Test func layersLieInAFolderWithTheirStyles() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/layers-\(UUID().uuidString)/new"
    defer { try? FileManager.default.removeItem(atPath: folder + "/..") }
    try LayerWriter.write(PlanSample.writer, to: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      names == [
        "legs.geojson", "legs.qml", "sites.geojson", "sites.qml", "stops.geojson", "stops.qml",
        "unserved.geojson", "unserved.qml",
      ])
    for name in names where name.hasSuffix(".qml") {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      #expect(String(decoding: data, as: UTF8.self).contains("</qgis>"))
    }
  }
}
