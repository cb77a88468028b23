import Domain
import Geometry
import Glibc

/// Times the verbs that carry a catchment; one JSON line a case.
@main
struct GeometryBenchmarks {
  static func main() throws {
    let count = 10_000
    let points = scatter(count).map { PlaneShape.point($0) }
    let coarse = BufferStyle(quadrantSegments: 8)
    try measure("buffer points 5 km q8", size: count) {
      var geometry = try GeometryContext()
      return try geometry.buffers(of: points, by: 5000, style: coarse).count
    }
    for distance in [5000.0, 1000] {
      var geometry = try GeometryContext()
      let buffers = try geometry.buffers(of: points, by: distance, style: coarse)
      try measure("union of \(Int(distance)) m buffers q8", size: count) {
        var geometry = try GeometryContext()
        return try geometry.union(of: buffers).positions.count
      }
    }
    try measure("united buffers of points 1 km q8", size: count) {
      var geometry = try GeometryContext()
      return try geometry.unitedBuffers(of: points, by: 1000, style: coarse).positions.count
    }
    let lines = wanderings(count)
    try measure("buffer lines of 20 positions 500 m q8", size: count) {
      var geometry = try GeometryContext()
      return try geometry.buffers(of: lines, by: 500, style: coarse).count
    }
    let area = try { () throws -> PlaneShape in
      var geometry = try GeometryContext()
      return try geometry.unitedBuffers(of: points, by: 1000, style: coarse)
    }()
    let probes = scatter(100_000)
    try measure("prepared contains in union of 1 km buffers", size: probes.count) {
      let prepared = try PreparedArea(area)
      return try probes.reduce(0) { try prepared.contains($1) ? $0 + 1 : $0 }
    }
  }

  /// Runs `work` five times and prints the medians of wall time and of the processor's; the checksum
  /// keeps the work alive.
  private static func measure(_ name: String, size: Int, _ work: () throws -> Int) throws {
    var wall: [Double] = []
    var processor: [Double] = []
    var checksum = 0
    for _ in 0..<5 {
      let (wallStart, processorStart) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
      checksum = try work()
      wall.append(now(CLOCK_MONOTONIC) - wallStart)
      processor.append(now(CLOCK_PROCESS_CPUTIME_ID) - processorStart)
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let fields = [
      #""name":"\#(name)""#, #""size":\#(size)"#, #""median_s":\#(median(wall))"#,
      #""processor_s":\#(median(processor))"#, #""peak_mb":\#(usage.ru_maxrss / 1024)"#,
      #""check":\#(checksum)"#,
    ]
    print("{" + fields.joined(separator: ",") + "}")
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The middle of the runs, to a tenth of a millisecond.
  private static func median(_ runs: [Double]) -> Double {
    (runs.sorted()[runs.count / 2] * 1e4).rounded() / 1e4
  }

  private static func scatter(_ count: Int) -> [PlanePoint] {
    var random = Random()
    return (0..<count).map { _ in
      PlanePoint(
        x: 270_000 + 500_000 * random.next(), y: 7_210_000 + 560_000 * random.next())
    }
  }

  private static func wanderings(_ count: Int) -> [PlaneShape] {
    var random = Random()
    return scatter(count).map { start in
      var (x, y) = (start.x, start.y)
      return .line(
        (0..<20).map { _ in
          x += 7000 * (random.next() - 0.5)
          y += 7000 * (random.next() - 0.5)
          return PlanePoint(x: x, y: y)
        })
    }
  }
}

/// A linear congruence, the same on every machine.
private struct Random {
  private var state: UInt64 = 42
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }
}
