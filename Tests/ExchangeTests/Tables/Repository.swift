import Foundation

/// The folders of the repository, found from this file.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let geoData = root + "/GeoData"
  static let config = root + "/Config"

  /// A fresh copy of a folder, handed to `body` and removed after it.
  static func withCopy<Result>(
    of folder: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-test-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    return try body(copy)
  }

  /// Replaces the first `old` in a file by `new`; the text must be there.
  static func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let range = text.range(of: old) else { throw MissingText(text: old) }
    try text.replacingCharacters(in: range, with: new)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  struct MissingText: Error { let text: String }
}
