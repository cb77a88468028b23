import Domain

/// Reads `vehicle_types.yaml`.
enum VehicleTypesReader {
  private static let keys = [
    "id", "name", "country", "combination", "axles", "gross_t", "tare_t", "payload_t", "volume_m3",
    "length_m", "height_m", "bodies", "fuel_loaded_l_100km", "fuel_empty_l_100km", "cost_eur_km",
    "cost_eur_h", "co2e_kg_per_l", "load_min", "unload_min", "permit",
  ]

  /// The types, sorted by identifier.
  static func read(_ root: YAMLMapping) -> [VehicleType] {
    var types: [VehicleType] = []
    var seen: Set<VehicleTypeID> = []
    for element in root.elements("vehicle_types") {
      guard
        let map = element.mapping(required: keys, optional: ["default", "source", "confidence"])
      else { continue }
      let type = type(map)
      if !type.id.text.isEmpty, !seen.insert(type.id).inserted {
        map.report("duplicate", "id", value: type.id.text, "each vehicle type once")
      }
      types.append(type)
    }
    return types.sorted { $0.id < $1.id }
  }

  private static func type(_ map: YAMLMapping) -> VehicleType {
    let fuel = FieldKind<Int>.number(
      NumberRange(unit: "l/100 km", decimals: 1, range: 0...2000))
    let type = VehicleType(
      id: map.value("id", .identifier()), name: LocalizedName(map.value("name", .text)),
      country: map.value("country", .word(.finland)), combination: map.value("combination", .text),
      axles: map.value("axles", .count(2...20)),
      gross: map.value("gross_t", .tonnes(3500...120_000)),
      tare: map.value("tare_t", .tonnes(1000...60_000)),
      payload: map.value("payload_t", .tonnes(500...100_000)),
      volume: map.value("volume_m3", .cubicMeters(1000...400_000)),
      length: map.value("length_m", .meters(500...4000)),
      height: map.value("height_m", .meters(200...600)),
      bodies: map.list("bodies", .word(.tipper)),
      fuelLoaded: map.value("fuel_loaded_l_100km", fuel),
      fuelEmpty: map.value("fuel_empty_l_100km", fuel),
      costPerKilometer: map.value("cost_eur_km", .euros(0...10_000)),
      costPerHour: map.value("cost_eur_h", .euros(0...100_000)),
      emission: map.value(
        "co2e_kg_per_l", .number(NumberRange(unit: "kg/l", decimals: 3, range: 0...10_000))),
      loading: map.value("load_min", .minutes(0...600)),
      unloading: map.value("unload_min", .minutes(0...600)), permit: map.value("permit", .text),
      isDefault: map.optional("default", .trueFalse) ?? true,
      source: map.optional("source", .text) ?? "",
      confidence: map.optional("confidence", .word(.low)) ?? .low)
    guard map.isSound else { return type }
    if type.tare + type.payload > type.gross {
      map.report(
        "value", "payload_t", value: DecimalText.text(type.payload.value, decimals: 3),
        "tare_t + payload_t at most gross_t, "
          + "\(DecimalText.text(type.gross.value, decimals: 3)) t")
    }
    if type.bodies.isEmpty {
      map.report("empty", "bodies", "at least one body")
    }
    return type
  }
}
