internal import Domain
internal import Exchange

/// Every problem of the files of one kind of data, ready to be written.
public struct InventoryReport: Sendable {
  let subject: String
  let problems: [InputProblem]

  /// Problems that keep the data from being used.
  public var errors: Int { problems.count { $0.severity == .error } }

  /// One line for standard error.
  public var summary: String {
    "\(subject): \(errors) \(errors == 1 ? "error" : "errors"), "
      + "\(problems.count - errors) \(problems.count - errors == 1 ? "warning" : "warnings")"
  }

  /// A line for each problem.
  public var lines: [UInt8] { Array(problems.map { "\($0)\n" }.joined().utf8) }

  /// An array of problems with their places.
  public var json: [UInt8] {
    JSONValue.array(
      problems.map {
        .object([
          JSONMember("severity", .string($0.severity.rawValue)),
          JSONMember("code", .string($0.code)), JSONMember("file", .string($0.location.file)),
          JSONMember("line", .whole($0.location.line)),
          JSONMember("path", .text($0.location.path)),
          JSONMember("field", .text($0.location.field)), JSONMember("value", .text($0.value)),
          JSONMember("expected", .string($0.expected)),
        ])
      }
    ).written
  }
}

extension Inventory {
  /// Reads all files and tells the problems of those that belong to `subject`.
  ///
  /// The check of firms takes in vehicle types, rules and the night's list.
  ///
  /// - Throws: a `Fault` of kind environment when a folder or a needed file cannot be read.
  public static func check(_ subject: Subject, folders: DataFolders) throws -> InventoryReport {
    let geodata = try GeoDataReader.read(folder: folders.geodata)
    let files: [String]
    switch subject {
    case .sites:
      files = ["sites", "site_links", "site_ops", "streams", "stock", "consents", "manifest"]
    case .roads: files = ["places", "roads", "roads_shape", "closures", "bridges", "manifest"]
    case .materials: files = ["materials", "cleaning", "streams", "manifest"]
    case .firms:
      let configuration = try ConfigurationReader.read(
        folder: folders.config, sites: geodata.data?.sites)
      return InventoryReport(
        subject: "firms",
        problems: configuration.problems + configuration.firms.compactMap(Self.unreadable))
    }
    let problems = geodata.problems.filter { problem in
      let name = problem.location.file.split(separator: "/").last.map(String.init) ?? ""
      return files.contains { name == "\($0).csv" || name == "\($0).geojson" }
    }
    return InventoryReport(subject: "\(subject)", problems: problems)
  }

  /// A firm's file that could not even be opened, as a problem of the firm.
  private static func unreadable(_ firm: FirmReading) -> InputProblem? {
    guard let fault = firm.fault, firm.problems.isEmpty else { return nil }
    return InputProblem(
      code: "unreadable", at: SourceLocation(file: firm.file), expected: fault.description)
  }
}
