/// The parameters of the search for rounds.
///
/// The defaults were chosen on few instances with one or two seeds each, where near values differ less
/// than seeds do.
public struct RoutingSettings: Hashable, Sendable {
  /// The source of all chance.
  public var seed: UInt64 = 1
  /// Up to so many spots ways stand in tables; beyond, they are computed from points.
  public var tableMax = 4_000
  /// Neighbors of a visit among which strings are torn out.
  public var aroundMax = 120
  /// Neighbors of a visit after which it may be put, and as many before which.
  public var besideMax = 20
  /// The same where there are pairs, vehicles count first, or routes can be long.
  public var wideBesideMax = 40
  /// With more visits routes that can be long do not count for that: in the same time there are fewer
  /// iterations for each visit.
  public var longBesideVisits = 500
  /// Up to so many places of the routes just ruined are tried for a visit besides.
  public var ruinedPlacesMax = 150
  /// Of a wait that cannot be avoided, the share that counts as way between neighbors.
  public var waitShare = 0.2

  /// Visits that leave in one small ruin, on average.
  public var removed = 5.0
  /// A string of a small ruin is at most this long.
  public var stringMax = 4
  /// The share of ruins that are large when there are few iterations for each visit.
  public var largeShare = 0.15
  /// The same when there are many, where neither pairs are made nor vehicles count first.
  public var largeShareMost = 0.8
  /// From so many iterations of the whole search for each visit on that share rises.
  public var effortFrom = 6_000.0
  /// With so many it rises no more.
  public var effortFull = 16_000.0
  /// Visits that leave in one large ruin, on average.
  public var largeRemoved = 12.0
  /// A string of a large ruin is at most this long.
  public var largeStringMax = 10
  /// The share of ruins in which strings keep some of their visits.
  public var splitShare = 0.5
  /// The probability that a split string keeps one visit more, and one more again.
  public var splitMore = 0.01
  /// The share of places overlooked when visits are put back.
  public var blink = 0.01
  /// Of visits that were left before, so many are tried again in one iteration, on average.
  public var bankTries = 12
  /// With more visits a pair is put only into routes that make a visit near one of its ends.
  public var pairWholeMax = 250
  /// Pairs times vehicles up to which the places of pairs are remembered.
  public var pairMemoryMax = 1_000_000
  /// The share of iterations in which a vehicle may leave its depot though others have room, where
  /// routes are short or vehicles count first.
  public var freshShare = 0.1
  /// The same where routes are long, so that one more or less changes the cost most.
  public var longFreshShare = 1.0
  /// Up to so many visits in a route on average, routes are short.
  public var shortRoute = 10.0
  /// From so many on they are long; the share rises between.
  public var longRoute = 20.0
  /// The share of iterations in which a visit that fits nowhere near is sought a place everywhere.
  public var wideShare = 0.1

  /// The share of iterations in which visits go back in the order of their priorities, if they have
  /// any.
  public var dearShare = 0.3

  /// Small moves tried in one iteration, where loads are plain and no route is walked.
  public var moveTries = 4
  /// The share of them that exchange two visits, each into its best place.
  public var swapShare = 0.05
  /// Visits times vehicles up to which the best places of visits are remembered.
  public var placeMemoryMax = 1_000_000
  /// Small moves tried in one iteration where visits come in pairs.
  public var pairMoveTries = 1
  /// The most visits in a row that such a move takes along.
  public var moveLengthMax = 3

  /// So many visits of one iteration are put where another one leaves, if overloads are allowed and a vehicle
  /// would be overloaded else.
  public var displacementMax = 5
  /// What a vehicle may carry beyond its capacity where the search passes through overloaded routes, as a
  /// share of the capacity; 0 for nothing.
  public var slackShare = 0.1
  /// With fewer routes none is overloaded where vehicles count first.
  public var overloadRoutesMin = 30
  /// With fewer iterations of the whole search for each visit none is overloaded: it would end before lawful
  /// answers are met.
  public var overloadEffort = 1_000.0
  /// The share of the answers passed through that ought to be lawful.
  public var lawfulShare = 0.4
  /// The share of the search after which no answer passed through is overloaded any more.
  public var lawfulFrom = 0.9
  /// Where vehicles count first, what may be beyond capacities at first in the mean of the routes, as a share
  /// of the goods of a mean visit; 0 for only as much as the lawful share leaves.
  public var overloadFirst = 0.1
  /// With fewer iterations of the whole search for each visit it is nothing.
  public var overloadGoalEffort = 3_000.0
  /// The share of the search after which that is nothing any more.
  public var overloadUntil = 0.6
  /// How often it falls to nothing until then.
  public var overloadTurns = 6
  /// The part of such a turn in which it falls; in the rest it is nothing.
  public var overloadFall = 0.8
  /// The factor by which goods beyond capacities grow dearer when fewer are, and cheaper when more are.
  public var overloadPriceStep = 1.05
  /// What a vehicle on its way costs besides where routes are many and only ways count, in means of a way
  /// at temperature 1.
  ///
  /// It falls with the square of the temperature. 0 for nothing, and then vehicles are not saved first.
  public var vehiclePrice = 12.5
  /// The share of time or iterations after which vehicles are saved no more before such a search.
  public var beginShare = 0.1

  /// Starting temperature in means of a way of the first plan.
  public var startTemperature = 1.0
  /// Final temperature in the same.
  public var endTemperature = 0.01

  /// Searches side by side; threads only carry them.
  public var desks = 2
  /// The share of time or iterations after which vehicles are saved no more, where they count first.
  public var fleetShare = 0.2
  /// The same where there are pairs of pickups and deliveries.
  public var pairFleetShare = 0.4
  /// The part of these shares after which vehicles are saved no more when none was for so long.
  public var fleetStall = 0.6
  /// The temperature while they are saved, in means of a way of the first plan.
  public var fleetTemperature = 0.1
  /// Iterations of an island of that phase between two meetings.
  public var fleetMeetingIterations = 5_000
  /// The share of its ruins that begin at a visit that is left.
  public var leftSeedShare = 0.5
  /// The share of its recreations in which visits left most often go back first.
  public var weightShare = 0.3
  /// Iterations of that phase from one ejection to the next for each visit of a mean route; 0 for none.
  public var ejectEvery = 3.0
  /// The same where visits come in pairs, for which nothing is squeezed in first.
  public var pairEjectEvery = 10.0
  /// Ways to begin a route that an ejection keeps at one node; with many no set of visits is overlooked,
  /// with few it is quick in long routes.
  public var ejectLabelMax = 32
  /// Changes that mend routes at most before an ejection; 0 for none.
  public var squeezeMax = 30
  /// The factor by which lateness grows dearer or cheaper beside overload when nothing mends.
  public var squeezePriceStep = 0.99

  /// Where vehicles count first and there are few visits, the least price of leaving one for a while, in
  /// means of a way of the first plan.
  public var leaveBase = 1.0
  /// How much that price rises in an iteration whose answer leaves the visit, in the same.
  public var leaveRise = 0.05
  /// How much of its rise is kept when prices sink.
  public var leaveKept = 0.98
  /// Iterations between two times that they do.
  public var leaveWindow = 64
  /// The share of ruins that begin at a visit that is left while leaving has such a price.
  public var softSeedShare = 0.3

  /// With more visits the routes are parted in two that are searched side by side.
  public var wholeMax = 300
  /// Unless vehicles count first, only where each part has so many routes: with few of them most
  /// exchanges would cross the cut.
  public var partRoutesMin = 40
  /// Iterations of a part or an island between two meetings.
  public var meetingIterations = 10_000
  /// Meetings of islands between two exchanges.
  public var exchangeMeetings = 10

  /// Routes of good answers that each search keeps; 0 keeps none and chooses none.
  public var poolMax = 40_000
  /// From this share of the search on routes are kept: before, answers are too hot to be good.
  public var poolFrom = 0.4
  /// Shares of the search at which the kept routes are chosen among, ascending.
  public var choiceMarks = [0.6, 0.8, 0.95]
  /// Routes that a choice begins with, and that it branches over.
  public var choiceColumns = 2_500
  /// Nodes of the branch and bound of one choice.
  public var choiceNodes = 60
  /// The share of the time that one choice may take.
  public var choiceShare = 0.03

  /// The defaults.
  public init() {}
}
