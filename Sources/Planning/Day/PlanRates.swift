internal import Domain

/// What a movement or a duty costs and emits at the rates of a vehicle type.
struct PlanRates {
  let type: VehicleType
  /// Thousandths on fuel: 1000, or the factor of winter.
  let fuelFactor: Int

  init(type: VehicleType, date: CalendarDate, hauling: Rules.Hauling) {
    self.type = type
    fuelFactor = hauling.winterFuelSeason.contains(date) ? hauling.winterFuel : 1000
  }

  /// Distance and time at the type's rates, each rounded half up to a cent.
  func cost(distance: Meters, duration: Seconds) -> Cents {
    Cents(
      (distance.value * type.costPerKilometer.value + 500) / 1000
        + (duration.value * type.costPerHour.value + 1800) / 3600)
  }

  /// Grams of CO2 equivalent, well to wheel, rounded half up.
  func emission(distance: Meters, loaded: Bool) -> Int {
    let fuel = loaded ? type.fuelLoaded : type.fuelEmpty
    return (distance.value * fuel * type.emission * fuelFactor + 500_000_000) / 1_000_000_000
  }
}
