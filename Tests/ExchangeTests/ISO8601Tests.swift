import Domain
import Exchange
import Testing

/// Times as text, against instants from `date -u -d ... +%s`.
@Suite struct ISO8601Tests {
  @Test(arguments: [
    ("2026-11-23T06:00:00+02:00", 1_795_406_400),
    ("2026-11-23T04:00Z", 1_795_406_400),
    ("2026-11-23 04:00:00.000Z", 1_795_406_400),
    ("2026-11-22T23:30-0430", 1_795_406_400),
    ("2026-11-23T06+02:00", nil),
    ("2026-11-23T24:00:00Z", 1_795_478_400),
    ("1969-12-31T23:59:59Z", -1),
    ("2000-02-29T00:00+00", 951_782_400),
  ])
  func timesWithOffsetAreRead(text: String, seconds: Int?) {
    #expect(ISO8601.instant(text)?.epochSeconds == seconds)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T", "2026-11-23T24:01Z", "2026-11-23T06:60Z",
    "2026-11-23T06:00:60Z", "2026-11-23T06:00:00.5Z", "2026-11-23T06:00:00.Z", "2026-02-29T06:00Z",
    "2026-11-23t06:00Z", "20261123T060000Z", "2026-W48-1T06:00Z", "2026-11-23T06:00+15:00",
    "2026-11-23T06:00+2", "2026-11-23T06:00+02:0", "2026-11-23T06:00+02:000", "2026-11-23T06:00Zx",
    " 2026-11-23T06:00Z", "2026-11-23T6:00Z", "2026-11-23T06:00+-2:00", "2026-11-23T06:00:",
    "٢٠٢٦-11-23T06:00Z", "99999-11-23T06:00Z",
  ])
  func anyOtherTextIsRefused(text: String) {
    #expect(ISO8601.reading(text) == nil)
  }

  @Test func timeWithoutOffsetNeedsAClock() throws {
    let helsinki = try #require(ZoneClocks.clock("Europe/Helsinki", years: 2026...2026))
    #expect(ISO8601.instant("2026-11-23T06:00") == nil)
    #expect(ISO8601.instant("2026-11-23T06:00", in: helsinki)?.epochSeconds == 1_795_406_400)
    #expect(ISO8601.instant("2026-07-01T06:00", in: helsinki)?.epochSeconds == 1_782_874_800)
    #expect(ISO8601.instant("2026-07-01T06:00Z", in: helsinki)?.epochSeconds == 1_782_885_600)
  }

  @Test func whatIsWrittenIsReadBack() {
    let six = Instant(epochSeconds: 1_795_406_400)
    #expect(ISO8601.text(six, offset: Seconds(7200)) == "2026-11-23T06:00:00+02:00")
    #expect(ISO8601.text(six, offset: .zero) == "2026-11-23T04:00:00+00:00")
    #expect(ISO8601.text(six, offset: Seconds(-16_200)) == "2026-11-22T23:30:00-04:30")
    #expect(ISO8601.text(Instant(epochSeconds: -1), offset: .zero) == "1969-12-31T23:59:59+00:00")
    for step in stride(from: -2_000_000_000, to: 7_000_000_000, by: 98_765_431) {
      let instant = Instant(epochSeconds: step)
      for offset in [-43_200, -5400, 0, 3600, 50_400] {
        #expect(ISO8601.instant(ISO8601.text(instant, offset: Seconds(offset))) == instant)
      }
    }
  }
}
