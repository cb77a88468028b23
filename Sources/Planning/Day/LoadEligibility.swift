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

  /// The most that a type may have aboard at both ends of a lane, by what their gates let in; `nil`
  /// when it is too long for one of them.
  static func limit(of type: VehicleType, at ends: [SiteOperations?]) -> Kilograms? {
    var limit = Kilograms(Kilograms.limit)
    for case let operations? in ends {
      if let most = operations.maxLength, type.length > most { return nil }
      if let most = operations.maxGross { limit = min(limit, most - type.tare) }
    }
    return limit > .zero ? limit : nil
  }
}

extension Reason {
  /// The gate of one end of a lane lets no such truck in.
  static func gate(from: SiteID, to: SiteID) -> Reason {
    Reason(.massLimit, ["cause": "gate", "from": from.text, "to": to.text])
  }
}
