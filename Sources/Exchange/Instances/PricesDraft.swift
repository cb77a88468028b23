import Domain

/// The prices of one case of a file of duals while they are read.
struct PricesDraft {
  private typealias Member = JSONScanner.Member

  private static let largest = DualsFile.largestPrice
  private static let largestOfCount = DualsFile.largestCountPrice
  private static let price = "a whole number of millicents from 0 to \(largest)"
  private static let members = [
    Member("loads", "a list of loads with 'id' and 'price'"),
    Member("cuts", "a list of cuts with 'loads' and 'price'; [] for none"),
    Member(
      "counts", "a list of counts with 'vehicles', 'side', 'number' and 'price'; [] for none"),
    Member("left", "a list of counts with 'loads', 'side', 'number' and 'price', if there are any"),
    Member("classes", "a list of classes with 'vehicles' and 'least_reduced_cost'"),
  ]
  private static let loadMembers = [Member("id", "the name of a load"), Member("price", price)]
  private static let cutMembers = [
    Member("loads", "the names of three loads"), Member("price", price),
  ]
  private static let countMembers = [
    Member("vehicles", "the names of the vehicles that are counted"),
    Member("side", sides), Member("number", "how many of them are used"),
    Member("price", "a whole number of millicents from 0 to \(largestOfCount)"),
  ]
  private static let leftMembers = [
    Member("loads", "the names of the loads of which those left are counted"),
    Member("side", sides), Member("number", "how many of them are left"),
    Member("price", "a whole number of millicents from 0 to \(largestOfCount)"),
  ]
  private static let sides = "\"at_least\" or \"at_most\""
  private static let classMembers = [
    Member("vehicles", "the names of the class's vehicles"),
    Member("least_reduced_cost", "a whole number of millicents from \(-largest) to 0"),
  ]

  private var loads: NameRegister
  private var vehicles: NameRegister
  private var certificate = BoundCertificate(loadPrices: [], cuts: [], classes: [])

  /// Expects prices of these loads and classes of these vehicles.
  init(loads: NameRegister, vehicles: NameRegister) {
    self.loads = loads
    self.vehicles = vehicles
  }

  /// Reads the object; `nil` when something in it was noted, so that nothing half read is kept.
  mutating func read(_ scanner: inout JSONScanner) throws(InputFault) -> BoundCertificate? {
    scanner.skipSpace()
    let start = scanner.index
    let before = scanner.problems.count
    certificate.loadPrices = [Int](repeating: 0, count: loads.names.count)
    let absence = try scanner.census(of: Self.members) {
      (scanner: inout JSONScanner, member: String) throws(InputFault) in
      switch member {
      case "loads": try readLoads(&scanner)
      case "cuts": try readCuts(&scanner)
      case "counts": try readCounts(&scanner)
      case "left": try readLeftCounts(&scanner)
      default: try readClasses(&scanner)
      }
    }
    if let absence { scanner.note(absence.without("left")) }
    // Who misspells a name should not be told of the one that is missing for it.
    if scanner.problems.count == before { noteAbsent(&scanner, at: start) }
    return scanner.problems.isEmpty ? certificate : nil
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
      if let load, let price { certificate.loadPrices[load] = price }
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
      certificate.cuts.append(cut)
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

  private mutating func readCounts(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.elements("counts", upTo: DualsFile.countLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var count = BoundCertificate.Count(vehicles: [], side: .atLeast, number: 0, price: 0)
      try scanner.object(of: Self.countMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "vehicles": count.vehicles = try vehicles.positions(&scanner)
        case "side": count.side = try Self.side(&scanner) ?? .atLeast
        case "number": count.number = try scanner.whole(in: 0...DualsFile.nameLimit) ?? 0
        default: count.price = try scanner.whole(in: 0...Self.largestOfCount) ?? 0
        }
      }
      certificate.counts.append(count)
    }
  }

  private mutating func readLeftCounts(_ scanner: inout JSONScanner) throws(InputFault) {
    try scanner.elements("counts", upTo: DualsFile.countLimit) {
      (scanner: inout JSONScanner, _: Int) throws(InputFault) in
      var count = BoundCertificate.LeftCount(loads: [], side: .atLeast, number: 0, price: 0)
      try scanner.object(of: Self.leftMembers) {
        (scanner: inout JSONScanner, member: String) throws(InputFault) in
        switch member {
        case "loads": count.loads = try loads.positions(&scanner)
        case "side": count.side = try Self.side(&scanner) ?? .atLeast
        case "number": count.number = try scanner.whole(in: 0...DualsFile.nameLimit) ?? 0
        default: count.price = try scanner.whole(in: 0...Self.largestOfCount) ?? 0
        }
      }
      certificate.leftCounts.append(count)
    }
  }

  private static func side(
    _ scanner: inout JSONScanner
  ) throws(InputFault) -> BoundCertificate.Count.Side? {
    scanner.skipSpace()
    let start = scanner.index
    guard let text = try scanner.name() else { return nil }
    let side = BoundCertificate.Count.Side(rawValue: text)
    if side == nil { scanner.note("value", at: start, value: text, sides) }
    return side
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
      certificate.classes.append(found)
    }
  }

  /// Notes loads without a price and vehicles without a class.
  private func noteAbsent(_ scanner: inout JSONScanner, at start: Int) {
    let root = scanner.path.map { $0 + "." } ?? ""
    for (register, member, lack) in [(loads, "loads", "a price"), (vehicles, "classes", "a class")]
    {
      for name in register.left {
        scanner.note(
          "missing", at: start, path: root + member, value: name,
          "\(lack) for every \(register.noun) of the instance; this one has none")
      }
    }
  }
}
