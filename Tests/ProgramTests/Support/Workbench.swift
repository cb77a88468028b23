import Foundation

/// A temporary folder with the shipped data, in which one test runs the program.
final class Workbench {
  /// A folder that goes with its owner.
  final class Folder {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        .appendingPathComponent("sivuvirta-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func fileForWriting(_ name: String) throws -> FileHandle {
      let file = url.appendingPathComponent(name)
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }

    func bytes(_ name: String) -> [UInt8] {
      [UInt8]((try? Data(contentsOf: url.appendingPathComponent(name))) ?? Data())
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
  }

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let home: Folder

  /// Where the program runs.
  var folder: URL { home.url }

  /// Makes a folder with links to GeoData and Config.
  init() throws {
    home = try Folder()
    for name in ["GeoData", "Config"] {
      try FileManager.default.createSymbolicLink(
        at: home.url.appendingPathComponent(name),
        withDestinationURL: Self.root.appendingPathComponent(name))
    }
  }

  /// Writes a file, with the folders above it.
  func write(_ bytes: [UInt8], to name: String) throws {
    try own(name)
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a text.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// The bytes of a file; none when it is missing.
  func bytes(_ name: String) -> [UInt8] { home.bytes(name) }

  /// A file as text.
  func text(_ name: String) -> String { home.text(name) }

  /// Removes a file of the data or of the folder.
  func remove(_ name: String) throws {
    try own(name)
    try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
  }

  /// All files and folders, without what lies in the data; a data folder that was altered stands
  /// with all its files.
  var names: Set<String> {
    Set((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
  }

  /// Runs the program here.
  func run(
    _ arguments: [String], input: Program.Input = .nothing, output: Program.Output = .file,
    environment: [String: String] = [:], limit: Double = 180
  ) throws -> Program.Outcome {
    try Program.run(
      arguments, in: folder, input: input, output: output, environment: environment, limit: limit)
  }

  /// Makes a copy of our own of a data folder before something in it is altered.
  private func own(_ name: String) throws {
    guard let top = name.split(separator: "/").first.map(String.init),
      top == "GeoData" || top == "Config"
    else { return }
    let place = folder.appendingPathComponent(top)
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: place.path)) != nil else {
      return
    }
    try FileManager.default.removeItem(at: place)
    try FileManager.default.copyItem(at: Self.root.appendingPathComponent(top), to: place)
  }
}
