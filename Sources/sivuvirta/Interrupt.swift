internal import Glibc
internal import Synchronization

/// Ctrl-C as a flag that long work polls, so that the best answer so far is still written.
enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed since ``listen()``.
  static var isRaised: Bool { flag.load(ordering: .relaxed) }

  /// From now on the first Ctrl-C raises the flag, and a second one ends the program at once.
  static func listen() {
    flag.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      if Interrupt.flag.exchange(true, ordering: .relaxed) { _exit(130) }
    }
  }
}
