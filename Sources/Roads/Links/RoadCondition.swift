internal import Domain

/// When and for whom something holds, such as `Apr-Jun`, `weight>7.5` or `destination`; several
/// terms hold together.
public struct RoadCondition: Hashable, Sendable {
  /// One thing that is asked.
  public enum Term: Hashable, Sendable {
    /// At these days and hours.
    case clock(ClockRule)
    /// In a season.
    case season(RoadSeason)
    /// For vehicles of which a quantity compares so with a value in its unit.
    case quantity(RoadQuantity, Comparison, Int)
    /// For whoever has business on the road: destination, delivery, customers, loading.
    case business
    /// For combinations.
    case combination
    /// For vehicles with dangerous goods.
    case hazardousGoods
    /// In weather that no plan knows: wet, snow, ice, fog.
    case weather(String)
    /// For nobody whom this program drives, such as `bus` or `emergency`.
    case others(String)
    /// A text that was not understood.
    case unknown(String)
  }

  /// How a quantity compares.
  public enum Comparison: UInt8, Hashable, Sendable, CaseIterable {
    case above, atLeast, below, atMost, equal
  }

  /// What is known about a condition.
  enum Truth {
    case holds, fails, unknown
  }

  /// All of them must hold; without any the condition always holds.
  public var terms: [Term]

  /// Makes a condition.
  public init(_ terms: [Term] = []) { self.terms = terms }

  /// The one that always holds.
  public static var always: RoadCondition { RoadCondition() }

  /// Whether it always holds.
  public var isAlways: Bool { terms.isEmpty }

  /// The texts in it that were not understood.
  public var unknownTexts: [String] {
    terms.compactMap { if case .unknown(let text) = $0 { text } else { nil } }
  }

  func truth(for driver: RoadDriver) -> Truth {
    var truth = Truth.holds
    for term in terms {
      switch term.truth(for: driver) {
      case .fails: return .fails
      case .unknown: truth = .unknown
      case .holds: break
      }
    }
    return truth
  }
}

/// A part of the year that a tag names without dates.
public enum RoadSeason: UInt8, Hashable, Sendable, CaseIterable {
  case winter, summer, iceRoads, winterRoads
}

/// Who drives, when, and whether the trip begins or ends on this road.
struct RoadDriver {
  var profile: RoadProfile
  var moment: DrivingMoment
  /// Whether the driver has business here, so that `destination` holds.
  var hasBusiness: Bool
}

extension RoadCondition.Term {
  fileprivate func truth(for driver: RoadDriver) -> RoadCondition.Truth {
    switch self {
    case .clock(let rule): rule.contains(driver.moment) ? .holds : .fails
    case .season(let season): season.contains(driver.moment) ? .holds : .fails
    case .quantity(let quantity, let comparison, let value):
      comparison.holds(quantity.value(of: driver.profile), value) ? .holds : .fails
    case .business: driver.hasBusiness ? .holds : .fails
    case .combination: driver.profile.isCombination ? .holds : .fails
    case .hazardousGoods: driver.profile.isHazardous ? .holds : .fails
    case .others: .fails
    // Snow and ice are out of the question in summer; rain and fog never are.
    case .weather(let word):
      (word == "snow" || word == "ice") && !driver.moment.winter.contains(driver.moment.date)
        ? .fails : .unknown
    case .unknown: .unknown
    }
  }
}

extension RoadCondition.Comparison {
  fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .above: left > right
    case .atLeast: left >= right
    case .below: left < right
    case .atMost: left <= right
    case .equal: left == right
    }
  }
}

extension RoadSeason {
  func contains(_ moment: DrivingMoment) -> Bool {
    switch self {
    case .winter: moment.winter.contains(moment.date)
    case .summer: !moment.winter.contains(moment.date)
    case .iceRoads: moment.iceRoads.contains(moment.date)
    case .winterRoads: moment.winterRoads.contains(moment.date)
    }
  }
}
