internal import Domain

/// A limit as a sign shows it.
struct LinkSign: Hashable, Sendable {
  /// What is limited, such as `gross` or `height`.
  var quantity: String
  /// The most that is allowed, in ``unit``.
  var most: Double
  /// `t`, `m` or `axles`.
  var unit: String
}

extension LinkRule {
  /// The signs that hold for a vehicle at a moment, whether it keeps within them or not.
  func signs(for profile: RoadProfile, at moment: DrivingMoment) -> [LinkSign] {
    let driver = RoadDriver(profile: profile, moment: moment, hasBusiness: false)
    return limits.compactMap { limit in
      guard let most = limit.most(for: driver) else { return nil }
      let name = "\(limit.quantity)"
      switch limit.quantity {
      case .height, .length, .width:
        return LinkSign(quantity: name, most: Double(most) / 100, unit: "m")
      case .axleCount: return LinkSign(quantity: name, most: Double(most), unit: "axles")
      case .gross, .combination, .singleVehicle, .loneVehicle, .rating, .axle, .bogie, .tripleBogie:
        return LinkSign(quantity: name, most: Double(most) / 1000, unit: "t")
      }
    }
  }
}
