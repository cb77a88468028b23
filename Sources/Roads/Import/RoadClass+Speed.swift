extension RoadClass {
  /// The speed in tenths of km/h that a truck keeps on an average stretch of the class where signs
  /// and surface do not slow it.
  public var truckSpeed: Int { SpeedReading.classSpeed(self) }

  /// The same where the road is of gravel.
  public var truckSpeedOnGravel: Int {
    min(truckSpeed, SpeedReading.surfaceSpeed("gravel") ?? truckSpeed)
  }
}
