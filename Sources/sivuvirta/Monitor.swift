internal import Glibc
internal import Planning

/// Shows the stages of long work on standard error: one progress line on a terminal, notes else.
final class Monitor {
  private let console: ConsoleOptions
  private var hasLine = false

  init(_ console: ConsoleOptions) { self.console = console }

  /// Shows one stage.
  func tell(_ stage: Stage) {
    switch stage {
    case .began(let step):
      if console.verbose { close() }
      console.detail(step)
    case .detail(let text):
      close()
      console.detail(text)
    case .warning(let text):
      close()
      console.note("warning: \(text)")
    case .searching(let seconds, let iterations, let cost, let bound, let unserved):
      guard console.showsProgress else { return }
      let proved = bound.map { "\(Int($0.rounded(.down))) EUR" } ?? "-"
      let gap = bound.flatMap { PlanSummary.gap(cost: cost, bound: $0) } ?? "-"
      show(
        "\(Int(seconds)) s  iteration \(iterations)  cost \(Int(cost.rounded())) EUR  "
          + "bound \(proved)  gap \(gap)  unserved \(unserved)")
    case .importing(let progress):
      guard console.showsProgress, progress.total > 0 else { return }
      let width = 24
      let filled = min(width, progress.done * width / progress.total)
      let bar =
        String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      let left = progress.secondsLeft.map { "\(Int($0.rounded(.up))) s left" } ?? ""
      // Both passes go over the file, so half of the bytes done are the file's.
      show(
        "[\(bar)] \(Self.megabytes(progress.done / 2)) of "
          + "\(Self.megabytes(progress.total / 2)) MB  \(left)")
    case .auditing(let done, let classes):
      guard console.showsProgress else { return }
      show("verifying the bound: \(done) of \(classes) classes of vehicles")
    case .routing(let seconds, let iterations, let cost, let vehicles, let unserved):
      guard console.showsProgress else { return }
      show(
        "\(Int(seconds)) s  iteration \(iterations)  cost \((cost * 10).rounded() / 10)  "
          + "vehicles \(vehicles)  unserved \(unserved)")
    case .solving(let progress):
      guard console.showsProgress else { return }
      let bound = progress.bound.map { "\(Int($0.rounded(.down))) EUR" } ?? "-"
      let gap = progress.gap.map { "\(($0 * 10_000).rounded() / 100) %" } ?? "-"
      show(
        "\(Int(progress.seconds)) s  iteration \(progress.iterations)  "
          + "cost \(Int(progress.cost.rounded())) EUR  bound \(bound)  gap \(gap)  "
          + "vehicles \(progress.vehicles)  unserved \(progress.unserved)")
    }
  }

  /// Millions of bytes with one decimal.
  private static func megabytes(_ bytes: Int) -> String {
    "\(bytes / 1_000_000).\(bytes / 100_000 % 10)"
  }

  private func show(_ line: String) {
    // Erase to the end of the line, so that a shorter line leaves nothing of a longer one.
    Console.write("\r\(line)\u{1B}[K", to: STDERR_FILENO)
    hasLine = true
  }

  /// Ends the progress line.
  func close() {
    if hasLine { Console.write("\n", to: STDERR_FILENO) }
    hasLine = false
  }
}
