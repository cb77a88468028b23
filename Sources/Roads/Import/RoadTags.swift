/// The tags of one way or node, as far as rules ask for them.
struct RoadTags {
  private let values: [String: String]
  /// Whether any key has a colon, so that keys of several parts are worth putting together.
  let hasQualifiers: Bool
  /// Whether any key ends in `:conditional`.
  private let hasConditions: Bool
  /// Whether any key is about lanes.
  let hasLanes: Bool
  /// Whether any key begins with `max` and is not about speed.
  let hasLimits: Bool

  init(_ values: [String: String]) {
    self.values = values
    var marks = (qualifiers: false, conditions: false, lanes: false, limits: false)
    for key in values.keys {
      if key.hasPrefix("max"), !key.hasPrefix("maxspeed") { marks.limits = true }
      guard key.utf8.contains(0x3A) else { continue }
      marks.qualifiers = true
      if key.hasSuffix(":conditional") { marks.conditions = true }
      if key.split(separator: ":").contains("lanes") { marks.lanes = true }
    }
    hasQualifiers = marks.qualifiers
    hasConditions = marks.conditions
    hasLanes = marks.lanes
    hasLimits = marks.limits
  }

  /// The value of a key, without outer spaces; `nil` without the key or with nothing in it.
  subscript(_ key: String) -> String? {
    guard let value = values[key], !value.isEmpty else { return nil }
    let isBare = value.utf8.first.map { $0 > 0x20 } ?? false
    if isBare, value.utf8.last.map({ $0 > 0x20 }) ?? false { return value }
    let trimmed = value.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The value of a key of several parts, which is put together only where some tag has parts.
  subscript(parts key: @autoclosure () -> String) -> String? { hasQualifiers ? self[key()] : nil }

  /// Whether any key has a property.
  func hasKey(where property: (String) -> Bool) -> Bool { values.keys.contains(where: property) }

  /// The statements of a conditional tag, the last first, since the last that holds decides.
  func statements(_ key: @autoclosure () -> String) -> [ConditionalTag.Statement] {
    guard hasConditions, let text = self[key() + ":conditional"] else { return [] }
    return ConditionalTag(text).statements.reversed()
  }

  /// The keys that rules ask for, by what stands before the first colon.
  ///
  /// All others, such as names, lighting and addresses, leave a rule as it is, which lets thousands
  /// of ways share one.
  static let stems: Set<String> = [
    "access", "area", "barrier", "bridge", "bus_bay", "duration", "ferry", "ford", "foot", "goods",
    "hazmat", "hgv", "hgv_articulated", "highway", "ice_road", "impassable", "junction", "locked",
    "maxaxleload", "maxaxles", "maxbogieweight", "maxgcweight", "maxgcweightrating", "maxheight",
    "maxlength", "maxspeed", "maxweight", "maxweightrating", "maxwidth", "motor_vehicle",
    "motorcar", "motorroad", "oneway", "railway", "route", "seasonal", "service", "smoothness",
    "snowplowing", "source", "surface", "toll", "tracktype", "traffic_calming", "trailer",
    "tunnel", "vehicle", "winter_road", "winter_service", "zone",
  ]

  /// Keys of those stems that say where a fact is from and are not asked for.
  static let silent: Set<String> = [
    "source", "source:name", "source:geometry", "access:note", "maxspeed:note", "surface:note",
    "access:description", "source:ref", "maxspeed:source", "source:url", "source:highway",
  ]
}
