/// What a column of a layer of links tells, with the names that it may have, in any capitals.
///
/// The first name of each list is Digiroad's (`DR_LINKKI`, tables of the releases and the open
/// interfaces, 2024), where Digiroad has the field; the others are what tables made of it are seen
/// to use, and those of `GeoData/roads.csv`.
enum LinkField: Hashable, Sendable {
  case id, segment, direction, type, functionalClass, administrativeClass, state
  case road, part, fromDistance, toDistance, name, swedishName, level
  case length, speed, winterSpeed, surface
  case limit(FieldLimit.Kind, FieldLimit.Unit)
  /// Fields of tables of assets alone: value, first and last meter, side.
  case value, fromMeter, toMeter, side

  /// The fields of a link.
  static let ofLinks: [LinkField] =
    [
      .id, .segment, .direction, .type, .functionalClass, .administrativeClass, .state, .road,
      .part, .fromDistance, .toDistance, .name, .swedishName, .level, .length, .speed,
      .winterSpeed, .surface,
    ] + limits
  /// The fields of an asset along a link.
  static let ofAssets: [LinkField] =
    [.id, .segment, .value, .fromMeter, .toMeter, .side]
    + [.limit(.bogie, .kilograms), .limit(.tripleBogie, .kilograms)]
  /// The limits that columns of links may have.
  static let limits: [LinkField] =
    FieldLimit.Kind.allCases.flatMap { kind in
      (kind.isMass ? [FieldLimit.Unit.kilograms, .tonnes] : [.centimeters, .meters])
        .map { .limit(kind, $0) }
    }

  /// Its names in small letters, the one that counts most first.
  var names: [String] {
    switch self {
    case .id: ["link_id", "linkid", "tielinkki_id"]
    case .segment: ["segm_id"]
    case .direction: ["ajosuunta", "direction"]
    case .type: ["linkkityyp", "linkkityyppi", "link_type"]
    case .functionalClass: ["toiminn_lk", "toiminnallinen_luokka", "functional_class"]
    case .administrativeClass: ["hallinn_lk", "hallinnollinen_luokka", "administrative_class"]
    case .state: ["link_tila"]
    case .road: ["tienumero", "tie", "road_number", "road"]
    case .part: ["tieosanro", "tieosa", "osa", "road_part"]
    case .fromDistance: ["aet", "alkuetaisyys", "from_distance_m"]
    case .toDistance: ["let", "loppuetaisyys", "to_distance_m"]
    case .name: ["tienimi_su", "tienimi", "road_name", "name"]
    case .swedishName: ["tienimi_ru"]
    case .level: ["silta_alik"]
    case .length: ["length_m"]
    case .speed: ["nopeusrajoitus", "nopeus", "speed_limit", "speed_kmh"]
    case .winterSpeed: ["talvinopeusrajoitus", "talvinopeus", "winter_speed_kmh"]
    case .surface: ["paallyste", "paall_lk", "surface"]
    case .limit(let kind, let unit): kind.columns(in: unit)
    case .value: ["arvo", "value"]
    case .fromMeter: ["alku_m", "from_m"]
    case .toMeter: ["loppu_m", "to_m"]
    case .side: ["vaik_suunt", "side"]
    }
  }

  /// Where the fields are among columns; of two names of one field the one that counts more.
  static func places(
    of fields: [LinkField], among columns: [String]
  ) -> [LinkField: String] {
    var column: [String: String] = [:]
    for name in columns { column[name.lowercased(), default: name] = name }
    var places: [LinkField: String] = [:]
    for field in fields {
      if let name = field.names.first(where: { column[$0] != nil }) { places[field] = column[name] }
    }
    return places
  }
}
