public import Domain
internal import Exchange
internal import Foundation
internal import Roads

/// Which roads are driven: those of GeoData or an imported map, and what is shut on them.
public struct RoadSelection: Sendable {
  /// A file that `roads import` wrote; `nil` for the roads of GeoData.
  public var file: String?
  /// GeoJSON of closures or traffic messages: lines of roads, areas or points; with `valid_from` and `valid_to` as
  /// properties where they hold for a time.
  public var closures: String?
  /// GeoJSON of areas that are to be avoided.
  public var avoided: String?
  /// The minute of the day at which signs with hours are read.
  public var minute = 12 * 60
  /// The farthest from a road of an imported map that an end may lie.
  public var farthestSnap = Meters(10_000)

  /// The roads of GeoData, nothing shut.
  public init() {}

  /// Whether any file of roads or of what is shut on them is named.
  public var isNamed: Bool { file != nil || closures != nil || avoided != nil }

  /// The roads on a date with the sites joined to them; `nil` leaves closures of a time aside.
  ///
  /// - Throws: a `Fault` when a file is wrong.
  func network(
    data: GeoData, rules: Rules.Roads, on date: CalendarDate?, clock: ZoneClock? = nil,
    tell: (Stage) -> Void = { _ in }
  ) throws -> any WayFinding {
    guard let file else {
      let shut = try shipped(data: data, on: date, clock: clock, tell: tell)
      return try SiteNetwork(shut, rules: rules)
    }
    return try map(file, data: data, rules: rules, on: date, clock: clock, tell: tell)
  }

  /// The roads of an imported map.
  ///
  /// - Throws: a `Fault` when a file is wrong.
  func map(
    _ file: String, data: GeoData, rules: Rules.Roads, on date: CalendarDate?, clock: ZoneClock?,
    tell: (Stage) -> Void = { _ in }
  ) throws -> LinkWays {
    let (blocks, messages) = try closed(on: date)
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let roads = try LinkRoads.open(file)
    var options = LinkWays.Options()
    options.minute = minute
    options.farthestSnap = farthestSnap
    options.threads = threads
    options.shutLinks = roads.links(shutBy: blocks)
    if let date, let clock, !messages.isEmpty {
      let placing = try MessagePlacing(
        messages, at: clock.instant(on: date, at: .minutes(minute)), on: roads)
      options.shutLinks = placing.shut.union(options.shutLinks).sorted()
      options.linkLimits = placing.limits.sorted()
      placing.report(to: tell)
    }
    return LinkWays(roads, data: data, rules: rules, options: options)
  }

  /// The roads of GeoData with what is shut and limited on a date; the region itself when nothing is.
  ///
  /// - Throws: a `Fault` when a file is wrong.
  func shipped(
    data: GeoData, on date: CalendarDate?, clock: ZoneClock?, tell: (Stage) -> Void = { _ in }
  ) throws -> GeoData {
    let (blocks, messages) = try closed(on: date)
    var instant: Instant?
    if let date, let clock { instant = clock.instant(on: date, at: .minutes(minute)) }
    return try ShippedClosures.applying(blocks, messages, at: instant, to: data, tell: tell)
  }

  /// The files with their hashes, as a plan keeps them.
  ///
  /// - Throws: a `Fault` when one cannot be read.
  func inputs() throws -> [Plan.Input] {
    try zip(Plan.roadInputs, [file, closures, avoided]).compactMap { prefix, path in
      guard let path else { return nil }
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw RoadsError.unreadable(path: path, reason: "it cannot be opened")
      }
      var hash = SHA256()
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update(Array(piece))
      }
      return Plan.Input(name: prefix + name, sha256: hash.hexadecimal())
    }
  }

  private func closed(on date: CalendarDate?) throws -> ([RoadBlock], [TrafficMessage]) {
    var blocks: [RoadBlock] = []
    var messages: [TrafficMessage] = []
    if let closures {
      (blocks, messages) = try RoadBlocks.read(closures, on: date)
    }
    if let avoided { blocks += try RoadBlocks.read(avoided, on: date).blocks }
    return (blocks, messages)
  }
}

/// Reads blocks from GeoJSON.
enum RoadBlocks {
  /// The blocks of a file that hold on a date, and its traffic messages whenever they hold.
  ///
  /// - Throws: a `Fault` that names the feature.
  static func read(
    _ path: String, on date: CalendarDate?
  ) throws -> (blocks: [RoadBlock], messages: [TrafficMessage]) {
    let document = try GeoJSONDocument(path: path)
    if let system = document.declaredReferenceSystem, !GeoJSONDocument.isWGS84(system) {
      throw InputFault(
        InputProblem(
          code: "crs", at: SourceLocation(file: path), value: system,
          expected: "longitude and latitude on WGS 84; sivuvirta project converts"))
    }
    var blocks: [RoadBlock] = []
    var messages: [TrafficMessage] = []
    for feature in document.features {
      if TrafficMessageReader.isMessage(feature) {
        messages += try TrafficMessageReader.messages(of: feature)
        continue
      }
      guard let shape = try feature.shape?.geographic(at: feature.location) else { continue }
      let first = try day("valid_from", of: feature)
      let last = try day("valid_to", of: feature)
      if first != nil || last != nil {
        guard let date else { continue }
        if let first, date < first { continue }
        if let last, date > last { continue }
      }
      blocks.append(RoadBlock(shape, reason: text("reason", of: feature) ?? ""))
    }
    return (blocks, messages)
  }

  private static func text(_ name: String, of feature: GeoJSONFeature) -> String? {
    guard case .string(let text)? = feature.properties?.first(where: { $0.name == name })?.value
    else { return nil }
    return text
  }

  private static func day(
    _ name: String, of feature: GeoJSONFeature
  ) throws -> CalendarDate? {
    guard let member = feature.properties?.first(where: { $0.name == name }) else { return nil }
    switch member.value {
    case .null: return nil
    case .string(let text):
      if let date = try? CalendarDate(parsing: text) { return date }
      fallthrough
    default:
      var location = feature.location
      location.field = name
      throw InputFault(
        InputProblem(
          code: "date", at: location, value: "\(member.value)", expected: "a day as YYYY-MM-DD"))
    }
  }
}
