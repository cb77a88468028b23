import Exchange
import Testing

/// The name that was probably meant.
@Suite struct NearestNameTests {
  @Test(arguments: [
    ("confidense", "confidence"), ("Confidence", "confidence"), ("site-id", "site_id"),
    ("stie_id", "site_id"), ("xyz", nil), ("", nil), ("confidence", nil),
  ])
  func oneOrTwoSlipsAreForgiven(name: String, expected: String?) {
    #expect(NearestName.find(name, among: ["confidence", "site_id"]) == expected)
  }

  @Test func equallyNearNamesGiveTheFirstInOrderWhateverTheirPlace() {
    #expect(NearestName.find("T03", among: ["T02", "T01"]) == "T01")
    #expect(NearestName.find("T03", among: ["T01", "T02"]) == "T01")
  }

  @Test func longNamesCostNothing() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearestName.find(long, among: ["a"]) == nil)
    #expect(NearestName.find("a", among: [long]) == nil)
  }
}
