/// The files of a folder of GeoData, in the order in which they are read and told about.
enum GeoDataFile: String, CaseIterable {
  case manifest
  case places
  case roads
  case roadsShape = "roads_shape"
  case sites
  case siteLinks = "site_links"
  case siteOps = "site_ops"
  case materials
  case cleaning
  case streams
  case stock
  case consents
  case closures
  case bridges

  /// The version of the form that this program reads.
  static let version = 1

  /// The ending of a file of features.
  static let geoJSONSuffix = ".geojson"

  /// The names under which the file may lie in a folder.
  var fileNames: [String] {
    self == .manifest ? ["manifest.csv"] : [rawValue + ".csv", rawValue + Self.geoJSONSuffix]
  }

  /// Whether a folder without it cannot be used.
  var isRequired: Bool {
    switch self {
    case .manifest, .stock, .consents, .closures, .bridges: false
    default: true
    }
  }

  /// The columns of the file.
  var schema: TableSchema {
    switch self {
    case .manifest:
      schema("file version", optional: "date license origin")
    case .places:
      schema("id name country kind lon lat source confidence", optional: "name_fi name_sv name_en")
    case .roads:
      schema(
        "id from to road km speed_kmh winter_speed_kmh max_gross_t max_height_m surface"
          + " thaw_risk country season_note source confidence",
        optional: "max_length_m max_width_m max_axle_t direction valid_from valid_to")
    case .roadsShape:
      schema("road_id seq lon lat")
    case .sites:
      schema(
        "id name kind industry operator municipality country lon lat accuracy_m status source"
          + " confidence",
        optional: "name_fi name_sv name_en")
    case .siteLinks:
      schema("site_id place_id access_km method confidence")
    case .siteOps:
      schema(
        "site_id open_mon_fri open_sat open_sun timezone loaders unload_bays weighbridge_min wash"
          + " confidence",
        optional: "gate_lon gate_lat max_gross_t max_length_m contact")
    case .materials:
      schema(
        "id name family bulk_density_t_m3 density_low density_high moisture_pct low_code"
          + " legal_status legal_note routes bodies tarp_required dust freezes cleaning_class adr"
          + " source confidence",
        optional: "name_fi name_sv name_en")
    case .cleaning:
      schema("from_class to_class action minutes source confidence")
    case .streams:
      schema(
        "site_id role material_id t_per_year m01_pct m02_pct m03_pct m04_pct m05_pct m06_pct"
          + " m07_pct m08_pct m09_pct m10_pct m11_pct m12_pct storage_t kemi_tornio note source"
          + " confidence")
    case .stock:
      schema("site_id material_id role stock_t date", mayBeEmpty: true)
    case .consents:
      schema(
        "from_site_id to_site_id material_id kind valid_from valid_to", optional: "max_t",
        mayBeEmpty: true)
    case .closures:
      schema("road_id from to", optional: "reason", mayBeEmpty: true)
    case .bridges:
      schema("road_id km limits", mayBeEmpty: true)
    }
  }

  private func schema(
    _ required: String, optional: String = "", mayBeEmpty: Bool = false
  ) -> TableSchema {
    TableSchema(
      name: rawValue, required: required.split(separator: " ").map(String.init),
      optional: optional.split(separator: " ").map(String.init), mayBeEmpty: mayBeEmpty)
  }
}
