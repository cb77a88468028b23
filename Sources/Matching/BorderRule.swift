import Domain

/// Which waste may pass which border: a paper for each lane between two countries.
///
/// Products and by-products move as goods. Green-listed waste needs an Annex VII contract or, what
/// is more, a notified consent; hazardous waste (by status or by the `*` of its code) and the
/// unlisted ash of biomass (codes `10 01`) need a notified consent. A `permit` is one of the
/// receiving place and opens no border. Norway follows the same rules.
struct BorderRule {
  /// How much may pass in the month.
  enum Passage: Equatable {
    case free
    case limited(Kilograms)
    case held(ConsentKind)
  }

  private struct Lane: Hashable {
    var from: SiteID
    var to: SiteID
    var material: MaterialID
  }

  private let month: ClosedRange<CalendarDate>
  private let consentDays: ClosedRange<CalendarDate>
  private let consents: [Lane: [Consent]]

  init(_ problem: MatchingProblem) {
    month = problem.firstDay...problem.lastDay
    consentDays = problem.consentDays
    consents = Dictionary(
      grouping: problem.consents, by: { Lane(from: $0.from, to: $0.to, material: $0.material) })
  }

  /// The least paper with which `material` may pass a border, `nil` for goods.
  static func paper(for material: Material) -> ConsentKind? {
    switch material.legalStatus {
    case .product, .byProduct: nil
    case .hazardousWaste: .notified
    case .waste:
      if let code = material.wasteCode, code.contains("*") || code.hasPrefix("10 01") {
        .notified
      } else {
        .annex7
      }
    }
  }

  /// How much of `material` may pass from `from` to `to`, which lie in different countries.
  ///
  /// Consents count only when each of the asked days has one that is valid. A limit holds for the
  /// whole validity, so each month gets its share of it by days: months never add up to more.
  func passage(of material: Material, from: SiteID, to: SiteID) -> Passage {
    guard let paper = Self.paper(for: material) else { return .free }
    let lane = Lane(from: from, to: to, material: material.id)
    let valid = (consents[lane] ?? []).filter {
      ($0.kind == .notified || $0.kind == paper)
        && $0.validFrom <= consentDays.upperBound && consentDays.lowerBound <= $0.validTo
        && $0.validFrom <= $0.validTo
    }
    let span = consentDays.upperBound.dayNumber - consentDays.lowerBound.dayNumber
    for offset in 0...span {
      let day = consentDays.lowerBound.adding(days: offset)
      guard valid.contains(where: { $0.validFrom <= day && day <= $0.validTo }) else {
        return .held(paper)
      }
    }
    var allowance = Kilograms.zero
    for consent in valid {
      guard let limit = consent.limit else { return .free }
      let first = max(consent.validFrom, month.lowerBound).dayNumber
      let last = min(consent.validTo, month.upperBound).dayNumber
      let days = consent.validTo.dayNumber - consent.validFrom.dayNumber + 1
      allowance += Kilograms(max(0, limit.value) * max(0, last - first + 1) / days)
    }
    return .limited(allowance)
  }
}
