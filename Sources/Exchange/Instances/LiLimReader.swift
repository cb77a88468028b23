import Domain

/// Reads pickups and deliveries with time windows as Li & Lim publish them.
///
/// A line with the number of vehicles, their capacity and a speed that nobody uses; then a row for
/// each customer: number, x, y, demand, ready time, due date, service time, the number of its pickup
/// and that of its delivery, the depot with the number 0 first.
enum LiLimReader {
  private typealias Limit = RoutingInstance.Limit

  /// Reads a file that is in memory; the instance is called as the file, without folder and ending.
  ///
  /// - Throws: `InputFault` with every problem found.
  static func read(_ file: InputFile) throws(InputFault) -> RoutingInstance {
    var text = InstanceText(file)
    guard let fleet = text.next() else {
      text.noteEnd("cut", "vehicles, capacity and speed; the file is empty")
      throw text.fault
    }
    guard fleet.words.count == 3 else {
      text.note("syntax", at: fleet, "three numbers: vehicles, their capacity, and a speed")
      throw text.fault
    }
    let vehicles = text.whole(fleet.words[0], "vehicle number", in: 1...Limit.amount) ?? 0
    let capacity = text.whole(fleet.words[1], "capacity", in: 0...Limit.amount) ?? 0
    _ = text.real(fleet.words[2], "speed", in: 0...Limit.unit)
    var rows = CustomerRows(hasPairs: true)
    rows.read(&text)
    if text.problems.isEmpty { checkPairs(rows, &text) }
    guard text.problems.isEmpty else { throw text.fault }
    return rows.instance(
      name: InstanceForm.title(of: file.name), vehicles: vehicles, capacity: capacity,
      format: .liLim)
  }

  /// Notes customers that are half of no pair.
  private static func checkPairs(_ rows: CustomerRows, _ text: inout InstanceText) {
    for (place, row) in rows.rows.enumerated() {
      let words = row.line.words
      if place == 0 {
        if row.pickup != 0 || row.delivery != 0 {
          text.note("value", at: words[7], field: "pickup", "0 and 0 for the depot")
        }
        continue
      }
      guard (row.pickup == 0) != (row.delivery == 0) else {
        text.note(
          "value", at: words[7], field: "pickup", value: "\(row.pickup) \(row.delivery)",
          "of pickup and delivery one number, and 0 for the other")
        continue
      }
      let isPickup = row.pickup == 0
      let word = isPickup ? words[8] : words[7]
      let field = isPickup ? "delivery" : "pickup"
      let number = isPickup ? row.delivery : row.pickup
      guard let position = rows.position(of: number), position > 0, position != place else {
        text.note("reference", at: word, field: field, "the number of another customer")
        continue
      }
      let other = rows.rows[position]
      if (isPickup ? other.pickup : other.delivery) != row.number {
        text.note(
          "reference", at: word, field: field,
          "a customer that names \(row.number) in turn; line \(other.line.number) does not")
      }
      if isPickup ? row.demand < 0 : row.demand > 0 {
        text.note(
          "value", at: words[3], field: "demand",
          "a demand of \(isPickup ? "0 or more at a pickup" : "0 or less at a delivery")")
      } else if isPickup, other.demand != -row.demand {
        text.note(
          "value", at: words[3], field: "demand",
          "what its delivery brings, \(-other.demand); see line \(other.line.number)")
      }
    }
  }
}
