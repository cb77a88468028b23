import Domain

/// A file of duals while it is read.
struct DualsDraft {
  private typealias Member = JSONScanner.Member

  private static let largest = DualsFile.largestPrice
  /// The largest bound that a file may state, in millicents; what the prices can add up to is less.
  private static let largestBound = 1 << 62
  private static let price = "a whole number of millicents from 0 to \(largest)"
  private static let members = [
    Member("version", "\(DualsFile.currentVersion)"), Member("kind", "what the file is of"),
    Member("instance", "the name of the instance"), Member("unit", "\"millicents\""),
    Member("bound", "the bound in millicents, a whole number"),
    Member("loads", "a list of loads with 'id' and 'price'"),
    Member("cuts", "a list of cuts with 'loads' and 'price'; [] for none"),
    Member("classes", "a list of classes with 'vehicles' and 'least_reduced_cost'"),
  ]
  private static let loadMembers = [Member("id", "the name of a load"), Member("price", price)]
  private static let cutMembers = [
    Member("loads", "the names of three loads"), Member("price", price),
  ]
  private static let classMembers = [
    Member("vehicles", "the names of the class's vehicles"),
    Member("least_reduced_cost", "a whole number of millicents from \(-largest) to 0"),
  ]

  /// What may be named, and what has been.
  private struct Register {
    let noun: String
    let names: [String]
    private let positions: [String: Int]
    /// Where each was given its price or class.
    private(set) var isTaken: [Bool]

    init(_ noun: String, _ names: [String]) {
      self.noun = noun
      self.names = names
      positions = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      isTaken = [Bool](repeating: false, count: names.count)
    }

    /// Reads a name and gives its position; notes one that there is not.
    func position(_ scanner: inout JSONScanner) throws(InputFault) -> Int? {
      scanner.skipSpace()
      let start = scanner.index
      guard let name = try scanner.name() else { return nil }
      if let position = positions[name] { return position }
      let hint = scanner.problems.isEmpty ? NearestName.find(name, among: names) : nil
      scanner.note(
        "reference", at: start, value: name,
        "a \(noun) of the instance" + (hint.map { "; did you mean '\($0)'?" } ?? ""))
      return nil
    }

    /// Like ``position(_:)``, and notes a name that was taken before.
    mutating func take(_ scanner: inout JSONScanner) throws(InputFault) -> Int? {
      scanner.skipSpace()
      let start = scanner.index
      guard let position = try position(&scanner) else { return nil }
      if isTaken[position] {
        scanner.note("duplicate", at: start, value: names[position], "each \(noun) once")
      }
      isTaken[position] = true
      return position
    }
  }

  private(set) var file: DualsFile
  private var loads: Register
  private var vehicles: Register

  /// Expects a file of a kind, with these names.
  init(kind: DualsFile.Kind, loads: [String], vehicles: [String]) {
    let nothing = BoundCertificate(
      loadPrices: [Int](repeating: 0, count: loads.count), cuts: [], classes: [])
    file = DualsFile(kind: kind, instance: "", certificate: nothing)
    self.loads = Register("load", loads)
    self.vehicles = Register("vehicle", vehicles)
  }

  /// Reads the object and notes what is wrong inside its members.
  mutating func read(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.object(of: Self.members) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "version":
        _ = try scanner.whole(in: DualsFile.currentVersion...DualsFile.currentVersion)
      case "kind": try Self.word(file.kind.rawValue, &scanner)
      case "instance": file.instance = try scanner.name() ?? ""
      case "unit": try Self.word("millicents", &scanner)
      case "bound":
        file.statedBound = try scanner.whole(in: -Self.largestBound...Self.largestBound) ?? 0
      case "loads": try readLoads(&scanner)
      case "cuts": try readCuts(&scanner)
      default: try readClasses(&scanner)
      }
    }
  }

  private static func word(_ word: String, _ scanner: inout JSONScanner) throws(InputFault) {
    scanner.skipSpace()
    let start = scanner.index
    let text = try scanner.name()
    if let text, text != word { scanner.note("value", at: start, value: text, "\"\(word)\"") }
  }

  private mutating func readLoads(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.elements("loads", upTo: DualsFile.nameLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var load: Int?
      var price: Int?
      try scanner.object(of: Self.loadMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "id": load = try loads.take(&scanner)
        default: price = try scanner.whole(in: 0...Self.largest)
        }
      }
      if let load, let price { file.certificate.loadPrices[load] = price }
    }
  }

  private mutating func readCuts(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.elements("cuts", upTo: DualsFile.cutLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var cut = BoundCertificate.Cut(loads: [], price: 0)
      try scanner.object(of: Self.cutMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "loads": cut.loads = try three(&scanner)
        default: cut.price = try scanner.whole(in: 0...Self.largest) ?? 0
        }
      }
      file.certificate.cuts.append(cut)
    }
  }

  private func three(_ scanner: inout JSONScanner) throws(InputFault) -> [Int] {
    scanner.skipSpace()
    let start = scanner.index
    var positions: Set<Int> = []
    var isKnown = true
    let count = try scanner.elements("loads", upTo: 3) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      if let position = try loads.position(&scanner) {
        positions.insert(position)
      } else {
        isKnown = false
      }
    }
    // More than three were noted where they stand, and so were names that there are not.
    if let count, count <= 3, isKnown, positions.count != 3 {
      scanner.note("size", at: start, value: "\(positions.count) loads", "three different loads")
    }
    return positions.sorted()
  }

  private mutating func readClasses(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.elements("classes", upTo: DualsFile.nameLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var found = BoundCertificate.VehicleClass(vehicles: [], leastReducedCost: 0)
      try scanner.object(of: Self.classMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "vehicles":
          try scanner.elements("vehicles", upTo: DualsFile.nameLimit) {
            (scanner: inout JSONScanner, _: Int) throws(InputFault) in
            if let vehicle = try vehicles.take(&scanner) { found.vehicles.append(vehicle) }
          }
          found.vehicles.sort()
        default: found.leastReducedCost = try scanner.whole(in: -Self.largest...0) ?? 0
        }
      }
      file.certificate.classes.append(found)
    }
  }

  /// Notes loads without a price and vehicles without a class.
  func checkWhole(_ scanner: inout JSONScanner) {
    guard scanner.problems.isEmpty else { return }
    for (register, path, lack) in [(loads, "loads", "a price"), (vehicles, "classes", "a class")] {
      for (index, isTaken) in register.isTaken.enumerated() where !isTaken {
        scanner.note(
          "missing", at: 0, path: path, value: register.names[index],
          "\(lack) for every \(register.noun) of the instance; this one has none")
      }
    }
  }
}
