import Domain

/// A bounded plan with its firm, tours and loads by identifier, as the checks see it.
struct PlanView {
  let plan: Plan
  let firm: Firm?
  /// In the order of the plan's tours sorted by identifier.
  let tours: [TourView]
  /// The first record of each load.
  let loads: [LoadID: Load]

  init(_ plan: Plan, register: Register) {
    self.plan = plan
    let firm = register.firms[plan.firm]
    self.firm = firm
    tours = plan.tours.sorted { $0.id < $1.id }
      .map { TourView($0, firm: firm, register: register) }
    loads = Dictionary(
      plan.loads.map { ($0.load.id, $0.load) }, uniquingKeysWith: { first, _ in first })
  }

  /// The tours of each vehicle in order of time, vehicles sorted.
  var toursByVehicle: [[TourView]] {
    Dictionary(grouping: tours) { $0.tour.vehicle }.sorted { $0.key < $1.key }
      .map { $0.value.sorted(by: Self.isBefore) }
  }

  static func isBefore(_ left: TourView, _ right: TourView) -> Bool {
    let starts = (left.start?.epochSeconds ?? 0, right.start?.epochSeconds ?? 0)
    return starts.0 != starts.1 ? starts.0 < starts.1 : left.tour.id < right.tour.id
  }

  /// The mass by which the checks compute a load: its record's, or what the plan states.
  func mass(of load: LoadID, stated: Kilograms?) -> Kilograms {
    loads[load]?.mass ?? stated ?? .zero
  }
}
