/// The tags of one way or node, as far as rules ask for them.
struct RoadTags {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// The value of a key, without outer spaces; `nil` without the key or with nothing in it.
  subscript(_ key: String) -> String? {
    guard let value = values[key] else { return nil }
    let trimmed = value.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// All keys in order.
  var keys: [String] { values.keys.sorted() }

  /// The statements of a conditional tag, the last first, since the last that holds decides.
  func statements(_ key: String) -> [ConditionalTag.Statement] {
    guard let text = self[key + ":conditional"] else { return [] }
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
