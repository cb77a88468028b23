public import Domain

extension BridgeMasses {
  /// The limits of the links on which the bridge lies.
  ///
  /// Without a figure for combinations one may weigh twice what a vehicle may.
  public var linkLimits: [LinkRule.Limit] {
    let figures: [(RoadQuantity, Kilograms?)] = [
      (.axle, axle), (.bogie, twoAxleBogie), (.tripleBogie, threeAxleBogie),
      (combination == nil ? .singleVehicle : .loneVehicle, vehicle), (.combination, combination),
    ]
    return figures.compactMap { quantity, most in
      most.map { LinkRule.Limit(quantity, clauses: [LinkRule.Limit.Clause($0.value)]) }
    }
  }
}
