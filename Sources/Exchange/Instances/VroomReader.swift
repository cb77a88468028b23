import Domain

/// Reads VROOM's input JSON (its document `API.md`, version 1.15) and trusts nothing in it.
///
/// `jobs`, `shipments` and `vehicles` with everything that a solver needs, and the ways as `matrices`
/// (`durations`, `distances`, `costs` by profile) or as the older `matrix`. What asks for roads, for
/// checking given steps, or for services by type of vehicle is refused by name.
enum VroomReader {
  /// Reads a file that is in memory.
  ///
  /// - Throws: `InputFault` with every problem found.
  static func read(_ file: InputFile) throws(InputFault) -> VroomInput {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var draft = VroomDraft()
    do throws(InputFault) {
      try draft.read(&scanner)
      try scanner.end()
      draft.finish(&scanner)
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    guard scanner.problems.isEmpty else { throw InputFault(scanner.problems) }
    return draft.input(title: InstanceForm.title(of: file.name))
  }
}
