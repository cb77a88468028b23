import Foundation
import Testing

/// Standard input, output and error, and files that come whole or not at all.
struct StreamTests {
  @Test("project hands rows on before the last one has come")
  func projectStreams() throws {
    let bench = try Workbench()
    let pipe = Pipe()
    let running = try Program.start(["project", "-"], in: bench.folder, input: .pipe(pipe))
    let rows = 20_000
    pipe.fileHandleForWriting.write(Data("id,lon,lat\n".utf8))
    let part = String(repeating: "kemi,24.5637,65.7364\n", count: 1000)
    for _ in 0..<(rows / 1000) { pipe.fileHandleForWriting.write(Data(part.utf8)) }
    #expect(running.wait { $0.outputSoFar.contains("kemi,") }, "nothing came")
    #expect(running.isRunning)
    pipe.fileHandleForWriting.write(Data("last,24.5637,65.7364\n".utf8))
    try pipe.fileHandleForWriting.close()
    let outcome = running.outcome()
    #expect(outcome.ended(with: 0), "\(outcome.summary.prefix(500))")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.count == rows + 2)
    #expect(lines.last?.hasPrefix("last,38") == true, "\(lines.last ?? "")")
  }

  @Test(
    "A reader that has gone ends the program quietly",
    arguments: [
      ["roads", "list", "--json"], ["project", "GeoData/sites.csv"], ["matrix", "--json"],
      ["--help"],
      ["check", "plan.geojson", "--json"],
    ])
  func closedPipeIsQuiet(_ arguments: [String]) throws {
    let bench = try Workbench()
    try bench.write(try SmallPlan.shared.bytes, to: "plan.geojson")
    let outcome = try bench.run(arguments, output: .abandonedPipe)
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(!outcome.errors.contains("sivuvirta:"), "\(outcome.errors)")
  }

  @Test("Standard output that was closed is told, and no file of ours takes its place")
  func closedOutputIsTold() throws {
    let bench = try Workbench()
    for redirection in [">&-", "<&- >&-", "<&- >&- 2>&-"] {
      let status = try shell("\"$PROGRAM\" sites list \(redirection)", in: bench)
      #expect(status == 69, "\(redirection)")
    }
    #expect(try shell("\"$PROGRAM\" project - <&-", in: bench) == 69)
    #expect(try shell("\"$PROGRAM\" sites list -o out.txt <&- >&- 2>&-", in: bench) == 0)
    #expect(bench.text("out.txt").hasPrefix("id "))
  }

  @Test("Neither NO_COLOR nor its absence brings colors where no terminal is")
  func noColorsOutsideTerminals() throws {
    let bench = try Workbench()
    try bench.write(SmallPlan.loads, to: "loads.csv")
    for environment in [["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let outcome = try bench.run(
        [
          "plan", "--date", "2026-11-23", "--loads", "loads.csv", "--iterations", "5",
          "--progress", "always", "-o", "plan.geojson",
        ], environment: environment)
      #expect(outcome.ended(with: 0), "\(outcome.summary)")
      #expect(outcome.errors.firstMatch(of: #/\u{1B}\[[0-9;]*m/#) == nil)
    }
    let silent = try bench.run(
      ["plan", "--date", "2026-11-23", "--loads", "loads.csv", "--iterations", "5", "-o", "p"])
    #expect(!silent.errors.contains("\u{1B}"), "progress without a terminal: \(silent.errors)")
    #expect(!silent.errors.contains("\r"))
  }

  @Test("--quiet says nothing but errors, --verbose says more")
  func quietAndVerbose() throws {
    let bench = try Workbench()
    try bench.write(SmallPlan.loads, to: "loads.csv")
    let plan = [
      "plan", "--date", "2026-11-23", "--loads", "loads.csv", "--iterations", "5", "-o",
      "p.geojson",
    ]
    let quiet = try bench.run(plan + ["--quiet"])
    #expect(quiet.ended(with: 0) && quiet.errors.isEmpty, "\(quiet.summary)")
    let plain = try bench.run(plan)
    #expect(plain.errors.contains("loads served"))
    let verbose = try bench.run(plan + ["--verbose"])
    #expect(verbose.errors.count > plain.errors.count)
    #expect(plain.output.isEmpty && verbose.output.isEmpty)
    let wrong = try bench.run(["route", "nowhere", "ajos-port", "--quiet"])
    #expect(wrong.ended(with: 64) && wrong.errors.contains("nowhere"))
    let operation = try bench.run(["project", "GeoData/sites.csv", "-v"])
    #expect(operation.errors.contains("operation:"))
  }

  @Test("A day on which nothing is hauled says why")
  func idleDayIsExplained() throws {
    let outcome = try Workbench().run(["plan", "--date", "2026-11-22", "--iterations", "5"])
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(outcome.errors.contains("2026-11-22 is no weekday"))
  }

  @Test("A failed run leaves the file that was there, a good one replaces it whole")
  func filesAreWholeOrNotAtAll() throws {
    let bench = try Workbench()
    let head = "id,lon,lat\n" + String(repeating: "a,25,66\n", count: 10_000)
    try bench.write(head + "b,25,north\n", to: "bad.csv")
    try bench.write(head + "b,25,66\n", to: "good.csv")
    try bench.write("old", to: "out.csv")
    try FileManager.default.createSymbolicLink(
      atPath: bench.folder.path + "/link.csv", withDestinationPath: "out.csv")
    let before = bench.names
    let bad = try bench.run(["project", "bad.csv", "-o", "link.csv"])
    #expect(bad.ended(with: 65), "\(bad.summary)")
    #expect(bench.text("out.csv") == "old")
    #expect(bench.names == before)
    let good = try bench.run(["project", "good.csv", "-o", "link.csv"])
    #expect(good.ended(with: 0), "\(good.summary)")
    #expect(bench.text("out.csv").split(separator: "\n").count == 10_002)
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: bench.folder.path + "/link.csv")
    #expect(target == "out.csv")
    #expect(bench.names == before)
    let inPlace = try bench.run(["project", "good.csv", "-o", "good.csv"])
    #expect(inPlace.ended(with: 0), "\(inPlace.summary)")
    #expect(bench.text("good.csv") == bench.text("out.csv"))
  }

  @Test("A declared reference system is obeyed, and --from overrules it with a warning")
  func declaredSystemIsObeyed() throws {
    let bench = try Workbench()
    try bench.write(
      GeoJSONFileTests.declaring("urn:ogc:def:crs:EPSG::3067")
        .replacing("[25,66]", with: "[409239.198,7321357.364]"), to: "in.geojson")
    let obeyed = try bench.run(["project", "in.geojson", "--to", "EPSG:4326", "--digits", "6"])
    #expect(obeyed.ended(with: 0), "\(obeyed.summary)")
    #expect(obeyed.text.contains("[25,66]"), "\(obeyed.text)")
    #expect(!obeyed.text.contains("\"crs\""))
    let overruled = try bench.run(
      ["project", "in.geojson", "--from", "EPSG:3857", "--to", "EPSG:4326"])
    #expect(overruled.ended(with: 0), "\(overruled.summary)")
    #expect(overruled.errors.contains("in.geojson: the file declares"))
  }

  @Test("A negative distance is a value of its option")
  func negativeDistanceIsAValue() throws {
    let bench = try Workbench()
    try bench.write(
      GeoJSONText.collection(
        GeoJSONText.feature(
          GeoJSONText.geometry("Polygon", "[[[25,66],[25.1,66],[25.1,66.1],[25,66.1],[25,66]]]"))),
      to: "in.geojson")
    let outcome = try bench.run(["buffer", "in.geojson", "--distance", "-50m"])
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(outcome.text.contains("\"buffer_m\":-50"))
  }

  /// Runs a line of shell with the program as `$PROGRAM`, for what only a shell can redirect.
  private func shell(_ line: String, in bench: Workbench) throws -> Int32 {
    let program = try #require(Program.executable)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = bench.folder
    process.environment = ["PROGRAM": program.path, "SWIFT_BACKTRACE": "enable=no"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
