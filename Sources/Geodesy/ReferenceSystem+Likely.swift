extension ReferenceSystem {
  /// What a pair of numbers looks like in these countries, for the hint in a message.
  ///
  /// Ranges are the eastings and northings of Finland, and for EPSG:3006 of Sweden, in each system;
  /// the first that fits is named, `nil` when none does. `source` is what the pair was said to be.
  static func likely(x: Double, y: Double, notBeing source: String) -> String? {
    if x.magnitude <= 180, y.magnitude <= 90, source != "EPSG:4326" {
      return "EPSG:4326 (degrees)"
    }
    guard (6_100_000...7_850_000).contains(y) else { return nil }
    let zone = Int((max(0, min(x, 99_000_000)) / 1_000_000).rounded(.down))
    if (19...31).contains(zone) {
      let code = "EPSG:\(3854 + zone)"
      return code == source ? nil : "\(code) (ETRS89 / GK\(zone)FIN)"
    }
    let known: [(code: String, name: String, eastings: ClosedRange<Double>)] = [
      ("EPSG:3067", "ETRS-TM35FIN", 40_000...770_000),
      ("EPSG:3006", "SWEREF99 TM", 180_000...1_000_000),
      ("EPSG:2393", "KKJ / YKJ", 3_040_000...3_770_000),
    ]
    for (code, name, eastings) in known where eastings.contains(x) && code != source {
      return "\(code) (\(name))"
    }
    return nil
  }
}
