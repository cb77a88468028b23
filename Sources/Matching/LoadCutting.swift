public import Domain

/// Cuts the rows of a file of loads to loads of one vehicle each.
///
/// A row that fits into the largest eligible vehicle is one load and goes however small it is:
/// whoever writes a row of 20 t wants it hauled. A larger row is cut to full loads of that
/// vehicle, and what is left over is a load of its own that goes from a share of a full one (60 %)
/// and else waits. Loads are named `<row>/1`, `<row>/2`, ... and inherit everything else.
public struct LoadCutting: Hashable, Sendable {
  /// How rows are cut.
  public struct Settings: Hashable, Sendable {
    /// Share of a full load in percent from which the rest of a row goes.
    public let partLoadPercent: Int
    /// The most loads that a file may be cut to.
    public let loadLimit: Int

    /// Makes settings; a share outside 0 to 100 becomes the nearer of these.
    public init(partLoadPercent: Int = 60, loadLimit: Int = 100_000) {
      self.partLoadPercent = min(max(0, partLoadPercent), 100)
      self.loadLimit = loadLimit
    }
  }

  /// A load that does not go, with its reason.
  public struct Held: Hashable, Sendable {
    /// The load; the whole row when no vehicle is eligible.
    public var load: Load
    /// Why it does not go.
    public var reason: Reason

    /// Makes a held load.
    public init(load: Load, reason: Reason) {
      self.load = load
      self.reason = reason
    }
  }

  /// The loads to plan, in the order of rows, then by number.
  public private(set) var loads: [Load] = []
  /// The loads that wait or cannot be hauled, in the same order.
  public private(set) var held: [Held] = []

  /// Cuts `rows`, which came from `file`.
  ///
  /// `largestLoad` answers for a row how much the largest eligible vehicle of the firm can carry
  /// on its lane, with the row's body and pinned vehicle; a row that is barred is held whole.
  ///
  /// - Throws: `InputFault` with all rows that have no mass, that bear the name of an earlier one,
  ///   or that would bring the file above the limit of loads.
  public init(
    rows: [LoadRow], file: String, settings: Settings = Settings(),
    largestLoad: (LoadRow) -> LaneAnswer<Kilograms>
  ) throws(InputFault) {
    var problems: [InputProblem] = []
    var names: Set<String> = []
    for row in rows {
      if let problem = Self.problem(of: row, in: file, names: &names) {
        problems.append(problem)
        continue
      }
      switch largestLoad(row) {
      case .barred(let reason):
        held.append(Held(load: Load(of: row, number: 1, mass: row.mass), reason: reason))
      case .open(let size) where size <= .zero:
        held.append(
          Held(load: Load(of: row, number: 1, mass: row.mass), reason: Reason(.capacity)))
      case .open(let size):
        // Overflow cannot happen: masses are at most 10^12 kg and the limit bounds the loads.
        let count = (row.mass.value - 1) / size.value + 1
        guard count <= settings.loadLimit - loads.count - held.count else {
          problems.append(Self.tooMany(count, row: row, in: file, limit: settings.loadLimit))
          continue
        }
        cut(row, to: size, settings: settings)
      }
    }
    guard problems.isEmpty else { throw InputFault(problems) }
  }

  private mutating func cut(_ row: LoadRow, to size: Kilograms, settings: Settings) {
    let full = row.mass.value / size.value
    for number in 0..<full { loads.append(Load(of: row, number: number + 1, mass: size)) }
    let rest = row.mass - size * full
    guard rest > .zero else { return }
    let load = Load(of: row, number: full + 1, mass: rest)
    if full == 0 || rest.value * 100 >= size.value * settings.partLoadPercent {
      loads.append(load)
    } else {
      let arguments = [
        "kilograms": "\(rest.value)", "full_kilograms": "\(size.value)",
        "percent": "\(settings.partLoadPercent)",
      ]
      held.append(Held(load: load, reason: Reason(.partLoad, arguments)))
    }
  }

  private static func problem(
    of row: LoadRow, in file: String, names: inout Set<String>
  ) -> InputProblem? {
    if !names.insert(row.id).inserted {
      return InputProblem(
        code: "duplicate", at: location(of: row, in: file, field: "id"), value: row.id,
        expected: "each load of a file has an id of its own")
    }
    if row.mass <= .zero {
      return InputProblem(
        code: "value", at: location(of: row, in: file, field: "tonnes"),
        value: "\(row.mass.tonnes)", expected: "tonnes above 0")
    }
    return nil
  }

  private static func tooMany(
    _ count: Int, row: LoadRow, in file: String, limit: Int
  ) -> InputProblem {
    InputProblem(
      code: "too_many_loads", at: location(of: row, in: file, field: "tonnes"),
      value: "\(row.mass.tonnes)",
      expected: "at most \(limit) vehicle loads in a file, and this row alone is \(count)")
  }

  private static func location(
    of row: LoadRow, in file: String, field: String
  ) -> SourceLocation {
    SourceLocation(file: file, path: "load '\(row.id)'", field: field)
  }
}

extension Load {
  /// The load with this number of a row.
  fileprivate init(of row: LoadRow, number: Int, mass: Kilograms) {
    self.init(
      id: LoadID("\(row.id)/\(number)"), material: row.material, from: row.from, to: row.to,
      mass: mass, pickup: row.pickup, delivery: row.delivery, priority: row.priority,
      body: row.body, pinnedVehicle: row.pinnedVehicle, note: row.note)
  }
}
