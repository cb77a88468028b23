import Domain
import Exchange
import Foundation
import Testing

@testable import Planning

/// A public instance from its file to plan, prices and answer; nothing here judges how good they are.
@Suite struct SolveRunTests {
  static let file = Shipped.root + "/GeoData/instances/haulage-day-20.json"

  static func outcome(seed: Int = 1, threads: Int = 1, isCancelled: Bool = false) throws
    -> HaulageOutcome
  {
    var request = SolveRequest(instanceFile: file)
    request.iterations = 20
    request.seed = seed
    request.threads = threads
    return try haulage(
      SolveRun(request: request, tell: { _ in }, isCancelled: { isCancelled }).solve())
  }

  static func haulage(_ outcome: SolveOutcome) throws -> HaulageOutcome {
    guard case .haulage(let outcome) = outcome.content else {
      throw CocoaError(.featureUnsupported)
    }
    return outcome
  }

  @Test func everyLoadIsCarriedOnceOrLeft() throws {
    let outcome = try Self.outcome()
    let answer = outcome.answer
    let carried = answer.routes.flatMap { $0 }
    #expect((carried + answer.unserved).sorted() == outcome.day.loads.map(\.id).sorted())
    #expect(Set(answer.trucks).count == answer.routes.count)
    #expect(answer.lowerBound <= answer.cost)
    #expect((0...1).contains(answer.gap))
  }

  @Test func theSameSeedIsTheSameAnswerOnAnyNumberOfThreads() throws {
    var first = try Self.outcome(seed: 5, threads: 1).answer
    var second = try Self.outcome(seed: 5, threads: 2).answer
    first.elapsed = 0
    second.elapsed = 0
    #expect(first.json == second.json)
  }

  @Test func aCancelledSearchStillAnswers() throws {
    let outcome = try Self.outcome(isCancelled: true)
    #expect(!outcome.text.isEmpty)
  }

  @Test func planAndPricesComeBackFromTheirFiles() throws {
    try Self.inFolder { folder in
      let outcome = try Self.outcome()
      try SolveOutcome(.haulage(outcome)).write(
        to: folder + "/answer.json", asJSON: true, plan: folder + "/plan.txt",
        duals: folder + "/duals.json")
      let day = outcome.day
      let plan = try HaulagePlanText.read(
        InputFile(path: folder + "/plan.txt"), trucks: day.trucks.count, loads: day.loads.count)
      #expect(plan == outcome.plan)
      let duals = try DualsFile.read(
        InputFile(path: folder + "/duals.json"), kind: .haulage, loads: day.loads.map(\.id),
        vehicles: day.trucks.map(\.id))
      #expect(duals.proof == outcome.proof)
      #expect(duals.statedBound == duals.proof.bound)
      #expect(duals.instance == day.name)
      #expect(try InputFile(path: folder + "/answer.json").bytes == outcome.json)
    }
  }

  @Test func noFileChangesWhenOneCannotBeWritten() throws {
    try Self.inFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/plan.txt"))
      let outcome = try Self.outcome()
      #expect(throws: (any Error).self) {
        try SolveOutcome(.haulage(outcome)).write(
          to: "/dev/full", asJSON: false, plan: folder + "/plan.txt", duals: folder + "/d.json")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["plan.txt"])
      #expect(try InputFile(path: folder + "/plan.txt").bytes == Array("old".utf8))
    }
  }

  @Test func theStagesAreTold() throws {
    var steps: [String] = []
    var request = SolveRequest(instanceFile: Self.file)
    request.iterations = 5
    _ = try SolveRun(
      request: request,
      tell: { stage in
        switch stage {
        case .began(let step): steps.append(step)
        case .solving(let progress):
          #expect(progress.cost >= progress.bound ?? 0)
          #expect((0...1).contains(progress.gap ?? 0))
        default: break
        }
      }, isCancelled: { false }
    ).solve()
    #expect(steps.last == "searching")
  }

  @Test func aFileThatIsNoInstanceIsAnInputFault() throws {
    let run = SolveRun(
      request: SolveRequest(instanceFile: Shipped.root + "/GeoData/sites.csv"), tell: { _ in },
      isCancelled: { false })
    let fault = try #require(throws: InputFault.self) { try run.solve() }
    #expect(fault.description.contains("a haulage day or an input of VROOM as JSON"))
  }

  static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sivuvirta-solve-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
