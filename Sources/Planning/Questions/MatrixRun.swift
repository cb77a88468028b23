internal import Domain
internal import Exchange
internal import Roads

/// A travel table asked on the command line.
public struct MatrixRun {
  private let scenario: Scenario
  private let question: RoadQuestion

  /// Asks `question` of a scenario.
  public init(scenario: Scenario, question: RoadQuestion) {
    self.scenario = scenario
    self.question = question
  }

  /// The table between sites, the points of a file, or all sites of GeoData.
  ///
  /// - Throws: a `Fault` when a site, the file, the profile or the network is wrong.
  public func matrix(sites: [String]?, pointsFile: String?) throws -> MatrixAnswer {
    let network = try scenario.network()
    var names: [String] = []
    var endpoints: [RouteEndpoint] = []
    if let pointsFile {
      for point in try PointsReader.read(InputFile(path: pointsFile)) {
        names.append(point.id)
        endpoints.append(.coordinate(point.position))
      }
    } else if let sites {
      for site in sites {
        names.append(site)
        endpoints.append(try scenario.endpoint(site, in: network))
      }
    } else {
      names = scenario.data.sites.map(\.id.text)
      endpoints = scenario.data.sites.map { .site($0.id) }
    }
    let limit = 4000
    guard names.count <= limit else {
      throw PlanningError.value(
        option: pointsFile == nil ? "sites" : "points", value: "\(names.count) points",
        expected: "at most \(limit), since the table has the square of it")
    }
    let profile = RoadProfile(try question.vehicleType(in: scenario), empty: question.empty)
    return MatrixAnswer(
      names: names,
      travels: try network.travels(
        between: endpoints, profile: profile, on: question.day(in: scenario)))
  }
}

/// A travel table ready to be written.
public struct MatrixAnswer {
  let names: [String]
  let travels: [Travel?]

  /// Pairs without a way.
  public var unreachable: Int { travels.count { $0 == nil } }

  /// A row for each pair; `km` and `minutes` are empty where there is no way.
  public var csv: [UInt8] {
    var text = "from,to,km,minutes\n"
    for (row, from) in names.enumerated() {
      for (column, to) in names.enumerated() {
        let travel = travels[row * names.count + column]
        let km = travel.map { Decimals.text($0.distance.value, scale: 1000) } ?? ""
        // Minutes to a thousandth: seconds are whole, so this is exact enough to come back.
        let minutes =
          travel.map { Decimals.text(($0.duration.value * 1000 + 30) / 60, scale: 1000) } ?? ""
        text += "\(CSVText.field(from)),\(CSVText.field(to)),\(km),\(minutes)\n"
      }
    }
    return Array(text.utf8)
  }

  /// `sites`, and row-major `seconds` and `meters` with `null` where there is no way.
  public var json: [UInt8] {
    func matrix(_ value: (Travel) -> Int) -> JSONValue {
      .array(
        names.indices.map { row in
          .array(
            names.indices.map { column in
              travels[row * names.count + column].map { .number(JSONNumber(value($0))) } ?? .null
            })
        })
    }
    return JSONValue.object([
      JSONMember("sites", .array(names.map { .string($0) })),
      JSONMember("seconds", matrix { $0.duration.value }),
      JSONMember("meters", matrix { $0.distance.value }),
    ]).written
  }
}
