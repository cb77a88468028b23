import Domain
import Testing

@testable import Scheduling

/// What is left grows dearer for as long as it is left, and cheaper only while nothing is.
struct LeavePricesTests {
  @Test func pricesRiseWhileVisitsAreLeftAndSinkWhenNothingIs() {
    let model = MadeRounds.model(MadeRounds.instance(visits: 10, seed: 1), .vehicles)
    var settings = RoutingSettings()
    settings.leaveWindow = 4
    var prices = LeavePrices(visits: model.visitCount, base: 1000, settings: settings)
    defer { prices.free() }
    var store = RouteStore(model)
    store.bring(3)
    #expect(prices.sum(store) == 1000)
    for _ in 0..<40 { prices.note(store) }
    let risen = prices.sum(store)
    #expect(risen == 1000 + 40 * Int(1000 * settings.leaveRise))
    #expect(prices.prices[4] == 1000, "others stay as they are")
    var insertion = GreedyInsertion(model, settings: settings)
    var random = SeededGenerator(seed: 1)
    defer { insertion.free() }
    insertion.run(&store, triesAll: true, random: &random)
    #expect(store.bankCount == 0 && prices.sum(store) == 0)
    for _ in 0..<4 { prices.note(store) }
    #expect(prices.prices[3] < risen)
    for _ in 0..<4_000 { prices.note(store) }
    #expect(prices.prices[3] >= 1000 && prices.prices[3] < 1100)
  }
}
