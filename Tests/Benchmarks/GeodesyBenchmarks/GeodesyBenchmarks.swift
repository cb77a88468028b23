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
    let degrees = (0..<size).flatMap { _ in [uniform(20, 31), uniform(65, 70)] }
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
        try measure("\(from) to \(to), \(threads) threads") {
          var pairs = points
          let start = now()
          let report = try projector.transformAll(&pairs, threads: threads)
          let seconds = now() - start
          guard report.refusedCount == 0 else { exit(1) }
          return seconds
        }
      }
    }
    try measure("open EPSG:4326 to EPSG:3067", size: 1) {
      let start = now()
      _ = try Projector(from: "EPSG:4326", to: "EPSG:3067")
      return now() - start
    }
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    try measure("clone EPSG:4326 to EPSG:3067", size: 1) {
      let start = now()
      _ = try projector.clone()
      return now() - start
    }
  }

  static func measure(_ name: String, size: Int = size, _ body: () throws -> Double) throws {
    var seconds: [Double] = []
    for _ in 0..<rounds { seconds.append(try body()) }
    seconds.sort()
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    print(
      "{\"name\": \"\(name)\", \"size\": \(size), \"median_seconds\": \(seconds[rounds / 2]), "
        + "\"least_seconds\": \(seconds[0]), \"peak_memory_kb\": \(usage.ru_maxrss)}")
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
