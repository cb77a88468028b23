internal import Domain

/// A limit on one link that holds beside those of its rule, as a traffic message sets it.
public struct LinkLimit: Hashable, Sendable, Comparable {
  /// The link.
  public var link: UInt32
  /// What is limited.
  public var quantity: RoadQuantity
  /// The most that is allowed, in the quantity's unit, 0 or more.
  public var most: Int

  /// Makes a limit.
  public init(link: UInt32, quantity: RoadQuantity, most: Int) {
    self.link = link
    self.quantity = quantity
    self.most = most
  }

  /// By link, quantity and value.
  public static func < (left: LinkLimit, right: LinkLimit) -> Bool {
    (left.link, left.quantity.rawValue, left.most)
      < (right.link, right.quantity.rawValue, right.most)
  }

  /// Whether it keeps a vehicle off.
  func binds(_ profile: RoadProfile) -> Bool { quantity.value(of: profile) > most }
}
