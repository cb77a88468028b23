public import Domain

/// One place where a plan breaks the data, the rules or its own arithmetic.
///
/// A breach is a ``Code`` with arguments and the place where it stands; ``sentence`` puts it in
/// English.
public struct Breach: Hashable, Sendable {
  /// What is broken; more cases may come, so readers of ``Code/rawValue`` expect unknown ones.
  public var code: Code
  /// The tour, when the breach stands in one.
  public var tour: TourID?
  /// The stop or leg of the tour.
  public var sequence: Int?
  /// The load it is about.
  public var load: LoadID?
  /// The site it is about.
  public var site: SiteID?
  /// What the sentence is made of, by name; measures carry their unit.
  public var arguments: [String: String]

  /// Makes a breach.
  public init(
    _ code: Code, tour: TourID? = nil, sequence: Int? = nil, load: LoadID? = nil,
    site: SiteID? = nil, _ arguments: [String: String] = [:]
  ) {
    self.code = code
    self.tour = tour
    self.sequence = sequence
    self.load = load
    self.site = site
    self.arguments = arguments
  }
}

extension Breach: Comparable {
  /// Breaches of the whole plan come first, then those of tours by place, then by load and site.
  public static func < (left: Breach, right: Breach) -> Bool { left.key < right.key }

  private var key: SortKey {
    SortKey(
      place: [tour?.text ?? "", ""], sequence: sequence ?? Int.min,
      rest: [load?.text ?? "", site?.text ?? "", code.rawValue]
        + arguments.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
  }

  /// The order of breaches: texts by Unicode scalars, so that it is the same everywhere.
  private struct SortKey: Comparable {
    var place: [String]
    var sequence: Int
    var rest: [String]

    static func < (left: SortKey, right: SortKey) -> Bool {
      if left.place != right.place { return precedes(left.place, right.place) }
      if left.sequence != right.sequence { return left.sequence < right.sequence }
      return precedes(left.rest, right.rest)
    }

    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
      left.lexicographicallyPrecedes(right) {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
    }
  }
}
