import Domain
import Testing

@testable import Exchange

@Suite("Reasons become sentences")
struct SentencesTests {
  static let codes: [Reason.Code] = [
    .noBody, .noTime, .noRoute, .massLimit, .noVehicle, .forbidden, .consent, .capacity, .partLoad,
    .noUser, .noSupply, .storage, .siteClosed, .cost, .pinned,
  ]

  @Test(arguments: codes, Language.allCases)
  func everyCodeHasASentenceInEveryLanguage(code: Reason.Code, language: Language) {
    let text = Sentences.text(for: Reason(code), in: language)
    #expect(text.hasSuffix(".") && !text.contains("{") && !text.contains("_"))
    #expect(text.contains(" "))
  }

  @Test func tablesHaveTheSameCodes() {
    #expect(Set(Sentences.english.keys) == Set(Sentences.finnish.keys))
    #expect(Set(Sentences.english.keys) == Set(Sentences.swedish.keys))
  }

  @Test func argumentsStandInTheSentenceOrBehindIt() {
    let reason = Reason(.massLimit, ["from": "a", "to": "b", "kilograms": "76000", "limit": "60"])
    #expect(Sentences.text(for: reason) == "No way from a to b allows 76 t (limit: 60).")
    #expect(
      Sentences.text(for: reason, in: .swedish)
        == "Ingen väg från a till b tillåter 76 ton (limit: 60).")
    #expect(
      Sentences.text(for: Reason(.massLimit, ["to": "b"]))
        == "No way there allows the mass (to: b).")
  }

  @Test func causeChoosesTheSentence() {
    #expect(
      Sentences.text(for: Reason(.storage, ["site": "x", "cause": "empty"]))
        == "The store at x is empty.")
    #expect(
      Sentences.text(for: Reason(.storage, ["site": "x", "cause": "leak"]))
        == "The store at x is full or empty (cause: leak).")
  }

  @Test func unknownCodeIsSpelledOut() {
    let reason = Reason(Reason.Code(rawValue: "wolf_on_road"), ["b": "2", "a": "{x}"])
    #expect(Sentences.text(for: reason) == "Wolf on road (a: {x}, b: 2).")
  }
}
