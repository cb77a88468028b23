internal import Synchronization

/// The hierarchy of a map: at hand when it was just made, looked over at the first question when it
/// comes from a file.
///
/// Opening a file is then a matter of its head and table, and a damaged number is found before a
/// search follows it.
final class HierarchySource: Sendable {
  /// The columns as they stand.
  let columns: HierarchyColumns
  private let verified: Mutex<ContractionHierarchy?>

  /// Takes a hierarchy that was just made.
  init(_ hierarchy: ContractionHierarchy) {
    columns = hierarchy.columns
    verified = Mutex(hierarchy)
  }

  /// Takes columns from a file.
  init(unseen columns: HierarchyColumns) {
    self.columns = columns
    verified = Mutex(nil)
  }

  /// The hierarchy; `nil` when a number would lead a search outside or in a circle.
  /// - Complexity: O(nodes + arcs) the first time.
  func hierarchy(threads: Int) -> ContractionHierarchy? {
    verified.withLock { verified in
      if verified == nil { verified = ContractionHierarchy(verifying: columns, threads: threads) }
      return verified
    }
  }
}
