import Foundation
import Testing

/// `solve` and `check` on the files of the field as their users run them.
struct SolveFieldTests {
  static let milkRun = "GeoData/instances/milk-run-25.txt"
  static let rounds = "GeoData/instances/container-rounds.json"

  @Test("A text gives an object with the members of the contract, and lines that check takes")
  func textIsSolvedAndChecked() throws {
    let bench = try Workbench()
    for objective in ["vehicles", "distance"] {
      let solved = try bench.run([
        "solve", Self.milkRun, "--objective", objective, "--iterations", "50", "--seed", "3",
        "--json", "--plan", "plan.txt",
      ])
      #expect(solved.ended(with: 0), "\(solved.summary)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(solved.output)) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "instance", "objective", "feasible", "vehicles", "distance", "duration", "seconds",
          "iterations", "seed", "lower_bound", "unserved", "unserved_customers", "routes",
        ])
      #expect(object["instance"] as? String == "milk-run-25")
      #expect(object["objective"] as? String == objective)
      #expect(object["seed"] as? Int == 3)
      let routes = try #require(object["routes"] as? [[Int]])
      let left = try #require(object["unserved_customers"] as? [Int])
      #expect((routes.joined() + left).sorted() == Array(1...25))
      #expect(object["feasible"] as? Bool == left.isEmpty)
      #expect(object["vehicles"] as? Int == routes.count)
      let lines = bench.text("plan.txt").split(separator: "\n")
      #expect(lines.dropLast().allSatisfy { $0.wholeMatch(of: #/Route \d+ :( \d+)+/#) != nil })
      #expect(lines.last?.hasPrefix("Cost ") == true)
      try bench.write(solved.output, to: "answer.json")
      for plan in ["plan.txt", "answer.json"] {
        let checked = try bench.run([
          "check", plan, "--instance", Self.milkRun, "--objective", objective,
        ])
        #expect(checked.ended(with: left.isEmpty ? 0 : 1), "\(checked.summary)")
        #expect(checked.errors.contains("milk-run-25: "))
      }
    }
  }

  @Test("A plan that breaks the instance is told line by line, with exit code 1")
  func brokenPlanIsTold() throws {
    let bench = try Workbench()
    try bench.write(Array("Route 1 : 1 1 99\nCost 5\n".utf8), to: "plan.txt")
    let checked = try bench.run(["check", "plan.txt", "--instance", Self.milkRun])
    #expect(checked.ended(with: 1), "\(checked.summary)")
    for code in ["visit_twice: ", "visit_unknown: ", "'99'", "visits_left: ", "figure_differs: "] {
      #expect(checked.text.contains(code), "\(code)")
    }
    let json = try bench.run(["check", "plan.txt", "--instance", Self.milkRun, "--json"])
    #expect(json.ended(with: 1), "\(json.summary)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect(object["clean"] as? Bool == false)
    #expect(object["unserved"] as? Int == 24)
  }

  @Test("An input of VROOM gives VROOM's output, with or without --json, which check takes")
  func inputOfVroomGivesItsOutput() throws {
    let bench = try Workbench()
    for flags in [[], ["--json"]] {
      let solved = try bench.run(["solve", Self.rounds, "--iterations", "50"] + flags)
      #expect(solved.ended(with: 0), "\(solved.summary)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(solved.output)) as? [String: Any])
      #expect(Set(object.keys) == ["code", "summary", "unassigned", "routes"])
      #expect(object["code"] as? Int == 0)
      try bench.write(solved.output, to: "answer.json")
      let checked = try bench.run(["check", "answer.json", "--instance", Self.rounds])
      #expect(checked.ended(with: 0), "\(checked.summary)")
    }
  }

  static let meaningless: [[String]] = [
    ["solve", rounds, "--objective", "distance"], ["solve", rounds, "--plan", "plan.txt"],
    ["solve", rounds, "--duals", "duals.json"], ["solve", milkRun, "--duals", "duals.json"],
    ["solve", SolveTests.shipped, "--objective", "vehicles"],
    ["solve", milkRun, "--objective", "cost"],
    ["check", "plan.geojson", "--objective", "distance"],
  ]

  @Test("What means nothing for a kind of instance is refused with 64", arguments: meaningless)
  func meaninglessIsRefused(_ arguments: [String]) throws {
    let bench = try Workbench()
    let outcome = try bench.run(
      arguments + ["--iterations", "1"].filter { _ in arguments[0] == "solve" })
    #expect(outcome.ended(with: 64), "\(outcome.summary)")
    #expect(outcome.output.isEmpty)
  }
}
