import Domain

/// A file of duals while it is read.
struct DualsDraft {
  private typealias Member = JSONScanner.Member

  /// The largest bound that a file may state, in millicents; what the prices can add up to is less.
  private static let largestBound = 1 << 62
  private static let members = [
    Member("version", "\(DualsFile.currentVersion)"), Member("kind", "what the file is of"),
    Member("instance", "the name of the instance"), Member("unit", "\"millicents\""),
    Member("bound", "the bound in millicents, a whole number"),
    Member("proof", "an object with " + proofForms),
  ]
  private static let proofForms = "'prices', 'cases' or 'sum'"
  private static let proofMembers = [
    Member("prices", "prices that prove a bound"), Member("cases", "two proofs, 'few' and 'many'"),
    Member("sum", "a list of proofs whose bounds add up"),
  ]
  private static let caseMembers = [
    Member("vehicles", "the names of the vehicles that are counted, or 'loads'"),
    Member("loads", "the names of the loads of which those left are counted"),
    Member("at_most", "the most of them that are used, or left, in 'few'"),
    Member("few", "the proof for plans that use, or leave, at most so many"),
    Member("many", "the proof for plans that use, or leave, more"),
  ]

  private let kind: DualsFile.Kind
  private let loads: NameRegister
  private let vehicles: NameRegister
  private let unpriced: PricesDraft
  private var instance = ""
  private var bound = 0
  private var proof: BoundProof?
  private var leaves = 0

  /// What was read; `nil` while no proof is whole.
  var file: DualsFile? {
    proof.map { DualsFile(kind: kind, instance: instance, statedBound: bound, proof: $0) }
  }

  /// Expects a file of a kind, with these names.
  init(kind: DualsFile.Kind, loads: [String], vehicles: [String]) {
    self.kind = kind
    self.loads = NameRegister("load", loads)
    self.vehicles = NameRegister("vehicle", vehicles)
    unpriced = PricesDraft(loads: self.loads, vehicles: self.vehicles)
  }

  /// Reads the object and notes what is wrong inside its members.
  mutating func read(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.object(of: Self.members) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "version":
        _ = try scanner.whole(in: DualsFile.currentVersion...DualsFile.currentVersion)
      case "kind": try Self.word(kind.rawValue, &scanner)
      case "instance": instance = try scanner.name() ?? ""
      case "unit": try Self.word("millicents", &scanner)
      case "bound":
        bound = try scanner.whole(in: -Self.largestBound...Self.largestBound) ?? 0
      default: proof = try readProof(&scanner, depth: 0)
      }
    }
  }

  private static func word(_ word: String, _ scanner: inout JSONScanner) throws(InputFault) {
    scanner.skipSpace()
    let start = scanner.index
    let text = try scanner.name()
    if let text, text != word { scanner.note("value", at: start, value: text, "\"\(word)\"") }
  }

  /// Reads a proof inside of `depth` cases and sums; `nil` when something was noted.
  private mutating func readProof(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputFault) -> BoundProof? {
    scanner.skipSpace()
    let start = scanner.index
    var found: BoundProof?
    let absence = try scanner.census(of: Self.proofMembers) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "prices": found = try readPrices(&scanner)
      case "cases": found = try readCases(&scanner, depth: depth)
      default: found = try readSum(&scanner, depth: depth)
      }
    }
    guard let absence else { return nil }
    switch absence.missing.count {
    case Self.proofMembers.count - 1: return found
    case Self.proofMembers.count:
      let near = Self.proofMembers.lazy.map(\.name).first {
        NearestName.find($0, among: absence.strangers) != nil
      }
      scanner.note(
        "missing", at: start,
        Self.proofForms + (near.map { "; did you mean '\($0)'?" } ?? ""))
    default: scanner.note("value", at: start, "one of " + Self.proofForms)
    }
    return nil
  }

  private mutating func readPrices(
    _ scanner: inout JSONScanner
  ) throws(InputFault) -> BoundProof? {
    scanner.skipSpace()
    leaves += 1
    guard leaves <= DualsFile.leafLimit else {
      if leaves == DualsFile.leafLimit + 1 {
        scanner.note("range", at: scanner.index, "at most \(DualsFile.leafLimit) 'prices' in all")
      }
      try scanner.skipValue()
      return nil
    }
    var draft = unpriced
    return try draft.read(&scanner).map(BoundProof.prices)
  }

  /// Whether one more proof may stand inside of `depth` others; each is one of the program's stack too.
  private func isShallow(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputFault) -> Bool {
    scanner.skipSpace()
    if depth < DualsFile.depthLimit { return true }
    scanner.note(
      "depth", at: scanner.index,
      "at most \(DualsFile.depthLimit) 'cases' one inside another")
    try scanner.skipValue()
    return false
  }

  private mutating func readSum(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputFault) -> BoundProof? {
    guard try isShallow(&scanner, depth: depth) else { return nil }
    var parts: [BoundProof] = []
    let count = try scanner.elements("proofs", upTo: DualsFile.leafLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let part = try readProof(&scanner, depth: depth + 1) { parts.append(part) }
    }
    return count == parts.count ? .sum(parts) : nil
  }

  private mutating func readCases(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(InputFault) -> BoundProof? {
    guard try isShallow(&scanner, depth: depth) else { return nil }
    let start = scanner.index
    var counted: [Int] = []
    var atMost: Int?
    var few: BoundProof?
    var many: BoundProof?
    let absence = try scanner.census(of: Self.caseMembers) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "vehicles": counted = try vehicles.positions(&scanner)
      case "loads": counted = try loads.positions(&scanner)
      case "at_most": atMost = try scanner.whole(in: 0...DualsFile.nameLimit)
      case "few": few = try readProof(&scanner, depth: depth + 1)
      default: many = try readProof(&scanner, depth: depth + 1)
      }
    }
    guard let absence else { return nil }
    let absent = Set(absence.missing.map(\.name))
    if absent.isDisjoint(with: ["vehicles", "loads"]) {
      scanner.note("value", at: start, "'vehicles' or 'loads', not both")
    }
    // Where neither is there, the one is asked for that is usual.
    scanner.note(
      absent.contains("vehicles") && !absent.contains("loads")
        ? absence.without("vehicles") : absence.without("loads"))
    guard let atMost, let few, let many else { return nil }
    return absent.contains("vehicles")
      ? .leftCases(loads: counted, atMost: atMost, few: few, many: many)
      : .cases(vehicles: counted, atMost: atMost, few: few, many: many)
  }
}
