import Domain

/// Papers for crossing a border, licences for dangerous goods, and sites that may not serve.
struct LegalityCheck {
  let plan: PlanView
  let register: Register
  /// Whether the loads were asked for by name, so that a site need not serve by default.
  let isOrdered: Bool

  func breaches() -> [Breach] {
    var breaches: [Breach] = []
    var carried: [Register.Lane: [(load: Load, stop: Stop, view: TourView)]] = [:]
    for view in plan.tours {
      for stop in view.stops {
        guard stop.action == .load, let id = stop.load, let load = plan.loads[id] else {
          continue
        }
        breaches += status(of: load, at: stop, in: view) + licence(for: load, at: stop, in: view)
        if Self.needsConsent(load, register: register) {
          carried[Self.lane(of: load), default: []].append((load, stop, view))
        }
      }
    }
    for (lane, services) in carried {
      let consents = register.consents[lane] ?? []
      let valid = consents.filter { Self.isValid($0, on: plan.plan.date) }
      let usable = valid.filter { mayUse($0.kind, for: lane.material) }
      if let code = lack(consents, valid, usable) {
        breaches += services.map { load, stop, view in
          view.breach(
            code, at: stop.sequence, load: load.id,
            ["material": lane.material.text, "from": lane.from.text, "to": lane.to.text])
        }
      } else {
        breaches += excess(services.map { ($0.load, $0.stop, $0.view) }, over: usable)
      }
    }
    return breaches
  }

  private static func lane(of load: Load) -> Register.Lane {
    Register.Lane(from: load.from, to: load.to, material: load.material)
  }

  private static func isValid(_ consent: Consent, on date: CalendarDate) -> Bool {
    consent.validFrom <= date && date <= consent.validTo
  }

  /// Waste from one country to another needs a paper; products and by-products move as goods.
  static func needsConsent(_ load: Load, register: Register) -> Bool {
    guard let from = register.sites[load.from], let to = register.sites[load.to],
      let material = register.materials[load.material]
    else { return false }
    return from.country != to.country
      && (material.legalStatus == .waste || material.legalStatus == .hazardousWaste)
  }

  /// Whether a paper opens the border: a notification always, a contract for green-listed waste.
  ///
  /// Hazardous waste, by status or by the `*` of its code, and the unlisted ash of biomass (codes
  /// 10 01) are notified. A permit is one of the receiving place.
  private func mayUse(_ kind: ConsentKind, for material: MaterialID) -> Bool {
    let material = register.materials[material]
    let code = material?.wasteCode ?? ""
    switch kind {
    case .notified: return true
    case .permit: return false
    case .annex7:
      return material?.legalStatus != .hazardousWaste && !code.contains("*")
        && !code.hasPrefix("10 01")
    }
  }

  private func lack(
    _ consents: [Consent], _ valid: [Consent], _ usable: [Consent]
  ) -> Breach.Code? {
    if consents.isEmpty { return .consentMissing }
    if valid.isEmpty { return .consentExpired }
    return usable.isEmpty ? .consentKind : nil
  }

  /// The loads by which the plan goes over what the consents of a lane allow together.
  private func excess(
    _ services: [(load: Load, stop: Stop, view: TourView)], over consents: [Consent]
  ) -> [Breach] {
    var limit = 0
    for consent in consents {
      guard let own = consent.limit else { return [] }
      limit = limit.plus(own.value)
    }
    var carried = 0
    var breaches: [Breach] = []
    for (load, stop, view) in services {
      carried = carried.plus(load.mass.value)
      if carried > limit {
        breaches.append(
          view.breach(
            .consentLimit, at: stop.sequence, load: load.id,
            ["mass": Kilograms(carried).text, "limit": Kilograms(limit).text]))
      }
    }
    return breaches
  }

  /// A closed site never serves; what is planned or stands still does when it is asked for.
  private func status(of load: Load, at stop: Stop, in view: TourView) -> [Breach] {
    let isOrdered =
      isOrdered
      || plan.plan.inputs.contains {
        !$0.name.hasPrefix("GeoData/") && !$0.name.hasPrefix("Config/")
      }
    return [load.from, load.to].compactMap { id in
      guard let site = register.sites[id], !site.mayServe,
        !isOrdered || site.status.hasPrefix("closed")
      else { return nil }
      return view.breach(
        .siteClosed, at: stop.sequence, load: load.id, site: id, ["status": site.status])
    }
  }

  /// A material whose note begins with its UN number is dangerous goods; `check` leaves it open.
  private func licence(for load: Load, at stop: Stop, in view: TourView) -> [Breach] {
    guard let material = register.materials[load.material],
      material.dangerousGoods.hasPrefix("UN")
    else { return [] }
    return view.drivers.filter { !$0.dangerousGoodsLicence }.map { driver in
      view.breach(
        .licenceMissing, at: stop.sequence, load: load.id,
        ["driver": driver.id.text, "goods": material.dangerousGoods])
    }
  }
}
