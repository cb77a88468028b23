import Domain

/// The problems that one reading of input has found so far; reading goes on after each of them.
///
/// It belongs to one reading on one task. A hostile file cannot fill the memory: after ``limit``
/// problems the rest is only counted.
final class ProblemLog {
  /// The most problems that are kept.
  static let limit = 10_000
  /// The most problems that get a nearest name, which costs a search.
  static let suggestionLimit = 200

  private(set) var problems: [InputProblem] = []
  /// Errors so far, with those that were not kept.
  private(set) var errorCount = 0
  private var leftOut = 0
  private var suggestions = 0

  /// Adds a problem.
  func report(_ problem: InputProblem) {
    if problem.severity == .error { errorCount += 1 }
    if problems.count < Self.limit { problems.append(problem) } else { leftOut += 1 }
  }

  /// Adds an error.
  func report(
    _ code: String, at location: SourceLocation, value: String? = nil, expected: String
  ) {
    report(InputProblem(code: code, at: location, value: value, expected: expected))
  }

  /// Adds a warning.
  func warn(_ code: String, at location: SourceLocation, value: String? = nil, expected: String) {
    report(InputProblem(.warning, code: code, at: location, value: value, expected: expected))
  }

  /// `; did you mean 'x'?` for the nearest of `names`, or nothing.
  func suggestion(for name: String, among names: some Sequence<String>) -> String {
    guard suggestions < Self.suggestionLimit else { return "" }
    suggestions += 1
    return NearestName.find(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The problems in the order of `files` and, inside a file, of lines.
  func sorted(byFiles files: [String]) -> [InputProblem] {
    let rank = Dictionary(
      files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let keyed = problems.enumerated().map { index, problem in
      (rank[problem.location.file] ?? files.count, problem.location.line ?? 0, index)
    }
    var result = keyed.sorted { $0 < $1 }.map { problems[$0.2] }
    if leftOut > 0, let last = result.last {
      result.append(
        InputProblem(
          code: "more", at: SourceLocation(file: last.location.file),
          expected: "\(leftOut) more problems are not listed; mend these first"))
    }
    return result
  }
}
