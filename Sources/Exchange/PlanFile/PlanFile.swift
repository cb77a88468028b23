public import Domain

/// A plan as it stands in a file, with what the file says of sites and where it contradicts itself.
public struct PlanFile: Hashable, Sendable {
  /// The plan.
  public var plan: Plan
  /// The sites as the file describes them, sorted by identifier.
  public var sites: [Site]
  /// Seconds east of UTC in which the file writes its times; zero when it has none.
  public var offset: Seconds
  /// Where the file says something twice and differently.
  public var discrepancies: [PlanDiscrepancy]

  /// Gathers a plan file.
  public init(
    plan: Plan, sites: [Site], offset: Seconds, discrepancies: [PlanDiscrepancy] = []
  ) {
    self.plan = plan
    self.sites = sites
    self.offset = offset
    self.discrepancies = discrepancies
  }
}

/// A statement of a plan file that the rest of the same file contradicts.
public struct PlanDiscrepancy: Hashable, Sendable, CustomStringConvertible {
  /// What is contradicted.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// `minutes` of a leg against its start and end.
    case minutes
    /// `loaded` of a leg against its `load`.
    case loaded
    /// `vehicle` against the other features of the tour.
    case vehicle
    /// `vehicle_type` against the other features of the tour.
    case vehicleType = "vehicle_type"
    /// `driver` against the other features of the tour.
    case driver
    /// The tour's identifier against `<vehicle>-<shift>`.
    case tour
    /// The extent against the positions.
    case bbox
    /// The feature's identifier against its layer, tour and place in the tour.
    case id
    /// An identifier that another feature has too.
    case duplicateID = "duplicate_id"
    /// A load that is listed twice.
    case duplicateLoad = "duplicate_load"
    /// A load's state against the features of unserved loads.
    case state
    /// A load's tour against its state or the tours of the file.
    case loadTour = "load_tour"
    /// The line of an unserved load against the sites of the load.
    case line
    /// The sentence of a reason against its code and arguments.
    case detail
    /// A time with another offset than the rest.
    case offset
    /// A site that is touched and not described, or described and not touched.
    case site
    /// A quotient among the figures against its two parts.
    case figure
    /// A property that the layer does not have.
    case unknownProperty = "unknown_property"
    /// A property that the layer has and the feature has not.
    case missingProperty = "missing_property"
    /// A layer that plans do not have.
    case unknownLayer = "unknown_layer"
    /// A reference system, which GeoJSON forbids to name.
    case crs
  }

  /// What is contradicted.
  public var code: Code
  /// The identifier of the feature, else its path; `plan` for the head of the file.
  public var feature: String
  /// The property.
  public var field: String
  /// What the file states; empty when it is missing.
  public var stated: String
  /// What follows from the rest of the file.
  public var recomputed: String

  /// Makes a discrepancy.
  public init(
    _ code: Code, feature: String, field: String, stated: String, recomputed: String
  ) {
    self.code = code
    self.feature = feature
    self.field = field
    self.stated = stated
    self.recomputed = recomputed
  }

  /// The statement and what would be right.
  public var description: String {
    "\(feature): \(field): states '\(stated)', but '\(recomputed)' follows from the rest"
  }
}
