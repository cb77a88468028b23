/// Prices that prove how cheap no plan can be: anybody who prices all routes again can verify it.
///
/// Each load has a price, each vehicle class a least reduced cost: no route of a vehicle of the class
/// costs less than the prices of its loads together plus that number. Whatever a plan does, it then
/// costs at least ``bound`` (weak duality of the set partitioning model; Desaulniers, Desrosiers &
/// Solomon, Column Generation, Springer 2005, chapter 1). All numbers are thousandths of a cent
/// (*millicents*), so every sum is exact.
public struct BoundCertificate: Hashable, Sendable {
  /// A cut: of three loads, one route that carries two or three of them pays once.
  ///
  /// Two routes cannot both carry two of three loads, so the payments of all routes of a plan
  /// together are at most one (subset row inequalities; Jepsen, Petersen, Spoorendonk & Pisinger,
  /// Operations Research 56, 2008).
  public struct Cut: Hashable, Sendable {
    /// Three positions of loads, ascending.
    public var loads: [Int]
    /// What a route with two or three of the loads pays, and the bound too; millicents, not negative.
    public var price: Int

    /// Makes a cut.
    public init(loads: [Int], price: Int) {
      self.loads = loads
      self.price = price
    }
  }

  /// Vehicles that are alike in everything that decides over routes and their costs.
  public struct VehicleClass: Hashable, Sendable {
    /// Positions of its vehicles, ascending.
    public var vehicles: [Int]
    /// No route of the class costs less than its loads' prices, less its cuts, plus this; never
    /// above zero; millicents.
    public var leastReducedCost: Int

    /// Makes a class.
    public init(vehicles: [Int], leastReducedCost: Int) {
      self.vehicles = vehicles
      self.leastReducedCost = leastReducedCost
    }
  }

  /// The price of each load, from zero to what leaving it costs; millicents.
  public var loadPrices: [Int]
  /// The cuts, if any.
  public var cuts: [Cut]
  /// All vehicles, each in one class.
  public var classes: [VehicleClass]

  /// Makes a certificate.
  public init(loadPrices: [Int], cuts: [Cut], classes: [VehicleClass]) {
    self.loadPrices = loadPrices
    self.cuts = cuts
    self.classes = classes
  }

  /// What no plan undercuts, in millicents: all load prices, less the cuts', less for every vehicle
  /// what its class's best route undercuts them by.
  public var bound: Int {
    loadPrices.reduce(0, +) - cuts.reduce(0) { $0 + $1.price }
      + classes.reduce(0) { $0 + $1.vehicles.count * $1.leastReducedCost }
  }
}
