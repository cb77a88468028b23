/// The numbers of law, season and practice by which plans are made and checked.
public struct Rules: Hashable, Sendable {
  /// Driving times of Regulation (EC) 561/2006 and working times of Directive 2002/15/EC.
  public struct DrivingTime: Hashable, Sendable {
    /// Driving without a full break, article 7: 4.5 h.
    public var continuousMax: Seconds
    /// A full break, article 7: 45 min, uninterrupted.
    public var fullBreak: Seconds
    /// The first part of a split break, article 7: 15 min.
    public var splitFirst: Seconds
    /// The second part of a split break, after the first, article 7: 30 min.
    public var splitSecond: Seconds
    /// Driving in a day, article 6(1): 9 h.
    public var dailyMax: Seconds
    /// Driving in a week from Monday 00:00, article 6(2): 56 h.
    public var weeklyMax: Seconds
    /// Driving in two weeks running, article 6(3): 90 h.
    public var fortnightMax: Seconds
    /// Regular daily rest, article 4(g): 11 h.
    public var dailyRest: Seconds
    /// The span in which the daily rest must be over, article 8(2): 24 h.
    public var dailyWindow: Seconds
    /// Daily rest of a double-manned vehicle, article 8(5): 9 h inside ``multiManningWindow``.
    public var multiManningRest: Seconds
    /// The span in which ``multiManningRest`` must be over, article 8(5): 30 h.
    public var multiManningWindow: Seconds
    /// Work without a break, Directive article 5: 6 h.
    public var workContinuousMax: Seconds
    /// The least part of a break that counts, Directive article 5: 15 min.
    public var workBreakPart: Seconds
    /// Breaks for work of 6 to 9 h, Directive article 5: 30 min.
    public var workBreakShort: Seconds
    /// The work above which ``workBreakLong`` is due: 9 h.
    public var workLongDay: Seconds
    /// Breaks for work over 9 h, Directive article 5: 45 min.
    public var workBreakLong: Seconds
    /// Work in 24 h when some of it falls between 00:00 and 04:00 local, Directive article 7: 10 h.
    public var nightWorkMax: Seconds

    /// Makes driving and working times.
    public init(
      continuousMax: Seconds, fullBreak: Seconds, splitFirst: Seconds, splitSecond: Seconds,
      dailyMax: Seconds, weeklyMax: Seconds, fortnightMax: Seconds, dailyRest: Seconds,
      dailyWindow: Seconds, multiManningRest: Seconds, multiManningWindow: Seconds,
      workContinuousMax: Seconds, workBreakPart: Seconds, workBreakShort: Seconds,
      workLongDay: Seconds, workBreakLong: Seconds, nightWorkMax: Seconds
    ) {
      self.continuousMax = continuousMax
      self.fullBreak = fullBreak
      self.splitFirst = splitFirst
      self.splitSecond = splitSecond
      self.dailyMax = dailyMax
      self.weeklyMax = weeklyMax
      self.fortnightMax = fortnightMax
      self.dailyRest = dailyRest
      self.dailyWindow = dailyWindow
      self.multiManningRest = multiManningRest
      self.multiManningWindow = multiManningWindow
      self.workContinuousMax = workContinuousMax
      self.workBreakPart = workBreakPart
      self.workBreakShort = workBreakShort
      self.workLongDay = workLongDay
      self.workBreakLong = workBreakLong
      self.nightWorkMax = nightWorkMax
    }
  }

  /// What the spring thaw does to roads with high risk.
  public enum ThawPolicy: String, Hashable, Sendable, CaseIterable {
    /// Closed to loaded combinations; empty ones pass.
    case close
    /// ``Roads/thawGross`` applies to the real gross mass.
    case mass
    /// Open, with a warning.
    case warn
  }

  /// Seasons, surcharges and access legs of the road network.
  public struct Roads: Hashable, Sendable {
    /// When winter speeds hold: 28 October to 31 March.
    public var winter: Season
    /// The thaw south of ``thawLatitude``.
    public var thawSouth: Season
    /// The thaw north of it.
    public var thawNorth: Season
    /// Degrees; a road's side is the mean latitude of its two ends, north when above.
    public var thawLatitude: Double
    /// What the thaw does to roads with high risk.
    public var thawPolicy: ThawPolicy
    /// The gross mass that a limited road allows in the thaw: 12 t.
    public var thawGross: Kilograms
    /// For a road whose two ends lie in different countries: 2 min.
    public var borderCrossing: Seconds
    /// For each town entered, first and last place excepted: 1 min.
    public var townPassage: Seconds
    /// Speed on access legs in km/h, in every season: 30.
    public var accessSpeed: Int
    /// Access leg over straight line for a user's own site: 1.3.
    public var accessDetour: Double
    /// The shortest access leg by rule: 300 m.
    public var accessMinimum: Meters
    /// How much longer than the free way a way may be for a higher gross mass: 1.2.
    public var massDetour: Double
    /// Gross masses at which a load may be cut, from heavy to light: 76, 74, 68, 64, 60 t.
    public var massLevels: [Kilograms]

    /// Makes road rules.
    public init(
      winter: Season, thawSouth: Season, thawNorth: Season, thawLatitude: Double,
      thawPolicy: ThawPolicy, thawGross: Kilograms, borderCrossing: Seconds,
      townPassage: Seconds, accessSpeed: Int, accessDetour: Double, accessMinimum: Meters,
      massDetour: Double, massLevels: [Kilograms]
    ) {
      self.winter = winter
      self.thawSouth = thawSouth
      self.thawNorth = thawNorth
      self.thawLatitude = thawLatitude
      self.thawPolicy = thawPolicy
      self.thawGross = thawGross
      self.borderCrossing = borderCrossing
      self.townPassage = townPassage
      self.accessSpeed = accessSpeed
      self.accessDetour = accessDetour
      self.accessMinimum = accessMinimum
      self.massDetour = massDetour
      self.massLevels = massLevels
    }
  }

  /// Practice of hauling.
  public struct Hauling: Hashable, Sendable {
    /// Check of the vehicle inside the shift before leaving: 10 min.
    public var startCheck: Seconds
    /// Check inside the shift after coming back: 5 min.
    public var endCheck: Seconds
    /// Extra unloading of materials that freeze: 10 min.
    public var frozenUnloading: Seconds
    /// When loads freeze: November to March.
    public var frost: Season
    /// Factor on fuel in winter in thousandths: 1080.
    public var winterFuel: Int
    /// When it applies: December to March.
    public var winterFuelSeason: Season
    /// Share of a full load in percent from which the last part load is carried: 60.
    public var partLoadPercent: Int
    /// Weekdays on which loads are hauled, Monday 1 to Sunday 7.
    public var haulingWeekdays: [Int]
    /// Days without haulage.
    public var holidays: [CalendarDate]
    /// Opening stock of a producer in percent of its store: 40.
    public var openingStockProducerPercent: Int
    /// Opening stock of a consumer in percent of its store: 50.
    public var openingStockConsumerPercent: Int
    /// Opening stock at most this many days of the month's flow: 5.
    public var openingStockDays: Int

    /// Makes hauling practice.
    public init(
      startCheck: Seconds, endCheck: Seconds, frozenUnloading: Seconds, frost: Season,
      winterFuel: Int, winterFuelSeason: Season, partLoadPercent: Int, haulingWeekdays: [Int],
      holidays: [CalendarDate], openingStockProducerPercent: Int,
      openingStockConsumerPercent: Int, openingStockDays: Int
    ) {
      self.startCheck = startCheck
      self.endCheck = endCheck
      self.frozenUnloading = frozenUnloading
      self.frost = frost
      self.winterFuel = winterFuel
      self.winterFuelSeason = winterFuelSeason
      self.partLoadPercent = partLoadPercent
      self.haulingWeekdays = haulingWeekdays
      self.holidays = holidays
      self.openingStockProducerPercent = openingStockProducerPercent
      self.openingStockConsumerPercent = openingStockConsumerPercent
      self.openingStockDays = openingStockDays
    }
  }

  /// Driving and working times.
  public var drivingTime: DrivingTime
  /// Seasons, surcharges and access legs.
  public var roads: Roads
  /// Practice of hauling.
  public var hauling: Hauling

  /// Makes rules.
  public init(drivingTime: DrivingTime, roads: Roads, hauling: Hauling) {
    self.drivingTime = drivingTime
    self.roads = roads
    self.hauling = hauling
  }
}
