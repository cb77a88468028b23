import OpenStreetMap

/// All elements of a file as plain values, for comparing.
struct Contents: Equatable, Sendable {
  var elements: [String] = []

  init() {}

  init(_ file: ExtractFile, threads: Int = 1, parts: ElementParts = .all) throws {
    var contents = Contents()
    try file.forEachBlock(
      threads: threads, scratch: {},
      read: { reader, _ in
        var contents = Contents()
        try reader.forEachBatch(of: parts) { contents.add($0) }
        return contents
      }, combine: { contents.elements += $1.elements })
    self = contents
  }

  init(_ bytes: [UInt8], threads: Int = 1, parts: ElementParts = .all) throws {
    self = try Contents(ExtractFile(bytes, name: "test.osm.pbf"), threads: threads, parts: parts)
  }

  private mutating func add(_ batch: borrowing ElementBatch) {
    for element in 0..<batch.count {
      let tags = batch.tags(of: element).map {
        batch.strings.text(Int(batch.tagKeys[$0])) + "="
          + batch.strings.text(Int(batch.tagValues[$0]))
      }
      let place =
        batch.kind == .node ? "@\(batch.latitudes[element]),\(batch.longitudes[element])" : ""
      let references = batch.references(of: element).map { reference in
        let id = "\(batch.references[reference])"
        guard batch.kind == .relation else { return id }
        return "\(batch.memberKinds[reference]):\(id):"
          + batch.strings.text(Int(batch.memberRoles[reference]))
      }
      elements.append("\(batch.kind) \(batch.ids[element]) \(place) \(references) \(tags)")
    }
  }
}
