public import Domain
import Foundation
internal import GRDB

extension PlanningDatabase {
  /// What keeping a record changed.
  public enum Change: String, Hashable, Sendable, CaseIterable {
    /// The first record of the firm on the date.
    case added
    /// It took the place of an earlier one.
    case replaced
    /// The same was there already; nothing was written, not even the time.
    case unchanged
  }

  /// Keeps a record in place of an earlier one of the same date and firm.
  ///
  /// A failed run without a file leaves the file and figures of an earlier run where they are, so
  /// that what was promised is not lost: status and message are the failed run's, the plan the
  /// earlier one's. A record that says what is there already changes nothing, whenever it was
  /// made: a night run twice has the same outcome.
  ///
  /// - Precondition: `record.sha256` is `nil` exactly when `planFile` is.
  /// - Throws: ``StoreError``; the database is then as before.
  @discardableResult
  public func keep(_ record: PlanRecord, planFile: [UInt8]?) throws(StoreError) -> Change {
    precondition((record.sha256 == nil) == (planFile == nil), "a plan file comes with its hash")
    do {
      return try queue.inImmediateTransaction { database in
        let old = try PlanRow.fetch(
          database, file: file, where: "date = ? AND firm = ?",
          [record.date.description, record.firm.text]
        ).first
        var new = record
        let keepsPlan = record.status == .failed && planFile == nil
        if keepsPlan {
          new.figures = old?.record.figures
          new.sha256 = old?.record.sha256
        }
        if var same = old?.record {
          same.madeAt = new.madeAt
          if same == new { return .unchanged }
        }
        try PlanRow.write(new, planFile: planFile, keepsFile: keepsPlan, to: database)
        return old == nil ? .added : .replaced
      }
    } catch {
      throw StoreError(error, file: file)
    }
  }

  /// The plans kept, sorted by date and firm; all of them without limits.
  public func plans(
    dates: ClosedRange<CalendarDate>? = nil, firm: FirmID? = nil
  ) throws(StoreError) -> [StoredPlan] {
    var condition = "1"
    var arguments: [String] = []
    if let dates {
      condition += " AND date BETWEEN ? AND ?"
      arguments += [dates.lowerBound.description, dates.upperBound.description]
    }
    if let firm {
      condition += " AND firm = ?"
      arguments.append(firm.text)
    }
    return try fetch(where: condition, arguments)
  }

  /// The plan with this number, `nil` when there is none.
  public func plan(number: Int) throws(StoreError) -> StoredPlan? {
    try fetch(where: "number = CAST(? AS INTEGER)", ["\(number)"]).first
  }

  /// The plan of a firm on a date, `nil` when there is none.
  public func plan(date: CalendarDate, firm: FirmID) throws(StoreError) -> StoredPlan? {
    try fetch(where: "date = ? AND firm = ?", [date.description, firm.text]).first
  }

  /// The bytes of a plan file as they were kept, `nil` when the record has none or is missing.
  public func planFile(number: Int) throws(StoreError) -> [UInt8]? {
    do {
      return try queue.read { database in
        let value = try DatabaseValue.fetchOne(
          database, sql: "SELECT plan_file FROM plans WHERE number = ?", arguments: [number])
        return value.flatMap(Data.fromDatabaseValue).map { [UInt8]($0) }
      }
    } catch {
      throw StoreError(error, file: file)
    }
  }

  private func fetch(
    where condition: String, _ arguments: [String]
  ) throws(StoreError) -> [StoredPlan] {
    do {
      return try queue.read { database in
        try PlanRow.fetch(database, file: file, where: condition, arguments)
      }
    } catch {
      throw StoreError(error, file: file)
    }
  }
}

extension DatabaseQueue {
  /// Runs `body` with the write lock taken at once, so that what it reads stays true.
  fileprivate func inImmediateTransaction<Value>(
    _ body: (Database) throws -> Value
  ) throws -> Value {
    var result: Value?
    try inTransaction(.immediate) { database in
      result = try body(database)
      return .commit
    }
    guard let result else { throw DatabaseError(message: "a transaction ended without result") }
    return result
  }
}
