extension RouteStore {
  /// Computes everything again from the lists and compares; for tests and debug builds.
  borrowing func checkInvariants() {
    var (total, overload) = (0, 0)
    for place in 0..<bankCount {
      let visit = bank[place]
      precondition(nodes[visit].route == Mark.bank && nodes[visit].next == Int32(place))
      total += model.leaveCost[visit]
    }
    for slot in 0..<slotCount where routes[slot].count > 0 {
      let route = routes[slot]
      let row = model.classes[route.kind]
      let visits = visits(slot)
      precondition(visits.count == Int(route.count), "a route counts its visits")
      var (cost, time, last) = (row.fixedCost, row.earliest, Int(row.start))
      for visit in visits {
        precondition(nodes[visit].route == Int32(slot), "a visit knows its route")
        cost += model.ways.cost(Int(row.profile), last, Int(visit))
        if model.hasTime {
          let way = model.ways.time(Int(row.profile), last, Int(visit))
          time = max(time + way, model.earliest[visit])
          precondition(time <= model.latest[visit], "a visit begins in time")
          time += model.service[visit]
          precondition(time == nodes[visit].depart, "a departure is what it was said to be")
        }
        precondition(model.suits(Int(visit), class: Int(route.kind)))
        last = Int(visit)
      }
      cost += model.ways.cost(Int(row.profile), last, Int(row.end))
      if model.hasTime {
        time += model.ways.time(Int(row.profile), last, Int(row.end))
        precondition(time <= row.latest, "a vehicle is back in time")
        checkLatest(visits, row)
      }
      checkLoads(visits, kind: Int(route.kind))
      if model.hasPlainLoads, model.dimensions == 1 {
        let load = visits.reduce(0) { $0 + model.delivered[$1] + model.collected[$1] }
        precondition(load == route.load, "a load is what it was said to be")
        overload += max(0, load - model.capacity[route.kind])
      }
      precondition(walks(slot), "a route keeps the rules that it is walked for")
      precondition(cost == route.cost, "a route costs what it was said to")
      total += cost
    }
    precondition(total == cost, "an answer costs what it was said to")
    precondition(overload == self.overload, "an overload is what it was said to be")
  }

  private func checkLatest(_ visits: [Int32], _ row: RoutingModel.VehicleClass) {
    var (limit, next) = (row.latest, Int(row.end))
    for visit in visits.reversed() {
      let way = model.ways.time(Int(row.profile), Int(visit), next)
      limit = min(model.latest[visit], limit - way - model.service[visit])
      precondition(limit == nodes[visit].latest, "a latest beginning is what it was said to be")
      next = Int(visit)
    }
  }

  private func checkLoads(_ visits: [Int32], kind: Int) {
    for dimension in 0..<model.dimensions {
      let capacity = model.capacity[kind * model.dimensions + dimension] + slack
      func amount(_ amounts: Slab<Int>, _ visit: Int32) -> Int {
        amounts[Int(visit) * model.dimensions + dimension]
      }
      var load = 0
      for visit in visits where model.partner[visit] < 0 { load += amount(model.delivered, visit) }
      precondition(load <= capacity, "a vehicle is not overloaded at its start")
      for visit in visits {
        load += amount(model.collected, visit) - amount(model.delivered, visit)
        precondition(load <= capacity, "a vehicle is not overloaded")
      }
    }
    for (place, visit) in visits.enumerated() where model.partner[visit] >= 0 {
      guard let other = visits.firstIndex(of: model.partner[visit]) else {
        preconditionFailure("a pair stands in one route")
      }
      precondition(
        model.isPickup[visit] == (place < other), "goods are taken before they are given")
    }
  }
}
