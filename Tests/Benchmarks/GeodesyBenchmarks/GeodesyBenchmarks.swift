import Geodesy
import Glibc

/// Measures bulk transformations and prints one line of JSON a case.
///
/// The peer is pyproj's array call on the same number of points:
/// `Transformer.from_crs(4326, 3067, always_xy=True).transform(lon, lat)`.
@main struct GeodesyBenchmarks {
  static let size = 1_000_000
  static let rounds = 9

  static func main() throws {
    var state: UInt64 = 42
    func uniform(_ low: Double, _ high: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return low + (high - low) * Double(state >> 11) / Double(1 << 53)
    }
    // The strip that every system of the cases has in or near its area of use.
    let degrees = (0..<size).flatMap { _ in [uniform(20, 28), uniform(65, 70)] }
    let cases = [
      ("EPSG:4326", "EPSG:3067"), ("EPSG:3067", "EPSG:4326"), ("EPSG:4326", "EPSG:3857"),
      ("EPSG:3006", "EPSG:3067"), ("EPSG:2393", "EPSG:3067"),
    ]
    for (from, to) in cases {
      var points = degrees
      if from != "EPSG:4326" {
        var there = try Projector(from: "EPSG:4326", to: from)
        _ = try there.transformAll(&points)
      }
      var projector = try Projector(from: from, to: to)
      for threads in [1, 2] {
        try measure("\(from) to \(to), \(threads) thread\(threads == 1 ? "" : "s")") {
          var pairs = points
          return try elapsed { try projector.transform(&pairs, threads: threads) }
        }
      }
    }
    try measure("open EPSG:4326 to EPSG:3067", size: 1) {
      try elapsed { _ = try Projector(from: "EPSG:4326", to: "EPSG:3067") }
    }
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    try measure("clone EPSG:4326 to EPSG:3067", size: 1) {
      try elapsed { _ = try projector.clone() }
    }
  }

  /// Seconds by the clock, and of all processors; the latter tells more on a busy machine.
  typealias Elapsed = (wall: Double, processors: Double)

  static func elapsed(_ body: () throws -> Void) rethrows -> Elapsed {
    let (wall, processors) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    try body()
    return (now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - processors)
  }

  static func measure(_ name: String, size: Int = size, _ body: () throws -> Elapsed) throws {
    var walls: [Double] = []
    var processors: [Double] = []
    for _ in 0..<rounds {
      let elapsed = try body()
      walls.append(elapsed.wall)
      processors.append(elapsed.processors)
    }
    walls.sort()
    processors.sort()
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      "{\"name\": \"\(name)\", \"size\": \(size), \"median_seconds\": \(walls[rounds / 2]), "
        + "\"median_processor_seconds\": \(processors[rounds / 2]), "
        + "\"peak_memory_kb\": \(usage.ru_maxrss)}")
  }

  static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
