import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("A file comes whole or not at all")
struct AtomicFileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/atomic-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func content(_ name: String) -> String? {
    FileManager.default.contents(atPath: folder + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func nothingIsSeenBeforeTheCommit() throws {
    defer { remove() }
    var file = try AtomicFile(path: folder + "/a")
    try file.write(Array("one".utf8))
    #expect(content("a") == nil)
    try file.write(Array("two".utf8))
    try file.commit()
    #expect(content("a") == "onetwo")
    #expect(try names() == ["a"])
  }

  @Test func droppedFileLeavesNothingAndHarmsNothing() throws {
    defer { remove() }
    try AtomicFile.write(Array("old".utf8), to: folder + "/a")
    do {
      var file = try AtomicFile(path: folder + "/a")
      try file.write(Array("new".utf8))
    }
    #expect(content("a") == "old")
    #expect(try names() == ["a"])
  }

  @Test func permissionsAndLinksStay() throws {
    defer { remove() }
    try AtomicFile.write([1], to: folder + "/a")
    chmod(folder + "/a", 0o640)
    symlink("a", folder + "/link")
    try AtomicFile.write(Array("new".utf8), to: folder + "/link")
    var status = stat()
    #expect(stat(folder + "/a", &status) == 0 && status.st_mode & 0o7777 == 0o640)
    #expect(content("a") == "new")
    #expect(lstat(folder + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func placesThatCannotBeWrittenAreNamed() throws {
    defer { remove() }
    for (path, reason) in [
      (folder, "it is a folder, not a file"), (folder + "/no/a", "its folder does not exist"),
      ("", "this is no file name"), ("/dev/full", nil),
    ] {
      let thrown = #expect(throws: ExchangeError.self) { try AtomicFile.write([1], to: path) }
      guard case .unwritable(let file, let said) = thrown else {
        Issue.record("\(path): \(String(describing: thrown))")
        continue
      }
      #expect(file == path)
      if let reason { #expect(said == reason) }
    }
    #expect(try names().isEmpty)
  }

  @Test func devicesAreWrittenInPlace() throws {
    defer { remove() }
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func closedPipeIsAnErrorAndNoSignal() throws {
    defer { remove() }
    let path = folder + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    var file = try AtomicFile(path: path)
    close(reader)
    do throws(ExchangeError) {
      try file.write([1])
      Issue.record("nobody reads")
    } catch {
      #expect(error == .closedPipe(file: path))
    }
  }
}
