/// What leaving a visit costs for the time being, while a search may pass through answers that leave
/// some.
///
/// With as few vehicles as can be, most recreations leave a visit, and a search that turns all of them
/// down hardly moves. So the price follows the search: it rises while too few of the answers serve
/// everything and falls while too many do, as penalties do in genetic searches (Vidal et al., Operations
/// Research 60, 2012).
struct LeavePrice: Sendable {
  /// For each visit that is left.
  private(set) var price: Double
  private let least: Double
  private let most: Double
  private let wholeShare: Double
  private let step: Double
  private let window: Int
  private var seen = 0
  private var whole = 0

  /// Begins with a way's mean cost.
  init(way: Double, settings: RoutingSettings) {
    price = max(way, 1)
    least = price * settings.leavePriceLeast
    most = price * settings.leavePriceMost
    wholeShare = settings.wholeShare
    step = settings.leavePriceStep
    window = max(settings.leavePriceWindow, 1)
  }

  /// Takes notice of an answer that the search goes on from.
  @inline(__always)
  mutating func note(isWhole: Bool) {
    seen += 1
    if isWhole { whole += 1 }
    guard seen == window else { return }
    let isTooRare = Double(whole) < wholeShare * Double(window)
    price = min(most, max(least, isTooRare ? price * step : price / step))
    (seen, whole) = (0, 0)
  }
}
