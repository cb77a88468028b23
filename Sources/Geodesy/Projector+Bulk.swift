import Dispatch
import Synchronization

extension Projector {
  /// Points that a thread takes at a time; a multiple of the block, so that threads cut no block.
  private static let batchSize = 8 * blockSize

  /// Carries one point.
  ///
  /// `row` is what the message of a refusal names. Warnings gather in ``total``.
  ///
  /// - Throws: ``GeodesyError/refused(_:count:)``.
  public mutating func transform(
    x: Double, y: Double, row: Int = 1
  ) throws(GeodesyError) -> (x: Double, y: Double) {
    var (x, y) = (x, y)
    let report = withUnsafeMutablePointer(to: &x) { x in
      withUnsafeMutablePointer(to: &y) { y in
        carry(Points(x: x, y: y, stride: 1, count: 1), firstRow: row)
      }
    }
    total.merge(report)
    try report.checkNoneRefused()
    return (x, y)
  }

  /// Carries interleaved points, x and y in turn, in place.
  ///
  /// - Returns: the report, with warnings.
  /// - Throws: ``GeodesyError/refused(_:count:)`` with the first refused point; the others are
  ///   carried all the same.
  @discardableResult
  public mutating func transform(
    _ pairs: inout [Double], firstRow: Int = 1, threads: Int = 1
  ) throws(GeodesyError) -> TransformReport {
    let report = try transformAll(&pairs, firstRow: firstRow, threads: threads)
    try report.checkNoneRefused()
    return report
  }

  /// Carries interleaved points in place; refused ones become not-a-number and stand in the report.
  ///
  /// The result is the same on any number of threads. The number of values must be even.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  public mutating func transformAll(
    _ pairs: inout [Double], firstRow: Int = 1, threads: Int = 1
  ) throws(GeodesyError) -> TransformReport {
    precondition(pairs.count.isMultiple(of: 2), "every point has two values")
    return try pairs.withUnsafeMutableBufferPointer { (buffer) throws(GeodesyError) in
      try transformAll(interleaved: buffer, stride: 2, firstRow: firstRow, threads: threads)
    }
  }

  /// Carries the first two values of every `stride` values in place, as for points with heights.
  ///
  /// Refused points become not-a-number and stand in the report. The number of values must be a
  /// multiple of `stride`, which is at least 2.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  public mutating func transformAll(
    _ values: inout MutableSpan<Double>, stride: Int, firstRow: Int = 1, threads: Int = 1
  ) throws(GeodesyError) -> TransformReport {
    precondition(stride >= 2 && values.count.isMultiple(of: stride), "every point has its values")
    return try values.withUnsafeMutableBufferPointer { (buffer) throws(GeodesyError) in
      try transformAll(interleaved: buffer, stride: stride, firstRow: firstRow, threads: threads)
    }
  }

  /// Carries points kept as a column of x and one of y in place, as of a table.
  ///
  /// Refused points become not-a-number and stand in the report. Both columns have the same length.
  ///
  /// - Throws: ``GeodesyError/library(reason:)`` when memory runs out.
  public mutating func transformAll(
    x: inout [Double], y: inout [Double], firstRow: Int = 1, threads: Int = 1
  ) throws(GeodesyError) -> TransformReport {
    precondition(x.count == y.count, "every point has two values")
    return try x.withUnsafeMutableBufferPointer { (x) throws(GeodesyError) in
      try y.withUnsafeMutableBufferPointer { (y) throws(GeodesyError) in
        guard let startOfX = x.baseAddress, let startOfY = y.baseAddress else {
          return TransformReport(source: total.source, target: total.target, standing: warnings)
        }
        return try carry(
          Points(x: startOfX, y: startOfY, stride: 1, count: x.count), firstRow: firstRow,
          threads: threads)
      }
    }
  }

  /// Carries interleaved values that lie anywhere in memory.
  mutating func transformAll(
    interleaved buffer: UnsafeMutableBufferPointer<Double>, stride: Int, firstRow: Int,
    threads: Int
  ) throws(GeodesyError) -> TransformReport {
    guard let start = buffer.baseAddress, !buffer.isEmpty else {
      return TransformReport(source: total.source, target: total.target, standing: warnings)
    }
    return try carry(
      Points(x: start, y: start + 1, stride: stride, count: buffer.count / stride),
      firstRow: firstRow, threads: threads)
  }

  /// Carries batches on several threads, each with a clone of this projector.
  private mutating func carry(
    _ points: Points, firstRow: Int, threads: Int
  ) throws(GeodesyError) -> TransformReport {
    let batches = (points.count + Self.batchSize - 1) / Self.batchSize
    let workerCount = min(max(1, threads), batches)
    var report = TransformReport(source: total.source, target: total.target, standing: warnings)
    if workerCount <= 1 {
      report.merge(carry(points, firstRow: firstRow))
    } else {
      var workers: [Worker] = []
      for _ in 0..<workerCount { workers.append(Worker(try clone())) }
      let crew = workers
      let next = BatchCounter()
      // Safe: every batch is taken once, so no two threads touch the same points.
      nonisolated(unsafe) let shared = points
      // A queue of its own for each worker: `concurrentPerform` leaves all to one thread when it
      // thinks the machine is busy, which it was seen to think for a whole run.
      let group = DispatchGroup()
      for worker in crew {
        DispatchQueue(label: "projector").async(group: group) {
          worker.projector.withLock { projector in
            while true {
              let batch = next.value.wrappingAdd(1, ordering: .relaxed).oldValue
              guard batch < batches else { return }
              let start = batch * Self.batchSize
              let run = shared.run(from: start, count: min(Self.batchSize, shared.count - start))
              projector.total.merge(projector.carry(run, firstRow: firstRow + start))
            }
          }
        }
      }
      group.wait()
      for worker in crew { worker.projector.withLock { report.merge($0.total) } }
    }
    total.merge(report)
    return report
  }
}

/// Hands out batches to several threads.
private final class BatchCounter: Sendable {
  let value = Atomic(0)
}

/// A projector that a thread locks for as long as it works.
private final class Worker: Sendable {
  let projector: Mutex<Projector>

  init(_ projector: consuming sending Projector) { self.projector = Mutex(projector) }
}
