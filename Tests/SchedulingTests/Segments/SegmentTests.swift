import Testing

@testable import Scheduling

@Suite struct SegmentTests {
  private func segment(_ dice: inout Dice) -> Segment {
    let earliest = Double(dice.roll(1000))
    return Segment(
      duration: Double(dice.roll(120)), earliest: earliest,
      latest: earliest + Double(dice.roll(400)), driving: Double(dice.roll(50)),
      distance: Double(dice.roll(9000)))
  }

  private func gap(_ dice: inout Dice) -> Gap {
    Gap(
      driving: Double(dice.roll(200)), distance: Double(dice.roll(9000)),
      cleaning: Double(dice.roll(3) * 10))
  }

  @Test func joiningIsAssociative() {
    var dice = Dice(1)
    for round in 0..<2000 {
      let (one, two, three) = (segment(&dice), segment(&dice), segment(&dice))
      let (first, second) = (gap(&dice), gap(&dice))
      let left = one.joined(over: first, to: two).joined(over: second, to: three)
      let right = one.joined(over: first, to: two.joined(over: second, to: three))
      #expect(left == right, "round \(round)")
    }
  }

  @Test func aGapIsASegmentOfItsOwn() {
    var dice = Dice(2)
    for round in 0..<500 {
      let (one, two) = (segment(&dice), segment(&dice))
      let between = gap(&dice)
      let joined = one.joined(over: between, to: two)
      let apart = one.joined(over: .none, to: Segment(between)).joined(over: .none, to: two)
      #expect(joined == apart, "round \(round)")
    }
  }

  /// The naive way: every departure is tried, visits wait, and none may be late.
  @Test func durationIsTheShortestThatAnyDepartureGives() {
    var dice = Dice(3)
    for round in 0..<300 {
      let visits = (0..<(2 + dice.roll(3))).map { _ in segment(&dice) }
      let gaps = visits.map { _ in gap(&dice) }
      var whole = visits[0]
      for index in 1..<visits.count {
        whole = whole.joined(over: gaps[index], to: visits[index])
      }
      var shortest: Double?
      var from = visits[0].earliest
      while from <= visits[0].latest {
        var time = from + visits[0].duration
        var isLate = false
        for index in 1..<visits.count {
          time += gaps[index].driving + gaps[index].cleaning
          time = max(time, visits[index].earliest)
          if time > visits[index].latest { isLate = true }
          time += visits[index].duration
        }
        if !isLate { shortest = min(shortest ?? .infinity, time - from) }
        from += 1
      }
      #expect((whole.warp == 0) == (shortest != nil), "round \(round)")
      if let shortest { #expect(whole.duration == shortest, "round \(round)") }
      let work =
        visits.reduce(0) { $0 + $1.duration }
        + gaps.dropFirst().reduce(0) { $0 + $1.driving + $1.cleaning }
      #expect(whole.work == work)
    }
  }
}
