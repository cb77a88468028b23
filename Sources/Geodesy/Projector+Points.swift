import CPROJ

extension Projector {
  /// A run of points where the caller keeps them; neighbors are `stride` doubles apart.
  struct Points {
    let x: UnsafeMutablePointer<Double>
    let y: UnsafeMutablePointer<Double>
    let stride: Int
    let count: Int

    /// The `count` points from `start` on.
    func run(from start: Int, count: Int) -> Points {
      Points(x: x + start * stride, y: y + start * stride, stride: stride, count: count)
    }

    /// How many points are not inside `limits`; the four comparisons of every point.
    func countOutside(_ limits: PointChecks.Limits) -> Int {
      var outside = 0
      for index in 0..<count where !limits.contains(x[index * stride], y[index * stride]) {
        outside &+= 1
      }
      return outside
    }

    func copy(to other: Points) {
      for index in 0..<count {
        other.x[index * other.stride] = x[index * stride]
        other.y[index * other.stride] = y[index * stride]
      }
    }

    func set(_ index: Int, to value: Double) {
      x[index * stride] = value
      y[index * stride] = value
    }
  }

  /// What is known of the block at hand while it goes through the checks.
  private struct BlockState {
    /// The points where the caller keeps them, before and after the transformation.
    let points: Points
    /// The points as they came.
    let came: Points
    let firstRow: Int
    /// The refused points so far, and why; empty for most blocks.
    var causes: [(index: Int, cause: PointRefusal.Cause)] = []
    /// Which points are refused; empty as long as none is.
    var isRefused: [Bool] = []

    func isPassed(_ index: Int) -> Bool { isRefused.isEmpty || !isRefused[index] }

    mutating func refuse(_ index: Int, because cause: PointRefusal.Cause) {
      if isRefused.isEmpty { isRefused = Array(repeating: false, count: points.count) }
      isRefused[index] = true
      causes.append((index, cause))
      // PROJ passes an infinite point on without a look.
      points.set(index, to: .infinity)
    }
  }

  /// Carries points in place, block by block, and reports on them; refused ones become
  /// not-a-number.
  mutating func carry(_ points: Points, firstRow: Int) -> TransformReport {
    var report = TransformReport(source: total.source, target: total.target, standing: warnings)
    var start = 0
    while start < points.count {
      let size = min(Self.blockSize, points.count - start)
      carryBlock(points.run(from: start, count: size), firstRow: firstRow + start, into: &report)
      start += size
    }
    report.count = points.count
    return report
  }

  private mutating func carryBlock(
    _ points: Points, firstRow: Int, into report: inout TransformReport
  ) {
    let came = Points(x: scratch, y: scratch + 1, stride: 2, count: points.count)
    points.copy(to: came)
    var state = BlockState(points: points, came: came, firstRow: firstRow)

    if points.countOutside(checks.place == .input ? checks.inner : checks.input) > 0 {
      refuseInput(&state)
      if checks.place == .input { judge(&state, at: came, &report) }
    }
    if checks.place == .locator, let locator {
      let start = scratch + 2 * Self.blockSize
      let places = Points(x: start, y: start + 1, stride: 2, count: points.count)
      points.copy(to: places)
      Self.run([locator], backward: false, places)
      if places.countOutside(checks.inner) > 0 { judge(&state, at: places, &report) }
    }

    Self.run(steps, backward: isInverse, points)

    let isLocated = checks.place == .output
    if points.countOutside(isLocated ? checks.inner : checks.output) > 0 {
      refuseOutput(&state)
      if isLocated { judge(&state, at: points, &report) }
    }
    if !state.causes.isEmpty { record(&state, &report) }
  }

  private func refuseInput(_ state: inout BlockState) {
    let came = state.came
    for index in 0..<came.count {
      let (x, y) = (came.x[2 * index], came.y[2 * index])
      if checks.input.contains(x, y) { continue }
      let isFinite = x.isFinite && y.isFinite
      state.refuse(
        index,
        because: !isFinite ? .notFinite : source.isPlainDegrees ? .notDegrees : .offTheMap)
    }
  }

  private func refuseOutput(_ state: inout BlockState) {
    let points = state.points
    for index in 0..<points.count where state.isPassed(index) {
      let (x, y) = (points.x[index * points.stride], points.y[index * points.stride])
      if checks.output.contains(x, y) { continue }
      state.refuse(index, because: .resultOffTheMap)
    }
  }

  /// Holds the places of a block, in degrees, against the areas of use.
  private func judge(
    _ state: inout BlockState, at places: Points, _ report: inout TransformReport
  ) {
    for index in 0..<places.count where state.isPassed(index) {
      let longitude = places.x[index * places.stride]
      let latitude = places.y[index * places.stride]
      if checks.inner.contains(longitude, latitude) { continue }
      guard PointChecks.Limits.degrees.contains(longitude, latitude) else {
        state.refuse(index, because: .resultOffTheMap)
        continue
      }
      switch checks.verdict(longitude: longitude, latitude: latitude) {
      case .inside: continue
      case .tolerated(let degrees, let ofSource, let ofTarget):
        report.addOutside(
          TransformReport.Outside(
            row: state.firstRow + index, longitude: longitude, latitude: latitude),
          degrees: degrees, ofSource: ofSource, ofTarget: ofTarget)
      case .refused(let degrees, let bySource):
        state.refuse(
          index,
          because: .outsideArea(
            system: (bySource ? source : target).description, degrees: degrees,
            longitude: longitude, latitude: latitude))
      }
    }
  }

  /// Writes the refused points of a block down, the first of them with their evidence.
  private func record(_ state: inout BlockState, _ report: inout TransformReport) {
    state.causes.sort { $0.index < $1.index }
    report.refusedCount += state.causes.count
    for (index, cause) in state.causes {
      state.points.set(index, to: .nan)
      guard report.refusals.count < TransformReport.refusalLimit else { continue }
      let (x, y) = (state.came.x[2 * index], state.came.y[2 * index])
      report.refusals.append(
        PointRefusal(
          row: state.firstRow + index, x: x, y: y, source: report.source, target: report.target,
          cause: cause == .resultOffTheMap ? failure(x: x, y: y) : cause, hint: hint(x: x, y: y)))
    }
  }

  private static func run(_ steps: [OpaquePointer], backward: Bool, _ points: Points) {
    run(
      steps, backward: backward, points.x, points.y, stride: points.stride, count: points.count)
  }
}
