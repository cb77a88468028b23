public import Domain
internal import Exchange

/// The figures of a plan in a few lines for the terminal.
public struct PlanSummary {
  private let plan: Plan

  /// Sums up a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// The lines.
  public var text: String {
    let figures = plan.figures
    let emptyShare =
      figures.distance > .zero
      ? Double(figures.emptyDistance.value) / Double(figures.distance.value) : 0
    var text = """
      \(plan.firm) on \(plan.date): \(figures.served) of \(figures.loads) loads served by \
      \(figures.vehicles) vehicles in \(figures.tours) tours
      \(Int(figures.distance.kilometers.rounded())) km, \
      empty share \(Self.fixed(emptyShare, digits: 3)), \
      \(Self.fixed(Double(figures.duty.value) / 3600, digits: 1)) h on duty, \
      \(Int(figures.mass.tonnes.rounded())) t, \
      \(Int(figures.cost.euros.rounded())) EUR, \
      \(Int((Double(figures.emission) / 1000).rounded())) kg CO2e
      """
    if let bound = figures.lowerBoundCost {
      text += "\nno plan for the same loads costs less than \(Int(bound.euros.rounded(.down))) EUR"
      if let gap = Self.gap(cost: figures.cost.euros, bound: bound.euros) { text += ", gap \(gap)" }
      text += " (queues and stores left aside)"
    }
    let byReason = Dictionary(grouping: plan.unserved, by: \.reason.code.rawValue)
    if !byReason.isEmpty {
      text +=
        "\nunserved: "
        + byReason.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
        .joined(separator: ", ")
    }
    // Why nobody drives today, or not all do, is said; of the stores there may be dozens.
    let telling: Set<String> = ["no_haulage", "no_driver", "no_rest"]
    let said = plan.warnings.filter { telling.contains($0.code.rawValue) }
    for warning in said { text += "\nwarning: \(Sentences.text(for: warning))" }
    let others = plan.warnings.count - said.count
    if others > 0 {
      text += "\n\(others) \(others == 1 ? "warning stands" : "warnings stand") in the plan"
    }
    return text
  }

  /// How much of a bound a cost lies above it, in percent; `nil` for a bound of nothing.
  public static func gap(cost: Double, bound: Double) -> String? {
    bound > 0 ? "\(fixed((cost - bound) / bound * 100, digits: 2)) %" : nil
  }

  private static func fixed(_ number: Double, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let text = Decimals.text(Int((number * Double(scale)).rounded()), scale: scale)
    let fraction = text.split(separator: ".").dropFirst().first.map(\.count) ?? 0
    return text + (fraction == 0 ? "." : "") + String(repeating: "0", count: digits - fraction)
  }
}
