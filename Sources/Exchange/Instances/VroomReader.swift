import Domain

/// Reads VROOM's input JSON.
enum VroomReader {
  /// Reads a file that is in memory.
  static func read(_ file: InputFile) throws(InputFault) -> RoutingInstance {
    throw InputFault(
      InputProblem(
        code: "format", at: SourceLocation(file: file.name),
        expected: "another form; inputs of VROOM are not read so far"))
  }
}
