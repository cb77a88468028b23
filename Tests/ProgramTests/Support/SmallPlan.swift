import Testing

/// A plan of a few loads that the program made, for tests that need one.
struct SmallPlan {
  /// What it was made of.
  static let loads = """
    id,material,from,to,tonnes
    a,steel-slag,outokumpu-tornio,ajos-port,60
    b,bark,metsa-fibre-kemi,kemin-energia,40

    """

  let bytes: [UInt8]

  /// Made once for all tests.
  static var shared: SmallPlan { get throws { try made.get() } }

  private static let made = Result { () throws -> SmallPlan in
    let bench = try Workbench()
    try bench.write(loads, to: "loads.csv")
    let outcome = try bench.run([
      "plan", "--date", "2026-11-23", "--loads", "loads.csv", "--iterations", "5", "-o",
      "plan.geojson",
    ])
    try #require(outcome.ended(with: 0), "\(outcome.summary)")
    return SmallPlan(bytes: bench.bytes("plan.geojson"))
  }
}

/// A small generator of random numbers with a seed (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
