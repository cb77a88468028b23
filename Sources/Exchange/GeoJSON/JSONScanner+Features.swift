import Domain

/// Features of RFC 7946, section 3.2, and bare geometries taken as features.
extension JSONScanner {
  /// Reads a feature; notes what is wrong with its meaning.
  mutating func feature() throws(InputFault) -> GeoJSONFeature {
    skipSpace()
    let start = index
    var feature = GeoJSONFeature(shape: nil, properties: nil, location: location(at: start))
    guard start < bytes.count else { throw cut("a feature") }
    guard bytes[start] == UInt8(ascii: "{") else {
      let value = snippet(at: start)
      try skipValue()
      note("feature", at: start, value: value, "a Feature object")
      return feature
    }
    var type: String?
    var hasGeometry = false
    try object { (scanner: inout JSONScanner, name: String) throws(InputFault) in
      switch name {
      case "type": type = try scanner.text("\"Feature\"")
      case "geometry":
        hasGeometry = true
        let geometry = try scanner.geometry()
        feature.shape = geometry.shape
        feature.shapeMembers = geometry.members
      case "properties": feature.properties = try scanner.properties()
      case "id": feature.id = try scanner.identifier()
      case "bbox": feature.boundingBox = try scanner.extent()
      default: feature.members.append(JSONMember(name, try scanner.value()))
      }
    }
    if type != "Feature" {
      note("feature", at: start, value: type ?? "no type", "type \"Feature\"")
    } else if !hasGeometry {
      note("feature", at: start, "a member 'geometry', null when there is none")
    }
    return feature
  }

  /// Reads a bare geometry as a feature without properties.
  mutating func bareGeometry() throws(InputFault) -> GeoJSONFeature {
    skipSpace()
    let place = location(at: index)
    let geometry = try geometry()
    return GeoJSONFeature(
      shape: geometry.shape, properties: nil, members: geometry.members, location: place)
  }

  /// Reads the extent of RFC 7946, section 5: four numbers, or six with heights.
  mutating func extent() throws(InputFault) -> [Double]? {
    skipSpace()
    let start = index
    let value = try value()
    if value == .null { return nil }
    if case .array(let elements) = value, elements.count == 4 || elements.count == 6 {
      let numbers = elements.compactMap(\.number?.double)
      if numbers.count == elements.count { return numbers }
    }
    note("bbox", at: start, value: snippet(at: start), "four or six numbers")
    return nil
  }

  private mutating func properties() throws(InputFault) -> [JSONMember]? {
    skipSpace()
    let start = index
    switch try value() {
    case .object(let members): return members
    case .null: return nil
    default:
      note("properties", at: start, value: snippet(at: start), "an object or null")
      return nil
    }
  }

  private mutating func identifier() throws(InputFault) -> JSONValue? {
    skipSpace()
    let start = index
    let value = try value()
    switch value {
    case .string, .number: return value
    case .null: return nil
    default:
      note("id", at: start, value: snippet(at: start), "a string or a number")
      return nil
    }
  }
}
