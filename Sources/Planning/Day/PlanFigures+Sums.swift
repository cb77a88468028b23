internal import Domain

extension PlanFigures {
  /// Sums up tours.
  ///
  /// `lowerBound` is what is proved of the cost; `capacity` is the mass that a vehicle type could carry
  /// of a material, by payload and volume.
  init(
    tours: [Tour], loads: Int, unserved: Int, rates: [VehicleTypeID: PlanRates],
    fixedCostPerVehicle: Cents, lowerBound: Cents? = nil,
    capacity: (VehicleTypeID, MaterialID) -> Kilograms
  ) {
    let vehicles = Set(tours.map(\.vehicle)).count
    var distance = Meters.zero
    var emptyDistance = Meters.zero
    var duty = Seconds.zero
    var mass = Kilograms.zero
    var massDistance = 0
    var cost = fixedCostPerVehicle * vehicles
    var emission = 0
    var possible = Kilograms.zero
    for tour in tours {
      var tourDistance = Meters.zero
      for leg in tour.legs {
        tourDistance += leg.distance
        emission += leg.emission
        if let aboard = leg.mass {
          massDistance += aboard.value * leg.distance.value
        } else {
          emptyDistance += leg.distance
        }
      }
      for stop in tour.stops where stop.action == .load {
        mass += stop.mass ?? .zero
        if let material = stop.material { possible += capacity(tour.vehicleType, material) }
      }
      let span = (tour.stops.last?.end).flatMap { end in tour.stops.first.map { end - $0.start } }
      duty += span ?? .zero
      distance += tourDistance
      if let rates = rates[tour.vehicleType] {
        cost += rates.cost(distance: tourDistance, duration: span ?? .zero)
      }
    }
    self.init(
      loads: loads, served: loads - unserved, unserved: unserved, vehicles: vehicles,
      tours: tours.count, distance: distance, emptyDistance: emptyDistance, duty: duty,
      mass: mass, massDistance: massDistance, cost: cost, lowerBoundCost: lowerBound,
      emission: emission,
      payloadUse: possible == .zero ? nil : Double(mass.value) / Double(possible.value))
  }
}
