internal import Domain
internal import Store

/// What holds along stretches of links: signs, limits and surfaces that tables of assets tell by
/// link and meters.
struct LinkAssets: Sendable {
  /// Something that holds from a meter of a link to another.
  struct Stretch: Hashable, Sendable {
    var link: Int
    /// Meters from the beginning of the link, 0 to its length.
    var from: Double
    var to: Double
    var side: DigiroadSide
    var change: LinkTraits.Change
  }

  /// What a table of assets is about.
  enum Kind: Hashable, Sendable {
    case speed, winterSpeed, surface
    case limit(FieldLimit.Kind)

    /// By the name of the table: `dr_nopeusrajoitus`, `DR_MAX_MASSA_K`, `digiroad:dr_max_korkeus`.
    init?(table: String) {
      var name = table.lowercased()
      if let colon = name.lastIndex(of: ":") { name = String(name[name.index(after: colon)...]) }
      if name.hasPrefix("dr_") { name.removeFirst(3) }
      if name.hasSuffix("_k") { name.removeLast(2) }
      let units = [FieldLimit.Unit.kilograms, .centimeters]
      switch name {
      case "nopeusrajoitus": self = .speed
      case "talvinopeusrajoitus": self = .winterSpeed
      case "paallystetty_tie": self = .surface
      default:
        let kind = FieldLimit.Kind.allCases.first { kind in
          units.contains { kind.columns(in: $0).contains(name) }
        }
        guard let kind, !name.hasPrefix("m_") else { return nil }
        self = .limit(kind)
      }
    }
  }

  /// Rows of links that are not there.
  private(set) var rowsOfOthers = 0
  /// Rows that were read.
  private(set) var rowCount = 0
  private(set) var stretches: [Stretch] = []

  /// Reads a table of assets along the links of a layer, of which `links` tells the places by id.
  ///
  /// - Throws: `InputFault` for a table without the columns that it needs, or that cannot be read.
  mutating func read(
    _ table: GeoPackage.Layer, _ kind: Kind, of package: GeoPackage, along layer: LinkLayer,
    links: LinkIndex, problems: inout [InputProblem]
  ) throws {
    var reader = LinkFieldReader(LinkField.ofAssets, among: table.columns)
    let hasMasses =
      kind == .limit(.bogie)
      && reader.columns.keys.contains { if case .limit = $0 { true } else { false } }
    let key = links.hasSegments && reader.columns[.segment] != nil ? LinkField.segment : .id
    for field in [key] + (hasMasses ? [] : [.value]) where reader.columns[field] == nil {
      throw InputFault(
        InputProblem(
          code: "missing_column",
          at: SourceLocation(
            file: package.file, path: "layer '\(table.name)'", field: field.names.first),
          expected: "a column of this name in a table of assets"))
    }
    try package.forEachRow(of: table, columns: reader.order, withLines: false) { row in
      guard !reader.isFull else { return }
      rowCount += 1
      reader.begin(row.values.map(FieldValue.init), at: row.location)
      let side = reader.code(.side, DigiroadSide.self) ?? .both
      let changes = changes(kind, hasMasses: hasMasses, &reader)
      guard let id = reader.text(key) else {
        reader.report(key, "the id of a link")
        return
      }
      guard let places = links[id, isSegment: key == .segment] else {
        rowsOfOthers += 1
        return
      }
      let (first, last) = (layer.links[places.lowerBound], layer.links[places.upperBound - 1])
      let length = last.measureStart + last.measureLength - first.measureStart
      guard
        let extent = extent(&reader, length: length, slack: layer.settings.measureSlack)
      else { return }
      for place in places {
        let link = layer.links[place]
        let start = link.measureStart - first.measureStart
        guard extent.lowerBound <= start + link.measureLength, extent.upperBound >= start else {
          continue
        }
        for change in changes {
          stretches.append(
            Stretch(
              link: place, from: max(0, extent.lowerBound - start),
              to: min(link.measureLength, extent.upperBound - start), side: side, change: change))
        }
      }
    }
    problems += reader.problems
  }

  /// The meters of a link where an asset holds; all of it where the table has none.
  private func extent(
    _ reader: inout LinkFieldReader, length: Double, slack: Double
  ) -> ClosedRange<Double>? {
    let expected = "meters along the link, whose length is \((length * 1000).rounded() / 1000) m"
    if reader.value(.fromMeter).isNothing, reader.value(.toMeter).isNothing { return 0...length }
    let most = length + max(slack, length / 100)
    guard let from = reader.number(.fromMeter, 0...most, expected) else {
      if reader.value(.fromMeter).isNothing { reader.report(.fromMeter, expected) }
      return nil
    }
    guard let to = reader.number(.toMeter, from...most, expected) else {
      if reader.value(.toMeter).isNothing { reader.report(.toMeter, expected) }
      return nil
    }
    // Lengths on the plane and in the register differ by a little; there is no tail without signs.
    let end = length - to <= max(slack, length / 100) ? length : to
    return min(from, end)...end
  }

  private func changes(
    _ kind: Kind, hasMasses: Bool, _ reader: inout LinkFieldReader
  ) -> [LinkTraits.Change] {
    switch kind {
    case .speed, .winterSpeed:
      if reader.value(.value).isNothing { reader.report(.value, LinkTraits.speeds) }
      guard let speed = reader.number(.value, 0...130, LinkTraits.speeds), speed > 0 else {
        return []
      }
      let tenths = max(1, Int((speed * 10).rounded()))
      return [kind == .speed ? .speed(tenths) : .winterSpeed(tenths)]
    case .surface:
      return reader.code(.value, DigiroadSurface.self)?.isUnpaved == true ? [.unpaved] : []
    case .limit(let kind):
      let unit = kind.isMass ? FieldLimit.Unit.kilograms : .centimeters
      guard hasMasses else {
        if reader.value(.value).isNothing { reader.report(.value, unit.expected) }
        let most = reader.number(.value, unit.range, unit.expected)
        return most.map { [.limit(kind, Int($0.rounded()))] } ?? []
      }
      return [FieldLimit.Kind.bogie, .tripleBogie].compactMap { kind in
        let most = reader.number(.limit(kind, unit), unit.range, unit.expected)
        return most.map { .limit(kind, Int($0.rounded())) }
      }
    }
  }
}

/// The places of links by the id of their row.
struct LinkIndex: Sendable {
  /// Whether rows have ids of segments.
  private(set) var hasSegments = false
  private var places: [String: Range<Int>] = [:]
  private var segments: [String: Range<Int>] = [:]
  /// Ids that more than one row has.
  private(set) var doubled: Set<String> = []

  subscript(id: String, isSegment isSegment: Bool) -> Range<Int>? {
    isSegment ? segments[id] : places[id]
  }

  /// Takes the links of a row.
  mutating func add(_ row: LinkRow, at links: Range<Int>) {
    if let id = row.id {
      if places[id] == nil { places[id] = links } else { doubled.insert(id) }
    }
    if let segment = row.segment {
      hasSegments = true
      segments[segment] = segments[segment] ?? links
    }
  }
}
