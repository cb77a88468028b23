public import Domain
internal import Exchange

/// What can go wrong between the command line and the verbs.
public enum PlanningError: Fault, Hashable {
  /// Something named on the command line does not exist.
  case unknown(kind: String, name: String, known: [String])
  /// A folder of data is neither here nor beside the program.
  case missingFolder(name: String, searched: [String])
  /// A value of the command line that is no number or out of range.
  case value(option: String, value: String, expected: String)
  /// A firm's file is broken; the others are not.
  case brokenFirm(name: String, problems: [InputProblem])
  /// A plan that is not kept.
  case noSuchPlan(String)
  /// A plan of ours that its own check refuses.
  case inconsistentPlan(String)

  /// Who can mend it.
  public var kind: FaultKind {
    switch self {
    case .unknown, .value, .noSuchPlan: .usage
    case .missingFolder: .environment
    case .brokenFirm: .input
    case .inconsistentPlan: .internal
    }
  }

  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .unknown(let kind, let name, let known):
      "\(kind) '\(name)' is unknown"
        + (NearestName.find(name, among: known).map { "; did you mean '\($0)'?" }
          ?? (known.isEmpty
            ? "; none is known" : "; known are " + known.prefix(8).joined(separator: ", ")))
    case .missingFolder(let name, let searched):
      "there is no folder \(name); looked in \(searched.joined(separator: ", ")); "
        + "name it with --\(name.lowercased())"
    case .value(let option, let value, let expected):
      "--\(option): value '\(value)': \(expected)"
    case .brokenFirm(let name, let problems):
      "firm '\(name)' cannot be read:\n" + problems.map(\.description).joined(separator: "\n")
    case .noSuchPlan(let name): "no plan '\(name)' is kept; see sivuvirta plans list"
    case .inconsistentPlan(let detail): "a plan of this program is inconsistent: \(detail)"
    }
  }
}
