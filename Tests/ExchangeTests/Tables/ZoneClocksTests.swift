import Domain
import Exchange
import Testing

/// Clocks made from the system's zone data, against the published changes of 2026.
@Suite struct ZoneClocksTests {
  /// Summer time of the European Union in 2026: 29 March and 25 October, each at 01:00 UTC.
  @Test(arguments: [
    ("Europe/Helsinki", 7200), ("Europe/Stockholm", 3600), ("Europe/Oslo", 3600),
  ])
  func summerTimeChangesAtOneUTC(zone: String, winter: Int) throws {
    let clock = try #require(ZoneClocks.clock(zone, years: 2026...2026))
    #expect(clock.changes.count == 3)
    #expect(clock.changes.map(\.offset.value) == [winter, winter + 3600, winter])
    #expect(clock.changes.dropFirst().map(\.from.epochSeconds) == [1_774_746_000, 1_792_890_000])
  }

  @Test func zoneWithoutChangesHasOneOffset() throws {
    let clock = try #require(ZoneClocks.clock("UTC", years: 2026...2027))
    #expect(clock.changes.map(\.offset) == [.zero])
  }

  @Test(arguments: [
    "", "Europe/Helsinky", "EET", "GMT+3", "+02:00", "../etc/passwd", "europe/oslo",
  ])
  func otherNamesAreNotKnown(name: String) {
    #expect(!ZoneClocks.isKnown(name))
    #expect(ZoneClocks.clock(name, years: 2026...2026) == nil)
  }

  @Test func nearestNameIsFound() {
    #expect(ZoneClocks.nearest(to: "europe/helsinki") == "Europe/Helsinki")
    #expect(ZoneClocks.nearest(to: "Europe/Stokholm") == "Europe/Stockholm")
  }
}
