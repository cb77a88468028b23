import CPROJ

extension ReferenceSystem {
  /// Reads a reference system from what a user writes: `EPSG:3067`, another authority and code, a
  /// PROJ string, WKT, PROJJSON, a URN, or its full name.
  ///
  /// Systems with heights are refused, so that no height is lost unseen.
  ///
  /// - Throws: ``GeodesyError/unknownReferenceSystem(text:reason:suggestion:)``,
  ///   ``GeodesyError/notHorizontal(text:form:suggestion:)`` or
  ///   ``GeodesyError/databaseMissing(reason:)``.
  public init(_ text: String) throws(GeodesyError) {
    let context = try ProjContext.open()
    let object = try Self.open(text, in: context)
    let isBound = proj_get_type(object.pointer) == PJ_TYPE_BOUND_CRS
    guard
      let inner = ProjObject(
        isBound
          ? proj_get_source_crs(context.pointer, object.pointer)
          : proj_clone(context.pointer, object.pointer))
    else { throw .library(reason: context.lastMessage ?? "no copy of a reference system") }
    self.init(
      text: text, reading: object.pointer, inner: inner.pointer, in: context.pointer)
  }

  /// Reads `system`; `inner` is the same without a transformation that it may be bound to.
  private init(
    text: String, reading system: OpaquePointer, inner: OpaquePointer, in context: OpaquePointer
  ) {
    let isGeographic = proj_get_type(inner) == PJ_TYPE_GEOGRAPHIC_2D_CRS
    let unit = Self.unitOfFirstAxis(of: inner, in: context)
    self.text = text
    code = Self.code(of: system)
    name = proj_get_name(system).map { String(cString: $0) } ?? text
    form = isGeographic ? .geographic : .projected
    area = Self.area(of: system, in: context) ?? Self.area(of: inner, in: context)
    baseCode = Self.code(of: ProjObject(proj_crs_get_geodetic_crs(context, system)))
    isPlainDegrees =
      isGeographic && abs(unit - Double.pi / 180) < 1e-12
      && proj_crs_is_derived(context, inner) == 0 && Self.isFromGreenwich(inner, in: context)
    metersInUnit = isGeographic ? 1 : unit
    identity =
      code ?? proj_as_wkt(context, system, PJ_WKT2_2019, nil).map { String(cString: $0) } ?? text
  }

  /// Opens a horizontal system in `context`.
  static func open(
    _ text: String, in context: borrowing ProjContext
  ) throws(GeodesyError) -> ProjObject {
    context.forgetMessages()
    guard !text.unicodeScalars.contains("\0"),
      let object = ProjObject(proj_create(context.pointer, definition(of: text)))
    else {
      throw .unknownReferenceSystem(
        text: text, reason: context.lastMessage, suggestion: suggestion(for: text))
    }
    let type = proj_get_type(object.pointer)
    switch type {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_PROJECTED_CRS: break
    case PJ_TYPE_BOUND_CRS:
      guard let inner = ProjObject(proj_get_source_crs(context.pointer, object.pointer)),
        isHorizontal(proj_get_type(inner.pointer))
      else { throw .notHorizontal(text: text, form: "bound to another form", suggestion: nil) }
    case PJ_TYPE_COMPOUND_CRS:
      let code = code(of: ProjObject(proj_crs_get_sub_crs(context.pointer, object.pointer, 0)))
      throw .notHorizontal(
        text: text, form: "compound, with heights",
        suggestion: code.map { "its horizontal part \($0)" })
    default:
      guard let form = formName(of: type) else {
        throw .unknownReferenceSystem(
          text: text, reason: "it names something else", suggestion: suggestion(for: text))
      }
      throw .notHorizontal(text: text, form: form, suggestion: flatSystems[normalized(text)])
    }
    if isLooseName(text), normalized(name(of: object.pointer)) != normalized(text) {
      let found = code(of: object.pointer) ?? name(of: object.pointer)
      throw .unknownReferenceSystem(
        text: text, reason: nil, suggestion: suggestion(for: text) ?? found)
    }
    if axisCount(of: object.pointer, in: context.pointer) > 2 {
      throw .notHorizontal(text: text, form: "three-dimensional, with heights", suggestion: nil)
    }
    return object
  }

  private static func axisCount(of system: OpaquePointer, in context: OpaquePointer) -> Int {
    guard let axes = ProjObject(proj_crs_get_coordinate_system(context, system)) else { return 2 }
    return Int(proj_cs_get_axis_count(context, axes.pointer))
  }

  /// PROJ takes a string of parameters for an operation unless it is told that it is a system.
  private static func definition(of text: String) -> String {
    let words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
    let leading = words.prefix(while: \.isEmpty).count
    let trailing = words.reversed().prefix(while: \.isEmpty).count
    let trimmed = text.dropFirst(leading).dropLast(min(trailing, max(0, text.count - leading)))
    let isParameters = ["+proj=", "proj=", "+init=", "init="].contains { trimmed.hasPrefix($0) }
    return isParameters && !trimmed.contains("type=crs") ? trimmed + " +type=crs" : String(trimmed)
  }

  private static func code(of object: borrowing ProjObject?) -> String? {
    switch object {
    case .some(let object): code(of: object.pointer)
    case .none: nil
    }
  }

  /// The authority and code of an object.
  private static func code(of object: OpaquePointer) -> String? {
    guard let authority = proj_get_id_auth_name(object, 0), let code = proj_get_id_code(object, 0)
    else { return nil }
    return String(cString: authority) + ":" + String(cString: code)
  }

  private static func name(of object: OpaquePointer) -> String {
    proj_get_name(object).map { String(cString: $0) } ?? ""
  }

  private static func isHorizontal(_ type: PJ_TYPE) -> Bool {
    type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_PROJECTED_CRS
  }

  private static let flatSystems = ["epsg4979": "EPSG:4326", "epsg4937": "EPSG:4258"]

  private static func formName(of type: PJ_TYPE) -> String? {
    switch type {
    case PJ_TYPE_VERTICAL_CRS: "vertical"
    case PJ_TYPE_GEOGRAPHIC_3D_CRS: "three-dimensional, with heights"
    case PJ_TYPE_GEOCENTRIC_CRS, PJ_TYPE_GEODETIC_CRS: "geocentric"
    case PJ_TYPE_TEMPORAL_CRS: "temporal"
    case PJ_TYPE_ENGINEERING_CRS: "an engineering system"
    case PJ_TYPE_OTHER_CRS, PJ_TYPE_CRS: "of another form"
    default: nil
    }
  }

  private static func area(of system: OpaquePointer, in context: OpaquePointer) -> AreaOfUse? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    var name: UnsafePointer<CChar>?
    guard proj_get_area_of_use(context, system, &west, &south, &east, &north, &name) != 0,
      west >= -180, east <= 180, south >= -90, north <= 90, south <= north
    else { return nil }
    return AreaOfUse(
      west: west, south: south, east: east, north: north,
      name: name.map { String(cString: $0) } ?? "")
  }

  private static func unitOfFirstAxis(
    of system: OpaquePointer, in context: OpaquePointer
  ) -> Double {
    var factor = 1.0
    guard let axes = ProjObject(proj_crs_get_coordinate_system(context, system)),
      proj_cs_get_axis_info(context, axes.pointer, 0, nil, nil, nil, &factor, nil, nil, nil) != 0,
      factor > 0
    else { return 1 }
    return factor
  }

  private static func isFromGreenwich(
    _ system: OpaquePointer, in context: OpaquePointer
  ) -> Bool {
    var longitude = 0.0
    guard let meridian = ProjObject(proj_get_prime_meridian(context, system)),
      proj_prime_meridian_get_parameters(context, meridian.pointer, &longitude, nil, nil) != 0
    else { return true }
    return longitude == 0
  }
}
