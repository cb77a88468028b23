import Domain
import Testing

@testable import Roads

@Suite struct ConditionTests {
  /// What a condition is at a moment for the combination.
  private func truth(_ text: String, at moment: String, business: Bool = false) -> String {
    let driver = RoadDriver(
      profile: Driver.combination, moment: Driver.moment(moment), hasBusiness: business)
    let truths = ConditionalTag.conditions(text).map { $0.truth(for: driver) }
    // Any alternative will do.
    if truths.contains(.holds) { return "holds" }
    return truths.contains(.unknown) ? "unknown" : "fails"
  }

  @Test(arguments: datesOfTheYearCases)
  func datesOfTheYear(text: String, moment: String, expected: String) {
    #expect(truth(text, at: moment) == expected)
  }

  /// 2026-11-23 is a Monday.
  @Test(arguments: weekdaysAndHoursCases)
  func weekdaysAndHours(text: String, moment: String, expected: String) {
    #expect(truth(text, at: moment) == expected)
  }

  @Test(arguments: vehiclesSeasonsAndWeatherCases)
  func vehiclesSeasonsAndWeather(text: String, expected: String) {
    #expect(truth(text, at: "2026-06-10 12:00") == expected)
  }

  @Test func businessAndSeasonDecideWhatTheyName() {
    #expect(truth("destination", at: "2026-06-10", business: true) == "holds")
    #expect(truth("delivery", at: "2026-06-10", business: true) == "holds")
    #expect(truth("residents;delivery", at: "2026-06-10", business: true) == "holds")
    #expect(truth("winter", at: "2026-01-10") == "holds")
    #expect(truth("snow", at: "2026-01-10") == "unknown")
  }

  @Test func textsThatAreNotUnderstoodAreKept() {
    let condition = ConditionalTag.conditions("sunset-sunrise")
    #expect(condition.flatMap(\.unknownTexts) == ["sunset-sunrise"])
    let long = String(repeating: "x", count: 500)
    #expect(ConditionalTag.conditions(long)[0].unknownTexts[0].count == 120)
  }

  @Test func statementsAreSplitOutsideBrackets() {
    let tag = ConditionalTag("no @ (Mo-Fr 07:00-09:00; Sa 10:00-11:00); 12 @ (Apr-Jun);yes@wet")
    #expect(tag.statements.map(\.value) == ["no", "12", "yes"])
    let bare = ConditionalTag("no @ Mo-Fr 12:45-13:30; Sa 10:00-12:00")
    #expect(bare.statements.map(\.value) == ["no"])
    #expect(bare.statements[0].conditions.count == 2)
    #expect(ConditionalTag("").statements.isEmpty)
    #expect(ConditionalTag("12").statements[0].conditions[0].unknownTexts == ["12"])
    #expect(ConditionalTag("@").statements[0].value.isEmpty)
  }

  private static let datesOfTheYearCases: [(String, String, String)] = [
    ("Apr-Jun", "2026-04-01", "holds"), ("Apr-Jun", "2026-06-30", "holds"),
    ("Apr-Jun", "2026-07-01", "fails"), ("Apr-Jun", "2026-03-31", "fails"),
    ("(Apr-Jun)", "2026-05-05", "holds"), ("Nov-Mar", "2026-12-31", "holds"),
    ("Nov-Mar", "2026-01-01", "holds"), ("Nov-Mar", "2026-10-31", "fails"),
    ("Mar 15-May 31", "2026-03-14", "fails"), ("Mar 15-May 31", "2026-03-15", "holds"),
    ("Mar 15 - May 31", "2026-05-31", "holds"), ("Mar 15-31", "2026-03-31", "holds"),
    ("Mar 15-31", "2026-04-01", "fails"), ("15 Mar - 31 May", "2026-04-01", "holds"),
    ("Oct 15-Apr 15", "2026-01-01", "holds"), ("Oct 15-Apr 15", "2026-05-01", "fails"),
    ("2026 Apr 25 - 2026 Sep 26", "2026-05-01", "holds"),
    ("2016 Apr 25 - 2016 Sep 26", "2026-05-01", "fails"),
    ("2026 Apr-Jun", "2026-05-01", "holds"), ("2026 Apr-Jun", "2027-05-01", "fails"),
    ("2026", "2026-05-01", "holds"), ("Apr,Jun", "2026-06-05", "holds"),
    ("Apr,Jun", "2026-05-05", "fails"), ("apr-jun", "2026-05-05", "holds"),
    ("Jan 1", "2026-01-01", "holds"), ("Jan 1", "2026-01-02", "fails"),
  ]

  private static let weekdaysAndHoursCases: [(String, String, String)] = [
    ("Mo-Fr 07:00-09:00", "2026-11-23 07:00", "holds"),
    ("Mo-Fr 07:00-09:00", "2026-11-23 09:00", "fails"),
    ("Mo-Fr 07:00-09:00", "2026-11-28 08:00", "fails"),
    ("Mo-Fr 07:00-09:00,16:00-18:00", "2026-11-23 17:00", "holds"),
    ("Mo-Fr 07:00-09:00, 16:00-18:00", "2026-11-23 12:00", "fails"),
    ("Mo,We 10:00-12:00", "2026-11-24 11:00", "fails"),
    ("Sa-Mo", "2026-11-23", "holds"), ("Sa-Mo", "2026-11-24", "fails"),
    ("22:00-06:00", "2026-11-23 23:00", "holds"), ("22:00-06:00", "2026-11-23 05:59", "holds"),
    ("22:00-06:00", "2026-11-23 06:00", "fails"),
    ("Fr 22:00-06:00", "2026-11-28 05:00", "holds"),
    ("Fr 22:00-06:00", "2026-11-27 05:00", "fails"),
    ("7:30-19:00", "2026-11-23 07:30", "holds"), ("18:00+", "2026-11-23 23:59", "holds"),
    ("Mo-Fr 16:00-11:00;Sa 00:00-11:00", "2026-11-28 10:00", "holds"),
    ("Mo-Fr 16:00-11:00;Sa 00:00-11:00", "2026-11-28 12:00", "fails"),
    ("22:00-24:00, 0:00-06:00", "2026-11-23 23:30", "holds"),
    ("Mo-Su 06:00-20:00; Su off", "2026-11-29 12:00", "fails"),
    ("Mo-Fr 09:00-15:00; Sa-Su 24h", "2026-11-29 03:00", "holds"),
    ("Mo-Fr 07:00-17:00; PH off", "2026-11-23 08:00", "holds"),
    ("Sep-May: Mo-Fr 07:00-17:00", "2026-11-23 08:00", "holds"),
    ("Sep-May Mo-Fr 07:00-17:00", "2026-07-23 08:00", "fails"),
    ("24/7", "2026-11-23", "holds"),
    ("Mo-Fr 09:00-10:00, Sa 08:00-09:00", "2026-11-28 08:30", "holds"),
  ]

  private static let vehiclesSeasonsAndWeatherCases: [(String, String)] = [
    ("weight>7.5", "holds"), ("weight > 7.5 t", "holds"), ("weight>=76", "holds"),
    ("weight>76", "fails"), ("weight<3.5", "fails"), ("length>12", "holds"),
    ("length>=25.25 m", "holds"), ("length>25.25", "fails"), ("axles>8", "holds"),
    ("weightrating>3.5", "holds"), ("axleload>8", "holds"), ("axleload>9", "fails"),
    ("height<4", "fails"), ("hgv", "holds"), ("trailer", "holds"), ("bus", "fails"),
    ("hazmat", "fails"), ("weight>7.5 AND length>12", "holds"),
    ("weight>7.5 and length>30", "fails"), ("12:00-13:00 AND weight>7.5", "holds"),
    ("13:00-14:00 AND weight>7.5", "fails"), ("bus OR weight>7.5", "holds"),
    ("(weight>80) OR (length>20)", "holds"), ("destination", "fails"), ("winter", "fails"),
    ("summer", "holds"), ("wet", "unknown"), ("snow", "fails"), ("fog", "unknown"),
    ("sunset-sunrise", "unknown"), ("week 10-20", "unknown"), ("Mo[1]", "unknown"),
    ("bus,emergency", "fails"), ("residents;delivery", "fails"), ("()", "unknown"),
    ("weight>heavy", "unknown"), ("25:00-26:00", "unknown"), ("", "unknown"),
  ]
}
