/// The rules that a test in constant time does not know: breaks, several windows of a visit, setups only
/// where the vehicle comes from elsewhere, the most driving and the longest way.
///
/// Routes that they hold for are walked from start to end (``RouteWalk``) after the fast tests, which
/// know the windows from the first moment to the last and no breaks.
struct WalkRules: Sendable {
  /// Rows of another table, side by side.
  struct Span: BitwiseCopyable, Sendable {
    /// The first.
    var first: Int32 = 0
    /// How many.
    var count: Int32 = 0

    /// Their positions.
    @inline(__always)
    var rows: Range<Int> { Int(first)..<Int(first &+ count) }
  }

  /// When something may begin.
  struct Window: BitwiseCopyable, Sendable {
    /// The first moment.
    var earliest: Int
    /// The last moment.
    var latest: Int
  }

  /// A break of a vehicle class.
  struct Pause: BitwiseCopyable, Sendable {
    /// Its rows of ``WalkRules/windows``.
    var windows: Span
    /// How long it takes.
    var service: Int
    /// Where its amounts begin in ``WalkRules/loadMax``; -1 when it may be taken with any load.
    var load: Int32
  }

  /// What holds for a vehicle class.
  struct Limits: BitwiseCopyable, Sendable {
    /// Whether its routes are walked at all.
    var isWalked = false
    /// Whether a break asks what is on board.
    var asksLoad = false
    /// Its rows of ``WalkRules/pauses``.
    var pauses = Span()
    /// Its rows of ``WalkRules/orders``: one or more orders of its breaks, one behind the other.
    var orders = Span()
    /// The most driving.
    var drivingMax = Int.max
    /// The longest way.
    var distanceMax = Int.max
  }

  /// Later than everything.
  static let never = Int.max / 4

  /// By class.
  let limits: Slab<Limits>
  /// For each visit its rows of ``windows``.
  let visits: Slab<Span>
  /// Of visits and breaks.
  let windows: Slab<Window>
  /// Breaks of all classes.
  let pauses: Slab<Pause>
  /// Orders in which breaks may be taken, as positions among those of the class.
  let orders: Slab<Int32>
  /// Amounts of breaks.
  let loadMax: Slab<Int>
  /// For each visit what is added to its service when the vehicle comes from another place.
  let setups: Slab<Int32>
  /// For each spot its place; -1 for nowhere.
  let places: Slab<Int32>
  /// How long ways are, by profile; empty where that is what they cost.
  let lengths: Slab<Int32>
  /// The most breaks of a class.
  let pauseMax: Int
  /// Whether any class is walked.
  let isNeeded: Bool

  /// What the rules are made of.
  struct Parts {
    var limits: [Limits] = []
    var visits: [Span] = []
    var windows: [Window] = []
    var pauses: [Pause] = []
    var orders: [Int32] = []
    var loadMax: [Int] = []
    var setups: [Int32] = []
    var places: [Int32] = []
    var lengths: [Int32] = []
  }

  /// Takes the tables over.
  init(_ parts: Parts) {
    limits = Slab(parts.limits)
    visits = Slab(parts.visits)
    windows = Slab(parts.windows)
    pauses = Slab(parts.pauses)
    orders = Slab(parts.orders)
    loadMax = Slab(parts.loadMax)
    setups = Slab(parts.setups)
    places = Slab(parts.places)
    lengths = Slab(parts.lengths)
    pauseMax = parts.limits.reduce(0) { max($0, Int($1.pauses.count)) }
    isNeeded = parts.limits.contains { $0.isWalked }
  }

  /// Gives the memory back.
  func free() {
    limits.free()
    visits.free()
    windows.free()
    pauses.free()
    orders.free()
    loadMax.free()
    setups.free()
    places.free()
    lengths.free()
  }

  /// The first moment of windows that is not before another; ``never`` behind the last.
  @inline(__always)
  func begin(_ now: Int, _ span: Span) -> Int {
    for row in span.rows where now <= windows[row].latest {
      return max(now, windows[row].earliest)
    }
    return Self.never
  }
}
