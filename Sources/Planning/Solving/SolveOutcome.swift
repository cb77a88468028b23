/// The best plan of a public instance, ready to be written.
public struct SolveOutcome {
  /// What kind of instance it is of.
  enum Content {
    case haulage(HaulageOutcome)
    case routing(RoutingOutcome)
  }

  let content: Content

  /// Wraps what was found.
  init(_ content: Content) { self.content = content }

  /// One JSON object: of a haulage day or a file of the field, as the help of `solve` tells; of an
  /// input of VROOM, its own output.
  public var json: [UInt8] {
    switch content {
    case .haulage(let outcome): outcome.json
    case .routing(let outcome): outcome.json
    }
  }

  /// The same for a reader; VROOM's inputs have JSON only.
  public var text: [UInt8] {
    switch content {
    case .haulage(let outcome): outcome.text
    case .routing(let outcome): outcome.text
    }
  }

  /// Writes the result as JSON or as text, and beside it the plan as lines and the prices that
  /// prove the bound, for which files are given; all of them or none.
  ///
  /// Files that an instance of the kind has not were refused before the search.
  ///
  /// - Throws: a `Fault` of kind environment.
  public func write(to output: String, asJSON: Bool, plan: String?, duals: String?) throws {
    var results: [(bytes: [UInt8], output: String)] = []
    switch content {
    case .haulage(let outcome):
      if let plan { results.append((outcome.lines, plan)) }
      if let duals { results.append((outcome.duals, duals)) }
    case .routing(let outcome):
      if let plan { results.append((outcome.lines, plan)) }
    }
    try Deliverable.write(results + [(asJSON ? json : text, output)])
  }
}
