internal import Dispatch
internal import Synchronization

/// Does the same for many things at the same time; threads carry the work and decide nothing.
enum Workers {
  /// `transform` of each number below `count`, in order.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ transform: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if threads <= 1 || count < 2 { return (0..<count).map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic(0)
    @Sendable func take() {
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        if place >= count { return }
        let result = transform(place)
        results.withLock { $0[place] = result }
      }
    }
    let group = DispatchGroup()
    // A queue of its own for each worker: a shared one may keep them waiting when the machine is busy.
    for _ in 1..<min(threads, count) {
      DispatchQueue(label: "workers", qos: .userInitiated).async(group: group) { take() }
    }
    take()
    group.wait()
    return results.withLock { $0.compactMap { $0 } }
  }
}
