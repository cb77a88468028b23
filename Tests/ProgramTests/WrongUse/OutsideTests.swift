import Foundation
import Testing

/// What is wrong outside of the program: exit 69, and nothing is left behind.
struct OutsideTests {
  static let day = ["--date", "2026-11-23"]
  /// Would search for an hour if it did not find out before what cannot be written.
  static let solve = ["solve", "GeoData/instances/haulage-day-20.json", "--time-limit", "1h"]

  static let cases: [WrongUse] = [
    outside(["sites", "list", "-o", "none/out.txt"], says: ["none/out.txt", "folder"]),
    outside(["sites", "list", "-o", "GeoData"], says: ["GeoData", "folder, not a file"]),
    outside(["sites", "list", "-o", "/dev/full"], says: ["/dev/full", "No space left"]),
    outside(["sites", "list", "-o", ""], says: ["no file name"]),
    outside(
      ["project", "GeoData/sites.csv", "-o", "/dev/full"], says: ["/dev/full", "No space left"]),
    outside(["project", "GeoData/sites.csv", "-o", "none/x.csv"], says: ["none/x.csv", "folder"]),
    outside(
      ["match", "--year", "2026", "--month", "11", "-o", "none/x"], says: ["none/x", "folder"]),
    outside(
      ["route", "outokumpu-tornio", "ajos-port", "-o", "none/x"] + day, says: ["none/x", "folder"]),
    outside(
      ["catchment", "kevitsa-mine", "--minutes", "5", "-o", "none/x"] + day,
      says: ["none/x", "folder"]),
    outside(["matrix", "--sites", "ajos-port", "-o", "none/x"] + day, says: ["none/x", "folder"]),
    outside(
      ["plan", "--time-limit", "1h", "-o", "none/x.geojson", "--layers", "layers"] + day,
      says: ["none/x.geojson", "folder"]),
    outside(
      ["plan", "--time-limit", "1h", "-o", "x.geojson", "--layers", "file"] + day,
      says: ["file", "not a folder"], files: ["file": Array("x".utf8)]),
    outside(
      ["route", "ajos-port", "kemi-mine", "--roads", "none.roads"] + day,
      says: ["none.roads", "o such file"]),
    outside(
      ["route", "ajos-port", "kemi-mine", "--closures", "none.geojson"] + day,
      says: ["none.geojson", "no such file"]),
    outside(
      ["roads", "import", "none.osm.pbf", "-o", "o"], says: ["none.osm.pbf", "o such file"]),
    outside(
      ["roads", "import", "GeoData", "--bridges", "none.csv", "-o", "o"],
      says: ["none.csv", "no such file"]),
    outside(
      ["roads", "import", "--links", "none.csv", "--nodes", "none2.csv", "-o", "o"],
      says: ["none.csv", "no such file"]),
    outside(["roads", "import", "GeoData", "-o", "none/o"], says: ["none/o", "folder"]),
    outside(["roads", "info", "none.roads"], says: ["none.roads", "o such file"]),
    outside(["solve", "none.json"], says: ["none.json", "no such file"]),
    outside(["solve", "GeoData"], says: ["GeoData", "folder, not a file"]),
    outside(solve + ["-o", "none/x.json"], says: ["none/x.json", "folder"]),
    outside(solve + ["--plan", "none/x"], says: ["none/x", "folder"]),
    outside(solve + ["--duals", "GeoData"], says: ["GeoData", "folder, not a file"]),
    outside(
      Array(solve.prefix(2)) + [
        "--iterations", "0", "--plan", "p", "--duals", "d", "-o", "/dev/full",
      ],
      says: ["/dev/full", "No space left"]),
    outside(
      ["plans", "list", "--database", "none.sqlite"], says: ["none.sqlite", "nightly"]),
    outside(
      ["plans", "list", "--database", "x.sqlite"], says: ["x.sqlite", "not an SQLite database"],
      files: ["x.sqlite": Array("hello".utf8)]),
    outside(
      ["plans", "list", "--database", "x.sqlite"], says: ["x.sqlite", "no planning database"],
      files: ["x.sqlite": []]),
    outside(
      ["plans", "show", "1", "--database", "x.sqlite"],
      says: ["x.sqlite", "not an SQLite database"],
      files: ["x.sqlite": Array("SQLite format 3\0".utf8) + Array(repeating: 0x78, count: 5000)]),
    outside(["plans", "list", "--database", "GeoData"], says: ["GeoData", "folder"]),
    outside(
      ["nightly", "--database", "x.sqlite"] + day, says: ["x.sqlite", "not an SQLite database"],
      files: ["x.sqlite": Hostile.binary]),
    outside(["nightly", "--database", "GeoData"] + day, says: ["GeoData", "folder"]),
    outside(["nightly", "--database", "none/x.sqlite"] + day, says: ["none/x.sqlite", "folder"]),
  ]

  @Test("What is missing outside is told with 69", arguments: cases)
  func outsideFaultIsTold(_ use: WrongUse) throws { try use.expectRefusal() }

  static func outside(
    _ arguments: [String], says: [String], files: [String: [UInt8]] = [:]
  ) -> WrongUse {
    WrongUse(
      name: arguments.joined(separator: " "), arguments: arguments, status: 69, says: says,
      files: files.sorted { $0.key < $1.key }.map { WrongUse.File(name: $0.key, bytes: $0.value) })
  }
}
