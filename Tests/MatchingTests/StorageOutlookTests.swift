import Domain
import Matching
import Testing

/// Stores counted forward by hand: November has 30 days.
struct StorageOutlookTests {
  func outlook(
    _ streams: [Stream], levels: [Int]? = nil, stocks: [Stock] = [], kind: SiteKind = .plant
  ) throws -> [StorageOutlook] {
    let sites = try Set(streams.map(\.site)).map { try site($0.text, kind: kind) }
    let problem = MatchingProblem(
      data(sites: sites, materials: [material("m")], streams: streams, stocks: stocks),
      hauling: try rules(), date: try date("2026-11-23"))
    let flows = NearestUserMatching(problem).flowPlan { _, _, _ in minutes(10) }
    var opening = problem.openingLevels
    for (index, level) in (levels ?? []).enumerated() { opening[index].level = Kilograms(level) }
    return StorageOutlook.outlooks(of: problem, flows: flows, levels: opening)
  }

  @Test func openingStockFollowsTheRule() throws {
    // 300 a month are 10 a day: 5 days are 50; 40 % of 100 are 40, 50 % are 50.
    let cases: [(StreamRole, Int?, Int)] = [
      (.producer, 1000, 50), (.producer, 100, 40), (.producer, nil, 50), (.producer, 0, 0),
      (.consumer, 1000, 50), (.consumer, 60, 30), (.consumer, nil, 50),
    ]
    for (role, storage, level) in cases {
      let result = try outlook([stream("a", role, "m", month: 300, storage: storage)])
      #expect(result.first?.store.level == Kilograms(level), "\(role) \(storage as Int?)")
    }
  }

  @Test func lastMeasuredStockBeforeTheMonthCounts() throws {
    let stocks = try [("2025-01-01", 1), ("2026-10-31", 77), ("2026-11-02", 5), ("2026-12-01", 6)]
      .map { text, mass in
        Stock(
          site: SiteID("a"), material: MaterialID("m"), role: .producer, mass: Kilograms(mass),
          date: try date(text))
      }
    let result = try outlook([stream("a", .producer, "m", month: 300)], stocks: stocks)
    #expect(result.first?.store.level == Kilograms(77))
  }

  @Test func producerThatNobodyRelievesFills() throws {
    // 10 a day into 100 from 65: 3.5 days.
    let result = try outlook(
      [stream("a", .producer, "m", month: 300, storage: 100)], levels: [65])
    #expect(result[0].change == Kilograms(300))
    #expect(result[0].daysUntilFull == 3)
    #expect(result[0].daysUntilEmpty == nil)
    #expect(result[0].alarm == nil)
  }

  @Test(
    arguments: [(89, nil), (90, .nearlyFull), (100, .nearlyFull), (130, .nearlyFull)]
      as [(Int, StorageOutlook.Alarm?)])
  func ninetyPercentIsNearlyFull(level: Int, alarm: StorageOutlook.Alarm?) throws {
    let slow = try outlook([stream("a", .producer, "m", month: 30, storage: 100)], levels: [level])
    #expect(slow[0].alarm == alarm)
    #expect(slow[0].daysUntilFull == max(0, 100 - level))
  }

  @Test func fullWithinADayIsNearlyFull() throws {
    let result = try outlook([stream("a", .producer, "m", month: 900, storage: 100)], levels: [70])
    #expect(result[0].alarm == .nearlyFull)
    let later = try outlook([stream("a", .producer, "m", month: 900, storage: 100)], levels: [69])
    #expect(later[0].alarm == nil)
  }

  @Test func userThatNobodyServesRunsDry() throws {
    let result = try outlook(
      [stream("a", .consumer, "m", month: 300, storage: 1000)], levels: [25])
    #expect(result[0].daysUntilEmpty == 2)
    #expect(result[0].daysUntilFull == nil)
    #expect(result[0].alarm == nil)
    let dry = try outlook([stream("a", .consumer, "m", month: 300, storage: 1000)], levels: [10])
    #expect(dry[0].alarm == .nearlyEmpty)
    let empty = try outlook([stream("a", .consumer, "m", month: 300, storage: 1000)], levels: [0])
    #expect(empty[0].daysUntilEmpty == 0)
  }

  @Test func matchedFlowsHoldStoresLevel() throws {
    let result = try outlook([
      stream("user", .consumer, "m", month: 300, storage: 1000),
      stream("mill", .producer, "m", month: 400, storage: 1000),
    ])
    #expect(result.map(\.store.role) == [.consumer, .producer])
    #expect(result.map(\.change) == [.zero, Kilograms(100)])
    #expect(result[0].daysUntilEmpty == nil)
  }

  @Test func landfillGivesNoAlarm() throws {
    let result = try outlook(
      [stream("tip", .consumer, "m", month: 300)], levels: [0], kind: .landfill)
    #expect(result[0].alarm == nil)
  }
}
