import Domain

/// A haulage day while it is read: its parts, and what can only be judged at the end.
struct HaulageDayDraft {
  /// A position of a site that was read before it is known how many there are.
  private struct Reference {
    var offset: Int
    var list: StaticString
    var index: Int
    var field: StaticString
    var site: Int
  }

  /// The identifiers of one list.
  private struct Names {
    private var positions: [String: Int] = [:]

    /// The position at which `name` stands already; else it stands at `position` from now on.
    mutating func first(_ name: String, at position: Int) -> Int? {
      if let first = positions[name] { return first }
      positions[name] = position
      return nil
    }
  }

  private typealias Member = JSONScanner.Member

  private typealias Limit = HaulageDay.Limit

  private static let seconds = "a whole number of seconds from 0 to \(Limit.seconds)"
  private static let cents = "a whole number of cents from 0 to \(Limit.cents)"
  private static let window = "two whole numbers of seconds, the earliest and the latest"
  private static let members = [
    Member("name", "the name of the instance"),
    Member("unserved_cents", "what each load costs that is left: " + cents),
    Member("sites", "a list of sites with 'id', 'lat' and 'lon'"),
    Member("distance_m", "a list of rows of meters, one for each site"),
    Member("duration_s", "a list of rows of seconds, one for each site"),
    Member("loads", "a list of loads"), Member("trucks", "a list of trucks"),
  ]
  private static let siteMembers = [
    Member("id", "the name of the site"), Member("lat", "degrees north, -90 to 90"),
    Member("lon", "degrees east, -180 to 180"),
  ]
  private static let loadMembers = [
    Member("id", "the name of the load"), Member("pickup", "a position in 'sites', from 0"),
    Member("delivery", "a position in 'sites', from 0"),
    Member("body", "the body that a truck must have"),
    Member("pickup_service_s", seconds), Member("delivery_service_s", seconds),
    Member("pickup_window_s", window), Member("delivery_window_s", window),
  ]
  private static let truckMembers = [
    Member("id", "the name of the truck"), Member("depot", "a position in 'sites', from 0"),
    Member("bodies", "a list of the bodies it has"), Member("fixed_cents", cents),
    Member("cents_per_km", "a whole number of cents from 0 to \(Limit.centsPerKilometer)"),
    Member("shift_s", window), Member("max_driving_s", seconds),
  ]
  /// The most bodies of one truck.
  private static let bodyLimit = 100
  /// The largest position of a site that is read before it is known how many there are.
  private static let largestPosition = 1_000_000_000

  private var name = ""
  private var unservedCost = 0
  private var sites: [HaulageDay.Site]?
  private var distances: SquareTable?
  private var durations: SquareTable?
  private var loads: [HaulageDay.Load] = []
  private var trucks: [HaulageDay.Truck] = []
  private var references: [Reference] = []
  /// The bodies that loads need.
  private var loadBodies: Set<String> = []

  /// The day; meaningful when no problem was noted.
  var day: HaulageDay {
    HaulageDay(
      name: name, sites: sites ?? [], distances: distances?.numbers ?? [],
      durations: durations?.numbers ?? [], loads: loads, trucks: trucks,
      unservedCost: Cents(unservedCost))
  }

  /// Reads the object and notes what is wrong inside its members.
  mutating func read(_ scanner: inout JSONScanner) throws(InputFault) {
    let absence = try scanner.census(of: Self.members) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "name": name = try scanner.name() ?? ""
      case "unserved_cents": unservedCost = try scanner.whole(in: 0...Limit.cents) ?? 0
      case "sites": try readSites(&scanner)
      case "distance_m": distances = try table(&scanner, Limit.meters)
      case "duration_s": durations = try table(&scanner, Limit.seconds)
      case "loads": try readLoads(&scanner)
      default: try readTrucks(&scanner)
      }
    }
    guard let absence else { return }
    if absence.missing.count > 2,
      let problem = InstanceForm.refusal(ofMembers: absence.strangers, in: scanner.origin.file)
    {
      scanner.problems = [problem]
    } else {
      scanner.note(absence)
    }
  }

  private func table(
    _ scanner: inout JSONScanner, _ largest: Int
  ) throws(InputFault) -> SquareTable? {
    try scanner.table(
      side: sites?.count, upTo: HaulageDayReader.siteLimit, largest: Int32(largest))
  }

  private mutating func readSites(_ scanner: inout JSONScanner) throws(InputFault) {
    var names = Names()
    var read: [HaulageDay.Site] = []
    let count = try scanner.elements("sites", upTo: HaulageDayReader.siteLimit) {
      (scanner: inout JSONScanner, index: Int) throws(InputFault) in
      var id = ""
      var latitude = 0.0
      var longitude = 0.0
      try scanner.object(of: Self.siteMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "id": id = try Self.identifier(&scanner, "sites", index, &names)
        case "lat":
          latitude = try scanner.real(in: -90...90, "degrees north, -90 to 90") ?? 0
        default:
          longitude = try scanner.real(in: -180...180, "degrees east, -180 to 180") ?? 0
        }
      }
      read.append(
        HaulageDay.Site(
          id: id, position: Coordinate(clampedLongitude: longitude, latitude: latitude)))
    }
    if count != nil { sites = read }
  }

  private mutating func readLoads(_ scanner: inout JSONScanner) throws(InputFault) {
    var names = Names()
    try scanner.elements("loads", upTo: HaulageDayReader.loadLimit) {
      (scanner: inout JSONScanner, index: Int) throws(InputFault) in
      let nothing = HaulageDay.Window(earliest: .zero, latest: .zero)
      var load = HaulageDay.Load(
        id: "", pickup: 0, delivery: 0, body: "", pickupService: .zero, deliveryService: .zero,
        pickupWindow: nothing, deliveryWindow: nothing)
      try scanner.object(of: Self.loadMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "id": load.id = try Self.identifier(&scanner, "loads", index, &names)
        case "pickup": load.pickup = try site(&scanner, "loads", index, "pickup")
        case "delivery": load.delivery = try site(&scanner, "loads", index, "delivery")
        case "body": load.body = try body(&scanner)
        case "pickup_service_s": load.pickupService = try Self.seconds(&scanner)
        case "delivery_service_s": load.deliveryService = try Self.seconds(&scanner)
        case "pickup_window_s": load.pickupWindow = try Self.window(&scanner)
        default: load.deliveryWindow = try Self.window(&scanner)
        }
      }
      loads.append(load)
    }
  }

  /// Reads the body of a load; notes the first one too many.
  private mutating func body(_ scanner: inout JSONScanner) throws(InputFault) -> String {
    scanner.skipSpace()
    let start = scanner.index
    guard let body = try scanner.name() else { return "" }
    if loadBodies.insert(body).inserted, loadBodies.count == Limit.bodies + 1 {
      scanner.note(
        "range", at: start, value: body, "at most \(Limit.bodies) different bodies of all loads")
    }
    return body
  }

  private mutating func readTrucks(_ scanner: inout JSONScanner) throws(InputFault) {
    var names = Names()
    try scanner.elements("trucks", upTo: HaulageDayReader.loadLimit) {
      (scanner: inout JSONScanner, index: Int) throws(InputFault) in
      var truck = HaulageDay.Truck(
        id: "", depot: 0, bodies: [], fixedCost: .zero, costPerKilometer: .zero,
        shift: HaulageDay.Window(earliest: .zero, latest: .zero), drivingMax: .zero)
      try scanner.object(of: Self.truckMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "id": truck.id = try Self.identifier(&scanner, "trucks", index, &names)
        case "depot": truck.depot = try site(&scanner, "trucks", index, "depot")
        case "bodies": truck.bodies = try Self.bodies(&scanner)
        case "fixed_cents": truck.fixedCost = Cents(try scanner.whole(in: 0...Limit.cents) ?? 0)
        case "cents_per_km":
          truck.costPerKilometer = Cents(
            try scanner.whole(in: 0...Limit.centsPerKilometer) ?? 0)
        case "shift_s": truck.shift = try Self.window(&scanner)
        default: truck.drivingMax = try Self.seconds(&scanner)
        }
      }
      trucks.append(truck)
    }
  }

  private static func identifier(
    _ scanner: inout JSONScanner, _ list: StaticString, _ index: Int, _ names: inout Names
  ) throws(InputFault) -> String {
    scanner.skipSpace()
    let start = scanner.index
    guard let name = try scanner.name() else { return "" }
    if let first = names.first(name, at: index) {
      scanner.note(
        "duplicate", at: start, value: name, "each id once; it stands also at \(list)[\(first)]")
    }
    return name
  }

  /// Reads the position of a site, which is judged when all sites are known.
  private mutating func site(
    _ scanner: inout JSONScanner, _ list: StaticString, _ index: Int, _ field: StaticString
  ) throws(InputFault) -> Int {
    scanner.skipSpace()
    let start = scanner.index
    guard let site = try scanner.whole(in: 0...Self.largestPosition) else { return 0 }
    references.append(
      Reference(offset: start, list: list, index: index, field: field, site: site))
    return site
  }

  private static func seconds(_ scanner: inout JSONScanner) throws(InputFault) -> Seconds {
    Seconds(try scanner.whole(in: 0...Limit.seconds) ?? 0)
  }

  private static func window(
    _ scanner: inout JSONScanner
  ) throws(InputFault) -> HaulageDay.Window {
    scanner.skipSpace()
    let start = scanner.index
    var ends: [Int?] = []
    let count = try scanner.elements("numbers", upTo: 2) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      ends.append(try scanner.whole(in: 0...Limit.seconds))
    }
    let nothing = HaulageDay.Window(earliest: .zero, latest: .zero)
    guard let count, count <= 2 else { return nothing }
    guard count == 2 else {
      scanner.note("size", at: start, value: "\(count) numbers", Self.window)
      return nothing
    }
    guard let earliest = ends[0], let latest = ends[1] else { return nothing }
    if earliest > latest {
      scanner.note(
        "value", at: start, value: "[\(earliest),\(latest)]", "the earliest not after the latest")
    }
    return HaulageDay.Window(earliest: Seconds(earliest), latest: Seconds(latest))
  }

  private static func bodies(_ scanner: inout JSONScanner) throws(InputFault) -> [String] {
    scanner.skipSpace()
    let start = scanner.index
    var bodies: Set<String> = []
    let count = try scanner.elements("bodies", upTo: bodyLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let body = try scanner.name() { bodies.insert(body) }
    }
    if count == 0 { scanner.note("value", at: start, value: "[]", "at least one body") }
    return bodies.sorted()
  }

  /// Notes what the parts contradict each other in.
  func checkWhole(_ scanner: inout JSONScanner) {
    // A table or list with a fault of its own, or none at all, would only be judged twice.
    if let sites {
      for reference in references where !sites.indices.contains(reference.site) {
        scanner.note(
          "reference", at: reference.offset,
          path: "\(reference.list)[\(reference.index)].\(reference.field)",
          value: "\(reference.site)",
          sites.isEmpty
            ? "a position in 'sites', which has none"
            : "a position in 'sites': 0 to \(sites.count - 1)")
      }
      check(distances, "distance_m", sites: sites.count, &scanner)
      check(durations, "duration_s", sites: sites.count, &scanner)
    }
    guard scanner.problems.isEmpty else { return }
    // Positions are right and tables whole from here on.
    let loadSum = Int128(loads.count) * Int128(unservedCost) * 1000
    let fixedSum = trucks.reduce(Int128(0)) { $0 + Int128($1.fixedCost.value) * 1000 }
    let rate = Int128(trucks.map(\.costPerKilometer.value).max() ?? 0)
    let legs = Int128(2 * loads.count + trucks.count)
    let worst = loadSum + fixedSum + rate * Int128(distances?.numbers.max() ?? 0) * legs
    if worst > Int128(HaulageDayReader.costLimit) {
      scanner.note(
        "range", at: 0, value: "\(worst / 1000) cents",
        "costs and distances with which no plan can come to more than "
          + "\(HaulageDayReader.costLimit / 1000) cents")
    }
  }

  private func check(
    _ table: SquareTable?, _ name: String, sites: Int, _ scanner: inout JSONScanner
  ) {
    guard let table, !table.isRagged else { return }
    if table.rows != sites {
      scanner.note(
        "size", at: 0, path: name, value: "\(table.rows) rows",
        "\(sites) rows, one for each site")
    } else if let width = table.width, width != sites {
      scanner.note(
        "size", at: 0, path: name, value: "\(width) numbers in a row",
        "\(sites) numbers in a row, one for each site")
    }
  }
}
