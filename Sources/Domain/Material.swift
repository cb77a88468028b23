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

/// Names a ``Material``.
public typealias MaterialID = Identifier<Material>

/// A by-product, residue or raw material.
public struct Material: Hashable, Sendable {
  /// The name by which all files call it.
  public var id: MaterialID
  /// What it is called.
  public var name: LocalizedName
  /// The industry it comes from, such as `steel` or `wood`.
  public var family: String
  /// Loose bulk density in kilograms per cubic meter.
  public var density: Int
  /// The likely range of the density in kilograms per cubic meter.
  public var densityRange: ClosedRange<Int>
  /// Moisture in percent of the mass.
  public var moisture: Double?
  /// Code in the list of waste, `*` for hazardous; `nil` for products.
  public var wasteCode: String?
  /// The legal class that decides its papers.
  public var legalStatus: LegalStatus
  /// What is known of the class.
  public var legalNote: String
  /// Uses such as `earth_construction` or `energy`.
  public var uses: [String]
  /// The bodies that may carry it.
  public var bodies: [Body]
  /// How a load must be covered.
  public var cover: Cover
  /// How it dusts: a word such as `no`, `low`, `high`.
  public var dust: String
  /// Whether wet loads freeze to the body.
  public var freezes: Freezing
  /// The dirt that it leaves.
  public var cleaningClass: CleaningClassID
  /// Dangerous-goods note, free text; `no` when there is none.
  public var dangerousGoods: String
  /// Where the row comes from.
  public var source: String
  /// How far it may be trusted.
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

/// Names a ``CleaningClass`` of materials.
public typealias CleaningClassID = Identifier<CleaningClass>

/// A group of materials that leave the same dirt; see ``CleaningRule``.
public enum CleaningClass: Sendable {}

/// What has to be done to a body between two loads.
public enum CleaningAction: String, Hashable, Sendable, CaseIterable {
  case none, sweep, wash, forbidden
}

/// What a body needs between a load of one class and a load of another.
public struct CleaningRule: Hashable, Sendable {
  /// The class of the load before.
  public var from: CleaningClassID
  /// The class of the load after.
  public var to: CleaningClassID
  /// What has to be done between them.
  public var action: CleaningAction
  /// How long it takes; zero when nothing is done.
  public var duration: Seconds
  /// How far the rule may be trusted.
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
