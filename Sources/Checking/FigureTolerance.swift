public import Domain

/// How far a figure may lie from its sum because the plan file rounds it.
///
/// The default suits the plan's GeoJSON, which rounds only `payload_use`, to four decimals.
public struct FigureTolerance: Hashable, Sendable {
  /// Half of the last digit of `hours`.
  public var duty: Seconds
  /// Half of the last digit of `tonne_km`, in kilograms times meters.
  public var massDistance: Int
  /// Half of the last digit of `payload_use`.
  public var payloadUse: Double

  /// Makes a tolerance.
  public init(
    duty: Seconds = .zero, massDistance: Int = 0, payloadUse: Double = 0.000_050_1
  ) {
    self.duty = duty
    self.massDistance = massDistance
    self.payloadUse = payloadUse
  }
}
