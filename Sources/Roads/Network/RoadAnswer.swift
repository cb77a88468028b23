public import Domain

/// A way, or why there is none: what cannot be driven is data, not a failure.
public enum RoadAnswer<Found: Sendable>: Sendable {
  /// There is one.
  case found(Found)
  /// There is none; see ``Domain/Reason/Code`` `no_route` and `mass_limit`.
  case unreachable(Reason)

  /// What was found, `nil` when nothing was.
  public var found: Found? {
    if case .found(let found) = self { found } else { nil }
  }

  /// Why nothing was found, `nil` when something was.
  public var reason: Reason? {
    if case .unreachable(let reason) = self { reason } else { nil }
  }
}

extension RoadAnswer: Equatable where Found: Equatable {}
extension RoadAnswer: Hashable where Found: Hashable {}

extension Reason.Code {
  /// Roads on the way suffer from the thaw; arguments `risk`, `roads`, `numbers`.
  public static let thaw = Reason.Code(rawValue: "thaw")
  /// Roads on the way are drawn as straight lines; arguments `roads`, `km`.
  public static let straightLines = Reason.Code(rawValue: "straight_lines")
  /// The way does not allow the full gross; arguments `full_t`, `gross_t`.
  public static let grossReduced = Reason.Code(rawValue: "gross_reduced")
}

extension Kilograms {
  /// Tonnes without needless zeros, such as `76` or `12.5`.
  var tonnesText: String {
    let thousandths = value.magnitude % 1000
    guard thousandths > 0 else { return "\(value / 1000)" }
    var digits = String(1000 + thousandths).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(value < 0 ? "-" : "")\(value.magnitude / 1000).\(digits)"
  }
}
