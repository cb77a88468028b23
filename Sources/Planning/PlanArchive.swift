internal import Domain
internal import Exchange
internal import Store

/// The plans kept in the planning database.
public struct PlanArchive {
  private let database: PlanningDatabase

  /// Opens the database in `file`, or the one of `nightly.yaml`.
  ///
  /// - Throws: a `Fault` when it is missing, locked or not ours.
  public init(folders: @autoclosure () throws -> DataFolders, file: String?) throws {
    database = try PlanningDatabase(
      file: file ?? NightlyFile.settings(folders()).database, access: .read)
  }

  /// The plans, newest date first, then by firm.
  public func list(asJSON: Bool) throws -> [UInt8] {
    let plans = try database.plans().sorted {
      $0.record.date == $1.record.date
        ? $0.record.firm < $1.record.firm : $1.record.date < $0.record.date
    }
    guard asJSON else {
      var table = TextTable(["plan", "status", "loads", "served", "vehicles", "km", "EUR"])
      for plan in plans {
        let figures = plan.record.figures
        table.add([
          name(plan), plan.record.status.rawValue, text(figures?.loads), text(figures?.served),
          text(figures?.vehicles), text(figures.map { Int($0.distance.kilometers.rounded()) }),
          text(figures.map { Int($0.cost.euros.rounded()) }),
        ])
      }
      return table.bytes
    }
    return JSONValue.array(
      plans.map { plan in
        let figures = plan.record.figures
        return .object([
          JSONMember("plan", .string(name(plan))),
          JSONMember("number", .whole(plan.number)),
          JSONMember("date", .string(plan.record.date.description)),
          JSONMember("firm", .string(plan.record.firm.text)),
          JSONMember("status", .string(plan.record.status.rawValue)),
          JSONMember("made_at", .string(ISO8601.text(plan.record.madeAt, offset: .zero))),
          JSONMember("seed", .whole(plan.record.seed)),
          JSONMember("generator", .string(plan.record.generator)),
          JSONMember("message", .text(plan.record.message)),
          JSONMember("sha256", .text(plan.record.sha256)),
          JSONMember("loads", .whole(figures?.loads)),
          JSONMember("served", .whole(figures?.served)),
          JSONMember("unserved", .whole(figures?.unserved)),
          JSONMember("vehicles", .whole(figures?.vehicles)),
          JSONMember("km", .decimal(figures?.distance.kilometers, digits: 3)),
          JSONMember("cost_eur", .decimal(figures?.cost.euros, digits: 2)),
        ])
      }
    ).written
  }

  /// The file of a plan, named by `DATE/FIRM` or by its number.
  ///
  /// - Throws: ``PlanningError/noSuchPlan(_:)``.
  public func show(_ name: String) throws -> [UInt8] {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    var plan: StoredPlan?
    if parts.count == 2, let date = try? CalendarDate(parsing: String(parts[0])) {
      plan = try database.plan(date: date, firm: FirmID(String(parts[1])))
    } else if let number = Int(name) {
      plan = try database.plan(number: number)
    }
    guard let plan, let bytes = try database.planFile(number: plan.number) else {
      throw PlanningError.noSuchPlan(name)
    }
    return bytes
  }

  private func name(_ plan: StoredPlan) -> String { "\(plan.record.date)/\(plan.record.firm)" }

  private func text(_ number: Int?) -> String { number.map(String.init) ?? "-" }
}
