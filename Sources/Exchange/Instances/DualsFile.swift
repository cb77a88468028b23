public import Domain

/// A bound with the prices that prove it, as a file in which loads and vehicles stand by name.
///
/// JSON: `version` 1, `kind`, `instance`, `unit` `millicents`, `bound`, `loads` with `id` and
/// `price`, `cuts` with three `loads` and `price`, `classes` with `vehicles` and
/// `least_reduced_cost`. What the numbers prove is told at `BoundCertificate`.
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
  /// The largest price and the largest undercutting, in millicents.
  static let largestPrice = 10_000_000_000_000
  /// The most loads, and the most vehicles.
  static let nameLimit = 20_000
  /// The most cuts; so many of the largest price, with all loads and vehicles, add up without
  /// overflow.
  static let cutLimit = 100_000

  /// What the names are those of.
  public var kind: Kind
  /// The name of the instance or plan.
  public var instance: String
  /// The bound that the file states, in millicents; what the prices prove is
  /// `certificate.bound`, and whoever checks compares the two.
  public var statedBound: Int
  /// The prices, with loads and vehicles by position.
  public var certificate: BoundCertificate

  /// Makes the contents of a file that states what its prices prove.
  public init(kind: Kind, instance: String, certificate: BoundCertificate) {
    self.kind = kind
    self.instance = instance
    self.certificate = certificate
    statedBound = certificate.bound
  }

  /// The file, one line for each load, cut and class.
  ///
  /// - Precondition: All positions of the certificate have a name.
  public func bytes(loads: [String], vehicles: [String]) -> [UInt8] {
    var text = JSONText()
    text.literal("{\"version\":")
    text.int(Self.currentVersion)
    text.literal(",\"kind\":")
    text.string(kind.rawValue)
    text.literal(",\"instance\":")
    text.string(instance)
    text.literal(",\"unit\":\"millicents\",\"bound\":")
    text.int(statedBound)
    text.literal(",\n\"loads\":[")
    text.lines(certificate.loadPrices.indices) { text, load in
      text.literal("{\"id\":")
      text.string(loads[load])
      text.literal(",\"price\":")
      text.int(certificate.loadPrices[load])
    }
    text.literal(",\n\"cuts\":[")
    text.lines(certificate.cuts.indices) { text, cut in
      text.literal("{\"loads\":")
      text.names(certificate.cuts[cut].loads.map { loads[$0] })
      text.literal(",\"price\":")
      text.int(certificate.cuts[cut].price)
    }
    text.literal(",\n\"classes\":[")
    text.lines(certificate.classes.indices) { text, index in
      text.literal("{\"vehicles\":")
      text.names(certificate.classes[index].vehicles.map { vehicles[$0] })
      text.literal(",\"least_reduced_cost\":")
      text.int(certificate.classes[index].leastReducedCost)
    }
    text.literal("}\n")
    return text.bytes
  }

  /// Reads a file whose names are among `loads` and `vehicles`.
  ///
  /// - Throws: `InputFault` with every problem: a load without a price or a vehicle without a
  ///   class, one that has two, a name that there is not, a number that can be none of a
  ///   certificate.
  public static func read(
    _ file: InputFile, kind: Kind, loads: [String], vehicles: [String]
  ) throws(InputFault) -> DualsFile {
    var scanner = JSONScanner(file.bytes, file: file.name)
    var draft = DualsDraft(kind: kind, loads: loads, vehicles: vehicles)
    do throws(InputFault) {
      try draft.read(&scanner)
      try scanner.end()
      draft.checkWhole(&scanner)
    } catch {
      throw InputFault(scanner.problems + error.problems)
    }
    guard scanner.problems.isEmpty else { throw InputFault(scanner.problems) }
    return draft.file
  }
}

extension JSONText {
  /// Writes the rest of an array of objects, each on a line of its own; `object` writes all but the
  /// closing brace.
  fileprivate mutating func lines(
    _ range: Range<Int>, _ object: (inout JSONText, Int) -> Void
  ) {
    for index in range {
      literal(index == range.lowerBound ? "\n" : ",\n")
      object(&self, index)
      literal("}")
    }
    literal("]")
  }

  /// Writes an array of texts.
  mutating func names(_ names: [String]) {
    literal("[")
    for (index, name) in names.enumerated() {
      if index > 0 { literal(",") }
      string(name)
    }
    literal("]")
  }
}
