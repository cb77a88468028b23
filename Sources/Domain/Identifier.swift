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

/// Names a ``Site``.
public typealias SiteID = Identifier<Site>
/// Names a ``Place`` of the road network.
public typealias PlaceID = Identifier<Place>
/// Names a ``Road`` segment.
public typealias RoadID = Identifier<Road>
/// Names a ``Material``.
public typealias MaterialID = Identifier<Material>
/// Names a ``VehicleType``.
public typealias VehicleTypeID = Identifier<VehicleType>
/// Names a ``Vehicle`` of a firm.
public typealias VehicleID = Identifier<Vehicle>
/// Names a ``Driver`` of a firm.
public typealias DriverID = Identifier<Driver>
/// Names a ``Shift`` of a firm.
public typealias ShiftID = Identifier<Shift>
/// Names a ``Firm``.
public typealias FirmID = Identifier<Firm>
/// Names a ``Load``: the row's identifier, a slash, and the number of the vehicle load in the row.
public typealias LoadID = Identifier<Load>
/// Names a ``Tour`` of a plan.
public typealias TourID = Identifier<Tour>
/// Names a ``CleaningClass`` of materials.
public typealias CleaningClassID = Identifier<CleaningClass>
