/// When a search ends; with neither limit it ends after the construction.
public struct StopCriterion: Hashable, Sendable {
  /// Wall time from the call of `solve`; the answer is there about 50 ms later at most.
  public var duration: Duration?
  /// Iterations of all islands together.
  public var iterations: Int?

  /// Makes a criterion; the limit that is reached first counts.
  public init(duration: Duration? = nil, iterations: Int? = nil) {
    self.duration = duration
    self.iterations = iterations
  }
}

/// The parameters of the search; the defaults are what the benchmarks found best.
///
/// Shares are percent of the iterations that ruin; costs are cents.
public struct SchedulerSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1
  /// Searches side by side; threads only carry them.
  public var islands = 2
  /// Iterations of an island between two exchanges of the best answer.
  public var exchangeIterations = 2000
  /// Iterations of an island between two reports of progress.
  public var reportIterations = 500
  /// Starting temperature in thousandths of the mean tour cost of a load.
  public var startTemperature = 60
  /// Final temperature in thousandths of the same.
  public var endTemperature = 1
  /// Percent of iterations that are moves instead of ruins.
  public var moveShare = 50
  /// Nearest loads among which a move looks for its second load.
  public var moveNeighbors = 24
  /// Nearest loads kept for each load.
  public var neighbors = 60
  /// Percent of ruins that remove adjacent strings.
  public var stringShare = 70
  /// Percent of ruins that remove loads from anywhere.
  public var scatterShare = 10
  /// Percent of ruins that remove whole tours.
  public var tourShare = 12
  /// Strings in one ruin at most.
  public var stringsMax = 4
  /// Loads in one string at most.
  public var stringMax = 4
  /// Loads removed from anywhere at most.
  public var scatterMax = 8
  /// Tours removed in one ruin at most.
  public var toursMax = 3
  /// Loads that tried in vain before and are tried again in one iteration, on average.
  public var bankTries = 4
  /// Percent of ruins after which loads may cost more than leaving them; annealing then decides.
  public var generousShare = 15
  /// The share of places overlooked when loads are put back.
  public var blink = 0.01
  /// Places decoded with all rules for one load at most.
  public var decodingsPerInsertion = 10
  /// Percent of the limit after which the relaxation is solved and its tours are tried.
  public var relaxationStart = 35
  /// Percent of the time limit at which the relaxation ends at the latest.
  public var relaxationEnd = 75
  /// Percent of the time limit from which on what is proved is kept up with the loads that are hauled.
  public var proofStart = 90
  /// Percent of the time limit at which a proof ends at the latest.
  public var proofEnd = 96
  /// Rounds of pricing at most; a time limit ends it before.
  public var relaxationRounds = 400
  /// Percent of a vehicle by which the relaxation must choose a route for the search to try it.
  public var guideLeast = 2
  /// Percent of the ruins that give a duty a route of the relaxation instead.
  public var guideShare = 30
  /// With fewer iterations asked for there is no relaxation and no bound.
  public var relaxationIterations = 400

  /// The defaults.
  public init() {}
}

/// How far a search has come.
public struct SchedulerProgress: Hashable, Sendable {
  /// Iterations of all islands together.
  public var iterations: Int
  /// Tours and vehicles of the best answer, in cents; unserved loads not counted.
  public var cost: Int
  /// Loads unserved in the best answer.
  public var unserved: Int
  /// What no tours that haul the same loads undercut, in cents; `nil` while nothing is proved.
  public var bound: Int?
  /// Wall time since the call.
  public var elapsed: Duration
}
