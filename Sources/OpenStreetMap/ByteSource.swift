#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, read from several threads where they are asked for.
///
/// Read and not mapped: a file that another program shortens is then an error and not the end of
/// the process, and pages of a file of gigabytes do not count as memory of ours.
final class ByteSource: Sendable {
  /// The name in messages.
  let name: String
  /// The number of bytes when it was opened.
  let count: Int
  private let descriptor: Int32
  private let memory: [UInt8]

  /// Opens a file.
  ///
  /// - Throws: ``OpenStreetMapError/unreadable(file:reason:)``.
  init(path: String) throws(OpenStreetMapError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw .unreadable(file: path, reason: reason)
    }
    // A pipe has no size and cannot be read twice, as an import does.
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(file: path, reason: "is no regular file; save it to one first")
    }
    self.name = path
    self.count = Int(status.st_size)
    self.descriptor = descriptor
    self.memory = []
  }

  /// Takes bytes in memory for a file.
  init(_ bytes: [UInt8], name: String) {
    self.name = name
    self.count = bytes.count
    self.descriptor = -1
    self.memory = bytes
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Fills `target` with the bytes from `offset` on, all of which lie below ``count``.
  func read(
    into target: UnsafeMutableBufferPointer<UInt8>, from offset: Int
  ) throws(OpenStreetMapError) {
    guard let start = target.baseAddress else { return }
    if descriptor < 0 {
      precondition(offset >= 0 && offset <= memory.count - target.count)
      memory.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        start.update(from: base + offset, count: target.count)
      }
      return
    }
    var done = 0
    while done < target.count {
      let got = pread(descriptor, start + done, target.count - done, off_t(offset + done))
      if got < 0 {
        if errno == EINTR { continue }
        throw .unreadable(file: name, reason: String(cString: strerror(errno)))
      }
      guard got > 0 else {
        throw .unreadable(file: name, reason: "was shortened while it was read")
      }
      done += got
    }
  }
}
