import Domain
import Testing

@testable import Planning

/// Matching asked on the command line: what is written adds up to the streams.
@Suite struct MatchingRunTests {
  @Test func everyTonneOfAProducerFlowsOrStaysOpen() throws {
    let rows = try Self.rows()
    let landfills = Set(
      try Shipped.scenario().data.sites.filter { $0.kind == .landfill }.map(\.id.text))
    for stream in try Shipped.scenario().data.streams {
      let isProducer = stream.role == .producer
      if !isProducer, landfills.contains(stream.site.text) { continue }
      let end = isProducer ? "from" : "to"
      let sum = rows.filter {
        $0["material"] == stream.material.text && $0[end] == stream.site.text
      }.reduce(0.0) { $0 + (Double($1["tonnes"] ?? "") ?? .nan) }
      let month = Double(stream.perYear.value) / 1000 * Double(stream.monthShares[10]) / 10_000
      #expect((sum - month).magnitude < 0.002, "\(stream.site) \(stream.role) \(stream.material)")
    }
  }

  @Test func whatStaysOpenHasAReasonAndWhatFlowsAWay() throws {
    for row in try Self.rows() {
      if row["state"] == "open" {
        #expect(row["reason"]?.isEmpty == false)
      } else if row["internal"] == "no" {
        #expect((Double(row["km"] ?? "") ?? 0) > 0)
        #expect((Double(row["minutes"] ?? "") ?? 0) > 0)
      }
    }
  }

  @Test func aMonthThatDoesNotExistIsAFault() throws {
    let run = MatchingRun(scenario: try Shipped.scenario(), tell: { _ in })
    let fault = try #require(throws: (any Error).self) { try run.match(year: 2026, months: [13]) }
    #expect(fault is any Fault)
  }

  private static func rows() throws -> [[String: String]] {
    let report = try MatchingRun(scenario: Shipped.scenario(), tell: { _ in })
      .match(year: 2026, months: [11])
    let lines = String(decoding: report.csv, as: UTF8.self).split(separator: "\n")
    let header = (lines.first ?? "").split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }
}
