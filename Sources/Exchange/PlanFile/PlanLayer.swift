/// The layers of a plan file with the columns of each, in the order of writing.
///
/// Every feature of a layer has all its columns, `null` where there is nothing.
public enum PlanLayer: String, Hashable, Sendable, CaseIterable {
  /// A movement between two stops.
  case leg
  /// A halt.
  case stop
  /// A site that the plan touches.
  case site
  /// A load that no tour serves.
  case unserved

  /// The names of the properties in the order of writing.
  public var columns: [String] {
    switch self {
    case .leg:
      [
        "layer", "tour", "vehicle", "vehicle_type", "driver", "seq", "part", "from", "to", "loaded",
        "load", "material", "tonnes", "start", "end", "km", "minutes", "cost_eur", "co2e_kg",
      ]
    case .stop:
      [
        "layer", "tour", "vehicle", "vehicle_type", "driver", "seq", "site", "action", "arrival",
        "start", "end", "load", "material", "tonnes", "note",
      ]
    case .site:
      [
        "layer", "site", "name", "name_fi", "name_sv", "name_en", "kind", "industry", "operator",
        "municipality", "country", "accuracy_m", "status", "source", "confidence",
      ]
    case .unserved: ["layer", "load", "reason", "arguments", "detail"]
    }
  }

  /// The languages in which a site may have a name of its own beside the one of the data.
  static let nameLanguages = ["fi", "sv", "en"]
}
