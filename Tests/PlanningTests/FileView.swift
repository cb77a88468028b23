import Foundation

/// A GeoJSON file as Foundation reads it, so that our own reader is not its own judge.
struct FileView {
  let root: [String: Any]

  init(_ bytes: [UInt8]) throws {
    root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }

  /// Every feature.
  var features: [[String: Any]] { root["features"] as? [[String: Any]] ?? [] }

  /// The identifier of each feature.
  var ids: [String] { features.compactMap { $0["id"] as? String } }

  /// The properties of the features of a layer.
  func layer(_ name: String) -> [[String: Any]] {
    features.compactMap { $0["properties"] as? [String: Any] }
      .filter { $0["layer"] as? String == name }
  }

  /// The member `plan`.
  var plan: [String: Any] { root["plan"] as? [String: Any] ?? [:] }

  /// The figures of the plan.
  var figures: [String: Any] { plan["figures"] as? [String: Any] ?? [:] }

  /// Every text in the file that begins like a date with a time.
  var times: [String] {
    var found: [String] = []
    func walk(_ value: Any) {
      if let text = value as? String, text.count > 16, text.dropFirst(10).first == "T",
        text.dropFirst(4).first == "-"
      {
        found.append(text)
      }
      if let object = value as? [String: Any] { for part in object.values { walk(part) } }
      if let list = value as? [Any] { for part in list { walk(part) } }
    }
    walk(root["plan"] ?? [])
    for feature in features { walk(feature["properties"] ?? []) }
    return found
  }
}

extension [String: Any] {
  /// A number of the object, not a number when there is none.
  func number(_ name: String) -> Double { (self[name] as? NSNumber)?.doubleValue ?? .nan }

  /// A text of the object.
  func text(_ name: String) -> String? { self[name] as? String }
}
