import Domain

/// How the parts of an input of VROOM become an instance.
extension VroomDraft {
  /// Where vehicles may leave at any time, how long before the first moment of the file they are
  /// thought of.
  private static let lead = 10_000_000
  /// What the costliest plan may come to, in 360,000ths of the file's unit of cost: 2^62.
  private static let costLimit = Int128(1) << 62

  /// A window that closes before the first moment.
  private static let past = Instance.Window(earliest: -0.5, latest: -0.5)

  /// Notes what the parts contradict each other in.
  mutating func finish(_ scanner: inout JSONScanner) {
    guard !tables.isEmpty else { return }
    let side = Int(Double(tables[0].durations.count).squareRoot().rounded())
    for reference in references where reference.place >= side {
      scanner.note(
        "reference", at: reference.offset, path: reference.path, value: "\(reference.place)",
        "a position in the matrix: 0 to \(side - 1)")
    }
    if visits.count > Limit.visits {
      scanner.note("range", at: 0, value: "\(visits.count)", "at most \(Limit.visits) visits")
    }
    for index in vehicles.indices {
      let vehicle = vehicles[index]
      guard let profile = tables.firstIndex(where: { $0.profile == vehicle.profile }) else {
        scanner.note(
          "reference", at: vehicle.offset, path: "vehicles[\(index)].profile",
          value: vehicle.profile,
          "a profile of 'matrices': "
            + tables.map(\.profile).sorted().joined(separator: ", "))
        continue
      }
      vehicles[index].type.profile = profile
      let type = vehicle.type
      if tables[profile].costs != nil, type.costPerHour != 3600 || type.costPerKilometer != 0 {
        scanner.note(
          "value", at: vehicle.offset, path: "vehicles[\(index)].costs",
          "no 'per_hour' and 'per_km' where the matrix has 'costs'")
      }
      let needsLength = type.costPerKilometer != 0 || type.distanceMax != nil
      if needsLength, !profilesWithDistances.contains(vehicle.profile) {
        scanner.note(
          "missing", at: vehicle.offset, path: "matrices.\(vehicle.profile)", field: "distances",
          "meters between all places, for 'per_km' and 'max_distance'")
      }
    }
    if scanner.problems.isEmpty, worstCost > Self.costLimit {
      scanner.note(
        "range", at: 0, value: "\(worstCost / 360_000)",
        "costs and ways with which no plan can come to more than \(Self.costLimit / 360_000)")
    }
    checkMoments(&scanner)
  }

  /// More than any plan costs, in 360,000ths.
  private var worstCost: Int128 {
    let longest = Int128(tables.compactMap { $0.durations.max() }.max() ?? 0)
    let farthest = Int128(tables.compactMap { $0.distances.max() }.max() ?? 0)
    let dearest = Int128(tables.compactMap { $0.costs?.max() }.max() ?? 0)
    var leg = dearest * 360_000
    var work = Int128(0)
    var fixed = Int128(0)
    for vehicle in vehicles.map(\.type) {
      let factor = Int128((100 / vehicle.speedFactor).rounded())
      leg = max(
        leg,
        longest * factor * Int128(vehicle.costPerHour)
          + farthest * 360 * Int128(vehicle.costPerKilometer))
      work = max(work, Int128(vehicle.costPerServiceHour))
      fixed += Int128(vehicle.fixedCost) * 360_000
    }
    var time = visits.reduce(Int128(0)) { $0 + Int128(($1.visit.service + $1.visit.setup) * 100) }
    for pause in vehicles.flatMap(\.type.breaks) { time += Int128(pause.service * 100) }
    return leg * Int128(visits.count + vehicles.count) + fixed + work * time
  }

  /// What is subtracted from all moments; 0 where they are small.
  private var origin: Int {
    let ofVehicles = vehicles.compactMap(\.span)
    let ofOthers = visits.flatMap(\.spans) + vehicles.flatMap { $0.breakSpans.flatMap { $0 } }
    let lead = ofVehicles.count == vehicles.count ? 0 : Self.lead
    let first = (ofVehicles.isEmpty || lead > 0 ? ofVehicles + ofOthers : ofVehicles)
      .map(\.earliest).min()
    guard let first, first > Int(Limit.unit) / 2 else { return 0 }
    return max(0, first - lead)
  }

  private func checkMoments(_ scanner: inout JSONScanner) {
    let origin = origin
    let spans = visits.flatMap(\.spans) + vehicles.flatMap { $0.breakSpans.flatMap { $0 } }
    let last = (spans + vehicles.compactMap(\.span)).map(\.earliest).max() ?? 0
    if last - origin > Int(Limit.unit) {
      scanner.note(
        "range", at: 0, value: "\(last)",
        "windows that begin within \(Int(Limit.unit)) seconds of the first, \(origin)")
    }
  }

  /// The input; meaningful when no problem was noted.
  func input(title: String) -> VroomInput {
    let origin = origin
    let dimensions = dimensions ?? 0
    func filled(_ amounts: [Int]) -> [Int] {
      amounts.isEmpty ? [Int](repeating: 0, count: dimensions) : amounts
    }
    func windows(_ spans: [Span]) -> [Instance.Window] {
      let open = spans.filter { $0.latest >= origin }.map { Self.window($0, origin) }
      // Where all windows close before anybody leaves, one remains that nobody meets.
      return open.isEmpty ? [spans.isEmpty ? .always : Self.past] : open
    }
    let visits = visits.map { draft in
      var visit = draft.visit
      visit.delivered = filled(visit.delivered)
      visit.collected = filled(visit.collected)
      visit.windows = windows(draft.spans)
      return visit
    }
    let vehicles = vehicles.map { draft in
      var vehicle = draft.type
      vehicle.capacity = filled(vehicle.capacity)
      vehicle.window = draft.span.map { Self.window($0, origin) } ?? .always
      for index in vehicle.breaks.indices {
        vehicle.breaks[index].windows = windows(draft.breakSpans[index])
        vehicle.breaks[index].loadMax = vehicle.breaks[index].loadMax.map(filled)
      }
      return vehicle
    }
    var instance = Instance(
      name: title, format: .vroom, travel: .tables(tables), visits: visits, vehicles: vehicles,
      dimensions: dimensions)
    instance.origin = origin
    return VroomInput(
      instance: instance, visits: self.visits.map(\.label), vehicles: self.vehicles.map(\.labels),
      hasDistances: !profilesWithDistances.isEmpty)
  }

  /// A window after the origin; one that closes beyond all that is counted has no end.
  private static func window(_ span: Span, _ origin: Int) -> Instance.Window {
    let latest = Double(max(0, span.latest - origin))
    return Instance.Window(
      earliest: Double(max(0, span.earliest - origin)),
      latest: latest > Limit.unit ? .infinity : latest)
  }
}
