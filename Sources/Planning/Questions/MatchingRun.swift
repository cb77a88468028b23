internal import Domain
internal import Exchange
internal import Matching

/// Matching asked on the command line: flows of one month or of a year.
public struct MatchingRun {
  private let scenario: Scenario
  private let tell: (Stage) -> Void

  /// Matches the streams of a scenario.
  public init(scenario: Scenario, tell: @escaping (Stage) -> Void) {
    self.scenario = scenario
    self.tell = tell
  }

  /// Matches months of a year.
  ///
  /// Travel is that of the middle of the month, for the best common vehicle of Finland.
  ///
  /// - Throws: a `Fault` when the network is wrong or a month does not exist.
  public func match(year: Int, months: [Int]) throws -> MatchingReport {
    let types = LaneBook.commonTypes(scenario)
    var plans: [FlowPlan] = []
    var attribution = Attribution.lines
    for month in months {
      tell(.began("matching \(year)-\(month)"))
      let date = try CalendarDate(year: year, month: month, day: 15)
      let network = try scenario.network(on: date, tell: tell)
      attribution = Attribution.lines(of: network)
      let book = LaneBook(
        scenario: scenario,
        atlas: RoadAtlas(network: network, date: date, sites: scenario.data.sites.map(\.id)),
        types: types)
      let problem = try MatchingProblem(
        scenario.data, hauling: scenario.configuration.rules.hauling, year: year, month: month)
      plans.append(
        NearestUserMatching(problem).flowPlan { from, to, material in
          book.best(from: from, to: to, material: material).map(\.travel)
        })
    }
    return MatchingReport(plans: plans, scenario: scenario, attribution: attribution)
  }
}

/// Flows and what stays open, ready to be written.
public struct MatchingReport {
  let plans: [FlowPlan]
  let scenario: Scenario
  let attribution: [String]

  /// One line for standard error.
  public var summary: String {
    let flows = plans.flatMap(\.flows)
    let open = plans.flatMap(\.open)
    func tonnes(_ masses: [Kilograms]) -> Int {
      Int((Double(masses.reduce(.zero, +).value) / 1000).rounded())
    }
    return "\(flows.count) flows with \(tonnes(flows.map(\.mass))) t; "
      + "supplies open \(tonnes(open.filter { $0.role == .producer }.map(\.mass))) t, "
      + "demands open \(tonnes(open.filter { $0.role == .consumer }.map(\.mass))) t"
  }

  /// A row for each flow and each open balance.
  public var csv: [UInt8] {
    var text = "year,month,state,material,from,to,tonnes,km,minutes,internal,reason\n"
    for plan in plans {
      for flow in plan.flows {
        text +=
          [
            "\(plan.year)", "\(plan.month)", "flow", CSVText.field(flow.material.text),
            CSVText.field(flow.from.text), CSVText.field(flow.to.text),
            Decimals.text(flow.mass.value, scale: 1000),
            Decimals.text(flow.travel.distance.value, scale: 1000),
            Decimals.text((flow.travel.duration.value * 1000 + 30) / 60, scale: 1000),
            flow.isInternal ? "yes" : "no", "",
          ].joined(separator: ",") + "\n"
      }
      for open in plan.open {
        let site = CSVText.field(open.site.text)
        text +=
          [
            "\(plan.year)", "\(plan.month)", "open", CSVText.field(open.material.text),
            open.role == .producer ? site : "", open.role == .consumer ? site : "",
            Decimals.text(open.mass.value, scale: 1000), "", "", "", open.reason.code.rawValue,
          ].joined(separator: ",") + "\n"
      }
    }
    return Array(text.utf8)
  }

  /// Flows as straight lines from gate to gate, open balances as points.
  public func geoJSON() -> [UInt8] {
    var writer = GeoJSONWriter(members: [
      JSONMember("attribution", .array(attribution.map { .string($0) }))
    ])
    for plan in plans {
      let month = "\(plan.year)-\(plan.month < 10 ? "0" : "")\(plan.month)"
      for flow in plan.flows {
        let from = scenario.position(flow.from)
        let to = scenario.position(flow.to)
        writer.write(
          id: "flow/\(month)/\(flow.material)/\(flow.from)/\(flow.to)",
          shape: flow.isInternal || from == to ? .point(from) : .line([from, to]),
          properties: [
            Property("layer", .string("flow")), Property("month", .string(month)),
            Property("material", .string(flow.material.text)),
            Property("from", .string(flow.from.text)), Property("to", .string(flow.to.text)),
            Property("tonnes", .fixed(flow.mass.value, digits: 3)),
            Property("km", .fixed(flow.travel.distance.value, digits: 3)),
            Property("minutes", .decimal(flow.travel.duration.minutes, digits: 2)),
            Property("internal", .bool(flow.isInternal)),
            Property("confidence", .string(confidence([flow.from, flow.to]))),
          ])
      }
      // A supply may stay open in several parts for the same reason, such as one for each user.
      var parts: [String: Int] = [:]
      for open in plan.open {
        let name =
          "open/\(month)/\(open.role.rawValue)/\(open.material)/\(open.site)"
          + "/\(open.reason.code.rawValue)"
        parts[name, default: 0] += 1
        writer.write(
          id: "\(name)/\(parts[name] ?? 1)",
          shape: .point(scenario.position(open.site)),
          properties: [
            Property("layer", .string("open")), Property("month", .string(month)),
            Property("material", .string(open.material.text)),
            Property("site", .string(open.site.text)),
            Property("role", .string(open.role.rawValue)),
            Property("tonnes", .fixed(open.mass.value, digits: 3)),
            Property("reason", .string(open.reason.code.rawValue)),
            Property("detail", .string(Sentences.text(for: open.reason))),
            Property("confidence", .string(confidence([open.site]))),
          ])
      }
    }
    writer.finish()
    return writer.takeBytes()
  }

  /// The lowest confidence of the sites.
  private func confidence(_ sites: [SiteID]) -> String {
    let found = sites.compactMap { scenario.site($0)?.confidence }
    return (found.contains(.low) ? Confidence.low : found.contains(.medium) ? .medium : .high)
      .rawValue
  }
}
