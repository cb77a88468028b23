public import Domain

/// Reads a day of full loads from JSON and trusts nothing in it.
///
/// One object with `name`, `unserved_cents`, `sites` (`id`, `lat`, `lon`), `distance_m` and
/// `duration_s` (a row of whole numbers for each site), `loads` (`id`, `pickup`, `delivery`,
/// `body`, `pickup_service_s`, `delivery_service_s`, `pickup_window_s`, `delivery_window_s`) and
/// `trucks` (`id`, `depot`, `bodies`, `fixed_cents`, `cents_per_km`, `shift_s`, `max_driving_s`).
/// Places are positions in `sites` from 0, windows are two seconds after midnight. Other members,
/// such as the generator's `seed` and `speed_kmh`, are passed over.
public enum HaulageDayReader {
  /// The most sites; two tables of the square of it still fit into ``InputFile/limit``.
  public static let siteLimit = 6000
  /// The most loads, and the most trucks.
  public static let loadLimit = 20_000
  /// What the costliest plan may come to, in millicents: 2^53, below which doubles are exact too.
  static let costLimit = 1 << 53

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: ``ExchangeError`` when it cannot be read, `InputFault` with every problem found when
  ///   it is no haulage day.
  public static func read(path: String) throws -> HaulageDay { try read(InputFile(path: path)) }

  /// Reads a file that is in memory.
  ///
  /// - Throws: `InputFault` with every problem found when it is no haulage day.
  /// - Complexity: O(n) in the number of bytes; the tables are read without a value for each
  ///   number.
  public static func read(_ file: InputFile) throws(InputFault) -> HaulageDay {
    if let problem = InstanceForm.refusal(ofText: file) { throw InputFault(problem) }
    var scanner = JSONScanner(file.bytes, file: file.name)
    var draft = HaulageDayDraft()
    do throws(InputFault) {
      try draft.read(&scanner)
      try scanner.end()
      draft.checkWhole(&scanner)
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    guard scanner.problems.isEmpty else { throw InputFault(inOrder(scanner.problems)) }
    return draft.day
  }

  private static func inOrder(_ problems: [InputProblem]) -> [InputProblem] {
    let keyed = problems.enumerated().map { index, problem in
      (problem.location.line ?? 0, problem.location.column ?? 0, index)
    }
    return keyed.sorted { $0 < $1 }.map { problems[$0.2] }
  }
}
