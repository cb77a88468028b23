internal import Checking
internal import Domain
internal import Exchange

/// How a plan is told in VROOM's words.
extension RoutingOutcome {
  /// The recomputed timetables as VROOM's output: times in whole seconds, cut as VROOM does.
  func vroomOutput(of input: VroomInput) -> VroomOutput {
    let routes = report.timetables.compactMap { $0 }.map { table in
      VroomOutput.Route(
        vehicle: table.vehicle, figures: Self.figures(of: table),
        steps: table.stops.map { step($0) })
    }
    return VroomOutput(
      input: input, routes: routes.sorted { $0.vehicle < $1.vehicle },
      unassigned: report.figures.unserved, loading: loading, solving: elapsed)
  }

  private func step(_ stop: RoutingTimetable.Stop) -> VroomOutput.Step {
    var figures = VroomOutput.Figures()
    figures.setup = Self.cut(stop.setup)
    figures.service = Self.cut(stop.service)
    figures.waiting = Self.cut(stop.waiting)
    figures.duration = Self.cut(stop.driving)
    figures.distance = Self.cut(stop.distance)
    let kind: VroomOutput.Step.Kind =
      switch stop.kind {
      case .start: .start
      case .end: .end
      case .visit(let index): .visit(index)
      case .pause(let index): .pause(index)
      }
    return VroomOutput.Step(
      kind: kind, arrival: instance.origin + Self.cut(stop.arrival), load: stop.load,
      figures: figures)
  }

  private static func figures(of table: RoutingTimetable) -> VroomOutput.Figures {
    var figures = VroomOutput.Figures()
    figures.cost = table.cost
    figures.delivery = table.delivered
    figures.pickup = table.collected
    figures.setup = cut(table.setup)
    figures.service = cut(table.service)
    figures.duration = cut(table.driving)
    figures.waiting = cut(table.waiting)
    figures.priority = table.priority
    figures.distance = cut(table.distance)
    return figures
  }

  /// Whole units; what is a rounding error below one counts as one.
  private static func cut(_ value: Double) -> Int { Int((value + 1e-6).rounded(.down)) }
}
