public import Domain
import Foundation
internal import GRDB

/// The planning database: one SQLite file that keeps the plan of each firm and date.
///
/// May be shared by several programs at once; writers wait for each other up to a timeout.
public final class PlanningDatabase: Sendable {
  /// What is done with the file.
  public enum Access: Hashable, Sendable {
    /// It is made when it is missing, and brought to the newest version.
    case write
    /// It must exist; nothing in it is changed.
    case read
  }

  /// The file as the user named it.
  public let file: String
  let queue: DatabaseQueue

  /// Opens the database in `file`.
  ///
  /// A file that is no planning database is left as it is. `timeout` bounds the wait for others.
  ///
  /// - Throws: ``StoreError`` for a file that is missing, locked, damaged, newer, or not ours.
  public init(
    file: String, access: Access, timeout: Seconds = Seconds(10)
  ) throws(StoreError) {
    self.file = file
    guard !file.isEmpty else { throw .missing(file: "''") }
    // An absolute path is never taken for a URI, an in-memory or a temporary database.
    let url = URL(fileURLWithPath: file)
    let path = url.path
    if access == .read, !FileManager.default.fileExists(atPath: path) { throw .missing(file: file) }
    let target = url.resolvingSymlinksInPath()
    if (try? target.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true {
      throw .unopenable(file: file, message: "it is a folder")
    }
    var configuration = Configuration()
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(Double(timeout.value))
    configuration.label = "sivuvirta.planning"
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      switch access {
      case .read: try Self.checkReadable(queue, file: file)
      case .write: try Self.migrate(queue, file: file)
      }
    } catch {
      throw StoreError(error, file: file)
    }
  }

  private static func checkReadable(_ queue: DatabaseQueue, file: String) throws {
    switch try queue.read(Schema.identity) {
    case .empty, .foreign: throw StoreError.foreign(file: file)
    case .planning(let version):
      if version > Schema.version {
        throw StoreError.newer(file: file, version: version, known: Schema.version)
      }
      if version < Schema.version {
        throw StoreError.older(file: file, version: version, known: Schema.version)
      }
    }
  }

  /// Looks before it writes, then again with the write lock in hand, as two programs may open a
  /// new file at the same time.
  private static func migrate(_ queue: DatabaseQueue, file: String) throws {
    if try version(queue.read(Schema.identity), file: file) < Schema.version {
      try queue.inTransaction(.immediate) { database in
        let version = try version(Schema.identity(database), file: file)
        if version < Schema.version { try Schema.migrate(database, from: version) }
        return .commit
      }
    }
    // Where the file system cannot share memory, SQLite keeps its older journal: also correct.
    _ = try queue.writeWithoutTransaction { database in
      try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }
  }

  private static func version(_ identity: Schema.Identity, file: String) throws -> Int {
    switch identity {
    case .empty: return 0
    case .foreign: throw StoreError.foreign(file: file)
    case .planning(let version):
      guard (0...Schema.version).contains(version) else {
        throw StoreError.newer(file: file, version: version, known: Schema.version)
      }
      return version
    }
  }
}
