import Checking
import Domain
import Exchange
import Foundation
import Testing

@testable import Planning

/// VROOM's own answers come out as VROOM told them: the same costs, times and amounts, step by step.
@Suite struct VroomOutputTests {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../Fixtures/Vroom/"
  static let cases = [
    ("legacy", folder + "legacy.json"), ("moments", folder + "moments.json"),
    ("profiles", folder + "profiles.json"), ("late", folder + "late.json"),
    ("container-rounds", Shipped.root + "/GeoData/instances/container-rounds.json"),
  ]

  @Test(arguments: cases)
  func answerOfVroomIsRecomputedToTheLastNumber(_ name: String, _ file: String) throws {
    guard case .vroom(let input) = try InstanceReader.read(path: file) else {
      Issue.record("\(file) is no input of VROOM")
      return
    }
    let answer = Self.folder + name + ".out.json"
    let plan = try RoutingAudit(input.instance, objective: nil).plan(
      VroomPlan.read(InputFile(path: answer)).routes)
    let report = RoutingPlanChecker(input.instance, objective: .cost).check(plan)
    #expect(report.breaches.map(\.sentence) == [])
    let outcome = RoutingOutcome(
      instance: input.instance, vroom: input, loading: 0, plan: plan, report: report,
      objective: .cost, elapsed: 0, iterations: 0, seed: 1)
    let told = try Self.comparable(Data(contentsOf: URL(fileURLWithPath: answer)))
    let ours = try Self.comparable(Data(outcome.json))
    for key in ["code", "summary", "unassigned"] {
      #expect(ours[key] as? NSObject == told[key] as? NSObject, "\(key)")
    }
    let pairs = zip(ours["routes"] as? [NSObject] ?? [], told["routes"] as? [NSObject] ?? [])
    for (ours, told) in pairs { #expect(ours == told) }
  }

  @Test(arguments: cases)
  func answerOfVroomIsClean(_ name: String, _ file: String) throws {
    let report = try InstanceAudit(instanceFile: file, tell: { _ in }, isCancelled: { false })
      .check(planFile: Self.folder + name + ".out.json", dualsFile: nil)
    #expect(report.isClean, "\(String(decoding: report.lines, as: UTF8.self))")
  }

  /// Without what a machine decides, and without VROOM's deprecated members.
  private static func comparable(_ data: Data) throws -> [String: Any] {
    func clean(_ value: Any) -> Any {
      if let object = value as? [String: Any] {
        let gone = ["computing_times", "amount", "job", "distance"]
        return object.filter { !gone.contains($0.key) }.mapValues(clean)
      }
      if let array = value as? [Any] { return array.map(clean) }
      return value
    }
    return try #require(clean(try JSONSerialization.jsonObject(with: data)) as? [String: Any])
  }
}
