import Domain
import Geodesy
import Testing

@Suite struct ReferenceSystemTests {
  @Test func aCodeNamesASystemWithItsAreaOfUse() throws {
    let system = try ReferenceSystem("EPSG:3067")
    #expect(system.code == "EPSG:3067" && system.form == .projected)
    #expect(system.baseCode == "EPSG:4258" && !system.isPlainDegrees)
    let area = try #require(system.area)
    #expect(area.west == 19.08 && area.south == 58.84 && area.east == 31.59 && area.north == 70.09)
    #expect(try ReferenceSystem("EPSG:4326").isPlainDegrees)
  }

  @Test func systemsAreComparedByCode() throws {
    let named = try ReferenceSystem("ETRS89 / TM35FIN(E,N)")
    #expect(try named == ReferenceSystem("EPSG:3067"))
    #expect(try ReferenceSystem("  EPSG:3067\n") == ReferenceSystem("EPSG:3067"))
    #expect(try ReferenceSystem("epsg:3067") == ReferenceSystem("urn:ogc:def:crs:EPSG::3067"))
    #expect(try ReferenceSystem("EPSG:3067") != ReferenceSystem("EPSG:25835"))
    #expect(
      try ReferenceSystem("+proj=utm +zone=35 +ellps=GRS80")
        == ReferenceSystem("+proj=utm +zone=35 +ellps=GRS80 +type=crs"))
  }

  @Test(arguments: [
    "EPSG:3900", "EPSG:4978", "EPSG:3901", "EPSG:3067+5717", "EPSG:4979", "+proj=geocent",
  ])
  func whatIsNotHorizontalIsRefused(text: String) throws {
    #expect {
      try ReferenceSystem(text)
    } throws: { error in
      guard case .notHorizontal = error as? GeodesyError else { return false }
      return (error as? GeodesyError)?.kind == .usage && "\(error)".contains("'\(text)'")
    }
  }

  @Test(arguments: [
    ("EPSG:99999", "EPSG:3067"), ("rubbish", "EPSG:3067"), ("", "EPSG:3067"), ("  ", "EPSG:3067"),
    ("3067", "EPSG:3067"), ("TM35FIN", "EPSG:3067"), ("EPSG3067", "EPSG:3067"),
    ("ykj", "EPSG:2393"), ("GK25", "EPSG:3879"), ("sweref", "EPSG:3006"),
    ("EPSG:7030", "EPSG:3067"), ("+proj=nonsense", "EPSG:3067"), ("EPSG:3067\0x", "EPSG:3067"),
    ("KKJ / Finland Uniform", "several objects"), ("PROJCS[\"x\"", "EPSG:3067"),
    ("EPSG:", "EPSG:3067"),
  ])
  func anUnknownTextIsRefusedWithARemedy(text: String, remedy: String) throws {
    #expect {
      try ReferenceSystem(text)
    } throws: { error in
      guard case .unknownReferenceSystem = error as? GeodesyError else { return false }
      return (error as? GeodesyError)?.kind == .usage && "\(error)".contains("'\(text)'")
        && "\(error)".contains(remedy)
    }
  }

  @Test func theDescriptionTellsWhoCanMendIt() {
    #expect(GeodesyError.databaseMissing(reason: nil).kind == .environment)
    #expect(GeodesyError.library(reason: "x").kind == .internal)
  }
}
