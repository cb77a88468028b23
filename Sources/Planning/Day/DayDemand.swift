internal import Domain
internal import Exchange
internal import Matching

/// The loads of a firm on a date, from a file or from the streams.
struct DayDemand {
  /// What is to be scheduled, sorted by load.
  var loads: [Load] = []
  /// What was asked and cannot go, known before scheduling.
  var held: [(load: Load, reason: Reason)] = []
  /// What a planner should look at.
  var warnings: [Reason] = []
  /// The file of loads, if any.
  var input: InputFile?

  /// The most loads of a day that are scheduled: what the search prepares for each load grows with
  /// the square of them, and a hundred trucks haul a few hundred.
  static let loadLimit = 5000

  /// The name of the file of loads among a plan's inputs, wherever the file lies.
  static let loadsInputName = "loads.csv"

  /// Reads a file of loads and cuts its rows to the largest eligible vehicle of the firm.
  ///
  /// - Throws: `InputFault` with every fault of the file.
  init(file: String, scenario: Scenario, firm: Firm, atlas: RoadAtlas) throws {
    let input = try InputFile(path: file)
    let reader = LoadsReader(
      data: scenario.data, vehicles: firm.vehicles.map(\.id), clocks: { scenario.clock(of: $0) })
    let rows = try reader.read(input).value()
    let types = Self.types(of: firm, scenario)
    let book = LaneBook(scenario: scenario, atlas: atlas, types: types)
    let settings = LoadCutting.Settings(
      partLoadPercent: scenario.configuration.rules.hauling.partLoadPercent,
      loadLimit: Self.loadLimit)
    let cutting = try LoadCutting(rows: rows, file: file, settings: settings) { row in
      guard let vehicle = row.pinnedVehicle.flatMap({ id in firm.vehicles.first { $0.id == id } }),
        let type = scenario.vehicleType(vehicle.type)
      else {
        return book.best(
          from: row.from, to: row.to, material: row.material, body: row.body
        ).map(\.heaviest)
      }
      let own = LaneBook(scenario: scenario, atlas: atlas, types: [type])
      switch own.best(from: row.from, to: row.to, material: row.material, body: row.body) {
      case .open(let best): return .open(best.heaviest)
      case .barred(let reason) where reason.code == .noBody:
        // Others of the firm may have the body: it is the pin that stands against it.
        return .barred(Reason(.pinned, ["vehicle": vehicle.id.text]))
      case .barred(let reason): return .barred(reason)
      }
    }
    loads = cutting.loads.sorted { $0.id < $1.id }
    held = cutting.held.map { ($0.load, $0.reason) }
    var border = BorderPapers(
      scenario.data, hauling: scenario.configuration.rules.hauling, date: atlas.date)
    // What must go comes first to the papers that let only so much pass.
    for load in loads.sorted(by: { ($1.priority, $0.id) < ($0.priority, $1.id) }) {
      if let closed = [load.from, load.to].first(where: { scenario.isClosed($0) }) {
        held.append((load, Reason(.siteClosed, ["site": closed.text])))
      } else if let reason = border.hindrance(of: load) {
        held.append((load, reason))
      }
    }
    let heldIDs = Set(held.map(\.load.id))
    loads.removeAll { heldIDs.contains($0.id) }
    self.input = input
  }

  /// Matches the streams of the month and takes what the firm hauls on the date.
  init(streamsOf scenario: Scenario, firm: Firm, atlas: RoadAtlas) {
    let date = atlas.date
    let problem = MatchingProblem(
      scenario.data, hauling: scenario.configuration.rules.hauling, date: date)
    let common = LaneBook(
      scenario: scenario, atlas: atlas, types: LaneBook.commonTypes(scenario))
    let own = LaneBook(scenario: scenario, atlas: atlas, types: Self.types(of: firm, scenario))
    let flows = NearestUserMatching(problem).flowPlan { from, to, material in
      common.best(from: from, to: to, material: material).map(\.travel)
    }
    let day = DayLoads(problem, flows: flows, date: date, scope: firm.scope) {
      from, to, material in
      // What the firm cannot haul still draws on the stores, as another haulier's load.
      var answer = own.best(from: from, to: to, material: material)
      if case .barred = answer { answer = common.best(from: from, to: to, material: material) }
      return answer.map(\.shared)
    }
    loads = day.loads.sorted { $0.id < $1.id }
    if let dayOff = day.dayOff { warnings.append(dayOff) }
    for waiting in day.waiting {
      var reason = waiting.reason
      reason.arguments["material"] = waiting.material.text
      reason.arguments["from"] = waiting.from.text
      reason.arguments["to"] = waiting.to.text
      reason.arguments["waiting_tonnes"] = Decimals.text(waiting.mass.value, scale: 1000)
      warnings.append(reason)
    }
    for outlook in StorageOutlook.outlooks(of: problem, flows: flows, levels: day.levels) {
      guard let alarm = outlook.alarm else { continue }
      warnings.append(
        Reason(
          .storage,
          [
            "site": outlook.store.site.text, "material": outlook.store.material.text,
            "role": outlook.store.role.rawValue, "cause": alarm.rawValue,
            "tonnes": Decimals.text(outlook.store.level.value, scale: 1000),
          ]))
    }
  }

  private static func types(of firm: Firm, _ scenario: Scenario) -> [VehicleType] {
    Set(firm.vehicles.map(\.type)).compactMap { scenario.vehicleType($0) }
  }
}
