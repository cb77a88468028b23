internal import Dispatch
internal import Synchronization

/// Workers that share numbered pieces of work; they carry it and decide nothing.
enum Crew {
  /// Does `work` once for each number below `count`, as `(worker, piece)`; workers count from 0.
  ///
  /// Pieces are taken in ascending order, so the long ones should stand first.
  static func share(
    _ count: Int, among threads: Int,
    _ work: @escaping @Sendable (_ worker: Int, _ piece: Int) -> Void
  ) {
    if threads <= 1 || count < 2 {
      for piece in 0..<count { work(0, piece) }
      return
    }
    let next = Atomic(0)
    @Sendable func take(_ worker: Int) {
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        if piece >= count { return }
        work(worker, piece)
      }
    }
    let group = DispatchGroup()
    // A queue of its own for each worker: a shared one may keep them waiting on a busy machine.
    for worker in 1..<min(threads, count) {
      DispatchQueue(label: "hierarchy", qos: .userInitiated).async(group: group) { take(worker) }
    }
    take(0)
    group.wait()
  }
}
