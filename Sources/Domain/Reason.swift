/// Why something could not be served: a code with arguments; the sentence is made at the door.
public struct Reason: Hashable, Sendable {
  /// A word of an open list.
  public struct Code: Hashable, Sendable, RawRepresentable {
    /// The word as files and machines see it.
    public let rawValue: String

    /// Wraps a word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// No vehicle of the firm has a body that may carry the material.
    public static let noBody = Code(rawValue: "no_body")
    /// No duty has time for it, by windows, opening hours or driving time.
    public static let noTime = Code(rawValue: "no_time")
    /// No road leads there on that date.
    public static let noRoute = Code(rawValue: "no_route")
    /// No way allows the mass.
    public static let massLimit = Code(rawValue: "mass_limit")
    /// Every suitable vehicle is used up.
    public static let noVehicle = Code(rawValue: "no_vehicle")
    /// Cleaning rules or status forbid it.
    public static let forbidden = Code(rawValue: "forbidden")
    /// A consent for crossing the border is missing.
    public static let consent = Code(rawValue: "consent")
    /// The load is larger than any suitable vehicle.
    public static let capacity = Code(rawValue: "capacity")
    /// A part load below the share from which one is carried.
    public static let partLoad = Code(rawValue: "part_load")
    /// No user wants the material.
    public static let noUser = Code(rawValue: "no_user")
    /// No producer has the material.
    public static let noSupply = Code(rawValue: "no_supply")
    /// The store is full or empty.
    public static let storage = Code(rawValue: "storage")
    /// The site does not work.
    public static let siteClosed = Code(rawValue: "site_closed")
    /// Serving it would cost more than leaving it.
    public static let cost = Code(rawValue: "cost")
    /// The vehicle it is pinned to cannot take it.
    public static let pinned = Code(rawValue: "pinned")
  }

  /// The word of the list.
  public var code: Code
  /// What the sentence is made of, by name.
  public var arguments: [String: String]

  /// Makes a reason.
  public init(_ code: Code, _ arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }
}
