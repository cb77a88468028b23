import Domain

/// What one class of trucks may carry, and what carrying a load after another takes and costs.
///
/// Loads are numbered anew: only those that a truck of the class can carry at all are here, in the
/// order of the day. Row ``count`` of each table is the depot at the start of the shift. Times are
/// seconds, costs millicents.
struct ClassNetwork {
  /// A cut of which the class may carry two loads or all three.
  struct Cut {
    /// The numbers of its loads here; two or three.
    var loads: [Int]
    var price: Int
  }

  /// How many loads there are here.
  let count: Int
  /// Their positions in the day.
  let positions: [Int]
  /// What no way to go on undercuts: the negative sum of all prices.
  let negativePrices: Int

  /// Empty driving from a load's delivery to the next pickup, row by row.
  let emptyTime: [Int]
  /// What the empty way and the loaded one cost, less the load's price; what leaving the depot costs
  /// is in its row: the truck's fixed cost, and what counts ask of its route or pay it.
  let cost: [Int]

  /// Loaded driving.
  let loadedTime: [Int]
  /// Loading, the loaded way and unloading.
  let duration: [Int]
  /// The latest arrival at the pickup that keeps both windows.
  let latestArrival: [Int]
  /// The earliest that unloading can be over.
  let earliestDone: [Int]
  /// Driving from the delivery to the depot.
  let backTime: [Int]
  /// What that way costs.
  let backCost: [Int]

  let shift: ClosedRange<Int>
  let drivingMax: Int

  let cuts: [Cut]
  /// The positions in ``cuts`` of those that hold the load.
  let cutsOfLoad: [[Int]]

  /// Makes the network of the class of the truck at position `vehicle`; the day's numbers are in
  /// range.
  ///
  /// - Complexity: O(loads squared).
  init(day: HaulageDay, vehicle: Int, certificate: BoundCertificate) {
    let truck = day.trucks[vehicle]
    let leaving = truck.fixedCost.value * 1000 + certificate.asked(ofRoutesOf: vehicle)
    let sites = day.sites.count
    func time(_ from: Int, _ to: Int) -> Int { Int(day.durations[from * sites + to]) }
    func wayCost(_ from: Int, _ to: Int) -> Int {
      Int(day.distances[from * sites + to]) * truck.costPerKilometer.value
    }
    /// The latest arrival at the pickup that keeps both windows.
    func latestArrival(_ load: HaulageDay.Load) -> Int {
      min(
        load.pickupWindow.latest.value,
        load.deliveryWindow.latest.value - load.pickupService.value
          - time(load.pickup, load.delivery))
    }
    let positions = day.loads.indices.filter { position in
      let load = day.loads[position]
      // Whoever waits for such a pickup to open is late at the delivery.
      return truck.bodies.contains(load.body)
        && load.pickupWindow.earliest.value <= latestArrival(load)
    }
    let loads = positions.map { day.loads[$0] }
    let prices = positions.map { certificate.loadPrices[$0] }
    let origins = loads.map(\.delivery) + [truck.depot]
    let loadedTime = loads.map { time($0.pickup, $0.delivery) }

    count = loads.count
    self.positions = positions
    negativePrices = -prices.reduce(0, +)
    emptyTime = origins.flatMap { origin in loads.map { time(origin, $0.pickup) } }
    cost = origins.indices.flatMap { row in
      zip(loads, prices).map { load, price in
        wayCost(origins[row], load.pickup) + wayCost(load.pickup, load.delivery) - price
          + (row == loads.count ? leaving : 0)
      }
    }
    self.loadedTime = loadedTime
    duration = zip(loads, loadedTime).map {
      $0.pickupService.value + $1 + $0.deliveryService.value
    }
    self.latestArrival = loads.map(latestArrival)
    earliestDone = zip(loads, loadedTime).map { load, way in
      max(
        load.pickupWindow.earliest.value + load.pickupService.value + way,
        load.deliveryWindow.earliest.value) + load.deliveryService.value
    }
    backTime = loads.map { time($0.delivery, truck.depot) }
    backCost = loads.map { wayCost($0.delivery, truck.depot) }
    shift = truck.shift.earliest.value...truck.shift.latest.value
    drivingMax = truck.drivingMax.value

    var number = [Int?](repeating: nil, count: day.loads.count)
    for (index, position) in positions.enumerated() { number[position] = index }
    var cuts: [Cut] = []
    var cutsOfLoad = [[Int]](repeating: [], count: loads.count)
    for cut in certificate.cuts {
      let here = cut.loads.compactMap { number[$0] }
      guard here.count >= 2 else { continue }
      for load in here { cutsOfLoad[load].append(cuts.count) }
      cuts.append(Cut(loads: here, price: cut.price))
    }
    self.cuts = cuts
    self.cutsOfLoad = cutsOfLoad
  }
}

extension BoundCertificate {
  /// What the counts ask of a route of the vehicle, less what they pay it.
  fileprivate func asked(ofRoutesOf vehicle: Int) -> Int {
    counts.filter { $0.vehicles.contains(vehicle) }
      .reduce(0) { $0 + ($1.side == .atMost ? $1.price : -$1.price) }
  }
}
