import Domain
import Exchange
import Testing

@testable import Planning

/// The sums of a plan against a slow sum over its file, read by Foundation.
@Suite struct PlanFiguresTests {
  @Test func figuresAreTheSumsOfTheFeatures() throws {
    let made = try Shipped.november()
    let view = try FileView(made.bytes)
    let legs = view.layer("leg")
    let stops = view.layer("stop")
    let figures = view.figures
    let types = Dictionary(
      uniqueKeysWithValues: try Shipped.scenario().configuration.vehicleTypes.map {
        ($0.id.text, $0)
      })

    func close(_ name: String, _ value: Double, within tolerance: Double) {
      #expect((figures.number(name) - value).magnitude <= tolerance, "\(name): \(value)")
    }
    let empty = legs.filter { $0.text("load") == nil }
    let km = legs.reduce(0) { $0 + $1.number("km") }
    let emptyKm = empty.reduce(0) { $0 + $1.number("km") }
    close("km", km, within: 0.000_5)
    close("empty_km", emptyKm, within: 0.000_5)
    close("empty_ratio", emptyKm / km, within: 0.000_1)
    let loads = stops.filter { $0.text("action") == "load" }
    let tonnes = loads.reduce(0) { $0 + $1.number("tonnes") }
    close("tonnes", tonnes, within: 0.000_5)
    let tonneKm = legs.reduce(0) {
      $0 + ($1.text("load") == nil ? 0 : $1.number("tonnes") * $1.number("km"))
    }
    close("tonne_km", tonneKm, within: 0.01)
    close("co2e_kg", legs.reduce(0) { $0 + $1.number("co2e_kg") }, within: 0.001)

    var hours = 0.0
    var euros = 0.0
    let tours = Dictionary(grouping: stops) { $0.text("tour") ?? "" }
    for (tour, halts) in tours {
      let times = try halts.flatMap { try [$0.text("start"), $0.text("end")].map(Self.seconds) }
      let duty = try #require(times.max()) - (try #require(times.min()))
      let type = try #require(types[halts[0].text("vehicle_type") ?? ""])
      let length = legs.filter { $0.text("tour") == tour }.reduce(0) { $0 + $1.number("km") }
      hours += Double(duty) / 3600
      // Kilometers and hours are each rounded to the cent.
      euros += (length * type.costPerKilometer.euros * 100).rounded() / 100
      euros += (Double(duty) / 3600 * type.costPerHour.euros * 100).rounded() / 100
    }
    close("hours", hours, within: 0.01)
    close("cost_eur", euros, within: 0.01 * Double(tours.count))
    close("cost_eur_per_t", euros / tonnes, within: 0.01)
    #expect(Int(figures.number("tours")) == tours.count)
    #expect(Int(figures.number("vehicles")) == Set(stops.compactMap { $0.text("vehicle") }).count)
    #expect(Int(figures.number("served")) == loads.count)
    #expect(Int(figures.number("unserved")) == view.layer("unserved").count)
    #expect(
      figures.number("loads") == figures.number("served") + figures.number("unserved"))

    let densities = Dictionary(
      uniqueKeysWithValues: try Shipped.scenario().data.materials.map { ($0.id.text, $0.density) })
    var possible = 0.0
    for load in loads {
      let type = try #require(types[load.text("vehicle_type") ?? ""])
      let density = try #require(densities[load.text("material") ?? ""])
      possible += min(type.payload.tonnes, Double(type.volume.value) / 1e6 * Double(density))
    }
    close("payload_use", tonnes / possible, within: 0.001)
  }

  @Test func everyLegCostsItsKilometersAndMinutes() throws {
    let view = try FileView(Shipped.november().bytes)
    let types = Dictionary(
      uniqueKeysWithValues: try Shipped.scenario().configuration.vehicleTypes.map {
        ($0.id.text, $0)
      })
    for leg in view.layer("leg") {
      let type = try #require(types[leg.text("vehicle_type") ?? ""])
      let seconds = try Self.seconds(leg.text("end")) - Self.seconds(leg.text("start"))
      let km = leg.number("km")
      let euros =
        km * type.costPerKilometer.euros + Double(seconds) / 3600 * type.costPerHour.euros
      #expect((leg.number("cost_eur") - euros).magnitude <= 0.0101)
      #expect((leg.number("minutes") - Double(seconds) / 60).magnitude <= 0.005)
      let liters = leg.text("load") == nil ? type.fuelEmpty : type.fuelLoaded
      // November: no winter fuel. Tenths of a liter per 100 km, grams a liter.
      let grams = km / 100 * Double(liters) / 10 * Double(type.emission)
      #expect((leg.number("co2e_kg") * 1000 - grams).magnitude <= 0.51)
      #expect((leg["loaded"] as? Bool) == (leg.text("load") != nil))
    }
  }

  @Test func aPlanWithoutToursSumsToNothing() {
    let figures = PlanFigures(
      tours: [], loads: 3, unserved: 3, rates: [:], fixedCostPerVehicle: Cents(10_000),
      capacity: { _, _ in .zero })
    #expect(figures.cost == .zero)
    #expect(figures.distance == .zero)
    #expect(figures.served == 0)
    #expect(figures.payloadUse == nil)
  }

  private static func seconds(_ text: String?) throws -> Int {
    try utc(#require(text)).epochSeconds
  }
}
