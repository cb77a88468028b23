internal import Domain
internal import Scheduling

/// Turns a day's loads and a firm's roster into the scheduler's problem.
struct DayProblem {
  let scenario: Scenario
  let firm: Firm
  let date: CalendarDate
  let roster: DutyRoster
  let atlas: RoadAtlas

  /// What leaving a load costs: the base and so much more for each step of priority.
  static let unservedBase = Cents(200_000)
  static let unservedStep = Cents(20_000)
  /// Days of opening hours around the date, since shifts and windows may pass midnight.
  static let horizonDays = 5

  /// The problem of hauling `loads`.
  func problem(for loads: [Load]) -> SchedulingProblem {
    let types = Set(roster.duties.map(\.vehicleType))
      .compactMap { scenario.vehicleType($0) }.sorted { $0.id < $1.id }
    let sites = Set(loads.flatMap { [$0.from, $0.to] } + roster.duties.map(\.depot)).sorted()
    let rules = scenario.configuration.rules
    return SchedulingProblem(
      entries: loads.sorted { $0.id < $1.id }.map { entry(for: $0, types: types) },
      duties: roster.duties, vehicleTypes: types,
      sites: sites.compactMap { schedule(of: $0) }, cleaning: scenario.data.cleaning,
      emptyTravel: Dictionary(
        uniqueKeysWithValues: types.map { ($0.id, atlas.emptyTable(for: $0, sites: sites)) }),
      drivingTime: rules.drivingTime, startCheck: rules.hauling.startCheck,
      endCheck: rules.hauling.endCheck, fixedCostPerVehicle: firm.fixedCostPerVehicle,
      clock: scenario.clock(of: roster.duties.first?.depot))
  }

  private func entry(for load: Load, types: [VehicleType]) -> SchedulingProblem.Entry {
    let hauling = scenario.configuration.rules.hauling
    guard let material = scenario.material(load.material) else {
      return SchedulingProblem.Entry(
        load: load, cleaningClass: CleaningClassID(""), extraUnloading: .zero, hauls: [],
        ineligible: Reason(.forbidden, ["material": load.material.text]), unservedCost: .zero)
    }
    var hauls: [SchedulingProblem.Haul] = []
    let suited = types.filter { LoadEligibility.suits($0, material, body: load.body) }
    let able = suited.filter { LoadEligibility.capacity(of: $0, for: material) >= load.mass }
    var obstacle: Reason?
    let gates = [load.from, load.to].map { scenario.operations($0) }
    for type in able {
      guard mayDrive(type, with: material) else {
        obstacle =
          obstacle ?? Reason(.forbidden, ["cause": "licence", "material": material.id.text])
        continue
      }
      guard let most = LoadEligibility.limit(of: type, at: gates), most >= load.mass else {
        obstacle = obstacle ?? Reason.gate(from: load.from, to: load.to)
        continue
      }
      switch atlas.haul(type, from: load.from, to: load.to, mass: load.mass) {
      case .success(let travel):
        hauls.append(SchedulingProblem.Haul(vehicleType: type.id, travel: travel))
      case .failure(let hindrance):
        obstacle = obstacle ?? hindrance.reason
      }
    }
    var ineligible: Reason?
    if hauls.isEmpty {
      if suited.isEmpty {
        ineligible = noDuty(for: load, of: material)
      } else if able.isEmpty {
        let largest = suited.map { LoadEligibility.capacity(of: $0, for: material) }.max()
        ineligible = Reason(
          .capacity,
          ["tonnes": tonnes(load.mass), "largest_tonnes": tonnes(largest ?? .zero)])
      } else {
        ineligible = obstacle ?? Reason(.noRoute, ["from": load.from.text, "to": load.to.text])
      }
    }
    let freezes = material.freezes == .yes && hauling.frost.contains(date)
    return SchedulingProblem.Entry(
      load: load, cleaningClass: material.cleaningClass,
      extraUnloading: freezes ? hauling.frozenUnloading : .zero, hauls: hauls,
      ineligible: ineligible,
      unservedCost: Self.unservedBase + Self.unservedStep * load.priority)
  }

  /// Whether everybody who drives the type on the date may carry the material.
  ///
  /// Vehicles of a type are alike to the scheduler, so one driver without the licence for dangerous
  /// goods keeps the type from them: a plan may be poorer for that, never unlawful.
  private func mayDrive(_ type: VehicleType, with material: Material) -> Bool {
    guard material.dangerousGoods.hasPrefix("UN") else { return true }
    let licensed = Set(firm.drivers.filter(\.dangerousGoodsLicence).map(\.id))
    return roster.duties.allSatisfy { duty in
      duty.vehicleType != type.id || duty.drivers.allSatisfy(licensed.contains)
    }
  }

  /// No vehicle that is manned on the date has a body: the firm may have one that stands.
  private func noDuty(for load: Load, of material: Material) -> Reason {
    let standing = Set(firm.vehicles.map(\.type)).compactMap { scenario.vehicleType($0) }
      .filter { LoadEligibility.suits($0, material, body: load.body) }
    guard standing.isEmpty else {
      let types = standing.map(\.id.text).sorted().joined(separator: " ")
      return Reason(.noVehicle, ["vehicle_types": types, "duties": "0"])
    }
    return Reason(
      .noBody,
      [
        "material": load.material.text,
        "bodies": material.bodies.map(\.rawValue).joined(separator: ", "),
      ])
  }

  private func schedule(of site: SiteID) -> SchedulingProblem.SiteSchedule? {
    guard let operations = scenario.operations(site) else { return nil }
    return SchedulingProblem.SiteSchedule(
      site: site,
      open: OpeningCalendar.windows(
        of: operations.hours, clock: scenario.clock(of: site), from: date.adding(days: -1),
        days: Self.horizonDays),
      loaders: operations.loaders, unloadBays: operations.unloadBays,
      weighbridge: operations.weighbridge, wash: operations.wash)
  }

  private func tonnes(_ mass: Kilograms) -> String { Decimals.text(mass.value, scale: 1000) }
}
