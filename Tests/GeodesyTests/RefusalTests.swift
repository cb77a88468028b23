import Domain
import Geodesy
import Testing

@Suite struct RefusalTests {
  /// The refusal of a single point, `nil` when it is carried.
  private func refusal(
    _ from: String, _ to: String, _ x: Double, _ y: Double,
    settings: Projector.Settings = Projector.Settings()
  ) throws -> PointRefusal? {
    var projector = try Projector(from: from, to: to, settings: settings)
    var pairs = [x, y]
    let report = try projector.transformAll(&pairs, firstRow: 7)
    #expect(report.refusedCount == report.refusals.count)
    #expect(report.refusedCount == 0 || (pairs[0].isNaN && pairs[1].isNaN))
    return report.refusals.first
  }

  @Test func everyKnownErrorCaseIsRefused() throws {
    let rows = try fixture("crs_error_cases.csv")
    #expect(rows.count == 17)
    for row in rows {
      let (from, to) = (try #require(row["from"]), try #require(row["to"]))
      let (x, y) = (Double(row["x"] ?? "") ?? .nan, Double(row["y"] ?? "") ?? .nan)
      do {
        let refusal = try refusal(from, to, x, y)
        let text = try #require(refusal, "\(row["case"] ?? "") is carried").description
        #expect(text.hasPrefix("row 7: ") && text.contains("\(from) to \(to)"))
        #expect(!["EPSG:99999", "rubbish", "EPSG:3900"].contains(to))
      } catch let error as GeodesyError {
        #expect(error.kind == .usage && error.description.contains("'\(to)'"))
        #expect(["EPSG:99999", "rubbish", "EPSG:3900"].contains(to))
      }
    }
  }

  @Test(
    arguments: [
      ("EPSG:3067", "EPSG:4326", 25_500_000, 7_350_000, "EPSG:3879"),
      ("EPSG:3879", "EPSG:4326", 440_000, 7_350_000, "EPSG:3067"),
      ("EPSG:2393", "EPSG:3067", 400_000, 7_400_000, "EPSG:3067"),
      ("EPSG:3067", "EPSG:2393", 3_400_000, 7_400_000, "EPSG:2393"),
      ("EPSG:3067", "EPSG:3879", 3_400_000, 7_400_000, "EPSG:2393"),
      ("EPSG:4326", "EPSG:3067", 440_000, 7_350_000, "EPSG:3067"),
      ("EPSG:3067", "EPSG:4326", 25.7, 66.5, "EPSG:4326"),
      ("EPSG:4326", "EPSG:3067", 66.5, 25.73, "write longitude first"),
      ("EPSG:3067", "EPSG:4326", 7_350_000, 440_000, "write easting first"),
      ("EPSG:3067", "EPSG:3006", 7_350_000, 440_000, "write easting first"),
      ("EPSG:3879", "EPSG:3067", 7_350_000, 25_500_000, "write easting first"),
    ] as [(String, String, Double, Double, String)])
  func refusalTellsWhatTheNumbersLookLike(
    from: String, to: String, x: Double, y: Double, hint: String
  ) throws {
    let refusal = try #require(try refusal(from, to, x, y))
    #expect(refusal.hint?.contains(hint) == true, "\(refusal)")
  }

  @Test func coordinatesThatWentRoundTheEarthAreRefused() throws {
    let (x, y) = (2_864_235.0, 9_986_647.0)
    #expect(try refusal("EPSG:3857", "EPSG:4326", x, y) == nil)
    #expect(try refusal("EPSG:3857", "EPSG:4326", x + 2 * 20_037_508.342789244, y) != nil)
    #expect(try refusal("EPSG:3857", "EPSG:4326", x - 2 * 20_037_508.342789244, y) != nil)
    #expect(try refusal("EPSG:3857", "EPSG:3067", x + 2 * 20_037_508.342789244, y) != nil)
    #expect(try refusal("EPSG:3067", "EPSG:4326", 440_000, 7_350_000 + 39_991_861) != nil)
    #expect(try refusal("EPSG:3067", "EPSG:4326", 440_000, -7_350_000) != nil)
  }

  @Test(arguments: [
    (180.0000001, 66.0), (-180.5, 66.0), (25.0, 90.0001), (25.0, -91), (.infinity, 66),
    (25, -.infinity), (.nan, .nan), (25, .nan), (1e308, 1e308),
  ])
  func whatIsNoPlaceInDegreesIsRefusedByEverySystem(x: Double, y: Double) throws {
    for to in ["EPSG:4258", "EPSG:3067", "EPSG:3857", "+proj=laea +lat_0=66 +lon_0=25"] {
      #expect(try refusal("EPSG:4326", to, x, y) != nil)
    }
  }

  @Test func pointsALittleOutsideAreCountedIntoOneWarning() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    // Narvik, Rovaniemi, Mo i Rana.
    var pairs = [17.43, 68.44, 25.73, 66.5, 14.14, 66.31]
    let report = try projector.transform(&pairs, firstRow: 2)
    #expect(report.count == 3 && report.outsideCount == 2 && report.refusedCount == 0)
    #expect(report.firstOutside?.row == 2)
    #expect(abs(report.farthestOutside - 4.94) < 1e-9)
    #expect(report.warnings.count == 1)
    #expect(
      report.warnings.first?.description
        == "2 of 3 points lie outside the area of use of EPSG:3067 by up to 4.94 degrees, "
        + "the first in row 2")
  }

  @Test func pointsFarOutsideAreRefusedAndTheOthersCarried() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    var pairs = [10.75, 59.91, 25.73, 66.5, 12.5, 41.9]
    let report = try projector.transformAll(&pairs)
    #expect(report.refusals.map(\.row) == [1, 3])
    #expect(pairs[0].isNaN && pairs[1].isNaN && pairs[4].isNaN && pairs[5].isNaN)
    #expect(abs(pairs[2] - 443_500) < 100 && abs(pairs[3] - 7_376_200) < 1000)
    #expect(throws: GeodesyError.refused(report.refusals[0], count: 2)) {
      try report.checkNoneRefused()
    }
  }

  @Test func strictRefusesEveryPointOutside() throws {
    let strict = Projector.Settings(strict: true)
    #expect(try refusal("EPSG:4326", "EPSG:3067", 25.73, 66.5, settings: strict) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3067", 17.43, 68.44, settings: strict) != nil)
    #expect(try refusal("EPSG:3067", "EPSG:4326", 100_000, 7_600_000, settings: strict) != nil)
    #expect(try refusal("EPSG:4258", "EPSG:3879", 24.4, 66, settings: strict) != nil)
  }

  @Test func theWrongZoneIsWarnedAboutWithTheRightOne() throws {
    var projector = try Projector(from: "EPSG:4258", to: "EPSG:3879")
    var pairs = [27.1, 66.5]
    let warnings = try projector.transform(&pairs).warnings
    #expect(warnings.first?.description.contains("EPSG:3881") == true)
  }

  @Test func refusalsOfSeveralChecksAreListedByRow() throws {
    var projector = try Projector(from: "EPSG:3067", to: "EPSG:3006")
    var pairs: [Double] = []
    for row in 1...300 {
      switch row % 3 {
      case 0: pairs += [.nan, 7_400_000]
      case 1: pairs += [440_000, 7_400_000]
      default: pairs += [1_000_000, 6_300_000]
      }
    }
    let report = try projector.transformAll(&pairs)
    #expect(report.refusedCount == 200)
    #expect(report.refusals.map(\.row) == Array((1...300).filter { $0 % 3 != 1 }.prefix(100)))
  }

  @Test func thePoleHasNoPlaceInMercator() throws {
    let pole = try #require(try refusal("EPSG:4326", "EPSG:3857", 25, 90))
    #expect(pole.cause == .resultOffTheMap && pole.hint == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3857", 25, -90) != nil)
    #expect(try refusal("EPSG:4326", "EPSG:3857", 25, 85.06) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3857", 180, 0) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3857", -180, 0) == nil)
  }

  @Test func systemsAcrossTheAntimeridianHaveTheirArea() throws {
    // The area of use of EPSG:32601, UTM zone 1, begins at the antimeridian; NZTM's crosses none.
    #expect(try refusal("EPSG:4326", "EPSG:32601", -179.9, 60) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:32601", 179.9, 60) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:32601", 25, 60) != nil)
    // Fiji's crosses it.
    let fiji = try ReferenceSystem("EPSG:3460")
    let area = try #require(fiji.area)
    #expect(area.west > area.east)
    #expect(try refusal("EPSG:4326", "EPSG:3460", 179, -17) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3460", -179, -17) == nil)
    #expect(try refusal("EPSG:4326", "EPSG:3460", 0, -17) != nil)
  }
}
