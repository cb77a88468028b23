/// A name of one thing of kind `Subject`, so that a site's name cannot stand for a vehicle's.
///
/// Identifiers are compared byte by byte in Unicode scalar order, which makes every sorted output
/// repeatable.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The text as the files write it.
  public let text: String

  /// Wraps `text` without a check; for identifiers that were checked when they were read.
  public init(_ text: String) { self.text = text }

  /// Wraps text from a file.
  ///
  /// - Throws: ``DomainError/identifier(_:)`` unless it has 1 to 100 characters and neither `/`,
  ///   which numbers the loads of a row, nor control characters or outer white space.
  public init(checking text: String) throws(DomainError) {
    let scalars = text.unicodeScalars
    guard (1...100).contains(text.count),
      !scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "/" }),
      scalars.first?.properties.isWhitespace == false,
      scalars.last?.properties.isWhitespace == false
    else { throw .identifier(text) }
    self.text = text
  }

  /// The text as the files write it.
  public var description: String { text }

  /// Whether `left` comes first in Unicode scalar order.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }
}
