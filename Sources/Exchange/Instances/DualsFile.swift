public import Domain

/// A bound with the prices that prove it, as a file in which loads and vehicles stand by name.
///
/// JSON: `version` 1, `kind`, `instance`, `unit` `millicents`, `bound` and `proof`. A proof is
/// `prices`: `loads` with `id` and `price`, `cuts` with three `loads` and `price`, `counts` with
/// `vehicles`, `side` (`at_least` or `at_most`), `number` and `price`, where there are any `left` with
/// `loads` and the same, `classes` with `vehicles` and `least_reduced_cost`; or `cases`: either
/// `vehicles` or `loads`, `at_most`, and two proofs, `few` for plans that use at most so many of the
/// vehicles, or leave at most so many of the loads, `many` for the others; or `sum`: a list of proofs, each
/// about loads and vehicles of its own. What the numbers prove is
/// told at `BoundCertificate` and `BoundProof`.
public struct DualsFile: Hashable, Sendable {
  /// What the loads and vehicles are those of.
  public enum Kind: String, Sendable {
    /// A public instance of a day of full loads.
    case haulage = "haulage-duals"
    /// A firm's plan.
    case plan = "plan-duals"
  }

  /// The version of the format.
  public static let currentVersion = 1
  /// The most cases and sums one inside another that are read.
  public static let depthLimit = 64
  /// The most prices of different cases and parts that are read.
  public static let leafLimit = 4096
  /// The largest price and the largest undercutting, in millicents.
  static let largestPrice = 10_000_000_000_000
  /// The largest price of a count, in millicents.
  static let largestCountPrice = 1_000_000_000_000
  /// The most loads, and the most vehicles.
  static let nameLimit = NameRegister.limit
  /// The most cuts; so many of the largest price, with all loads, vehicles and counts, add up without
  /// overflow.
  static let cutLimit = 100_000
  /// The most counts of vehicles and of loads left of a case: one for each case on the way to it.
  static let countLimit = depthLimit

  /// What the names are those of.
  public var kind: Kind
  /// The name of the instance or plan.
  public var instance: String
  /// The bound that the file states, in millicents; what the prices prove is `proof.bound`, and
  /// whoever checks compares the two.
  public var statedBound: Int
  /// The prices of every case, with loads and vehicles by position.
  public var proof: BoundProof

  /// Makes the contents of a file that states what its prices prove.
  public init(kind: Kind, instance: String, proof: BoundProof) {
    self.init(kind: kind, instance: instance, statedBound: proof.bound, proof: proof)
  }

  /// Makes the contents of a file.
  init(kind: Kind, instance: String, statedBound: Int, proof: BoundProof) {
    self.kind = kind
    self.instance = instance
    self.statedBound = statedBound
    self.proof = proof
  }

  /// Reads a file whose names are among `loads` and `vehicles`.
  ///
  /// - Throws: `InputFault` with every problem: a case that leaves a load without a price or a
  ///   vehicle without a class, or gives it two, a name that there is not, a number that can be none
  ///   of a proof, more cases or deeper ones than are read.
  public static func read(
    _ file: InputFile, kind: Kind, loads: [String], vehicles: [String]
  ) throws(InputFault) -> DualsFile {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var draft = DualsDraft(kind: kind, loads: loads, vehicles: vehicles)
    do throws(InputFault) {
      try draft.read(&scanner)
      try scanner.end()
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    // Without a proof something was noted.
    guard scanner.problems.isEmpty, let file = draft.file else {
      throw InputFault(scanner.problems)
    }
    return file
  }
}
