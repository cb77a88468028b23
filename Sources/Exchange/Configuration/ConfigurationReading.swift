public import Domain

/// What a nightly run is told by `nightly.yaml`.
public struct NightlySettings: Hashable, Sendable {
  /// The firms to plan, in the order of the file.
  public let firms: [FirmID]
  /// The folder for the plans.
  public let output: String
  /// The file of the planning database.
  public let database: String
  /// The seed of the search.
  public let seed: Int
  /// The iterations of the search for each firm; `nil` for the program's own number.
  public let iterations: Int?
}

/// What the file of one firm held; a broken one leaves the others usable.
public struct FirmReading: Sendable {
  /// The name of the file without extension, which is the firm's identifier.
  public let name: String
  /// The file as it is told in messages.
  public let file: String
  /// The firm; `nil` when its file has an error or cannot be read.
  public let firm: Firm?
  /// Why there is no firm: `InputFault` or ``ExchangeError``.
  public let fault: (any Fault)?
  /// Errors and warnings of the file.
  public let problems: [InputProblem]
  /// The file that was read, named `Config/firms/pohjaset.yaml` wherever the folder lies.
  public let input: InputFile?
}

/// What a folder of configuration held, with every problem of all its files.
public struct ConfigurationReading: Sendable {
  /// The vehicle types, sorted; empty when their file has an error.
  public let vehicleTypes: [VehicleType]
  /// The rules; `nil` when their file has an error.
  public let rules: Rules?
  /// The firms by the names of their files, sorted.
  public let firms: [FirmReading]
  /// The nightly settings; `nil` when their file is not there or has an error.
  public let nightly: NightlySettings?
  /// Errors and warnings of the shared files and then of the firms'.
  public let problems: [InputProblem]
  /// The problems of the files that all firms share: vehicle types and rules.
  public let sharedProblems: [InputProblem]
  /// The shared files that were read, named `Config/rules.yaml` and so on, for their hashes.
  public let sharedFiles: [InputFile]

  /// The problems that keep something from being used.
  public var errors: [InputProblem] { problems.filter { $0.severity == .error } }
  /// The problems with which everything can be used.
  public var warnings: [InputProblem] { problems.filter { $0.severity == .warning } }

  /// The reading of one firm.
  ///
  /// - Throws: ``ExchangeError/unreadable(file:reason:)`` with the nearest name when there is no
  ///   file for it.
  public func firm(named name: String) throws -> FirmReading {
    if let firm = firms.first(where: { $0.name == name }) { return firm }
    let nearest = NearestName.find(name, among: firms.map(\.name))
    throw ExchangeError.unreadable(
      file: "\(firmsFolder)/\(name).yaml",
      reason: "there is no such firm" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  /// The configuration with one firm, whatever is wrong with the others.
  ///
  /// - Throws: `InputFault` when a shared file or the firm's has an error, ``ExchangeError`` when
  ///   there is no such firm.
  public func configuration(firm name: String) throws -> Configuration {
    let reading = try firm(named: name)
    let shared = sharedProblems.filter { $0.severity == .error }
    guard let rules, shared.isEmpty else {
      throw InputFault(shared + reading.problems.filter { $0.severity == .error })
    }
    if let fault = reading.fault { throw fault }
    return Configuration(
      vehicleTypes: vehicleTypes, rules: rules, firms: reading.firm.map { [$0] } ?? [])
  }

  /// The configuration with all firms.
  ///
  /// - Throws: `InputFault` with all errors of all files when there are any, or the fault of a file
  ///   that cannot be read.
  public func configuration() throws -> Configuration {
    guard let rules, errors.isEmpty else { throw InputFault(errors) }
    for case let fault? in firms.map(\.fault) { throw fault }
    return Configuration(vehicleTypes: vehicleTypes, rules: rules, firms: firms.compactMap(\.firm))
  }

  let firmsFolder: String
}
