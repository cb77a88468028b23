extension ReferenceSystem {
  /// What an unknown text may have meant.
  static func suggestion(for text: String) -> String? {
    let word = normalized(text)
    if let known = commonNames[word] { return known }
    let digits = word.hasPrefix("epsg") ? word.dropFirst(4) : word[...]
    if (4...6).contains(digits.count), digits.allSatisfy(\.isNumber), !text.contains(":") {
      return "EPSG:\(digits)"
    }
    guard word.hasPrefix("gk") || word.hasPrefix("etrsgk"), let zone = Int(word.suffix(2)),
      (19...31).contains(zone)
    else { return nil }
    return "EPSG:\(3854 + zone)"
  }

  /// Whether PROJ would search the text among the names, where it also takes near ones.
  static func isLooseName(_ text: String) -> Bool {
    !text.contains { ":[{=".contains($0) }
  }

  /// The letters and digits of a name in lower case.
  static func normalized(_ name: String) -> String {
    String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  private static let commonNames = [
    "tm35fin": "EPSG:3067", "etrstm35fin": "EPSG:3067", "etrs89tm35fin": "EPSG:3067",
    "etrs35fin": "EPSG:3067", "euref": "EPSG:3067", "eureffin": "EPSG:3067",
    "ykj": "EPSG:2393", "kkj": "EPSG:2393", "kkj3": "EPSG:2393", "kkjykj": "EPSG:2393",
    "sweref": "EPSG:3006", "sweref99": "EPSG:3006", "sweref99tm": "EPSG:3006",
    "wgs": "EPSG:4326", "wgs84": "EPSG:4326", "gps": "EPSG:4326", "lonlat": "EPSG:4326",
    "latlon": "EPSG:4326", "etrs": "EPSG:4258", "etrs89": "EPSG:4258",
    "webmercator": "EPSG:3857", "mercator": "EPSG:3857", "laea": "EPSG:3035",
    "utm35": "EPSG:25835", "utm35n": "EPSG:25835", "utm34": "EPSG:25834", "utm33": "EPSG:25833",
  ]
}
