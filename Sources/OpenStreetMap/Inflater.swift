import CDeflate

/// Unpacks zlib data of a known size; owns libdeflate's decompressor.
struct Inflater: ~Copyable {
  private let handle: OpaquePointer

  /// - Returns: `nil` when memory is short.
  init?() {
    guard let handle = libdeflate_alloc_decompressor() else { return nil }
    self.handle = handle
  }

  deinit { libdeflate_free_decompressor(handle) }

  /// Fills `output` with what `input` holds.
  ///
  /// - Returns: What is wrong, or `nil`. libdeflate checks zlib's checksum, and never writes more
  ///   than there is room.
  func inflate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> String? {
    // `libdeflate_zlib_decompress` wants addresses even for nothing.
    guard let source = input.baseAddress, let target = output.baseAddress else {
      return "zlib data of no bytes"
    }
    var filled = 0
    switch libdeflate_zlib_decompress(handle, source, input.count, target, output.count, &filled) {
    case LIBDEFLATE_SUCCESS:
      return filled == output.count ? nil : "zlib data of \(filled) bytes"
    case LIBDEFLATE_INSUFFICIENT_SPACE: return "zlib data of more than \(output.count) bytes"
    default: return "zlib data that are broken"
    }
  }
}
