/// Opens a roads file: looks at its head and table, and shows its sections as columns.
///
/// Opening reads a few pages, whatever the size of the file. What the sections hold is checked when
/// they are made and by ``checkContents()``; whoever reads them never trusts a position in them.
struct RoadsFileReader {
  /// The file's name, for errors.
  let path: String
  private let file: MappedFile
  private var sections: [String: RoadsFileLayout.Section] = [:]
  private var names: [String] = []

  /// Opens a file.
  ///
  /// - Throws: ``RoadsError/unreadable(path:reason:)``; ``RoadsError/file(path:found:expected:)`` for
  ///   a file of another kind or version, or one that is cut or damaged.
  init(path: String) throws(RoadsError) {
    self.path = path
    file = try MappedFile(path: path)
    let bytes = unsafe file.bytes
    let layout = RoadsFileLayout.self
    guard bytes.count >= layout.headLength,
      unsafe bytes.prefix(layout.magic.count).elementsEqual(layout.magic)
    else {
      throw .file(
        path: path, found: "no roads file",
        expected: "one that `sivuvirta roads import FILE.osm.pbf` has written")
    }
    func number<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number {
      Number(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
    let version = number(at: 8, UInt32.self)
    guard version == layout.version else {
      throw .file(
        path: path, found: "version \(version)",
        expected: "version \(layout.version); import the map again")
    }
    let length = number(at: 16, UInt64.self)
    guard length == UInt64(bytes.count) else {
      throw .file(
        path: path, found: "\(bytes.count) bytes", expected: "\(length) bytes; the file is cut")
    }
    let count = Int(number(at: 12, UInt32.self))
    guard count <= layout.mostSections,
      bytes.count >= layout.headLength + count * layout.entryLength
    else { throw .file(path: path, found: "\(count) sections", expected: "a table that fits") }
    let table = unsafe UnsafeRawBufferPointer(
      rebasing: bytes[layout.headLength..<layout.headLength + count * layout.entryLength])
    guard unsafe layout.checksum(table) == number(at: 24, UInt64.self) else {
      throw .file(path: path, found: "a damaged table", expected: "import the map again")
    }
    for position in 0..<count {
      let start = layout.headLength + position * layout.entryLength
      let letters = unsafe bytes[start..<start + layout.nameLength].prefix { $0 != 0 }
      let name = unsafe String(decoding: letters, as: UTF8.self)
      let numbers = start + layout.nameLength
      guard let size = Int(exactly: number(at: numbers, UInt64.self)),
        let offset = Int(exactly: number(at: numbers + 8, UInt64.self)),
        let count = Int(exactly: number(at: numbers + 16, UInt64.self))
      else { throw .file(path: path, found: "section '\(name)'", expected: "sizes that fit") }
      names.append(name)
      sections[name] = RoadsFileLayout.Section(
        name: name, elementSize: size, offset: offset, count: count,
        checksum: number(at: numbers + 24, UInt64.self))
    }
  }

  /// Whether the file has a column of that name.
  func has(_ name: String) -> Bool { sections[name] != nil }

  /// The column of that name, as long as it is said to be.
  ///
  /// - Throws: ``RoadsError/file(path:found:expected:)`` when it is missing, of other elements, or
  ///   reaches beyond the file; or when `count` is given and differs.
  func column<Element>(
    _ name: String, of element: Element.Type, count: Int? = nil
  ) throws(RoadsError) -> Column<Element> {
    guard let section = sections[name] else {
      throw .file(path: path, found: "no section '\(name)'", expected: "import the map again")
    }
    guard section.elementSize == MemoryLayout<Element>.stride,
      let column = Column<Element>(in: file, at: section.offset, count: section.count)
    else {
      throw .file(
        path: path, found: "section '\(name)' of \(section.count) elements",
        expected: "one that lies inside the file")
    }
    if let count, count != column.count {
      throw .file(
        path: path, found: "section '\(name)' of \(column.count) elements",
        expected: "\(count) elements")
    }
    return column
  }

  /// Compares every section with its checksum.
  ///
  /// - Throws: ``RoadsError/file(path:found:expected:)`` for the first that differs.
  /// - Complexity: reads the whole file.
  func checkContents() throws(RoadsError) {
    for name in names {
      guard let section = sections[name], section.elementSize > 0,
        let column = Column<UInt8>(
          in: file, at: section.offset,
          count: section.count.multipliedReportingOverflow(by: section.elementSize).partialValue),
        RoadsFileLayout.checksum(of: column) == section.checksum
      else {
        throw .file(
          path: path, found: "section '\(name)' is damaged", expected: "import the map again")
      }
    }
  }
}
