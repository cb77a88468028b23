import Dispatch
import Synchronization

extension ExtractFile {
  /// Reads all blocks on several threads and gives what each holds to `combine`, in order.
  ///
  /// `read` makes something of one block, on any thread, with scratch that only this thread uses;
  /// `combine` takes the results one after the other in the order of the file, on the thread that
  /// called. What comes out is the same on any number of threads. At most a few blocks for each
  /// thread are in memory.
  ///
  /// - Parameters:
  ///   - blocks: The positions of the blocks to read; those outside the file are left out.
  ///   - threads: At most so many are used; less than 1 counts as 1.
  ///   - progress: Hears the bytes done after each block; returning `false` ends the reading with
  ///     `CancellationError`.
  ///   - scratch: Makes what one thread keeps from block to block.
  ///   - read: Makes something of one block.
  ///   - combine: Takes the number of the block and what was made of it.
  /// - Throws: ``OpenStreetMapError`` of the first block in order that is broken, or what `read`
  ///   and `combine` throw.
  public func forEachBlock<Scratch, Part: Sendable>(
    _ blocks: Range<Int>? = nil, threads: Int, progress: ((Int) -> Bool)? = nil,
    scratch: @escaping @Sendable () -> Scratch,
    read: @escaping @Sendable (inout BlockReader, inout Scratch) throws -> Part,
    combine: (Int, Part) throws -> Void
  ) throws {
    let wanted = (blocks ?? 0..<frames.count).clamped(to: 0..<frames.count)
    func tell(_ block: Int) throws {
      if let progress, !progress(frames[block].offset + frames[block].count) {
        throw CancellationError()
      }
    }
    let workers = min(max(threads, 1), wanted.count)
    if workers <= 1 {
      var reader = try BlockReader(source)
      var kept = scratch()
      for block in wanted {
        try reader.load(frames[block], index: block)
        try combine(block, try read(&reader, &kept))
        try tell(block)
      }
      return
    }
    let desk = BlockDesk<Part>(wanted, room: workers * 4)
    let group = DispatchGroup()
    for _ in 0..<workers {
      // A queue of its own for each worker: a shared one may keep them waiting.
      DispatchQueue(label: "blocks").async(group: group) { [source, frames] in
        var kept = scratch()
        do {
          var reader = try BlockReader(source)
          while let block = desk.take() {
            desk.put(
              block,
              Result {
                try reader.load(frames[block], index: block)
                return try read(&reader, &kept)
              })
          }
        } catch {
          // No memory for a reader: the error stands in for the next block.
          while let block = desk.take() { desk.put(block, .failure(error)) }
        }
      }
    }
    // Whatever happens, no worker outlives this call.
    defer {
      desk.close()
      group.wait()
    }
    for block in wanted {
      try combine(block, try desk.wait(for: block).get())
      try tell(block)
    }
  }
}

/// Hands out blocks to workers and holds what they made until its turn has come.
private final class BlockDesk<Part: Sendable>: Sendable {
  private struct State {
    var next: Int
    var isClosed = false
    var done: [Int: Result<Part, any Error>] = [:]
  }

  private let end: Int
  private let state: Mutex<State>
  /// Room for results; workers wait while there is none.
  private let room: DispatchSemaphore
  /// One signal for each result.
  private let results = DispatchSemaphore(value: 0)

  init(_ blocks: Range<Int>, room: Int) {
    end = blocks.upperBound
    state = Mutex(State(next: blocks.lowerBound))
    self.room = DispatchSemaphore(value: 0)
    for _ in 0..<room { self.room.signal() }
  }

  func take() -> Int? {
    room.wait()
    let block: Int? = state.withLock { state in
      guard !state.isClosed, state.next < end else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    // The next worker must learn of the end, too.
    if block == nil { room.signal() }
    return block
  }

  func put(_ block: Int, _ result: Result<Part, any Error>) {
    state.withLock { $0.done[block] = result }
    results.signal()
  }

  func wait(for block: Int) -> Result<Part, any Error> {
    while true {
      if let result = state.withLock({ $0.done.removeValue(forKey: block) }) {
        room.signal()
        return result
      }
      results.wait()
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}
