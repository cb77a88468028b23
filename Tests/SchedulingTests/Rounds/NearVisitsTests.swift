import Domain
import Testing

@testable import Scheduling

/// How many neighbors of a visit are looked at.
struct NearVisitsTests {
  /// The most that any visit has.
  private static func most(
    _ instance: RoutingInstance, _ objective: RoutingObjective = .distance,
    _ settings: RoutingSettings = RoutingSettings()
  ) -> Int {
    // The lists are the model's, which frees them.
    let model = RoutingModelBuilder(instance, objective, settings).model()
    return withExtendedLifetime(model) {
      instance.visits.indices.map { model.near.before.count($0) }.max() ?? 0
    }
  }

  /// Sixty visits with one unit each in vehicles for so many.
  private static func instance(capacity: Int, hasWindows: Bool = true) -> RoutingInstance {
    var instance = MadeRounds.instance(visits: 60, seed: 1, vehicles: 60, hasWindows: hasWindows)
    instance.vehicles[0].capacity = [capacity]
    for visit in instance.visits.indices { instance.visits[visit].delivered = [1] }
    return instance
  }

  @Test func routesThatCanBeLongHaveMoreOfThem() {
    let settings = RoutingSettings()
    #expect(Self.most(Self.instance(capacity: 20)) == settings.wideBesideMax)
    #expect(Self.most(Self.instance(capacity: 19)) == settings.besideMax, "four vehicles at least")
    #expect(Self.most(Self.instance(capacity: 20, hasWindows: false)) == settings.besideMax)
  }

  @Test func wideListsAreForFewVisitsOnlyUnlessVehiclesCountFirst() {
    var settings = RoutingSettings()
    settings.longBesideVisits = 60
    #expect(Self.most(Self.instance(capacity: 20), .distance, settings) == settings.wideBesideMax)
    settings.longBesideVisits = 59
    #expect(Self.most(Self.instance(capacity: 20), .distance, settings) == settings.besideMax)
    #expect(Self.most(Self.instance(capacity: 19), .vehicles, settings) == settings.wideBesideMax)
  }
}
