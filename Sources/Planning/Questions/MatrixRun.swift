internal import Domain
internal import Exchange
internal import Roads

/// A travel table asked on the command line.
public struct MatrixRun {
  private let scenario: Scenario
  private let tell: (Stage) -> Void
  private let question: RoadQuestion

  /// Asks `question` of a scenario.
  public init(
    scenario: Scenario, question: RoadQuestion, tell: @escaping (Stage) -> Void = { _ in }
  ) {
    self.scenario = scenario
    self.tell = tell
    self.question = question
  }

  /// The table between sites, the points of a file, or all sites of GeoData.
  ///
  /// - Throws: a `Fault` when a site, the file, the profile or the network is wrong.
  public func matrix(sites: [String]?, pointsFile: String?) throws -> MatrixAnswer {
    let date = question.day(in: scenario)
    let network = try scenario.network(on: date, tell: tell)
    var names: [String] = []
    var endpoints: [RouteEndpoint] = []
    if let pointsFile {
      for point in try PointsReader.read(
        InputFile(path: pointsFile), isAnywhere: scenario.roads.file != nil)
      {
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
    let type = try question.vehicleType(in: scenario)
    guard !question.empty else {
      let travels = try network.travels(
        between: endpoints, profile: RoadProfile(type, empty: true), on: date,
        by: .time)
      return MatrixAnswer(
        names: names, cells: travels.map { $0.map { MatrixAnswer.Cell($0, gross: type.tare) } })
    }
    // Each pair at the heaviest gross mass that a good way allows, as `route` answers it.
    let lanes = LaneQuery(network, on: date, expecting: endpoints)
    var cells: [MatrixAnswer.Cell?] = []
    cells.reserveCapacity(endpoints.count * endpoints.count)
    for from in endpoints {
      for to in endpoints {
        let lane = try lanes.lane(from: from, to: to, vehicle: type).found
        cells.append(lane.map { MatrixAnswer.Cell($0.travel, gross: $0.gross) })
      }
    }
    return MatrixAnswer(names: names, cells: cells)
  }
}

/// A travel table ready to be written.
public struct MatrixAnswer {
  /// The way of one pair.
  struct Cell {
    let travel: Travel
    /// The gross mass at which it is driven.
    let gross: Kilograms

    init(_ travel: Travel, gross: Kilograms) {
      self.travel = travel
      self.gross = gross
    }
  }

  let names: [String]
  /// Row-major; `nil` where there is no way.
  let cells: [Cell?]

  /// Pairs without a way.
  public var unreachable: Int { cells.count { $0 == nil } }

  /// A row for each pair; the numbers are empty where there is no way.
  public var csv: [UInt8] {
    var text = "from,to,km,minutes,max_gross_t\n"
    for (row, from) in names.enumerated() {
      for (column, to) in names.enumerated() {
        text += "\(CSVText.field(from)),\(CSVText.field(to)),"
        guard let cell = cells[row * names.count + column] else {
          text += ",,\n"
          continue
        }
        let km = Decimals.text(cell.travel.distance.value, scale: 1000)
        // Minutes to a thousandth: seconds are whole, so this is exact enough to come back.
        let minutes = Decimals.text((cell.travel.duration.value * 1000 + 30) / 60, scale: 1000)
        text += "\(km),\(minutes),\(Decimals.text(cell.gross.value, scale: 1000))\n"
      }
    }
    return Array(text.utf8)
  }

  /// `sites`, and row-major `seconds`, `meters` and `max_gross_kg` with `null` where there is no way.
  public var json: [UInt8] {
    func matrix(_ value: (Cell) -> Int) -> JSONValue {
      .array(
        names.indices.map { row in
          .array(
            names.indices.map { column in
              cells[row * names.count + column].map { .number(JSONNumber(value($0))) } ?? .null
            })
        })
    }
    return JSONValue.object([
      JSONMember("sites", .array(names.map { .string($0) })),
      JSONMember("seconds", matrix { $0.travel.duration.value }),
      JSONMember("meters", matrix { $0.travel.distance.value }),
      JSONMember("max_gross_kg", matrix { $0.gross.value }),
    ]).written
  }
}
