import Checking
import Domain
import Foundation
import Testing

@Suite("Published solutions come out at their published cost")
struct PublishedSolutionTests {
  @Test(arguments: Published.own)
  func shippedSolutionHoldsToTheLastDigit(_ row: Published.Row) throws { try expect(row) }

  @Test(
    .enabled(if: Published.isShared, "no ../shared/benchmarks/vrp beside the repository"),
    arguments: Published.rows)
  func sharedSolutionHoldsToTheLastDigit(_ row: Published.Row) throws { try expect(row) }

  private func expect(_ row: Published.Row) throws {
    let instance = try Published.instance(row.instance)
    let plan = try Published.plan(row.solution, of: instance)
    let report = RoutingPlanChecker(instance, objective: row.objective).check(plan)
    #expect(report.breaches.map(\.sentence) == [])
    if let vehicles = row.vehicles { #expect(report.figures.vehicles == vehicles) }
    let digits = row.distance.split(separator: ".").dropFirst().first?.count ?? 0
    #expect(String(format: "%.\(digits)f", report.figures.distance) == row.distance)
  }
}
