import Domain

/// Reads capacity routing instances of CVRPLIB (`.vrp`): TSPLIB's keywords and sections.
///
/// A node that is no depot is called by its place among them, from 1, as in the solutions that
/// CVRPLIB publishes: with the depot first, node 2 is customer 1. `DISTANCE` limits a route's length
/// together with its services. Time windows and services by node are read as VRPLIB has them.
enum CVRPLIBReader {
  /// Reads a file that is in memory.
  ///
  /// - Throws: `InputFault` with every problem found; a keyword that is not known ends the reading.
  static func read(_ file: InputFile) throws(InputFault) -> RoutingInstance {
    var text = InstanceText(file)
    var draft = CVRPLIBDraft()
    while let line = text.next() {
      guard try draft.read(line, &text) else { break }
    }
    if let line = text.next() {
      text.note("trailing", at: line, "nothing after EOF")
      throw text.fault
    }
    let instance = draft.instance(&text, title: InstanceForm.title(of: file.name))
    guard let instance, text.problems.isEmpty else { throw text.fault }
    return instance
  }
}
