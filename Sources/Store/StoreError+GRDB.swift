internal import GRDB

extension StoreError {
  /// The error for whatever came out of a database call on `file`.
  init(_ error: any Error, file: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .refused(file: file, message: String(describing: error))
      return
    }
    let message = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(file: file)
      case .SQLITE_NOTADB: .notDatabase(file: file)
      case .SQLITE_CORRUPT: .corrupt(file: file, message: message)
      case .SQLITE_CANTOPEN: .unopenable(file: file, message: message)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        .unwritable(file: file, message: message)
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_TOOBIG, .SQLITE_NOMEM:
        .disk(file: file, message: message)
      default: .refused(file: file, message: message)
      }
  }
}
