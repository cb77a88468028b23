import CGEOS

/// The heap box of one GEOS context and of the text of its last error.
///
/// GEOS keeps the address of this box for its messages, so the box lives as long as the context.
final class GEOSContext {
  let handle: GEOSContextHandle_t
  private var message: String?

  init() throws(GeometryError) {
    guard let handle = GEOS_init_r() else { throw .memory }
    self.handle = handle
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, box in
        guard let text, let box else { return }
        Unmanaged<GEOSContext>.fromOpaque(box).takeUnretainedValue().message = String(cString: text)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// The error of `operation` with the last message of the library, which is then forgotten.
  func failure(of operation: String) -> GeometryError {
    .library(operation: operation, message: takeMessage())
  }

  /// The last message of the library, which is then forgotten.
  func takeMessage() -> String {
    defer { message = nil }
    return message ?? "no reason given"
  }
}
