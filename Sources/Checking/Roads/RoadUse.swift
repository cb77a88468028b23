import Domain

/// What drives on the roads: the mass and size of a vehicle at one moment.
struct RoadUse: Hashable {
  /// The actual gross mass: tare, and the load aboard.
  var gross: Kilograms
  var height: Centimeters
  var length: Centimeters
  /// A rigid truck, not a combination; bridges limit the two apart.
  var isRigid: Bool
  /// Whether a load is aboard, which thaw closures ask.
  var isLoaded: Bool

  init(type: VehicleType, load: Kilograms?) {
    gross = Kilograms(type.tare.value.plus(load?.value ?? 0))
    height = type.height
    length = type.length
    isRigid = type.combination == "rigid"
    isLoaded = load != nil
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
  case thaw
  case thawMass(limit: Kilograms)
  case impassable

  /// The breach that the obstacle makes, without its place.
  func breach(of road: Road, by use: RoadUse) -> Breach {
    var arguments = ["road": road.id.text]
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
