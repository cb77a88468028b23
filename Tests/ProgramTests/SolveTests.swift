import Foundation
import Testing

/// `solve` as its users run it.
struct SolveTests {
  static let shipped = "GeoData/instances/haulage-day-20.json"
  static let short = ["solve", shipped, "--iterations", "10"]

  @Test("solve prints a summary of a few lines, and with --json an object with its members")
  func answersAreSummaryOrObject() throws {
    let bench = try Workbench()
    let summary = try bench.run(Self.short)
    #expect(summary.ended(with: 0), "\(summary.summary)")
    #expect(summary.text.hasPrefix("lapland-20: "))
    #expect(summary.text.contains("lower bound"))
    #expect(summary.text.split(separator: "\n").count == 3)
    let json = try bench.run(Self.short + ["--json", "--seed", "7"])
    #expect(json.ended(with: 0), "\(json.summary)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "instance", "objective", "feasible", "vehicles", "distance", "duration", "seconds",
        "iterations", "seed", "cost", "lower_bound", "gap", "unserved", "unserved_loads", "trucks",
        "routes",
      ])
    #expect(object["instance"] as? String == "lapland-20")
    #expect(object["objective"] as? String == "cost")
    #expect(object["feasible"] as? Bool == true)
    #expect(object["seed"] as? Int == 7)
    let routes = try #require(object["routes"] as? [[String]])
    let left = try #require(object["unserved_loads"] as? [String])
    #expect(Set(routes.joined()).union(left) == Set((0..<20).map { "L\($0)" }))
    #expect(object["vehicles"] as? Int == routes.count)
    #expect((object["trucks"] as? [String])?.count == routes.count)
  }

  @Test("The instance may come from standard input, and the plan and the prices go to their files")
  func filesAreWritten() throws {
    let bench = try Workbench()
    let outcome = try bench.run(
      [
        "solve", "-", "--iterations", "10", "--json", "--plan", "plan.txt", "--duals", "duals.json",
        "-o", "answer.json",
      ], input: .bytes(bench.bytes(Self.shipped)))
    #expect(outcome.ended(with: 0), "\(outcome.summary)")
    #expect(outcome.output.isEmpty)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(bench.bytes("answer.json"))) as? [String: Any])
    let lines = bench.text("plan.txt").split(separator: "\n")
    #expect(lines.count == answer["vehicles"] as? Int)
    #expect(lines.allSatisfy { $0.wholeMatch(of: #/Route \d+ :( \d+)+/#) != nil })
    let duals = try #require(
      try JSONSerialization.jsonObject(with: Data(bench.bytes("duals.json"))) as? [String: Any])
    #expect(duals["kind"] as? String == "haulage-duals")
    #expect(duals["bound"] is Int)
    #expect((duals["proof"] as? [String: Any])?.count == 1)
    #expect(bench.names.count { !$0.contains("GeoData") && !$0.contains("Config") } == 3)
  }

  @Test("The same seed and iterations are the same plan and prices on one thread and on two")
  func answersRepeat() throws {
    let bench = try Workbench()
    for threads in ["1", "2"] {
      let outcome = try bench.run(
        Self.short + [
          "--threads", threads, "--plan", "plan\(threads)", "--duals", "duals\(threads)", "-q",
        ])
      #expect(outcome.ended(with: 0) && outcome.errors.isEmpty, "\(outcome.summary)")
    }
    #expect(bench.bytes("plan1") == bench.bytes("plan2"))
    #expect(bench.bytes("duals1") == bench.bytes("duals2"))
  }

  @Test("Ctrl-C ends a search with 130, and the best plan so far is written")
  func interruptWritesTheBest() throws {
    let bench = try Workbench()
    try bench.write(Self.wideDay(loads: 150), to: "day.json")
    let running = try Program.start(
      [
        "solve", "day.json", "--time-limit", "1h", "--progress", "always", "--plan", "plan.txt",
        "--duals", "duals.json", "-o", "answer.json", "--json",
      ], in: bench.folder)
    // A search that proves its plan the cheapest may end by itself before anybody can press.
    let isSearching = running.wait(limit: 60) { $0.errorsSoFar.contains("iteration") }
    if isSearching { running.interrupt() }
    let outcome = running.outcome(limit: 120)
    #expect(outcome.ended(with: 130) || outcome.ended(with: 0), "\(outcome.summary)")
    for file in ["answer.json", "duals.json"] {
      let text = Data(bench.bytes(file))
      #expect(try JSONSerialization.jsonObject(with: text) is [String: Any], "\(file)")
    }
    #expect(bench.names.contains("plan.txt"))
  }

  /// A day of loads all over a grid of sites, wide enough that no search is done in a moment.
  static func wideDay(loads: Int) -> String {
    let side = 8
    var generator = SplitMix(seed: 11)
    let points = (0..<(side * side)).map { (x: $0 % side, y: $0 / side) }
    func table(_ unit: Int) -> String {
      points.map { from in
        "["
          + points.map { "\((abs($0.x - from.x) + abs($0.y - from.y)) * unit)" }
          .joined(separator: ",") + "]"
      }.joined(separator: ",\n")
    }
    let sites = points.indices.map { "{\"id\":\"S\($0)\",\"lat\":66,\"lon\":25}" }
    let loads = (0..<loads).map { load in
      let pickup = Int.random(in: points.indices, using: &generator)
      let delivery = Int.random(in: points.indices, using: &generator)
      let opens = Int.random(in: 6...16, using: &generator) * 3600
      return
        "{\"id\":\"L\(load)\",\"pickup\":\(pickup),\"delivery\":\(delivery),\"body\":\"tipper\","
        + "\"pickup_service_s\":1200,\"delivery_service_s\":900,"
        + "\"pickup_window_s\":[\(opens),\(opens + 7200)],"
        + "\"delivery_window_s\":[\(opens),\(opens + 21_600)]}"
    }
    let trucks = (0..<80).map {
      "{\"id\":\"T\($0)\",\"depot\":\($0 % 6),\"bodies\":[\"tipper\"],"
        + "\"fixed_cents\":\(15_000 + $0 % 4 * 1000),\"cents_per_km\":\(120 + $0 % 5 * 5),"
        + "\"shift_s\":[18000,64800],\"max_driving_s\":32400}"
    }
    return """
      {"name":"wide","unserved_cents":150000,"sites":[\(sites.joined(separator: ","))],
      "distance_m":[\(table(17_000))],"duration_s":[\(table(816))],
      "loads":[\(loads.joined(separator: ",\n"))],"trucks":[\(trucks.joined(separator: ",\n"))]}
      """
  }
}
