/// Reads numbers with units as map makers write them.
///
/// Without a unit masses are tonnes, sizes meters and speeds km/h, as the wiki says.
enum TagNumbers {
  /// A limit in the unit of its quantity (kilograms, centimeters, axles), rounded down, since a
  /// sign of 7.5 t allows no more; `nil` for what is no number, is zero or less, or is too large.
  static func value(of quantity: RoadQuantity, _ text: String) -> Int? {
    switch quantity {
    case .height, .length, .width: centimeters(text)
    case .axleCount: Int(text).flatMap { (1...99).contains($0) ? $0 : nil }
    default: kilograms(text)
    }
  }

  /// `12`, `12 t`, `7,5t`, `3500 kg`, `10 st` (short tons), `80000 lbs`, `10.5 mt`, `26 tonnes`.
  static func kilograms(_ text: String) -> Int? {
    guard let (number, unit) = split(text) else { return nil }
    let factor: Double
    switch unit {
    // A bare number above 200 can only be kilograms: no road is signed for 200 t.
    case "": factor = number > 200 ? 1 : 1000
    case "t", "mt", "to", "ton", "tons", "tonnes", "tn", "tonne": factor = 1000
    case "kg": factor = 1
    case "st", "short tons": factor = 907.184_74
    case "lt", "long tons": factor = 1016.046_908_8
    case "lbs", "lb": factor = 0.453_592_37
    case "cwt": factor = 50.802_345_44
    case "kn": factor = 101.971_621_3
    default: return nil
    }
    return whole(number * factor, upTo: 1_000_000)
  }

  /// `4`, `4.2 m`, `4,20`, `420 cm`, `13'6"`, `13 ft`, `13'`, `6"`.
  static func centimeters(_ text: String) -> Int? {
    if text.contains("'") || text.contains("\"") { return feetAndInches(text) }
    guard let (number, unit) = split(text) else { return nil }
    let factor: Double
    switch unit {
    case "", "m", "meter", "metres", "meters": factor = 100
    case "cm": factor = 1
    case "mm": factor = 0.1
    case "ft", "feet": factor = 30.48
    case "in": factor = 2.54
    default: return nil
    }
    return whole(number * factor, upTo: 100_000)
  }

  /// `50`, `50 km/h`, `30 mph`, `20 knots` in tenths of km/h, rounded to the nearest; 1 to 3,000.
  static func speed(_ text: String) -> Int? {
    guard let (number, unit) = split(text) else { return nil }
    let factor: Double
    switch unit {
    case "", "km/h", "kmh", "kph", "kmph": factor = 10
    case "mph": factor = 16.093_44
    case "knots", "kn", "kt": factor = 18.52
    default: return nil
    }
    let value = (number * factor).rounded()
    return value >= 1 && value <= 3000 ? Int(value) : nil
  }

  /// `90` (minutes), `01:30`, `1:30:00`, `PT1H30M`, `P1DT2H` in seconds; `nil` above a week.
  static func seconds(_ text: String) -> Int? {
    let trimmed = text.trimmed.uppercased()
    if trimmed.hasPrefix("P") { return period(trimmed.dropFirst()) }
    let parts = trimmed.split(separator: ":", omittingEmptySubsequences: false)
    var numbers: [Int] = []
    for part in parts {
      guard part.count <= 5, let number = Int(part), number >= 0 else { return nil }
      numbers.append(number)
    }
    let seconds: Int
    switch numbers.count {
    case 1: seconds = numbers[0] * 60
    case 2: seconds = numbers[0] * 3600 + numbers[1] * 60
    case 3: seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    default: return nil
    }
    return bounded(seconds)
  }

  private static func period(_ text: Substring) -> Int? {
    var seconds = 0
    var isTime = false
    var number: Int?
    for letter in text {
      if let digit = letter.wholeNumberValue, letter.isASCII {
        let next = (number ?? 0) * 10 + digit
        guard next <= 100_000 else { return nil }
        number = next
        continue
      }
      if letter == "T" {
        isTime = true
        continue
      }
      guard let count = number else { return nil }
      switch (letter, isTime) {
      case ("D", false): seconds += count * 86_400
      case ("H", true): seconds += count * 3600
      case ("M", true): seconds += count * 60
      case ("S", true): seconds += count
      default: return nil
      }
      guard seconds <= 604_800 else { return nil }
      number = nil
    }
    return number == nil ? bounded(seconds) : nil
  }

  private static func bounded(_ seconds: Int) -> Int? {
    (1...604_800).contains(seconds) ? seconds : nil
  }

  private static func feetAndInches(_ text: String) -> Int? {
    var inches = 0.0
    var digits = ""
    var found = false
    for letter in text {
      switch letter {
      case "'":
        guard let feet = decimal(digits.trimmed) else { return nil }
        inches += feet * 12
        digits = ""
        found = true
      case "\"":
        guard let rest = decimal(digits.trimmed) else { return nil }
        inches += rest
        digits = ""
        found = true
      default: digits.append(letter)
      }
    }
    let rest = digits.trimmed
    if !rest.isEmpty {
      guard let more = decimal(rest) else { return nil }
      inches += more
    }
    return found ? whole(inches * 2.54, upTo: 100_000) : nil
  }

  /// A number and the unit behind it in small letters.
  private static func split(_ text: String) -> (Double, String)? {
    let trimmed = text.trimmed
    let end =
      trimmed.firstIndex { !($0.isASCII && ($0.isNumber || $0 == "." || $0 == ",")) }
      ?? trimmed.endIndex
    guard let number = decimal(String(trimmed[..<end])) else { return nil }
    return (number, trimmed[end...].trimmed.lowercased())
  }

  /// Digits with at most one point or comma.
  private static func decimal(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
    let pointed = text.replacing(",", with: ".")
    guard pointed.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "." }) else { return nil }
    return Double(pointed)
  }

  private static func whole(_ value: Double, upTo most: Int) -> Int? {
    // A hair added, so that 4.2 m is 420 cm and not 419.
    let rounded = (value + 1e-6).rounded(.down)
    return rounded >= 1 && rounded <= Double(most) ? Int(rounded) : nil
  }
}
