/// A body of a vehicle, which decides what it may carry.
public enum Body: String, Hashable, Sendable, CaseIterable {
  case tipper
  case tipperSealed = "tipper_sealed"
  case tipperHigh = "tipper_high"
  case hook
  case hookSealed = "hook_sealed"
  case closedContainer = "closed_container"
  case walkingFloor = "walking_floor"
  case silo
  case tank
}

/// The legal class of a material, which decides its papers and its way across a border.
public enum LegalStatus: String, Hashable, Sendable, CaseIterable {
  case product
  case byProduct = "by_product"
  case waste
  case hazardousWaste = "hazardous_waste"
}

/// How a load must be covered.
public enum Cover: String, Hashable, Sendable, CaseIterable {
  case none = "no"
  case tarp = "yes"
  case net
  case closed
}

/// Whether wet loads freeze to the body.
public enum Freezing: String, Hashable, Sendable, CaseIterable {
  case no, slight, yes
}

/// A by-product, residue or raw material.
public struct Material: Hashable, Sendable {
  public var id: MaterialID
  public var name: LocalizedName
  public var family: String
  /// Loose bulk density in kilograms per cubic meter.
  public var density: Int
  /// The likely range of the density in kilograms per cubic meter.
  public var densityRange: ClosedRange<Int>
  /// Moisture in percent of the mass.
  public var moisture: Double?
  /// Code in the list of waste, `*` for hazardous; `nil` for products.
  public var wasteCode: String?
  public var legalStatus: LegalStatus
  public var legalNote: String
  /// Uses such as `earth_construction` or `energy`.
  public var uses: [String]
  /// The bodies that may carry it.
  public var bodies: [Body]
  public var cover: Cover
  public var dust: String
  public var freezes: Freezing
  public var cleaningClass: CleaningClassID
  /// Dangerous-goods note, free text; `no` when there is none.
  public var dangerousGoods: String
  public var source: String
  public var confidence: Confidence

  /// Makes a material.
  public init(
    id: MaterialID, name: LocalizedName, family: String, density: Int,
    densityRange: ClosedRange<Int>, moisture: Double?, wasteCode: String?,
    legalStatus: LegalStatus, legalNote: String, uses: [String], bodies: [Body], cover: Cover,
    dust: String, freezes: Freezing, cleaningClass: CleaningClassID, dangerousGoods: String,
    source: String, confidence: Confidence
  ) {
    self.id = id
    self.name = name
    self.family = family
    self.density = density
    self.densityRange = densityRange
    self.moisture = moisture
    self.wasteCode = wasteCode
    self.legalStatus = legalStatus
    self.legalNote = legalNote
    self.uses = uses
    self.bodies = bodies
    self.cover = cover
    self.dust = dust
    self.freezes = freezes
    self.cleaningClass = cleaningClass
    self.dangerousGoods = dangerousGoods
    self.source = source
    self.confidence = confidence
  }
}

/// A group of materials that leave the same dirt; see ``CleaningRule``.
public enum CleaningClass: Sendable {}

/// What has to be done to a body between two loads.
public enum CleaningAction: String, Hashable, Sendable, CaseIterable {
  case none, sweep, wash, forbidden
}

/// What a body needs between a load of one class and a load of another.
public struct CleaningRule: Hashable, Sendable {
  public var from: CleaningClassID
  public var to: CleaningClassID
  public var action: CleaningAction
  public var duration: Seconds
  public var confidence: Confidence

  /// Makes a rule.
  public init(
    from: CleaningClassID, to: CleaningClassID, action: CleaningAction, duration: Seconds,
    confidence: Confidence
  ) {
    self.from = from
    self.to = to
    self.action = action
    self.duration = duration
    self.confidence = confidence
  }
}
