public import Domain

/// Tells whether a load may cross the border that its lane crosses, on one day.
public struct BorderPapers {
  private let rule: BorderRule
  private let countries: [SiteID: Country]
  private let materials: [MaterialID: Material]

  /// Reads the consents of a region as they hold on a day.
  public init(_ data: GeoData, hauling: Rules.Hauling, date: CalendarDate) {
    rule = BorderRule(MatchingProblem(data, hauling: hauling, date: date))
    countries = Dictionary(
      data.sites.map { ($0.id, $0.country) }, uniquingKeysWith: { first, _ in first })
    materials = Dictionary(
      data.materials.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Why a material may not go from a site to a site, `nil` when it may.
  ///
  /// Inside one country, and for what is no waste, nothing is asked.
  public func hindrance(_ material: MaterialID, from: SiteID, to: SiteID) -> Reason? {
    guard let material = materials[material], countries[from] != countries[to],
      case .held(let paper) = rule.passage(of: material, from: from, to: to)
    else { return nil }
    return Reason(
      .consent,
      [
        "material": material.id.text, "from": from.text, "to": to.text, "paper": paper.rawValue,
      ])
  }
}
