public import Domain

/// What the roads and the fleet answer when they are asked about a lane: a value, or why not.
public enum LaneAnswer<Value: Sendable>: Sendable {
  /// The lane can be served.
  case open(Value)
  /// It cannot, such as for `no_route`, `mass_limit` or `no_body`.
  case barred(Reason)
}

extension LaneAnswer {
  /// The answer with its value carried over.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> LaneAnswer<Other> {
    switch self {
    case .open(let value): .open(transform(value))
    case .barred(let reason): .barred(reason)
    }
  }
}

extension LaneAnswer: Equatable where Value: Equatable {}
extension LaneAnswer: Hashable where Value: Hashable {}

/// The loaded travel of a lane for the best common vehicle that may carry the material.
///
/// Asked once for each pair of a supply and a demand; must give the same answer each time.
public typealias LaneTravel = (_ from: SiteID, _ to: SiteID, _ material: MaterialID) ->
  LaneAnswer<Travel>

/// The mass of a full load on a lane in the best vehicle that may carry the material.
public typealias LaneLoad = (_ from: SiteID, _ to: SiteID, _ material: MaterialID) ->
  LaneAnswer<Kilograms>
