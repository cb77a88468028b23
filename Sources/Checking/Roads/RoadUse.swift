import Domain

/// What drives on the roads: the mass and size of a vehicle at one moment.
struct RoadUse: Hashable {
  /// The actual gross mass: tare, and the load aboard.
  var gross: Kilograms
  var height: Centimeters
  var length: Centimeters
  /// Axle and bogie limits count the mass as spread evenly over the axles.
  var axles: Int
  /// A rigid truck, not a combination; bridges limit the two apart.
  var isRigid: Bool
  /// The mass for which it is registered, which some signs of imported maps ask.
  var rating: Kilograms
  /// Whether a load is aboard, which thaw closures ask.
  var isLoaded: Bool

  /// The widest that a vehicle may be, and that every vehicle is taken to be: 2.60 m.
  static let width = Centimeters(260)

  init(type: VehicleType, load: Kilograms?) {
    gross = Kilograms(type.tare.value.plus(load?.value ?? 0))
    height = type.height
    length = type.length
    axles = type.axles
    isRigid = type.combination == "rigid"
    isLoaded = load != nil
    rating = type.gross
  }

  /// The gross mass at which `count` of the axles bear `mass`.
  func gross(ofAxles count: Int, at mass: Kilograms) -> Kilograms {
    Kilograms(mass.value.times(max(axles, count)) / count)
  }

  /// The gross mass that a bridge allows.
  func limit(of bridge: BridgeLimit) -> Kilograms? {
    // Without a limit for combinations, one may weigh twice what a vehicle may.
    let combination = bridge.combination ?? bridge.vehicle.map { Kilograms($0.value.times(2)) }
    return [
      isRigid ? bridge.vehicle : combination,
      bridge.axle.map { gross(ofAxles: 1, at: $0) },
      // A vehicle of two axles has no bogie, one of three has no bogie of three.
      axles > 2 ? bridge.twoAxleBogie.map { gross(ofAxles: 2, at: $0) } : nil,
      axles > 3 ? bridge.threeAxleBogie.map { gross(ofAxles: 3, at: $0) } : nil,
    ].compactMap { $0 }.min()
  }
}

/// Why a road may not be used.
enum RoadObstacle: Hashable {
  case closed(reason: String)
  case notValid
  case oneWay
  case mass(limit: Kilograms)
  case bridge(limit: Kilograms)
  case height(limit: Centimeters)
  case length(limit: Centimeters)
  case width(limit: Centimeters)
  case axles(limit: Int)
  case thaw
  case thawMass(limit: Kilograms)
  case impassable

  /// The breach that the obstacle makes, without its place; `road` is what the road is called.
  func breach(on road: String, by use: RoadUse) -> Breach {
    var arguments = ["road": road]
    func with(_ name: String, _ value: String) { arguments[name] = value }
    switch self {
    case .closed(let reason):
      with("reason", reason)
      return Breach(.roadClosed, arguments)
    case .notValid: return Breach(.roadNotValid, arguments)
    case .oneWay: return Breach(.roadOneWay, arguments)
    case .mass(let limit):
      with("gross", use.gross.text)
      with("limit", limit.text)
      return Breach(.roadMass, arguments)
    case .bridge(let limit):
      with("gross", use.gross.text)
      with("limit", limit.text)
      return Breach(.bridgeMass, arguments)
    case .height(let limit):
      with("height", use.height.text)
      with("limit", limit.text)
      return Breach(.roadHeight, arguments)
    case .length(let limit):
      with("length", use.length.text)
      with("limit", limit.text)
      return Breach(.roadLength, arguments)
    case .width(let limit):
      with("limit", limit.text)
      return Breach(.roadWidth, arguments)
    case .axles(let limit):
      with("axles", "\(use.axles)")
      with("limit", "\(limit)")
      return Breach(.roadAxles, arguments)
    case .thaw:
      with("limit", "no loaded combinations")
      return Breach(.roadThaw, arguments)
    case .thawMass(let limit):
      with("limit", limit.text)
      return Breach(.roadThaw, arguments)
    case .impassable: return Breach(.roadImpassable, arguments)
    }
  }
}
