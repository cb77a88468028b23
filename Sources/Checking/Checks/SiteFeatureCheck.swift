import Domain

/// The sites drawn with a plan: those that it touches, where they lie and how sure that is.
struct SiteFeatureCheck {
  let plan: PlanView
  let register: Register
  let features: [SiteFeature]

  func breaches() -> [Breach] {
    let visited = Set(plan.tours.flatMap { $0.stops.compactMap(\.site) })
    let asked = plan.plan.loads.flatMap { [$0.load.from, $0.load.to] }
    let touched = visited.union(asked)
    let drawn = Dictionary(grouping: features) { $0.site }
    var breaches = visited.filter { drawn[$0] == nil }
      .map { Breach(.siteFeatureMissing, site: $0) }
    for (id, features) in drawn {
      guard let site = register.sites[id], touched.contains(id), features.count == 1 else {
        breaches.append(Breach(.siteFeatureExtra, site: id))
        continue
      }
      for feature in features {
        let gates = register.gates(of: id).map { GridPoint($0) }
        if !gates.contains(where: { $0.isNear(GridPoint(feature.position)) }) {
          breaches.append(Breach(.siteFeatureChanged, site: id, ["field": "position"]))
        }
        if feature.confidence != site.confidence {
          breaches.append(Breach(.siteFeatureChanged, site: id, ["field": "confidence"]))
        }
      }
    }
    return breaches
  }
}
