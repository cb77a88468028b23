import Domain

/// The store of one stream: what a site gives or takes of a material.
struct StoreKey: Hashable, Comparable {
  var role: StreamRole
  var site: SiteID
  var material: MaterialID

  static func < (left: StoreKey, right: StoreKey) -> Bool {
    (left.role.rawValue, left.site, left.material)
      < (right.role.rawValue, right.site, right.material)
  }
}

/// The streams of one store added up for a month.
struct StreamAccount {
  var key: StoreKey
  /// The mass of the month.
  var mass: Kilograms
  /// The capacity of the store, `nil` without limit.
  var capacity: Kilograms?
  var inCluster: Bool

  /// The streams of `problem` with the same site, role and material added up, sorted by key.
  ///
  /// A store is without limit when one of its rows is.
  static func all(of problem: MatchingProblem) -> [StreamAccount] {
    var accounts: [StoreKey: StreamAccount] = [:]
    for stream in problem.streams {
      let key = StoreKey(role: stream.role, site: stream.site, material: stream.material)
      let mass = stream.mass(inMonth: problem.firstDay.month)
      guard var account = accounts[key] else {
        accounts[key] = StreamAccount(
          key: key, mass: mass, capacity: stream.storage, inCluster: stream.inCluster)
        continue
      }
      account.mass += mass
      if let capacity = account.capacity, let more = stream.storage {
        account.capacity = capacity + more
      } else {
        account.capacity = nil
      }
      account.inCluster = account.inCluster || stream.inCluster
      accounts[key] = account
    }
    return accounts.values.sorted { $0.key < $1.key }
  }
}
