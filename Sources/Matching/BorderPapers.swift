public import Domain

/// Tells whether loads may cross the borders that their lanes cross, on one day.
public struct BorderPapers {
  private let rule: BorderRule
  private let countries: [SiteID: Country]
  private let materials: [MaterialID: Material]
  /// What has been admitted under limited papers.
  private var passed: [Lane: Kilograms] = [:]

  /// Reads the consents of a region as they hold on a day.
  public init(_ data: GeoData, hauling: Rules.Hauling, date: CalendarDate) {
    rule = BorderRule(MatchingProblem(data, hauling: hauling, date: date))
    countries = Dictionary(
      data.sites.map { ($0.id, $0.country) }, uniquingKeysWith: { first, _ in first })
    materials = Dictionary(
      data.materials.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Why a load may not go, `nil` when it may; then its mass is taken from what limited papers leave.
  ///
  /// Inside one country, and for what is no waste, nothing is asked. Loads come in the order in which
  /// they are to be admitted.
  public mutating func hindrance(of load: Load) -> Reason? {
    guard let material = materials[load.material], countries[load.from] != countries[load.to]
    else { return nil }
    let paper: ConsentKind
    switch rule.passage(of: material, from: load.from, to: load.to) {
    case .free: return nil
    case .limited(let mass):
      let lane = Lane(from: load.from, to: load.to, material: material.id)
      let taken = (passed[lane] ?? .zero) + load.mass
      if taken <= mass {
        passed[lane] = taken
        return nil
      }
      paper = BorderRule.paper(for: material) ?? .notified
    case .held(let kind): paper = kind
    }
    return Reason(
      .consent,
      [
        "material": material.id.text, "from": load.from.text, "to": load.to.text,
        "paper": paper.rawValue,
      ])
  }

  private struct Lane: Hashable {
    var from: SiteID
    var to: SiteID
    var material: MaterialID
  }
}
