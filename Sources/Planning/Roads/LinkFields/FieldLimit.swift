internal import Roads

/// Limits of mass and size as columns of links and tables of assets have them.
enum FieldLimit {
  /// What is limited.
  enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// Vehicle and trailer together.
    case gross
    /// A vehicle alone, as Finland's sign of the largest mass of a vehicle means it.
    case vehicle
    case combination, axle, bogie, tripleBogie, height, width, length

    /// Whether it is a mass.
    var isMass: Bool { rawValue < Kind.height.rawValue }

    /// What it binds, where `hasCombination` tells of a limit for combinations of its own.
    ///
    /// A sign for vehicles alone lets a combination weigh twice as much, as Väylävirasto's list of
    /// limited bridges has it.
    func quantity(hasCombination: Bool) -> RoadQuantity {
      switch self {
      case .gross: .gross
      case .vehicle: hasCombination ? .loneVehicle : .singleVehicle
      case .combination: .combination
      case .axle: .axle
      case .bogie: .bogie
      case .tripleBogie: .tripleBogie
      case .height: .height
      case .width: .width
      case .length: .length
      }
    }

    /// Names of columns that have it in a unit.
    func columns(in unit: Unit) -> [String] {
      switch (self, unit) {
      case (.vehicle, .kilograms): ["max_massa", "massarajoitus"]
      case (.combination, .kilograms): ["yhdistelman_max_massa", "yhdistelmamassarajoitus"]
      case (.axle, .kilograms): ["max_akselimassa", "akselimassarajoitus"]
      case (.bogie, .kilograms): ["m_2akseli", "max_telimassa", "telimassarajoitus"]
      case (.tripleBogie, .kilograms): ["m_3akseli"]
      case (.height, .centimeters): ["max_korkeus", "korkeusrajoitus"]
      case (.width, .centimeters): ["max_leveys", "leveysrajoitus"]
      case (.length, .centimeters): ["max_pituus", "pituusrajoitus"]
      case (.gross, .kilograms): ["max_gross_kg"]
      case (_, .tonnes): ["max_\(word)_t"]
      case (_, .meters): ["max_\(word)_m"]
      default: []
      }
    }

    private var word: String { self == .tripleBogie ? "triple_bogie" : "\(self)" }
  }

  /// The unit of a column.
  enum Unit: Hashable, Sendable {
    case kilograms, tonnes, centimeters, meters

    /// How many kilograms or centimeters it has.
    var scale: Double {
      switch self {
      case .kilograms, .centimeters: 1
      case .tonnes: 1000
      case .meters: 100
      }
    }

    /// What a sign may show in it; a number far outside is in another unit.
    var range: ClosedRange<Double> {
      switch self {
      case .kilograms: 500...300_000
      case .tonnes: 0.5...300
      case .centimeters: 100...10_000
      case .meters: 1...100
      }
    }

    /// What would be right, for messages.
    var expected: String {
      switch self {
      case .kilograms: "kilograms, 500 to 300000, as 60000 for 60 t"
      case .tonnes: "tonnes, 0.5 to 300"
      case .centimeters: "centimeters, 100 to 10000, as 440 for 4.4 m"
      case .meters: "meters, 1 to 100"
      }
    }
  }
}
