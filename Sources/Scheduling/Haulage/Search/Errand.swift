internal import Dispatch
internal import Synchronization

/// Work that goes on beside other work until its result is asked for.
///
/// With one thread it is done when it is asked for: the result is the same.
final class Errand<Result: Sendable>: Sendable {
  private let work: @Sendable () -> Result
  private let group: DispatchGroup?
  private let result = Mutex<Result?>(nil)

  /// Sends somebody out when there is more than one thread.
  init(threads: Int, _ work: @escaping @Sendable () -> Result) {
    self.work = work
    guard threads > 1 else {
      group = nil
      return
    }
    let group = DispatchGroup()
    self.group = group
    DispatchQueue(label: "errand", qos: .userInitiated).async(group: group) {
      let found = work()
      self.result.withLock { $0 = found }
    }
  }

  /// Waits for the result.
  func wait() -> Result {
    group?.wait()
    return result.withLock { $0 } ?? work()
  }
}
