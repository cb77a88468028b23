import Domain
import Geometry
import Testing

@Suite("Validity and mending")
struct ValidityTests {
  @Test("a bow-tie is invalid, and GEOS says why and where")
  func reasonAndPlace() throws {
    var geometry = try GeometryContext()
    guard case .invalid(let reason, let location) = try geometry.validity(of: Fixture.bowTie)
    else {
      Issue.record("valid")
      return
    }
    #expect(reason == "Self-intersection")
    #expect(location == PlanePoint(x: 500, y: 500))
    #expect(try geometry.validity(of: Fixture.square(0, 0, side: 1)) == .valid)
  }

  @Test("a mended bow-tie keeps both lobes", arguments: MendingMethod.allCases)
  func bothLobes(_ method: MendingMethod) throws {
    var geometry = try GeometryContext()
    let mended = try geometry.makeValid(Fixture.bowTie, method: method)
    #expect(mended.partCount == 2)
    #expect(try geometry.area(of: mended) == 500_000)
    #expect(try geometry.validity(of: mended).isValid)
    #expect(mended.rightHanded == mended)
  }

  @Test("the two methods differ about what two polygons share")
  func methodsDiffer() throws {
    var geometry = try GeometryContext()
    let overlapping = PlaneShape.multiPolygon(
      [Fixture.square(0, 0, side: 10), Fixture.square(5, 5, side: 10)].flatMap(\.polygons))
    let linework = try geometry.makeValid(overlapping, method: .linework)
    let structure = try geometry.makeValid(overlapping, method: .structure)
    #expect(try geometry.area(of: linework) == 150)
    #expect(try geometry.area(of: structure) == 175)
  }

  @Test("a valid shape comes back equal")
  func validStays() throws {
    var geometry = try GeometryContext()
    let square = Fixture.square(3, 4, side: 5)
    let mended = try geometry.makeValid(square)
    #expect(try geometry.holds(.equals, mended, square))
  }
}
