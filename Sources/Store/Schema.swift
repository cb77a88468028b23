internal import GRDB

/// The tables of the planning database and the way from each version to the next.
enum Schema {
  /// `SIVU`: marks the file as ours in SQLite's header.
  static let applicationID = 0x5349_5655

  /// The version that this program writes; one for each element of ``migrations``.
  static var version: Int { migrations.count }

  /// What SQLite's header and catalog tell of a file.
  enum Identity: Equatable {
    /// Nothing is in it yet.
    case empty
    /// Ours, with its version.
    case planning(version: Int)
    /// Someone else's.
    case foreign
  }

  /// The statements from version 0 to 1, from 1 to 2, and so on; never changed once released.
  static let migrations: [String] = [
    """
    CREATE TABLE plans (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      date TEXT NOT NULL CHECK (length(date) = 10),
      firm TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      generator TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('ok', 'failed')),
      message TEXT,
      loads INTEGER, served INTEGER, unserved INTEGER, vehicles INTEGER, tours INTEGER,
      distance_m INTEGER, empty_distance_m INTEGER, duty_s INTEGER, mass_kg INTEGER,
      mass_distance_kgm INTEGER, cost_cents INTEGER, lower_bound_cost_cents INTEGER,
      co2e_g INTEGER, payload_use REAL,
      plan_sha256 TEXT,
      plan_file BLOB,
      UNIQUE (date, firm),
      CHECK ((plan_sha256 IS NULL) = (plan_file IS NULL))
    ) STRICT;
    CREATE INDEX plans_by_firm ON plans (firm, date);
    """
  ]

  /// Reads whose file it is; writes nothing.
  static func identity(_ database: Database) throws -> Identity {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == applicationID { return .planning(version: version) }
    let things = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return application == 0 && version == 0 && things == 0 ? .empty : .foreign
  }

  /// Brings a file from `version` to the newest, inside the transaction of the caller.
  static func migrate(_ database: Database, from version: Int) throws {
    for migration in migrations.dropFirst(version) { try database.execute(sql: migration) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(Self.version)")
  }
}
