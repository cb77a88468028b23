import Domain
import Matching
import Testing

/// What may pass a border with which paper; shipments regulation as told in the rules table.
struct BorderRuleTests {
  /// Flows of 3000 kg of a material from Tornio to a Swedish user in November 2026.
  func plan(
    _ material: Material, consents: [Consent] = [], wholeMonth: Bool = false,
    to country: Country = .sweden
  ) throws -> FlowPlan {
    let input = data(
      sites: [try site("tornio"), try site("abroad", country: country)], materials: [material],
      streams: [
        stream("tornio", .producer, material.id.text, month: 3000),
        stream("abroad", .consumer, material.id.text, month: 3000),
      ], consents: consents)
    let problem =
      wholeMonth
      ? try MatchingProblem(input, hauling: try rules(), year: 2026, month: 11)
      : MatchingProblem(input, hauling: try rules(), date: try date("2026-11-23"))
    return NearestUserMatching(problem).flowPlan { _, _, _ in minutes(10) }
  }

  func consent(
    _ kind: ConsentKind, _ from: String = "2026-01-01", _ to: String = "2026-12-31",
    limit: Int? = nil, toSite: String = "abroad"
  ) throws -> Consent {
    Consent(
      from: SiteID("tornio"), to: SiteID(toSite), material: MaterialID("m"), kind: kind,
      validFrom: try date(from), validTo: try date(to), limit: limit.map { Kilograms($0) })
  }

  static let goods = material("m", .byProduct, wasteCode: "10 02 02")
  static let green = material("m", .waste, wasteCode: "03 03 02")
  static let ash = material("m", .waste, wasteCode: "10 01 03")
  static let starred = material("m", .waste, wasteCode: "17 05 03*")
  static let dust = material("m", .hazardousWaste, wasteCode: "10 02 07*")

  @Test func productsAndByProductsPassAsGoods() throws {
    #expect(try plan(Self.goods).lanes == ["tornio>abroad:3000"])
    #expect(try plan(material("m", .product)).lanes == ["tornio>abroad:3000"])
  }

  @Test(arguments: [green, ash, starred, dust], Country.allCases)
  func wasteIsHeldBackWithoutConsentButFreeAtHome(waste: Material, country: Country) throws {
    let result = try plan(waste, to: country)
    if country == .finland {
      #expect(result.lanes == ["tornio>abroad:3000"])
    } else {
      #expect(result.lanes.isEmpty)
      #expect(
        result.openings == ["abroad consumer 3000 consent", "tornio producer 3000 consent"])
      #expect(result.open[0].reason.arguments["to"] == "abroad")
    }
  }

  @Test(
    arguments: [green, ash, starred, dust], ConsentKind.allCases)
  func paperMustFitTheWaste(waste: Material, kind: ConsentKind) throws {
    let result = try plan(waste, consents: [try consent(kind)])
    let passes = kind == .notified || (kind == .annex7 && waste == Self.green)
    #expect(result.lanes == (passes ? ["tornio>abroad:3000"] : []))
  }

  @Test func consentMustBeValidOnTheDateAndForTheLane() throws {
    let cases: [(Consent, Bool)] = [
      (try consent(.notified, "2026-11-23", "2026-11-23"), true),
      (try consent(.notified, "2026-11-24", "2027-11-23"), false),
      (try consent(.notified, "2025-11-24", "2026-11-22"), false),
      (try consent(.notified, "2026-12-31", "2026-01-01"), false),
      (try consent(.notified, toSite: "elsewhere"), false),
    ]
    for (consent, passes) in cases {
      #expect(try plan(Self.dust, consents: [consent]).flows.isEmpty == !passes, "\(consent)")
    }
  }

  @Test func wholeMonthNeedsConsentOnEachOfItsDays() throws {
    let first = try consent(.notified, "2026-10-01", "2026-11-14")
    let second = try consent(.notified, "2026-11-15", "2026-12-31")
    let gap = try consent(.notified, "2026-11-16", "2026-12-31")
    #expect(try plan(Self.dust, consents: [first], wholeMonth: true).flows.isEmpty)
    #expect(try plan(Self.dust, consents: [first, gap], wholeMonth: true).flows.isEmpty)
    #expect(
      try plan(Self.dust, consents: [first, second], wholeMonth: true).lanes
        == ["tornio>abroad:3000"])
  }

  @Test func limitOfAConsentIsSharedOverItsDays() throws {
    // 30 of 365 days of 12 167 kg are 1000.03 kg.
    let result = try plan(Self.dust, consents: [try consent(.notified, limit: 12_167)])
    #expect(result.lanes == ["tornio>abroad:1000"])
    #expect(result.openings == ["abroad consumer 2000 consent", "tornio producer 2000 consent"])
  }

  @Test func heldLaneDoesNotHideUsersBehindIt() throws {
    let input = data(
      sites: [
        try site("tornio"), try site("near", country: .sweden), try site("far"),
      ], materials: [Self.ash],
      streams: [
        stream("tornio", .producer, "m", month: 100), stream("near", .consumer, "m", month: 60),
        stream("far", .consumer, "m", month: 80),
      ])
    let problem = MatchingProblem(input, hauling: try rules(), date: try date("2026-11-23"))
    let result = NearestUserMatching(problem).flowPlan { _, to, _ in
      minutes(to.text == "near" ? 1 : 9)
    }
    #expect(result.lanes == ["tornio>far:80"])
    #expect(result.openings == ["near consumer 60 consent", "tornio producer 20 consent"])
  }
}
