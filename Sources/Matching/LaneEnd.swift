import Domain

/// One end of lanes: an account with what it has left and what was held back on its turns.
struct LaneEnd {
  let account: StreamAccount
  let country: Country?
  /// Whether the status of the site lets it give or take.
  let serves: Bool
  /// A landfill that takes: no demand, so never open.
  let isSink: Bool
  var left: Kilograms
  private var holds: [(mass: Kilograms, reason: Reason)] = []

  init(account: StreamAccount, country: Country?, serves: Bool, isSink: Bool) {
    self.account = account
    self.country = country
    self.serves = serves
    self.isSink = isSink
    left = account.mass
  }

  /// Notes that `mass` could not go on a lane.
  mutating func hold(_ mass: Kilograms, for reason: Reason) { holds.append((mass, reason)) }

  /// What is left in the end by the reasons of the lanes held back, in the order of their turns;
  /// the rest has no user or no supply.
  func openBalances() -> [OpenBalance] {
    guard left > .zero, !isSink else { return [] }
    func balance(_ mass: Kilograms, _ reason: Reason) -> OpenBalance {
      OpenBalance(
        site: account.key.site, role: account.key.role, material: account.key.material,
        mass: mass, reason: reason)
    }
    guard serves else {
      return [balance(left, Reason(.siteClosed, ["site": account.key.site.text]))]
    }
    var rest = left
    var balances: [OpenBalance] = []
    for hold in holds where rest > .zero {
      let mass = min(hold.mass, rest)
      rest -= mass
      balances.append(balance(mass, hold.reason))
    }
    if rest > .zero {
      let code: Reason.Code = account.key.role == .producer ? .noUser : .noSupply
      let arguments = ["site": account.key.site.text, "material": account.key.material.text]
      balances.append(balance(rest, Reason(code, arguments)))
    }
    return balances
  }
}

extension OpenBalance {
  /// The order of ``FlowPlan/open``; parts of one balance by code and lane.
  static func isBefore(_ left: OpenBalance, _ right: OpenBalance) -> Bool {
    let leftKey = (left.role.rawValue, left.site, left.material)
    let rightKey = (right.role.rawValue, right.site, right.material)
    if leftKey != rightKey { return leftKey < rightKey }
    return left.reasonKey.lexicographicallyPrecedes(right.reasonKey)
  }

  private var reasonKey: [String] {
    [reason.code.rawValue] + ["from", "to", "site"].map { reason.arguments[$0] ?? "" }
  }
}
