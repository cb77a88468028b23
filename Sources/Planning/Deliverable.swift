internal import Exchange

/// Puts a result where the user wants it.
public enum Deliverable {
  /// Writes `bytes` to a file, whole or not at all, or to standard output for `-`.
  ///
  /// - Throws: a `Fault` of kind environment when it cannot be written.
  public static func write(_ bytes: [UInt8], to output: String) throws {
    try AtomicFile.write(bytes, to: output)
  }
}
