import Domain
import Foundation

/// The bytes of a file, of standard input or of memory, chunk by chunk.
public struct ByteStream: ~Copyable {
  /// The name that messages use: the path, or `-` for standard input.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  private var memory: [UInt8]

  /// How much is asked for at once.
  private static let chunk = 256 << 10

  /// Opens a file, or takes standard input for `-`.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)``.
  public init(path: String) throws(ExchangeError) {
    name = path
    memory = []
    if path == "-" {
      descriptor = 0
      isOwned = false
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    isOwned = true
    guard descriptor >= 0 else {
      throw .unreadable(
        file: path, reason: errno == ENOENT ? "there is no such file" : Self.reason(errno))
    }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .unreadable(file: path, reason: "it is a folder, not a file")
    }
  }

  /// Hands out bytes that are already in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    descriptor = -1
    isOwned = false
    memory = bytes
  }

  deinit { if isOwned && descriptor >= 0 { close(descriptor) } }

  /// The next bytes; none at the end.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)``.
  public mutating func next() throws(ExchangeError) -> [UInt8] {
    if descriptor < 0 || !memory.isEmpty {
      let all = memory
      memory = []
      return all
    }
    var failure: Int32 = 0
    let descriptor = descriptor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      var got = 0
      repeat {
        got = unsafe read(descriptor, buffer.baseAddress, Self.chunk)
      } while got < 0 && errno == EINTR
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    if failure != 0 { throw .unreadable(file: name, reason: Self.reason(failure)) }
    return bytes
  }

  /// The bytes that ``next()`` will hand out, without taking them; none at the end.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)``.
  public mutating func peek() throws(ExchangeError) -> [UInt8] {
    if memory.isEmpty { memory = try next() }
    return memory
  }

  private static func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }
}
