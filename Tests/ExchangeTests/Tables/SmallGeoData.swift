import Domain
import Exchange
import Foundation

/// A region of three places and two sites, written to a folder with changes.
struct SmallGeoData {
  /// The texts of the files by their names.
  var files: [String: String]

  /// The region as its fixture has it.
  init() throws {
    let folder = Repository.root + "/Tests/ExchangeTests/Fixtures/Tables/SmallRegion"
    files = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
  }

  /// Replaces the first `old` in `file`; does nothing to a file without it, which the test then sees.
  mutating func edit(_ file: String, _ old: String, _ new: String) {
    guard let text = files[file], let range = text.range(of: old) else { return }
    files[file] = text.replacingCharacters(in: range, with: new)
  }

  /// Writes the folder and reads it; the folder's name is taken out of the messages.
  func read() throws -> (reading: GeoDataReading, messages: [String]) {
    try inFolder { folder in
      let reading = try GeoDataReader.read(folder: folder)
      return (
        reading,
        reading.problems.map {
          $0.description.replacingOccurrences(of: folder + "/", with: "")
        }
      )
    }
  }

  /// Writes the folder for the time of `body`.
  func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return try body(folder)
  }
}
