import CPROJ

/// A PROJ context of one owner that prints nothing, reaches no network and keeps PROJ's last words.
struct ProjContext: ~Copyable {
  let pointer: OpaquePointer
  private let log: ProjLog

  /// Opens a context with `gridFolders` searched before PROJ's own folders.
  static func open(gridFolders: [String] = []) throws(GeodesyError) -> ProjContext {
    guard let pointer = proj_context_create() else {
      throw .library(reason: "no memory for a context")
    }
    let context = ProjContext(adopting: pointer)
    if !gridFolders.isEmpty { context.search(gridFolders) }
    guard proj_context_get_database_path(pointer) != nil else {
      throw .databaseMissing(reason: context.lastMessage)
    }
    return context
  }

  private init(adopting pointer: OpaquePointer) {
    self.pointer = pointer
    log = ProjLog()
    proj_log_func(pointer, Unmanaged.passUnretained(log).toOpaque()) { log, _, message in
      guard let log, let message else { return }
      Unmanaged<ProjLog>.fromOpaque(log).takeUnretainedValue().last = String(cString: message)
    }
    proj_log_level(pointer, PJ_LOG_ERROR)
    proj_context_set_enable_network(pointer, 0)
  }

  deinit { proj_context_destroy(pointer) }

  /// A context for another owner, without opening the database anew.
  func clone() throws(GeodesyError) -> ProjContext {
    guard let copy = proj_context_clone(pointer) else {
      throw .library(reason: "no memory for a context")
    }
    return ProjContext(adopting: copy)
  }

  /// What PROJ last complained of.
  var lastMessage: String? { log.last }

  /// Forgets what PROJ complained of.
  func forgetMessages() { log.last = nil }

  /// The text of an error number.
  func reason(of number: Int32) -> String {
    proj_context_errno_string(pointer, number).map { String(cString: $0) } ?? "unknown"
  }

  private func search(_ folders: [String]) {
    var all = folders
    if let paths = proj_info().searchpath {
      all += String(cString: paths).split(separator: ":").map(String.init)
    }
    let texts = all.map { Array($0.utf8CString) }
    let joined = texts.flatMap { $0 }
    joined.withUnsafeBufferPointer { characters in
      guard var next = characters.baseAddress else { return }
      var starts: [UnsafePointer<CChar>?] = []
      for text in texts {
        starts.append(next)
        next += text.count
      }
      proj_context_set_search_paths(pointer, Int32(starts.count), starts)
    }
  }
}

/// The place where a context leaves its messages; lives as long as the context.
private final class ProjLog {
  var last: String?
}

/// One owner of a PROJ object that is thrown away unless it is taken over.
struct ProjObject: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over what PROJ made, `nil` when it made nothing.
  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  deinit { proj_destroy(pointer) }

  /// Gives the object to another owner.
  consuming func taken() -> OpaquePointer {
    let pointer = pointer
    discard self
    return pointer
  }
}
