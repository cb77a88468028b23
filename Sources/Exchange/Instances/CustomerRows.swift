import Domain

/// Rows of customers as Solomon's and Li & Lim's files have them: number, position, demand, window,
/// service, and for pairs the numbers of the pickup and the delivery.
struct CustomerRows {
  /// A row.
  struct Row {
    let line: InstanceText.Line
    var number = 0
    var point = RoutingInstance.Point(x: 0, y: 0)
    var demand = 0
    var window = RoutingInstance.Window.always
    var service = 0.0
    /// The number of the customer where the goods come from; 0 for none.
    var pickup = 0
    /// The number of the customer where the goods go to; 0 for none.
    var delivery = 0
  }

  private typealias Limit = RoutingInstance.Limit

  private static let columns = [
    "number", "x", "y", "demand", "ready time", "due date", "service time", "pickup", "delivery",
  ]

  /// The rows of the file, the depot first; as far as they could be read.
  private(set) var rows: [Row] = []
  private let hasPairs: Bool
  private var lines: [Int: Int] = [:]

  /// Expects rows with pickups and deliveries, or without.
  init(hasPairs: Bool) { self.hasPairs = hasPairs }

  /// Position of the row with a number.
  func position(of number: Int) -> Int? { lines[number] }

  /// Reads rows to the end of the text and notes what is wrong in them.
  mutating func read(_ text: inout InstanceText) {
    var count = 0
    while let line = text.next() {
      count += 1
      guard count <= Limit.visits + 1 else {
        return text.note("range", at: line, "at most \(Limit.visits) customers")
      }
      read(line, isDepot: count == 1, &text)
    }
    if count == 0 {
      text.noteEnd("missing", field: "number", "the row of the depot, which has the number 0")
    } else if count == 1 {
      text.noteEnd("cut", "at least one customer after the depot; the text may be cut")
    }
  }

  private mutating func read(
    _ line: InstanceText.Line, isDepot: Bool, _ text: inout InstanceText
  ) {
    let width = hasPairs ? 9 : 7
    guard line.isNumeric, line.words.count == width else {
      let names = Self.columns[..<width].joined(separator: ", ")
      return text.note("syntax", at: line, "\(width) numbers: \(names)")
    }
    func name(_ column: Int) -> String { Self.columns[column] }
    var row = Row(line: line)
    row.number = text.whole(line.words[0], name(0), in: 0...Limit.amount) ?? -1
    let span = -Limit.unit...Limit.unit
    row.point.x = text.real(line.words[1], name(1), in: span) ?? 0
    row.point.y = text.real(line.words[2], name(2), in: span) ?? 0
    let demands = (hasPairs ? -Limit.amount : 0)...Limit.amount
    row.demand = text.whole(line.words[3], name(3), in: isDepot ? 0...0 : demands) ?? 0
    let times = 0...Limit.unit
    row.window.earliest = text.real(line.words[4], name(4), in: times) ?? 0
    row.window.latest = text.real(line.words[5], name(5), in: times) ?? Limit.unit
    row.service = text.real(line.words[6], name(6), in: times) ?? 0
    if hasPairs {
      row.pickup = text.whole(line.words[7], name(7), in: 0...Limit.amount) ?? 0
      row.delivery = text.whole(line.words[8], name(8), in: 0...Limit.amount) ?? 0
    }
    if row.window.earliest > row.window.latest {
      text.note(
        "value", at: line.words[4], field: name(4),
        "a ready time not after the due date, \(line.words[5].text)")
    }
    if isDepot, row.number > 0 {
      text.note("missing", at: line.words[0], field: name(0), "the depot first, with the number 0")
    } else if row.number >= 0, let first = lines[row.number] {
      text.note(
        "duplicate", at: line.words[0], field: name(0),
        "each number once; it stands also in line \(rows[first].line.number)")
    }
    if row.number >= 0, lines[row.number] == nil { lines[row.number] = rows.count }
    rows.append(row)
  }

  /// The instance of the rows, with so many vehicles of a capacity.
  ///
  /// - Precondition: Nothing was noted; pairs stand in both rows.
  func instance(
    name: String, vehicles: Int, capacity: Int, format: RoutingInstance.Format
  ) -> RoutingInstance {
    let visits = rows.indices.dropFirst().map { place in
      let row = rows[place]
      var visit = RoutingInstance.Visit(id: "\(row.number)", place: place)
      visit.windows = [row.window]
      visit.service = row.service
      visit.delivered = [0]
      visit.collected = [0]
      if let other = position(of: row.delivery), other > 0 {
        visit.role = .pickup(delivery: other - 1)
        visit.collected = [row.demand]
      } else if let other = position(of: row.pickup), other > 0 {
        visit.role = .delivery(pickup: other - 1)
        visit.delivered = [-row.demand]
      } else {
        visit.delivered = [row.demand]
      }
      return visit
    }
    // More vehicles than visits are never of use.
    var vehicle = RoutingInstance.VehicleType(
      id: "", count: min(vehicles, visits.count), depot: 0)
    vehicle.capacity = [capacity]
    vehicle.window = rows.first?.window ?? .always
    return RoutingInstance(
      name: name, format: format, travel: .straight(rows.map(\.point)), visits: visits,
      vehicles: [vehicle], dimensions: 1)
  }
}
