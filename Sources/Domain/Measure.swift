/// A whole number of one physical unit, so that sums are exact and units cannot be mixed.
///
/// Range: every measure that comes from outside is checked against ``limit`` when it is made, which
/// leaves room for a million of them to be added without overflow.
public struct Measure<Unit: Sendable>: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The number of units.
  public var value: Int

  /// The largest magnitude that input may have (10^12 units).
  public static var limit: Int { 1_000_000_000_000 }

  /// Makes a measure of `value` units.
  public init(_ value: Int) { self.value = value }

  /// Makes a measure from input, `nil` when it is not finite or its magnitude is above ``limit``.
  ///
  /// Rounds to the nearest unit, halves away from zero.
  public init?(rounding value: Double) {
    guard value.isFinite, value.magnitude <= Double(Self.limit) else { return nil }
    self.value = Int(value.rounded(.toNearestOrAwayFromZero))
  }

  /// No units.
  public static var zero: Measure { Measure(0) }

  /// The sum; exact.
  public static func + (left: Measure, right: Measure) -> Measure {
    Measure(left.value + right.value)
  }

  /// The difference; exact, below zero when `right` is larger.
  public static func - (left: Measure, right: Measure) -> Measure {
    Measure(left.value - right.value)
  }

  /// `measure` taken `count` times.
  public static func * (measure: Measure, count: Int) -> Measure { Measure(measure.value * count) }

  /// Whether `left` has fewer units.
  public static func < (left: Measure, right: Measure) -> Bool { left.value < right.value }
}

/// The unit of ``Meters``.
public enum MeterUnit: Sendable {}
/// The unit of ``Centimeters``.
public enum CentimeterUnit: Sendable {}
/// The unit of ``Seconds``.
public enum SecondUnit: Sendable {}
/// The unit of ``Kilograms``.
public enum KilogramUnit: Sendable {}
/// The unit of ``Liters``.
public enum LiterUnit: Sendable {}
/// The unit of ``Cents``.
public enum CentUnit: Sendable {}

/// A length along a road or on the plane.
public typealias Meters = Measure<MeterUnit>
/// A dimension of a vehicle or a road opening.
public typealias Centimeters = Measure<CentimeterUnit>
/// A duration.
public typealias Seconds = Measure<SecondUnit>
/// A mass.
public typealias Kilograms = Measure<KilogramUnit>
/// A volume of a body (1 m3 = 1000 l).
public typealias Liters = Measure<LiterUnit>
/// An amount of money in euro cents.
public typealias Cents = Measure<CentUnit>

extension Measure where Unit == SecondUnit {
  /// `minutes` times sixty seconds.
  public static func minutes(_ minutes: Int) -> Seconds { Seconds(minutes * 60) }
  /// The duration in minutes.
  public var minutes: Double { Double(value) / 60 }
}

extension Measure where Unit == MeterUnit {
  /// The length in kilometers.
  public var kilometers: Double { Double(value) / 1000 }
}

extension Measure where Unit == KilogramUnit {
  /// The mass in tonnes.
  public var tonnes: Double { Double(value) / 1000 }
}

extension Measure where Unit == CentUnit {
  /// The amount in euros.
  public var euros: Double { Double(value) / 100 }
}
