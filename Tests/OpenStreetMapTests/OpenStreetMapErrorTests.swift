import Domain
import OpenStreetMap
import Testing

@Suite struct OpenStreetMapErrorTests {
  @Test func errorNamesTheByte() {
    let error = OpenStreetMapError.format(offset: 12, found: "4", expected: "5")
    #expect(error.description == "byte 12: 4: 5")
    #expect(error.kind == .input)
  }
}
