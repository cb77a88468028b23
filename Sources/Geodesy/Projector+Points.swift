import CPROJ

extension Projector {
  /// A run of points; neighbors are `stride` doubles apart.
  struct Points {
    let x: UnsafeMutablePointer<Double>
    let y: UnsafeMutablePointer<Double>
    let stride: Int
    let count: Int

    /// The `count` points from `start` on.
    func run(from start: Int, count: Int) -> Points {
      Points(x: x + start * stride, y: y + start * stride, stride: stride, count: count)
    }

    /// Copies the points times `factor`, and counts those not inside `limits`.
    func countOutside(
      _ limits: PointChecks.Limits, copyingTo other: Points, times factor: Double
    ) -> Int {
      var outside = 0
      for index in 0..<count {
        let (x, y) = (x[index * stride], y[index * stride])
        if !limits.contains(x, y) { outside &+= 1 }
        other.x[index * other.stride] = x * factor
        other.y[index * other.stride] = y * factor
      }
      return outside
    }

    func set(_ index: Int, to value: Double) {
      x[index * stride] = value
      y[index * stride] = value
    }
  }

  /// What is known of the block at hand while it goes through the checks.
  private struct BlockState {
    /// The points where the caller keeps them, untouched until the block is done.
    let came: Points
    /// The points on their way.
    let work: Points
    let firstRow: Int
    /// The refused points so far, and why; empty for most blocks.
    var causes: [(index: Int, cause: PointRefusal.Cause)] = []
    /// Which points are refused; empty as long as none is.
    var isRefused: [Bool] = []

    func isPassed(_ index: Int) -> Bool { isRefused.isEmpty || !isRefused[index] }

    mutating func refuse(_ index: Int, because cause: PointRefusal.Cause) {
      if isRefused.isEmpty { isRefused = Array(repeating: false, count: came.count) }
      isRefused[index] = true
      causes.append((index, cause))
      // PROJ passes an infinite point on without a look.
      work.set(index, to: .infinity)
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
    _ came: Points, firstRow: Int, into report: inout TransformReport
  ) {
    let work = Points(x: scratch, y: scratch + 1, stride: 2, count: came.count)
    var state = BlockState(came: came, work: work, firstRow: firstRow)

    let isPlaceInput = checks.place == .input
    let factor = shortcut?.before ?? 1
    if came.countOutside(
      isPlaceInput ? checks.inner : checks.input, copyingTo: work, times: factor) > 0
    {
      refuseInput(&state)
      if isPlaceInput { judge(&state, at: came, &report) }
    }
    if checks.place == .locator, let locator {
      let start = scratch + 2 * Self.blockSize
      let places = Points(x: start, y: start + 1, stride: 2, count: came.count)
      _ = work.countOutside(checks.input, copyingTo: places, times: 1)
      Self.run([locator], backward: false, places.x, places.y, stride: 2, count: places.count)
      if places.countOutside(checks.inner, copyingTo: places, times: 1) > 0 {
        judge(&state, at: places, &report)
      }
    }

    if project(work, within: checks.place == .output ? checks.inner : checks.output) > 0 {
      refuseOutput(&state)
      if checks.place == .output { judge(&state, at: work, &report) }
    }
    if !state.causes.isEmpty { record(&state, &report) }
    for index in 0..<came.count {
      came.x[index * came.stride] = work.x[2 * index]
      came.y[index * came.stride] = work.y[2 * index]
    }
  }

  /// Sends the points at work through PROJ and counts the results not inside `limits`.
  private mutating func project(_ work: Points, within limits: PointChecks.Limits) -> Int {
    guard let shortcut else {
      Self.run(steps, backward: isInverse, work.x, work.y, stride: 2, count: work.count)
      return work.countOutside(limits, copyingTo: work, times: 1)
    }
    Self.run(
      [shortcut.projection], backward: shortcut.isBackward, work.x, work.y, stride: 2,
      count: work.count)
    if shortcut.isBackward {
      for index in 0..<(2 * work.count) {
        work.x[index] = work.x[index] * shortcut.after / shortcut.divisor
      }
    }
    return work.countOutside(limits, copyingTo: work, times: 1)
  }

  private func refuseInput(_ state: inout BlockState) {
    let came = state.came
    for index in 0..<came.count {
      let (x, y) = (came.x[index * came.stride], came.y[index * came.stride])
      if checks.input.contains(x, y) { continue }
      let isFinite = x.isFinite && y.isFinite
      state.refuse(
        index,
        because: !isFinite ? .notFinite : source.isPlainDegrees ? .notDegrees : .offTheMap)
    }
  }

  private func refuseOutput(_ state: inout BlockState) {
    for index in 0..<state.work.count where state.isPassed(index) {
      let (x, y) = (state.work.x[2 * index], state.work.y[2 * index])
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
      state.work.set(index, to: .nan)
      guard report.refusals.count < TransformReport.refusalLimit else { continue }
      let came = state.came
      let (x, y) = (came.x[index * came.stride], came.y[index * came.stride])
      // A place that the target cannot show was no slip of the pen, so nothing is suggested.
      let isShown = cause != .resultOffTheMap
      report.refusals.append(
        PointRefusal(
          row: state.firstRow + index, x: x, y: y, source: report.source, target: report.target,
          cause: isShown ? cause : failure(x: x, y: y), hint: isShown ? hint(x: x, y: y) : nil))
    }
  }
}
