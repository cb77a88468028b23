import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("A plan file is not trusted")
struct PlanReaderTests {
  static let text = String(decoding: PlanSample.writer.bytes(), as: UTF8.self)

  /// The sample with the first occurrence of `old` after `anchor` replaced.
  static func changed(_ old: String, _ new: String, after anchor: String = "") throws -> [UInt8] {
    let start =
      anchor.isEmpty ? text.startIndex : try #require(text.range(of: anchor)).upperBound
    let range = try #require(text.range(of: old, range: start..<text.endIndex))
    return Array(text.replacingCharacters(in: range, with: new).utf8)
  }

  struct Contradiction: Sendable, CustomTestStringConvertible {
    var code: PlanDiscrepancy.Code
    var old: String
    var new: String
    var after = ""
    var feature: String
    var testDescription: String { "\(code): \(new)" }
  }

  static let contradictions: [Contradiction] = [
    .init(
      code: .minutes, old: "\"minutes\":12.0", new: "\"minutes\":12.02",
      feature: "leg/T-01-day/5"),
    .init(
      code: .loaded, old: "\"loaded\":true", new: "\"loaded\":false", feature: "leg/T-01-day/5"),
    .init(
      code: .vehicle, old: "\"vehicle\":\"T-01\"", new: "\"vehicle\":\"T-02\"",
      after: "leg/T-01-day/7", feature: "leg/T-01-day/7"),
    .init(
      code: .vehicleType, old: "fi-tipper-76", new: "fi-chip-76", after: "leg/T-01-day/7",
      feature: "leg/T-01-day/7"),
    .init(
      code: .driver, old: "D01+D02", new: "D01", after: "leg/T-01-day/10",
      feature: "leg/T-01-day/10"),
    .init(
      code: .bbox, old: "24.1765,65.6648,24", new: "24.1764,65.6648,24", after: "bbox",
      feature: "plan"),
    .init(
      code: .bbox, old: ",\"bbox\":[24.1765,65.6648,24.5637,65.7671]", new: "", feature: "plan"),
    .init(
      code: .id, old: "\"id\":\"stop/T-01-day/3\"", new: "\"id\":\"stop/T-01-day/33\"",
      feature: "stop/T-01-day/33"),
    .init(
      code: .id, old: "\"id\":\"stop/T-01-day/3\",", new: "", feature: "features[2]"),
    .init(
      code: .duplicateID, old: "\"id\":\"stop/T-01-day/3\"", new: "\"id\":\"stop/T-01-day/1\"",
      feature: "stop/T-01-day/1"),
    .init(
      code: .offset, old: "2026-11-23T07:03:00+02:00", new: "2026-11-23T06:03:00+01:00",
      feature: "stop/T-01-day/4"),
    .init(
      code: .unknownProperty, old: "\"part\":null", new: "\"part\":null,\"hurry\":1",
      feature: "leg/T-01-day/2"),
    .init(code: .missingProperty, old: "\"part\":null,", new: "", feature: "leg/T-01-day/2"),
    .init(
      code: .missingProperty, old: "\"minutes\":12.0,", new: "", feature: "leg/T-01-day/5"),
    .init(
      code: .unknownLayer, old: "\"layer\":\"site\"", new: "\"layer\":\"catchment\"",
      feature: "site/depot"),
    .init(
      code: .state, old: "\"state\":\"unserved\"", new: "\"state\":\"served\"",
      feature: "unserved/b/1"),
    .init(
      code: .loadTour, old: "\"tour\":\"T-01-day\"", new: "\"tour\":null", feature: "plan.loads"),
    .init(
      code: .loadTour, old: "\"tour\":\"T-01-day\"", new: "\"tour\":\"T-09-day\"",
      feature: "plan.loads"),
    .init(
      code: .detail, old: "A part load of 12.5 t", new: "A part load of 12.4 t",
      feature: "unserved/b/1"),
    .init(
      code: .line, old: "[24.1765,65.7671]", new: "[24.1775,65.7671]", after: "unserved/b/1",
      feature: "unserved/b/1"),
    .init(
      code: .figure, old: "\"empty_ratio\":0.5935", new: "\"empty_ratio\":0.4935",
      feature: "plan.figures"),
    .init(
      code: .figure, old: "\"cost_eur_per_t\":1.67", new: "\"cost_eur_per_t\":null",
      feature: "plan.figures"),
    .init(
      code: .crs, old: "\"plan\":{",
      new: "\"crs\":{\"type\":\"name\",\"properties\":"
        + "{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"plan\":{", feature: "plan"),
    .init(
      code: .site, old: "\"site\":\"depot\",\"name\"", new: "\"site\":\"other\",\"name\"",
      feature: "site/other"),
  ]

  @Test(arguments: contradictions)
  func contradictionIsNamedAndTheRestRead(_ contradiction: Contradiction) throws {
    let bytes = try Self.changed(
      contradiction.old, contradiction.new, after: contradiction.after)
    let file = try PlanReader.read(name: "plan", bytes: bytes)
    #expect(
      file.discrepancies.contains {
        $0.code == contradiction.code && $0.feature == contradiction.feature
      }, "\(file.discrepancies)")
    #expect(file.plan.tours.count == 1)
  }

  @Test func unservedLoadWithoutRecordIsNamed() throws {
    let bytes = try Self.changed("\"load\":\"b/1\"", "\"load\":\"c/1\"", after: "unserved/b/1")
    let file = try PlanReader.read(name: "plan", bytes: bytes)
    #expect(file.discrepancies.filter { $0.code == .state }.count == 2)
  }

  @Test func loadListedTwiceIsNamed() throws {
    let bytes = try Self.changed("\"id\":\"b/1\"", "\"id\":\"a/1\"")
    let file = try PlanReader.read(name: "plan", bytes: bytes)
    #expect(file.discrepancies.contains { $0.code == .duplicateLoad })
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var path: String
    var field: String?
    var testDescription: String { new }
  }

  static let faults: [Fault] = [
    .init(old: "\"version\":1", new: "\"version\":2", path: "plan", field: "version"),
    .init(
      old: "\"date\":\"2026-11-23\"", new: "\"date\":\"2026-02-30\"", path: "plan", field: "date"),
    .init(old: "\"firm\":\"pohjaset\"", new: "\"firm\":\"\"", path: "plan", field: "firm"),
    .init(old: "\"seed\":1", new: "\"seed\":1.5", path: "plan", field: "seed"),
    .init(old: "\"seed\":1,", new: "", path: "plan", field: "seed"),
    .init(
      old: "\"priority\":50", new: "\"priority\":101", path: "plan.loads[0]", field: "priority"),
    .init(old: "\"body\":null", new: "\"body\":\"boat\"", path: "plan.loads[1]", field: "body"),
    .init(old: "\"id\":\"b/1\"", new: "\"id\":\"b/1/2\"", path: "plan.loads[1]", field: "id"),
    .init(old: "\"km\":61.198", new: "\"km\":61.1984", path: "plan.figures", field: "km"),
    .init(old: "\"km\":61.198", new: "\"km\":1e300", path: "plan.figures", field: "km"),
    .init(old: "\"km\":9.876", new: "\"km\":-9.876", path: "features[4].properties", field: "km"),
    .init(old: "\"seq\":4", new: "\"seq\":0", path: "features[3].properties", field: "seq"),
    .init(
      old: "\"seq\":4", new: "\"seq\":99999999999999999999", path: "features[3].properties",
      field: "seq"),
    .init(
      old: "\"action\":\"load\"", new: "\"action\":\"lift\"", path: "features[3].properties",
      field: "action"),
    .init(
      old: "2026-11-23T07:03:00+02:00", new: "2026-11-23T07:03:00",
      path: "features[3].properties", field: "end"),
    .init(
      old: "\"driver\":\"D01+D02\"", new: "\"driver\":\"D01+\"",
      path: "features[0].properties", field: "driver"),
    .init(
      old: "[24.5637,65.7369]", new: "[24.5637,165.7369]",
      path: "features[0].geometry.coordinates", field: nil),
    .init(
      old: "[24.4,65.75]", new: "[3524400,65.75]",
      path: "features[1].geometry.coordinates[1]", field: nil),
    .init(
      old: "\"confidence\":\"low\"", new: "\"confidence\":null",
      path: "features[12].properties", field: "confidence"),
    .init(old: "\"sha256\":\"e3", new: "\"sha256\":\"E3", path: "plan.inputs[1]", field: "sha256"),
    .init(
      old: "\"pickup_latest\":\"2026-11-23T16", new: "\"pickup_latest\":\"2026-11-22T16",
      path: "plan.loads[0]", field: "pickup_latest"),
  ]

  @Test(arguments: faults)
  func unusableValueIsRefusedByPathAndField(_ fault: Fault) throws {
    let bytes = try Self.changed(fault.old, fault.new)
    let thrown = #expect(throws: InputFault.self) {
      try PlanReader.read(name: "plan.geojson", bytes: bytes)
    }
    let problems = try #require(thrown).problems
    #expect(
      problems.contains {
        $0.location.path == fault.path && $0.location.field == fault.field
          && $0.location.file == "plan.geojson"
      }, "\(problems)")
  }

  @Test func allFaultsOfAFileAreToldAtOnce() throws {
    let text = Self.text.replacingOccurrences(of: "\"action\":\"load\"", with: "\"action\":7")
      .replacingOccurrences(of: "\"priority\":50", with: "\"priority\":-1")
    let thrown = #expect(throws: InputFault.self) {
      try PlanReader.read(name: "plan", bytes: Array(text.utf8))
    }
    #expect(thrown?.problems.count == 3)
  }

  @Test(arguments: [
    "{\"type\":\"FeatureCollection\",\"features\":[]}",
    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
    "{\"type\":\"FeatureCollection\",\"plan\":3,\"features\":[]}",
    "{\"type\":\"FeatureCollection\",\"plan\":{},\"features\":[]}", "", "[]",
    "id,material\n1,slag\n",
  ])
  func fileThatIsNoPlanIsRefused(_ text: String) {
    #expect(throws: InputFault.self) {
      try PlanReader.read(name: "plan", bytes: Array(text.utf8))
    }
  }

  @Test func tourWithoutAnySiteIsRefused() throws {
    let text = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter {
        !$0.contains("\"id\":\"stop/") && !$0.contains("\"id\":\"leg/")
          || $0.contains("stop/T-01-day/6")
      }
      .joined(separator: "\n")
    let thrown = #expect(throws: InputFault.self) {
      try PlanReader.read(name: "plan", bytes: Array(text.utf8))
    }
    #expect(thrown?.problems.first?.value == "T-01-day")
  }

  @Test func mutatedPlansNeverTrap() {
    let bytes = PlanSample.writer.bytes()
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<1500 {
      let mutated = generator.mutated(bytes)
      if let file = try? PlanReader.read(name: "plan", bytes: mutated) {
        _ = PlanWriter(file).bytes()
      }
    }
  }
}
