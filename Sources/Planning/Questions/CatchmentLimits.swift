internal import Domain
internal import Roads

/// The limits of catchments in ascending order, in minutes or in kilometers.
public struct CatchmentLimits: Sendable {
  /// Limits in minutes; empty when they are in kilometers.
  let minutes: [Double]
  /// Limits in kilometers; empty when they are in minutes.
  let kilometers: [Double]

  /// Reads limits in minutes, separated by commas.
  ///
  /// - Throws: ``PlanningError/value(option:value:expected:)``.
  public init(minutes text: String) throws {
    minutes = try Self.numbers(text, option: "minutes", most: 6000)
    kilometers = []
  }

  /// Reads limits in kilometers, separated by commas.
  ///
  /// - Throws: ``PlanningError/value(option:value:expected:)``.
  public init(kilometers text: String) throws {
    kilometers = try Self.numbers(text, option: "km", most: 10_000)
    minutes = []
  }

  /// The limits as the road network takes them.
  var reach: ReachLimits {
    minutes.isEmpty
      ? .distance(kilometers.map { Meters(Int(($0 * 1000).rounded())) })
      : .time(minutes.map { Seconds(Int(($0 * 60).rounded())) })
  }

  var count: Int { minutes.count + kilometers.count }

  private static func numbers(_ text: String, option: String, most: Double) throws -> [Double] {
    var numbers: Set<Double> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Double(part), number >= 0.1, number <= most else {
        throw PlanningError.value(
          option: option, value: String(part.prefix(40)),
          expected: "numbers from 0.1 to \(Int(most)), separated by commas")
      }
      numbers.insert((number * 1000).rounded() / 1000)
    }
    guard numbers.count <= 20 else {
      throw PlanningError.value(
        option: option, value: "\(numbers.count) limits", expected: "at most 20 limits")
    }
    return numbers.sorted()
  }
}
