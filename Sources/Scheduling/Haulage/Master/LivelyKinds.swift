/// The vehicle classes that the next round of quick pricing asks about: those that had routes to offer in the
/// last one, until these have little left, then all again (partial pricing).
///
/// Near the end of a relaxation a round over all classes finds routes of a few of them only, and most
/// of its time goes to the others.
struct LivelyKinds {
  private let all: [Int]
  /// The classes to ask, ascending.
  private(set) var asked: [Int]
  /// What the chosen routes cost after the last round; millicents.
  private var value: Double
  /// The same after the last round over all classes.
  private var wholeValue: Double

  /// Begins with all classes of so many.
  init(count: Int, value: Double) {
    all = Array(0..<count)
    asked = all
    self.value = value
    wholeValue = value
  }

  /// Whether all classes are asked.
  var isWhole: Bool { asked.count == all.count }

  /// Takes all classes for the next round.
  mutating func askAll() { asked = all }

  /// Takes for the next round the classes of these routes, of which there is one at least.
  mutating func ask(_ routes: [RouteColumn]) { asked = Set(routes.map(\.kind)).sorted() }

  /// Notes what the chosen routes cost after a round.
  ///
  /// - Returns: The gain of the round; millicents.
  mutating func note(_ value: Double) -> Double {
    defer { self.value = value }
    return self.value - value
  }

  /// Notes the same after a round over all classes.
  ///
  /// - Returns: The gain since the last such round; millicents.
  mutating func noteWhole(_ value: Double) -> Double {
    defer { wholeValue = value }
    _ = note(value)
    return wholeValue - value
  }
}
