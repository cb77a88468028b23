/// What a vehicle on its way costs in answers that a search passes through.
enum VehiclePrice: Sendable {
  /// What it costs in the end.
  case own
  /// So much more for the square of the temperature: few are used from the beginning, and when it is cool
  /// they cost what they do.
  case square(scale: Double)
  /// Nothing, where there are only as many as ought to be used: else an overloaded answer would be worth
  /// the vehicle that it saves.
  case waived

  /// What it costs besides its own price.
  func more(_ heat: Double, _ model: RoutingModel) -> Int {
    switch self {
    case .own: 0
    case .square(let scale): Int(scale * heat * heat)
    case .waived: -model.classes[0].fixedCost
    }
  }
}
