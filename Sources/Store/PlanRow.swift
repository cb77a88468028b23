internal import Domain
internal import Foundation
internal import GRDB

/// A row of the table `plans` on its way in and out, every value checked.
enum PlanRow {
  /// The columns of the figures, in the order of ``values(of:)``.
  private static let figureColumns = [
    "loads", "served", "unserved", "vehicles", "tours", "distance_m", "empty_distance_m",
    "duty_s", "mass_kg", "mass_distance_kgm", "cost_cents", "lower_bound_cost_cents", "co2e_g",
    "payload_use",
  ]
  private static let headColumns = [
    "date", "firm", "made_at", "seed", "generator", "status", "message",
  ]
  private static let columns = headColumns + figureColumns + ["plan_sha256"]

  /// Writes a record over one of the same date and firm.
  static func write(
    _ record: PlanRecord, planFile: [UInt8]?, keepsFile: Bool, to database: Database
  ) throws {
    let head: [(any DatabaseValueConvertible)?] = [
      record.date.description, record.firm.text, record.madeAt.epochSeconds, record.seed,
      record.generator, record.status.rawValue, record.message,
    ]
    let columns = columns + (keepsFile ? [] : ["plan_file"])
    var values = head + Self.values(of: record.figures) + [record.sha256]
    if !keepsFile { values.append(planFile.map { Data($0) }) }
    // The update names its row by date and firm; an upsert would use up a number each time.
    let changes = columns.map { "\($0) = ?" }.joined(separator: ", ")
    try database.execute(
      sql: "UPDATE plans SET \(changes) WHERE date = ? AND firm = ?",
      arguments: StatementArguments(values + [record.date.description, record.firm.text]))
    guard database.changesCount == 0 else { return }
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try database.execute(
      sql: "INSERT INTO plans (\(columns.joined(separator: ", "))) VALUES (\(marks))",
      arguments: StatementArguments(values))
  }

  private static func values(of figures: PlanFigures?) -> [(any DatabaseValueConvertible)?] {
    guard let figures else { return figureColumns.map { _ in nil } }
    return [
      figures.loads, figures.served, figures.unserved, figures.vehicles, figures.tours,
      figures.distance.value, figures.emptyDistance.value, figures.duty.value,
      figures.mass.value, figures.massDistance, figures.cost.value,
      figures.lowerBoundCost?.value, figures.emission, figures.payloadUse,
    ]
  }

  /// Reads the rows that meet a condition, sorted by date and firm, without their plan files.
  static func fetch(
    _ database: Database, file: String, where condition: String, _ arguments: [String]
  ) throws -> [StoredPlan] {
    let names = (["number", "length(plan_file)"] + columns).joined(separator: ", ")
    let rows = try Row.fetchAll(
      database, sql: "SELECT \(names) FROM plans WHERE \(condition) ORDER BY date, firm",
      arguments: StatementArguments(arguments))
    return try rows.map { row in
      var reader = Reader(row: row, file: file)
      return try reader.plan()
    }
  }

  /// Takes the columns of a row one after the other.
  private struct Reader {
    let row: Row
    let file: String
    var next = 0
    var number = 0

    mutating func plan() throws -> StoredPlan {
      number = try value(Int.self, "number")
      let size = optional(Int.self)
      let date = try checked(value(String.self, "date"), "date") {
        try? CalendarDate(parsing: $0)
      }
      let firm = FirmID(try value(String.self, "firm"))
      let madeAt = Instant(epochSeconds: try value(Int.self, "made_at"))
      let seed = try value(Int.self, "seed")
      let generator = try value(String.self, "generator")
      let status = try checked(value(String.self, "status"), "status") {
        PlanRecord.Status(rawValue: $0)
      }
      let message = optional(String.self)
      let figures = try self.figures()
      return StoredPlan(
        number: number,
        record: PlanRecord(
          date: date, firm: firm, madeAt: madeAt, seed: seed, generator: generator,
          status: status, message: message, figures: figures, sha256: optional(String.self)),
        fileSize: size)
    }

    private mutating func figures() throws -> PlanFigures? {
      let first = next
      guard let loads = optional(Int.self) else {
        next = first + figureColumns.count
        return nil
      }
      return PlanFigures(
        loads: loads, served: try value(Int.self, "served"),
        unserved: try value(Int.self, "unserved"), vehicles: try value(Int.self, "vehicles"),
        tours: try value(Int.self, "tours"),
        distance: Meters(try value(Int.self, "distance_m")),
        emptyDistance: Meters(try value(Int.self, "empty_distance_m")),
        duty: Seconds(try value(Int.self, "duty_s")),
        mass: Kilograms(try value(Int.self, "mass_kg")),
        massDistance: try value(Int.self, "mass_distance_kgm"),
        cost: Cents(try value(Int.self, "cost_cents")),
        lowerBoundCost: optional(Int.self).map { Cents($0) },
        emission: try value(Int.self, "co2e_g"), payloadUse: optional(Double.self))
    }

    private mutating func optional<Value: DatabaseValueConvertible>(_: Value.Type) -> Value? {
      defer { next += 1 }
      guard next < row.count else { return nil }
      let value: DatabaseValue = row[next]
      return Value.fromDatabaseValue(value)
    }

    private mutating func value<Value: DatabaseValueConvertible>(
      _ type: Value.Type, _ column: String
    ) throws -> Value {
      try checked(optional(type), column) { $0 }
    }

    private func checked<Raw, Value>(
      _ raw: Raw, _ column: String, _ make: (Raw) -> Value?
    ) throws -> Value {
      guard let value = make(raw) else {
        throw StoreError.value(file: file, table: "plans", row: number, column: column)
      }
      return value
    }
  }
}
