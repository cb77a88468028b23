/// Small GeoJSON texts for files of users.
enum GeoJSONText {
  /// A collection of the features given as text, with `members` before them.
  static func collection(_ features: String..., members: String = "") -> String {
    """
    {"type":"FeatureCollection",\(members)"features":[\(features.joined(separator: ","))]}
    """
  }

  /// A feature with a geometry given as text.
  static func feature(_ geometry: String, properties: String = "{}") -> String {
    """
    {"type":"Feature","geometry":\(geometry),"properties":\(properties)}
    """
  }

  /// A geometry with coordinates given as text.
  static func geometry(_ type: String, _ coordinates: String) -> String {
    """
    {"type":"\(type)","coordinates":\(coordinates)}
    """
  }

  /// A collection of one point, its numbers given as text.
  static func point(_ coordinates: String) -> String {
    collection(feature(geometry("Point", coordinates)))
  }

  /// A collection of one point.
  static func point(_ x: Double, _ y: Double) -> String { point("[\(x),\(y)]") }
}
