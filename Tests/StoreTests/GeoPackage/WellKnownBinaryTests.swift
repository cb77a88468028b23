import TestSupport
import Testing

@testable import Store

/// Geometries of GeoPackages, byte by byte.
@Suite struct WellKnownBinaryTests {
  static let lines = [[(385_000.25, 7_300_000.5), (-1.5, 2e-3)], [(0.0, 1.0), (2, 3), (4, 5)]]

  static let forms: [GeoPackageWriter.Form] = {
    var forms: [GeoPackageWriter.Form] = []
    for envelope in 0...4 {
      for dimension: UInt32 in [0, 1000, 2000, 3000] {
        for (isHeadLittle, isLittle, isMulti) in [
          (true, true, true), (false, true, true), (true, false, true), (false, false, false),
        ] {
          var form = GeoPackageWriter.Form()
          form.envelope = envelope
          form.dimension = dimension
          form.isHeadLittle = isHeadLittle
          form.isLittle = isLittle
          form.isMulti = isMulti
          forms.append(form)
        }
      }
    }
    return forms
  }()

  static func read(_ bytes: [UInt8]) throws(WellKnownBinary.Fault) -> FeatureLines {
    try WellKnownBinary.lines(geoPackage: bytes, system: 3067)
  }

  @Test func everyFormGivesTheSameLines() throws {
    for form in Self.forms {
      let lines = form.isMulti ? Self.lines : [Self.lines[0]]
      let read = try Self.read(GeoPackageWriter.geometry(lines, form))
      #expect(read.coordinates == lines.flatMap { $0.flatMap { [$0.0, $0.1] } }, "\(form)")
      #expect(read.ends == (form.isMulti ? [2, 5] : [2]), "\(form)")
    }
  }

  @Test func emptyLinesAreNoLines() throws {
    var multi = GeoPackageWriter.Form()
    multi.isMulti = true
    #expect(try Self.read(GeoPackageWriter.geometry([[]])).ends.isEmpty)
    #expect(try Self.read(GeoPackageWriter.geometry([], multi)).ends.isEmpty)
    #expect(try Self.read(GeoPackageWriter.geometry([[], Self.lines[1]], multi)).ends == [3])
  }

  @Test func aCutGeometryIsRefusedWhereverItIsCut() {
    for form in Self.forms {
      let whole = GeoPackageWriter.geometry(form.isMulti ? Self.lines : [Self.lines[0]], form)
      for length in 0..<whole.count {
        #expect(throws: WellKnownBinary.Fault.self, "\(form), \(length) bytes") {
          try Self.read(Array(whole.prefix(length)))
        }
      }
      #expect(throws: WellKnownBinary.Fault.self, "\(form), a byte too many") {
        try Self.read(whole + [0])
      }
    }
  }

  @Test func changedBytesAreRefusedOrRead() throws {
    var random = SeededRandom(3)
    for form in Self.forms {
      let whole = GeoPackageWriter.geometry(form.isMulti ? Self.lines : [Self.lines[0]], form)
      for _ in 0..<200 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] =
            [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        }
        guard let lines = try? Self.read(bytes) else { continue }
        // No more points than the bytes have room for, whatever the counts say.
        #expect(lines.coordinates.count * 8 <= bytes.count)
        #expect(lines.coordinates.count == 2 * (lines.ends.last ?? 0))
        #expect(!lines.coordinates.contains { !$0.isFinite })
      }
    }
  }

  /// A change of a line of two points, whose count stands at 13 and whose first number at 17.
  @Test(arguments: [
    ([0: 0x50], "GP"), ([1: 0x51], "GP"), ([2: 1], "version 0"), ([3: 0x21], "LineString"),
    ([3: 0x0B], "kind 0 to 4"), ([4: 0], "srs_id 3067"), ([8: 2], "order of bytes"),
    ([9: 1], "LineString"), ([9: 3], "LineString"), ([10: 0x0F], "LineString"),
    ([12: 0x20], "LineString"), ([13: 0xFF, 14: 0xFF, 15: 0xFF, 16: 0xFF], "as many as"),
    ([13: 3], "as many as"), ([13: 1], "two points"), ([24: 0x7F, 23: 0xF8], "finite"),
    ([24: 0xFF, 23: 0xF0], "finite"),
  ])
  func whatIsWrongIsSaid(changes: [Int: UInt8], says: String) {
    var bytes = GeoPackageWriter.geometry([[(0, 0), (1, 1)]])
    for (place, byte) in changes { bytes[place] = byte }
    let fault = #expect(throws: WellKnownBinary.Fault.self) { try Self.read(bytes) }
    #expect(fault?.expected.contains(says) == true, "\(fault?.expected ?? "")")
  }

  @Test func aCountOfLinesIsComparedWithTheBytes() {
    var form = GeoPackageWriter.Form()
    form.isMulti = true
    var bytes = GeoPackageWriter.geometry(Self.lines, form)
    for place in 13..<17 { bytes[place] = 0xFF }
    let fault = #expect(throws: WellKnownBinary.Fault.self) { try Self.read(bytes) }
    #expect(fault?.value == "4294967295 lines")
  }

  @Test func linesInsideLinesAreRefused() {
    var form = GeoPackageWriter.Form()
    form.isMulti = true
    var bytes = GeoPackageWriter.geometry([Self.lines[0]], form)
    // The type of the part: a MultiLineString again, which would nest without end.
    bytes[18] = 5
    #expect(throws: WellKnownBinary.Fault.self) { try Self.read(bytes) }
  }
}
