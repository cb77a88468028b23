internal import Glibc

/// A file mapped for reading; columns show its contents without copying them.
///
/// The pages are read when they are first touched. A file that is cut while it is mapped would end
/// the program; files of this project are written beside their name and renamed, never changed.
@safe final class MappedFile: ColumnOwner {
  nonisolated(unsafe) private let start: UnsafeMutableRawPointer?
  private let byteCount: Int

  /// Maps a file.
  ///
  /// - Throws: ``RoadsError/unreadable(path:reason:)``.
  init(path: String) throws(RoadsError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.lastError()) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: Self.lastError())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a file")
    }
    byteCount = Int(status.st_size)
    guard byteCount > 0 else {
      unsafe start = nil
      return
    }
    let mapped = unsafe mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      throw .unreadable(path: path, reason: Self.lastError())
    }
    unsafe start = mapped
  }

  deinit {
    if let start = unsafe start { unsafe munmap(start, byteCount) }
  }

  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start, count: unsafe start == nil ? 0 : byteCount)
  }

  /// What the system says about its last failure.
  static func lastError() -> String { unsafe String(cString: strerror(errno)) }
}
