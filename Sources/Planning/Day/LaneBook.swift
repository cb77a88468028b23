internal import Domain
internal import Matching
internal import Roads

/// What the fleet can haul on a lane, asked by matching and by the day's loads, each asked once.
final class LaneBook {
  private let scenario: Scenario
  private let atlas: RoadAtlas
  /// The types that may be asked, in the order of identifiers.
  private let types: [VehicleType]
  private var answers: [Key: LaneAnswer<Best>] = [:]

  /// A vehicle that carries at least this share of the best one's load, in percent, may take the
  /// lane too: loads are then cut to what it carries.
  ///
  /// A chip combination that takes 49 t of granulated slag north after wood south saves an empty
  /// run for 2 % of payload; without it the empty share cannot fall below 0.49.
  static let sharedLoadPercent = 95

  private struct Key: Hashable {
    var from: SiteID
    var to: SiteID
    var material: MaterialID
    var body: Body?
  }

  /// The best vehicle type for a lane.
  struct Best: Hashable {
    var travel: Travel
    /// The heaviest load of the best type.
    var heaviest: Kilograms
    /// The load that the best type and those nearly as good can all carry.
    var shared: Kilograms
  }

  init(scenario: Scenario, atlas: RoadAtlas, types: [VehicleType]) {
    self.scenario = scenario
    self.atlas = atlas
    self.types = types.sorted { $0.id < $1.id }
  }

  /// The vehicle types that are planned without being asked for, of Finland.
  static func commonTypes(_ scenario: Scenario) -> [VehicleType] {
    scenario.configuration.vehicleTypes.filter { $0.isDefault && $0.country == .finland }
  }

  /// The best load and its way; ties go to the lower cost per kilometer, then to the identifier.
  func best(
    from: SiteID, to: SiteID, material: MaterialID, body: Body? = nil
  ) -> LaneAnswer<Best> {
    let key = Key(from: from, to: to, material: material, body: body)
    if let answer = answers[key] { return answer }
    let answer = compute(key)
    answers[key] = answer
    return answer
  }

  private func compute(_ key: Key) -> LaneAnswer<Best> {
    guard let material = scenario.material(key.material) else {
      return .barred(Reason(.forbidden, ["material": key.material.text]))
    }
    let suited = types.filter { LoadEligibility.suits($0, material, body: key.body) }
    guard !suited.isEmpty else {
      return .barred(
        Reason(
          .noBody,
          [
            "material": key.material.text,
            "bodies": material.bodies.map(\.rawValue).joined(separator: ", "),
          ]))
    }
    var open: [(type: VehicleType, lane: Lane)] = []
    var obstacle: Reason?
    let gates = [key.from, key.to].map { scenario.operations($0) }
    for type in suited {
      guard let most = LoadEligibility.limit(of: type, at: gates) else {
        obstacle = obstacle ?? Reason.gate(from: key.from, to: key.to)
        continue
      }
      switch atlas.largestLoad(type, of: material, from: key.from, to: key.to) {
      case .success(var lane):
        lane.load = min(lane.load, most)
        open.append((type, lane))
      case .failure(let hindrance): obstacle = obstacle ?? hindrance.reason
      }
    }
    let ranked = open.sorted {
      ($1.lane.load, $0.type.costPerKilometer, $0.type.id)
        < ($0.lane.load, $1.type.costPerKilometer, $1.type.id)
    }
    guard let best = ranked.first else {
      return .barred(
        obstacle ?? Reason(.noRoute, ["from": key.from.text, "to": key.to.text]))
    }
    let least = best.lane.load.value * Self.sharedLoadPercent / 100
    let shared = ranked.map(\.lane.load).filter { $0.value >= least }.min()
    return .open(
      Best(
        travel: best.lane.travel, heaviest: best.lane.load, shared: shared ?? best.lane.load))
  }
}
