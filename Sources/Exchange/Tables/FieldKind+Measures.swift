import Domain

/// A number with its unit, the range that makes sense, and the units it is often mistaken for.
struct NumberRange {
  /// The unit as the file writes it.
  let unit: String
  /// Digits after the point; values are whole numbers of the last one.
  let decimals: Int
  /// The values that make sense, in units of the last digit.
  let range: ClosedRange<Int>
  /// Smaller units with how many of them make one of ``unit``.
  var slips: [(unit: String, factor: Int)] = []

  /// The number in units of the last digit.
  ///
  /// - Throws: ``FieldFault`` with the range, and with the unit slip when there is one.
  func read(_ text: String) throws(FieldFault) -> Int {
    let value = try DecimalText.scaled(text, decimals: decimals)
    guard !range.contains(value) else { return value }
    let low = DecimalText.text(range.lowerBound, decimals: decimals)
    let high = DecimalText.text(range.upperBound, decimals: decimals)
    var expected = "\(low) to \(high)" + (unit.isEmpty ? "" : " \(unit)")
    for slip in slips where value > range.upperBound && range.contains(value / slip.factor) {
      let meant = DecimalText.text(value / slip.factor, decimals: decimals)
      expected += "; \(text) looks like \(slip.unit), which would be \(meant) \(unit)"
      break
    }
    throw FieldFault(expected, code: "range")
  }
}

extension FieldKind {
  /// A measure in units of the last digit of `number`.
  static func measure<Unit>(_ number: NumberRange) -> Self where Value == Measure<Unit> {
    FieldKind(Measure(number.range.lowerBound)) { text throws(FieldFault) in
      Measure(try number.read(text))
    }
  }
}

extension FieldKind where Value == Meters {
  /// Kilometers with three decimals; `range` in meters.
  static func kilometers(_ range: ClosedRange<Int>) -> Self {
    .measure(NumberRange(unit: "km", decimals: 3, range: range, slips: [("meters", 1000)]))
  }

  /// Whole meters.
  static func meters(_ range: ClosedRange<Int>) -> Self {
    .measure(NumberRange(unit: "m", decimals: 0, range: range, slips: [("millimeters", 1000)]))
  }
}

extension FieldKind where Value == Centimeters {
  /// Meters with two decimals; `range` in centimeters.
  static func meters(_ range: ClosedRange<Int>) -> Self {
    .measure(
      NumberRange(
        unit: "m", decimals: 2, range: range, slips: [("centimeters", 100), ("millimeters", 1000)]))
  }
}

extension FieldKind where Value == Kilograms {
  /// Tonnes with three decimals; `range` in kilograms.
  static func tonnes(_ range: ClosedRange<Int>) -> Self {
    .measure(NumberRange(unit: "t", decimals: 3, range: range, slips: [("kilograms", 1000)]))
  }
}

extension FieldKind where Value == Liters {
  /// Cubic meters with three decimals; `range` in liters.
  static func cubicMeters(_ range: ClosedRange<Int>) -> Self {
    .measure(NumberRange(unit: "m3", decimals: 3, range: range, slips: [("liters", 1000)]))
  }
}

extension FieldKind where Value == Cents {
  /// Euros with two decimals; `range` in cents.
  static func euros(_ range: ClosedRange<Int>) -> Self {
    .measure(NumberRange(unit: "EUR", decimals: 2, range: range, slips: [("cents", 100)]))
  }
}

extension FieldKind where Value == Seconds {
  /// Whole minutes; `range` in minutes.
  static func minutes(_ range: ClosedRange<Int>) -> Self {
    FieldKind<Int>.number(
      NumberRange(unit: "min", decimals: 0, range: range, slips: [("seconds", 60)])
    ).map { .minutes($0) }
  }

  /// Hours with two decimals, read to the second; `range` in hundredths of an hour.
  static func hours(_ range: ClosedRange<Int>) -> Self {
    FieldKind<Int>.number(
      NumberRange(unit: "h", decimals: 2, range: range, slips: [("minutes", 60)])
    ).map { Seconds($0 * 36) }
  }
}

extension FieldKind where Value == Int {
  /// A number in units of its last digit.
  static func number(_ number: NumberRange) -> Self {
    FieldKind(number.range.lowerBound) { text throws(FieldFault) in try number.read(text) }
  }

  /// A whole number without a unit.
  static func count(_ range: ClosedRange<Int>, unit: String = "") -> Self {
    .number(NumberRange(unit: unit, decimals: 0, range: range))
  }

  /// t/m3 with three decimals, which is kg/m3.
  static var density: Self {
    .number(
      NumberRange(
        unit: "t/m3", decimals: 3, range: 20...10_000, slips: [("kg/m3", 1000)]))
  }
}

extension FieldKind where Value == Double {
  /// A number read exactly and then divided once; `range` in units of its last digit.
  static func decimal(_ number: NumberRange) -> Self {
    var scale = 1.0
    for _ in 0..<number.decimals { scale *= 10 }
    let divisor = scale
    return FieldKind<Int>.number(number).map { Double($0) / divisor }
  }

  /// Degrees of longitude in Finland, Sweden and Norway.
  static var longitude: Self { degrees("longitude", 4...32, other: 54...72) }
  /// Degrees of latitude in Finland, Sweden and Norway.
  static var latitude: Self { degrees("latitude", 54...72, other: 4...32) }

  /// Degrees of longitude anywhere.
  static var anyLongitude: Self { degrees("longitude", -180...180, other: 0...0) }
  /// Degrees of latitude anywhere.
  static var anyLatitude: Self { degrees("latitude", -90...90, other: 90...180) }

  private static func degrees(
    _ name: String, _ range: ClosedRange<Double>, other: ClosedRange<Double>
  ) -> Self {
    FieldKind(range.lowerBound) { text throws(FieldFault) in
      let value = try DecimalText.double(text)
      guard !range.contains(value) else { return value }
      var expected =
        "\(name) in degrees on WGS 84, \(Int(range.lowerBound)) to \(Int(range.upperBound))"
      if other.contains(value) {
        expected += "; longitude and latitude look exchanged"
      } else if value.magnitude > 360 {
        expected +=
          "; this looks like meters of a plane, which `sivuvirta project` turns to degrees"
      }
      throw FieldFault(expected, code: "range")
    }
  }
}
