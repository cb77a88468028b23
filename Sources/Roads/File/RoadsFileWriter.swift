internal import Glibc

/// Gathers columns and writes them as one roads file, beside its name first and then renamed.
struct RoadsFileWriter {
  private struct Part {
    var section: RoadsFileLayout.Section
    var write: (borrowing Descriptor) throws(RoadsError) -> Void
  }

  /// An open file and its name.
  private struct Descriptor: ~Copyable {
    let number: Int32
    let path: String

    func write<Element>(_ column: Column<Element>) throws(RoadsError) {
      try unsafe column.withBytes { bytes throws(RoadsError) in
        var offset = 0
        while let start = bytes.baseAddress, offset < bytes.count {
          let written = unsafe Glibc.write(number, start + offset, bytes.count - offset)
          if written < 0, errno == EINTR { continue }
          guard written > 0 else {
            throw RoadsError.unwritable(path: path, reason: MappedFile.lastError())
          }
          offset += written
        }
      }
    }

    deinit { close(number) }
  }

  private var parts: [Part] = []

  /// Adds a column under a name of at most 24 ASCII letters that no other column bears.
  mutating func add<Element>(_ name: String, _ column: Column<Element>) {
    precondition(name.utf8.count <= RoadsFileLayout.nameLength, "a section's name is short")
    let checksum = RoadsFileLayout.checksum(of: column)
    parts.append(
      Part(
        section: RoadsFileLayout.Section(
          name: name, elementSize: MemoryLayout<Element>.stride, offset: 0, count: column.count,
          checksum: checksum),
        write: { (descriptor: borrowing Descriptor) throws(RoadsError) in
          try descriptor.write(column)
        }))
  }

  /// Writes the file; on a failure nothing of that name is changed.
  ///
  /// - Throws: ``RoadsError/unwritable(path:reason:)``.
  func write(to path: String) throws(RoadsError) {
    let layout = layout()
    let partial = "\(path).\(getpid()).part"
    let number = unsafe open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw .unwritable(path: path, reason: MappedFile.lastError()) }
    do throws(RoadsError) {
      let descriptor = Descriptor(number: number, path: path)
      try descriptor.write(Column(layout.head))
      var position = layout.head.count
      for (part, section) in zip(parts, layout.sections) {
        try descriptor.write(Column(repeatElement(UInt8(0), count: section.offset - position)))
        try part.write(descriptor)
        position = section.offset + section.count * section.elementSize
      }
      guard unsafe fsync(number) == 0 && rename(partial, path) == 0 else {
        throw .unwritable(path: path, reason: MappedFile.lastError())
      }
    } catch {
      unsafe unlink(partial)
      throw error
    }
  }

  private func layout() -> (head: [UInt8], sections: [RoadsFileLayout.Section]) {
    let alignment = RoadsFileLayout.alignment
    var end = RoadsFileLayout.headLength + parts.count * RoadsFileLayout.entryLength
    var sections: [RoadsFileLayout.Section] = []
    for part in parts {
      var section = part.section
      section.offset = (end + alignment - 1) / alignment * alignment
      end = section.offset + section.count * section.elementSize
      sections.append(section)
    }
    var table: [UInt8] = []
    for section in sections {
      let name = Array(section.name.utf8)
      table += name + [UInt8](repeating: 0, count: RoadsFileLayout.nameLength - name.count)
      table.append(littleEndian: UInt64(section.elementSize))
      table.append(littleEndian: UInt64(section.offset))
      table.append(littleEndian: UInt64(section.count))
      table.append(littleEndian: section.checksum)
    }
    var head = RoadsFileLayout.magic
    head.append(littleEndian: RoadsFileLayout.version)
    head.append(littleEndian: UInt32(sections.count))
    head.append(littleEndian: UInt64(end))
    let checksum = RoadsFileLayout.checksum(of: Column(table))
    head.append(littleEndian: checksum)
    return (head + table, sections)
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  mutating func append(littleEndian number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
