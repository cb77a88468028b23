internal import Domain
internal import Exchange
internal import Foundation

/// Puts a result where the user wants it.
public enum Deliverable {
  /// Writes `bytes` to a file, whole or not at all, or to standard output for `-`.
  ///
  /// - Throws: a `Fault` of kind environment when it cannot be written.
  public static func write(_ bytes: [UInt8], to output: String) throws {
    try AtomicFile.write(bytes, to: output)
  }

  /// Writes several files, each of them complete before the first one gets its name.
  ///
  /// Standard output comes last, so that a reader who goes away costs none of the files.
  ///
  /// - Throws: a `Fault` of kind environment when one cannot be written; then no file has changed,
  ///   unless it was the renaming itself that failed, or standard output.
  public static func write(_ results: [(bytes: [UInt8], output: String)]) throws {
    try writeWhole(results.filter { $0.output != "-" }[...])
    for result in results where result.output == "-" { try write(result.bytes, to: "-") }
  }

  private static func writeWhole(_ results: ArraySlice<(bytes: [UInt8], output: String)>) throws {
    guard let first = results.first else { return }
    var file = try AtomicFile(path: first.output)
    try file.write(first.bytes)
    try writeWhole(results.dropFirst())
    try file.commit()
  }

  /// Finds out before long work whether its result can be written; leaves nothing behind.
  ///
  /// Devices and pipes are not touched, since opening a pipe waits for its reader.
  ///
  /// - Throws: a `Fault` of kind environment when the file or the folder of layers cannot be written.
  public static func probe(_ output: String, layers: String?) throws {
    if let layers { try probe(folder: layers) }
    let isPlain = [nil, .typeRegular, .typeDirectory].contains(kind(of: output))
    if output != "-", isPlain { _ = try AtomicFile(path: output) }
  }

  /// Finds out whether a folder is there or can be made; makes none.
  ///
  /// - Throws: a `Fault` of kind environment when a file lies in its place.
  static func probe(folder: String) throws {
    guard kind(of: folder) ?? .typeDirectory == .typeDirectory else {
      throw ExchangeError.unwritable(file: folder, reason: "it is a file, not a folder")
    }
  }

  /// Makes a folder with those above it when it is missing.
  ///
  /// - Throws: a `Fault` of kind environment when it cannot be made.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ExchangeError.unwritable(
        file: path, reason: "the folder cannot be made: \(error.localizedDescription)")
    }
  }

  /// What lies at `path`, links followed; `nil` for nothing.
  private static func kind(of path: String) -> FileAttributeType? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: real)
    return attributes?[.type] as? FileAttributeType
  }
}
