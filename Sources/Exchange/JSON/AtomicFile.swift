import Domain
import Foundation
import Glibc

/// A file that comes into being whole: written beside its name, then renamed; `-` is standard output.
///
/// A file that is there already keeps its permissions, a link keeps pointing to it. What is not
/// committed leaves nothing behind. Devices and pipes are written as they are.
public struct AtomicFile: ~Copyable {
  /// The path as it was asked for.
  public let name: String
  private var descriptor: Int32
  /// What is renamed at the end and its final name; `nil` when written in place.
  private let move: (from: String, to: String)?

  /// Opens the file that will become `path`.
  ///
  /// - Throws: ``ExchangeError/unwritable(file:reason:)``.
  public init(path: String) throws(ExchangeError) {
    let opened = try Self.open(path)
    name = path
    descriptor = opened.descriptor
    move = opened.move
  }

  private typealias Opened = (descriptor: Int32, move: (from: String, to: String)?)

  private static func open(_ path: String) throws(ExchangeError) -> Opened {
    if path == "-" { return (1, nil) }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .unwritable(file: path, reason: "this is no file name")
    }
    let target = resolved(path)
    var status = stat()
    guard unsafe stat(target, &status) == 0 else {
      return try openBeside(target, mode: 0o666, file: path)
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .unwritable(file: path, reason: "it is a folder, not a file") }
    guard unsafe access(target, W_OK) == 0 else {
      throw .unwritable(file: path, reason: reason(errno))
    }
    if kind != S_IFREG {
      let descriptor = unsafe Glibc.open(target, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw .unwritable(file: path, reason: reason(errno)) }
      return (descriptor, nil)
    }
    let mode = status.st_mode & 0o7777
    let opened = try openBeside(target, mode: mode, file: path)
    fchmod(opened.descriptor, mode)
    return opened
  }

  deinit {
    guard descriptor > 2 else { return }
    close(descriptor)
    if let move { unsafe unlink(move.from) }
  }

  /// Writes `bytes` after those before.
  ///
  /// - Throws: ``ExchangeError/unwritable(file:reason:)``, or ``ExchangeError/closedPipe(file:)``
  ///   when the reader of a pipe has gone; the signal that comes with it is held back.
  public mutating func write(_ bytes: [UInt8]) throws(ExchangeError) {
    let failure = Self.write(bytes, to: descriptor)
    if failure == EPIPE { throw .closedPipe(file: name) }
    if failure != 0 { throw .unwritable(file: name, reason: Self.reason(failure)) }
  }

  /// Gives the file its name; only now a reader sees it.
  ///
  /// - Throws: ``ExchangeError/unwritable(file:reason:)``, and nothing is left behind.
  public consuming func commit() throws(ExchangeError) {
    guard descriptor > 2 else { return }
    if let move {
      guard fsync(descriptor) == 0 else {
        throw .unwritable(file: name, reason: Self.reason(errno))
      }
      guard unsafe rename(move.from, move.to) == 0 else {
        throw .unwritable(file: name, reason: Self.reason(errno))
      }
    }
    let finished = descriptor
    descriptor = -1
    guard close(finished) == 0 else {
      throw .unwritable(file: name, reason: Self.reason(errno))
    }
  }

  /// Writes a whole file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    var file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  private static func openBeside(
    _ target: String, mode: mode_t, file: String
  ) throws(ExchangeError) -> Opened {
    let cut = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target.index(after: $0) }
    let folder = cut.map { String(target[..<$0]) } ?? ""
    let last = cut.map { String(target[$0...]) } ?? target
    for attempt in 0..<100 {
      let name = "\(folder).\(last.prefix(100)).\(getpid())-\(attempt).part"
      let descriptor = unsafe Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (descriptor, (name, target)) }
      if errno == ENOENT { throw .unwritable(file: file, reason: "its folder does not exist") }
      if errno != EEXIST { throw .unwritable(file: file, reason: reason(errno)) }
    }
    throw .unwritable(file: file, reason: "too many unfinished copies lie beside it")
  }

  /// Follows links, so that a link is not replaced by the file.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Returns 0, or the number of what went wrong.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    // A closed pipe also sends SIGPIPE, which would end the program before it can tidy up.
    var pipeSignal = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&pipeSignal)
    unsafe sigaddset(&pipeSignal, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if written < 0 {
        let failure = errno
        if failure == EINTR { continue }
        if failure == EPIPE {
          // Take the signal that waits, so that it does not strike when the mask falls.
          var zero = timespec()
          unsafe sigtimedwait(&pipeSignal, nil, &zero)
        }
        return failure
      }
      start += written
    }
    return 0
  }

  private static func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }
}
