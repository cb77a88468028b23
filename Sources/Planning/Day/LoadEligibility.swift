internal import Domain

/// What a vehicle type can carry of a material, and whether it may.
enum LoadEligibility {
  /// The mass that fits by payload and volume, in whole kilograms.
  static func capacity(of type: VehicleType, for material: Material) -> Kilograms {
    min(type.payload, Kilograms(type.volume.value * material.density / 1000))
  }

  /// Whether the type has a body that may carry the material, and the one asked for if any.
  static func suits(_ type: VehicleType, _ material: Material, body: Body?) -> Bool {
    type.bodies.contains { material.bodies.contains($0) && (body == nil || body == $0) }
  }
}
