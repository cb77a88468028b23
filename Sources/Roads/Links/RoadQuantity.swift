internal import Domain

/// What a limit or a condition measures on a vehicle, in kilograms, centimeters or axles.
public enum RoadQuantity: UInt8, Hashable, Sendable, CaseIterable {
  /// The real mass of vehicle and trailer together (`maxweight`).
  case gross
  /// The same where the sign is about combinations alone (`maxgcweight`).
  case combination
  /// The real mass of a vehicle alone; a combination may weigh twice as much, as the register of
  /// limited bridges has it where it names no limit for combinations.
  case singleVehicle
  /// The real mass of a vehicle alone, where combinations have a limit of their own.
  case loneVehicle
  /// The mass for which vehicle and trailer are registered (`maxweightrating`).
  case rating
  /// The heaviest axle (`maxaxleload`); all axles are taken to bear the same.
  case axle
  /// The heaviest bogie of two axles (`maxbogieweight`); vehicles of two axles have none.
  case bogie
  /// The heaviest bogie of three axles; vehicles of three axles or fewer have none.
  case tripleBogie
  /// The height (`maxheight`).
  case height
  /// The length (`maxlength`).
  case length
  /// The width (`maxwidth`).
  case width
  /// The number of axles (`maxaxles`).
  case axleCount

  /// Whether it is a mass, so that a lighter load would mend it.
  var isMass: Bool { self < .height }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// What a vehicle has of it, rounded up.
  func value(of profile: RoadProfile) -> Int {
    let axles = max(profile.axles, 1)
    func share(_ count: Int) -> Int {
      // Rounded up: half a kilogram over the limit is over the limit.
      (profile.gross.value * count + axles - 1) / axles
    }
    switch self {
    case .gross: return profile.gross.value
    case .combination: return profile.isCombination ? profile.gross.value : 0
    case .singleVehicle:
      return profile.isCombination ? (profile.gross.value + 1) / 2 : profile.gross.value
    case .loneVehicle: return profile.isCombination ? 0 : profile.gross.value
    case .rating: return max(profile.rating.value, profile.gross.value)
    case .axle: return share(1)
    case .bogie: return axles > 2 ? share(2) : 0
    case .tripleBogie: return axles > 3 ? share(3) : 0
    case .height: return profile.height.value
    case .length: return profile.length.value
    case .width: return profile.width.value
    case .axleCount: return profile.axles
    }
  }

  /// The gross mass at which a vehicle just meets a limit; `nil` where mass has no part in it.
  func gross(at limit: Int, for profile: RoadProfile) -> Int? {
    let axles = max(profile.axles, 1)
    switch self {
    case .gross: return limit
    case .combination: return profile.isCombination ? limit : nil
    case .singleVehicle: return profile.isCombination ? limit * 2 : limit
    case .loneVehicle: return profile.isCombination ? nil : limit
    case .axle: return limit * axles
    case .bogie: return axles > 2 ? limit * axles / 2 : nil
    case .tripleBogie: return axles > 3 ? limit * axles / 3 : nil
    // A lighter load does not change what a vehicle is registered for.
    case .rating, .height, .length, .width, .axleCount: return nil
    }
  }
}
