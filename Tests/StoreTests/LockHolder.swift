import Foundation
import Glibc

/// Holds SQLite's locks on a file as another program would.
///
/// Locks of an open file description (Linux) stand against the locks of this process too.
final class LockHolder {
  private let descriptor: Int32

  /// Takes bytes of `file` for itself.
  init(file: String, from start: Int, count: Int) throws {
    descriptor = open(file, O_RDWR)
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(start)
    lock.l_len = off_t(count)
    let setOpenFileDescriptionLock: Int32 = 37  // F_OFD_SETLK of fcntl.h
    guard descriptor >= 0, fcntl(descriptor, setOpenFileDescriptionLock, &lock) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  /// Takes the right to write a database that uses the write-ahead log (byte 120 of its index,
  /// SQLite's walformat 2.3).
  convenience init(writersOf file: String) throws {
    try self.init(file: file + "-shm", from: 120, count: 1)
  }

  /// Takes the whole database without a log (bytes from 2^30, SQLite's lock-byte page).
  convenience init(wholeOf file: String) throws {
    try self.init(file: file, from: 1 << 30, count: 512)
  }

  func release() { _ = close(descriptor) }
}
