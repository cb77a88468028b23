import Domain
import Matching
import Testing

/// A month spread over its hauling days, and the stores it draws on.
struct DayLoadsTests {
  static let everywhere = Firm.Scope(clusterOnly: false, minimumLane: .zero)

  /// The hauling days of November 2026 from a calendar: 1 November is a Sunday.
  static let november = [
    2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30,
  ]

  /// One lane with stores that never bind: no limit, and a large stock measured before.
  func lane(
    mass: Int, size: LaneAnswer<Kilograms>, day: Int, scope: Firm.Scope = everywhere,
    holidays: [CalendarDate] = []
  ) throws -> DayLoads {
    let input = data(
      sites: [try site("mill"), try site("user")], materials: [material("bark")],
      streams: [
        stream("mill", .producer, "bark", month: mass),
        stream("user", .consumer, "bark", month: mass),
      ],
      stocks: [
        Stock(
          site: SiteID("mill"), material: MaterialID("bark"), role: .producer,
          mass: Kilograms(1_000_000_000), date: try date("2026-10-31"))
      ])
    return try dayLoads(
      input, date: try CalendarDate(year: 2026, month: 11, day: day), scope: scope,
      holidays: holidays, size: size)
  }

  func dayLoads(
    _ input: GeoData, date: CalendarDate, scope: Firm.Scope = everywhere,
    holidays: [CalendarDate] = [], size: LaneAnswer<Kilograms>
  ) throws -> DayLoads {
    let problem = MatchingProblem(input, hauling: try rules(holidays: holidays), date: date)
    let flows = NearestUserMatching(problem).flowPlan { _, _, _ in minutes(10) }
    return DayLoads(problem, flows: flows, date: date, scope: scope) { _, _, _ in size }
  }

  @Test(arguments: [1000, 49_000, 70_000, 1_234_567, 12_600_000], [1, 33_000, 50_000])
  func loadsFollowTheRunningSum(mass: Int, size: Int) throws {
    guard mass / size < 200_000 else { return }
    var carried = 0
    for (index, day) in Self.november.enumerated() {
      let result = try lane(mass: mass, size: .open(Kilograms(size)), day: day)
      let whole = result.loads.filter { $0.mass.value == size }.count
      let before = mass * index / 21 / size
      let until = mass * (index + 1) / 21 / size
      #expect(whole == until - before)
      carried += result.loads.reduce(0) { $0 + $1.mass.value }
      #expect(result.dayOff == nil)
      let rest = mass % size
      guard day == 30 else {
        #expect(result.waiting.isEmpty)
        #expect(result.loads.count == whole)
        continue
      }
      if rest > 0, rest * 100 >= size * 60 {
        #expect(result.loads.last?.mass.value == rest)
        #expect(result.waiting.isEmpty)
      } else {
        #expect(result.loads.count == whole)
        #expect(result.waiting.map(\.mass.value) == (rest > 0 ? [rest] : []))
        #expect(result.waiting.allSatisfy { $0.reason.code == .partLoad })
      }
      #expect(carried + result.waiting.reduce(0) { $0 + $1.mass.value } == mass)
    }
  }

  @Test func partLoadGoesFromSixtyPercent() throws {
    let size = LaneAnswer.open(Kilograms(50_000))
    #expect(try lane(mass: 80_000, size: size, day: 30).loads.last?.mass == Kilograms(30_000))
    let short = try lane(mass: 79_990, size: size, day: 30)
    #expect(short.loads.allSatisfy { $0.mass == Kilograms(50_000) })
    #expect(short.waiting.map(\.mass) == [Kilograms(29_990)])
  }

  @Test func weekendAndHolidayHaulNothingAndSayWhy() throws {
    let size = LaneAnswer.open(Kilograms(50_000))
    let sunday = try lane(mass: 21_000_000, size: size, day: 1)
    #expect(sunday.loads.isEmpty)
    #expect(sunday.dayOff?.arguments["cause"] == "weekday")
    let holiday = try date("2026-11-23")
    let free = try lane(mass: 21_000_000, size: size, day: 23, holidays: [holiday])
    #expect(free.loads.isEmpty)
    #expect(free.dayOff?.code == .noHaulage)
    #expect(free.dayOff?.arguments == ["date": "2026-11-23", "cause": "holiday"])
    // The other twenty days haul the whole month.
    var count = 0
    for day in Self.november where day != 23 {
      count += try lane(mass: 20_000_000, size: size, day: day, holidays: [holiday]).loads.count
    }
    #expect(count == 400)
  }

  @Test func laneThatCannotBeHauledIsListedWithItsShareOfTheDay() throws {
    let result = try lane(mass: 2_100_000, size: .barred(Reason(.massLimit)), day: 23)
    #expect(result.loads.isEmpty)
    #expect(result.waiting.map(\.mass) == [Kilograms(100_000)])
    #expect(result.waiting.map(\.reason) == [Reason(.massLimit)])
    #expect(
      try lane(mass: 2_100_000, size: .open(.zero), day: 23).waiting.map(\.reason.code)
        == [.capacity])
  }

  @Test func absurdTonnesAreBounded() throws {
    let result = try lane(mass: 900_000_000, size: .open(Kilograms(1)), day: 23)
    #expect(result.loads.count == 10_000)
    #expect(result.waiting.map(\.reason.code) == [.capacity])
  }

  @Test func scopeOfAFirmNarrowsLanesButNotStores() throws {
    let input = data(
      sites: [try site("works"), try site("near"), try site("far"), try site("out")],
      materials: [material("slag")],
      streams: [
        stream("works", .producer, "slag", month: 2_100_000),
        stream("near", .consumer, "slag", month: 700_000, inCluster: true),
        stream("far", .consumer, "slag", month: 700_000, inCluster: true),
        stream("out", .consumer, "slag", month: 700_000),
      ])
    let problem = MatchingProblem(input, hauling: try rules(), date: try date("2026-11-30"))
    let flows = NearestUserMatching(problem).flowPlan { _, to, _ in
      minutes(to.text == "near" ? 4 : to.text == "far" ? 5 : 60)
    }
    func users(clusterOnly: Bool, minimum: Int) throws -> Set<String> {
      let scope = Firm.Scope(clusterOnly: clusterOnly, minimumLane: Meters(minimum))
      let day = DayLoads(problem, flows: flows, date: try date("2026-11-30"), scope: scope) {
        _, _, _ in .open(Kilograms(10_000))
      }
      return Set(day.loads.map(\.to.text))
    }
    #expect(try users(clusterOnly: false, minimum: 0) == ["near", "far", "out"])
    #expect(try users(clusterOnly: true, minimum: 0) == ["near", "far"])
    #expect(try users(clusterOnly: true, minimum: 5000) == ["far"])
    #expect(try users(clusterOnly: false, minimum: 5001) == ["out"])
  }

  @Test func ownUseIsNoLoad() throws {
    let input = data(
      sites: [try site("works")], materials: [material("scale")],
      streams: [
        stream("works", .producer, "scale", month: 2_100_000),
        stream("works", .consumer, "scale", month: 2_100_000),
      ])
    let day = try dayLoads(
      input, date: try date("2026-11-23"), size: .open(Kilograms(50_000)))
    #expect(day.loads.isEmpty)
    #expect(day.waiting.isEmpty)
  }

  @Test func loadsAreNamedByLaneAndNumber() throws {
    let day = try lane(mass: 3_150_000, size: .open(Kilograms(50_000)), day: 23)
    #expect(
      day.loads.map(\.id.text) == ["mill.user.bark/1", "mill.user.bark/2", "mill.user.bark/3"])
    #expect(day.loads.allSatisfy { $0.pickup == nil && $0.delivery == nil && $0.priority == 50 })
  }

  @Test func laneNamesAreShortAndDistinct() throws {
    let long = String(repeating: "a", count: 100)
    let parts = ["a", "b", "a.b", "b.c", "c", long, long.dropLast() + "b"]
    var names: Set<String> = []
    for from in parts {
      for to in parts {
        for material in parts {
          let name = DayLoads.laneName(
            from: SiteID(from), to: SiteID(to), material: MaterialID(material))
          #expect(name.count <= 90)
          _ = try LoadID(checking: name)
          names.insert(name)
        }
      }
    }
    #expect(names.count == parts.count * parts.count * parts.count)
  }

  //  mill: makes 30 t a day (30 days), hauls on 21 days; user: uses as much, its store holds 60 t
  @Test func fullStoreMakesLoadsWaitUntilThereIsRoom() throws {
    let input = data(
      sites: [try site("mill"), try site("user")], materials: [material("ash")],
      streams: [
        stream("mill", .producer, "ash", month: 900_000, storage: 500_000),
        stream("user", .consumer, "ash", month: 900_000, storage: 60_000),
      ],
      stocks: [
        Stock(
          site: SiteID("user"), material: MaterialID("ash"), role: .consumer,
          mass: Kilograms(60_000), date: try date("2026-11-02"))
      ])
    func day(_ text: String) throws -> DayLoads {
      try dayLoads(input, date: try date(text), size: .open(Kilograms(40_000)))
    }
    // The 2nd: one load is due, the store is full, use makes room for 30 t only.
    let monday = try day("2026-11-02")
    #expect(monday.loads.isEmpty)
    #expect(monday.waiting.map(\.mass) == [Kilograms(40_000)])
    #expect(monday.waiting.first?.reason.arguments == ["site": "user", "cause": "full"])
    // The 3rd: two are due; 30 t left the store, so one of them fits.
    let tuesday = try day("2026-11-03")
    #expect(tuesday.loads.count == 1)
    #expect(tuesday.waiting.map(\.mass) == [Kilograms(40_000)])
  }

  @Test func measuredStockStopsALaneWhoseStoreIsEmpty() throws {
    let input = data(
      sites: [try site("mill"), try site("user")], materials: [material("ash")],
      streams: [
        stream("mill", .producer, "ash", month: 900_000),
        stream("user", .consumer, "ash", month: 900_000),
      ],
      stocks: [
        Stock(
          site: SiteID("mill"), material: MaterialID("ash"), role: .producer, mass: .zero,
          date: try date("2026-11-23"))
      ])
    let day = try dayLoads(
      input, date: try date("2026-11-23"), size: .open(Kilograms(40_000)))
    #expect(day.loads.isEmpty)
    #expect(day.waiting.first?.reason.arguments == ["site": "mill", "cause": "empty"])
  }

  /// Replays the loads of all days, each asked on its own, through stores kept here.
  @Test func daysTogetherNeverOverdrawOrOverfillAStore() throws {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: seed)
      var streams: [Stream] = []
      var sites: [Site] = []
      for index in 0..<Int.random(in: 2...5, using: &random) {
        sites.append(try site("s\(index)"))
        let role: StreamRole = index == 0 || Bool.random(using: &random) ? .producer : .consumer
        streams.append(
          stream(
            "s\(index)", role, "m", month: Int.random(in: 0...900_000, using: &random),
            storage: Bool.random(using: &random)
              ? nil : Int.random(in: 0...200_000, using: &random)))
      }
      let input = data(sites: sites, materials: [material("m")], streams: streams)
      let size = LaneAnswer.open(Kilograms(Int.random(in: 5000...50_000, using: &random)))
      var levels: [String: Int] = [:]
      var carried = 0
      for stream in streams {
        let month = stream.mass(inMonth: 11).value
        let percent = stream.role == .producer ? 40 : 50
        let share = stream.storage.map { $0.value * percent / 100 } ?? .max
        levels[stream.site.text] = min(share, month * 5 / 30)
      }
      for day in 1...30 {
        let result = try dayLoads(
          input, date: try CalendarDate(year: 2026, month: 11, day: day), size: size)
        for level in result.levels {
          #expect(level.level.value == levels[level.site.text], "seed \(seed) day \(day)")
        }
        for stream in streams {
          let name = stream.site.text
          let month = stream.mass(inMonth: 11).value
          let today = month * day / 30 - month * (day - 1) / 30
          let moved = result.loads
            .filter { $0.from.text == name || $0.to.text == name }
            .reduce(0) { $0 + $1.mass.value }
          carried += stream.role == .producer ? moved : 0
          let level = levels[name] ?? 0
          if stream.role == .producer {
            levels[name] = level + today - moved
            #expect(level + today >= moved, "seed \(seed) day \(day)")
          } else {
            levels[name] = max(0, level + moved - today)
            if let capacity = stream.storage?.value {
              #expect(levels[name] ?? 0 <= capacity, "seed \(seed) day \(day)")
            }
          }
        }
      }
      let problem = MatchingProblem(input, hauling: try rules(), date: try date("2026-11-01"))
      let flows = NearestUserMatching(problem).flowPlan { _, _, _ in minutes(10) }
      #expect(carried <= flows.flows.reduce(0) { $0 + $1.mass.value }, "seed \(seed)")
    }
  }
}
