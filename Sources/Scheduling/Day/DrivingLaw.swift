import Domain

/// The numbers of driving and working time as plain seconds, with the sums that follow from them.
struct DrivingLaw: Hashable, Sendable {
  let continuousMax: Int
  let fullBreak: Int
  let splitFirst: Int
  let splitSecond: Int
  let workContinuousMax: Int
  let workBreakPart: Int
  let workBreakShort: Int
  let workLongDay: Int
  let workBreakLong: Int
  let nightWorkMax: Int
  /// The lengths a break may sensibly have, ascending.
  let breakLengths: [Int]

  /// Takes the numbers over.
  init(_ rules: Rules.DrivingTime) {
    continuousMax = rules.continuousMax.value
    fullBreak = rules.fullBreak.value
    splitFirst = rules.splitFirst.value
    splitSecond = rules.splitSecond.value
    workContinuousMax = rules.workContinuousMax.value
    workBreakPart = rules.workBreakPart.value
    workBreakShort = rules.workBreakShort.value
    workLongDay = rules.workLongDay.value
    workBreakLong = rules.workBreakLong.value
    nightWorkMax = rules.nightWorkMax.value
    let lengths: Set = [
      rules.fullBreak.value, rules.splitFirst.value, rules.splitSecond.value,
      rules.workBreakPart.value, rules.workBreakShort.value, rules.workBreakLong.value,
    ]
    breakLengths = lengths.filter { $0 > 0 }.sorted()
  }

  /// All breaks together that so much work in a duty asks for (Directive 2002/15/EC, article 5).
  func breaksDue(forWork work: Int) -> Int {
    if work > workLongDay { return workBreakLong }
    return work >= workContinuousMax ? workBreakShort : 0
  }

  /// The least time of breaks in a duty with that much driving and work, for one driver.
  @inline(__always)
  func leastBreaks(driving: Int, work: Int) -> Int {
    var least = breaksDue(forWork: work)
    if driving > continuousMax, continuousMax > 0 {
      least = max(least, (driving - 1) / continuousMax * min(fullBreak, splitFirst + splitSecond))
    }
    return least
  }
}
