internal import ArgumentParser
internal import Planning

/// The options that all `list` and `check` commands of the data share.
struct InventoryOptions: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  /// Lists one kind of data.
  func list(_ subject: Inventory.Subject) throws {
    let monitor = Monitor(console)
    let scenario = try Scenario(folders: data.folders(), tell: monitor.tell)
    let inventory = Inventory(scenario: scenario)
    try Deliverable.write(inventory.list(subject, asJSON: json), to: output.output)
    for warning in inventory.warnings(subject) { console.note("warning: left out: \(warning)") }
  }

  /// Checks the files of one kind of data and what they refer to.
  func check(_ subject: Inventory.Subject) throws {
    let report = try Inventory.check(subject, folders: data.folders())
    try Deliverable.write(json ? report.json : report.lines, to: output.output)
    console.note(report.summary)
    if report.errors > 0 { throw ExitCode(ExitStatus.input) }
  }
}

/// `sivuvirta sites`.
struct SitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sites", abstract: "List or check the sites, their links, hours and streams.",
    discussion: "EXAMPLE: sivuvirta sites list", subcommands: [List.self, Check.self])

  /// `sivuvirta sites list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sites; positions of low confidence are marked.",
      discussion: "EXAMPLE: sivuvirta sites list --json")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.list(.sites) }
  }

  /// `sivuvirta sites check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name every fault of the files, all in one run.",
      discussion: "EXAMPLE: sivuvirta sites check")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.check(.sites) }
  }
}

/// `sivuvirta materials`.
struct MaterialsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "materials", abstract: "List or check the materials and cleaning rules.",
    discussion: "EXAMPLE: sivuvirta materials list", subcommands: [List.self, Check.self])

  /// `sivuvirta materials list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the materials with density, legal status and bodies.",
      discussion: "EXAMPLE: sivuvirta materials list --json")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.list(.materials) }
  }

  /// `sivuvirta materials check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name every fault of the files, all in one run.",
      discussion: "EXAMPLE: sivuvirta materials check")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.check(.materials) }
  }
}

/// `sivuvirta firms`.
struct FirmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "firms", abstract: "List or check the firms, vehicle types and rules.",
    discussion: "EXAMPLE: sivuvirta firms list", subcommands: [List.self, Check.self])

  /// `sivuvirta firms list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the firms with their vehicles, shifts and drivers.",
      discussion: "EXAMPLE: sivuvirta firms list --json")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.list(.firms) }
  }

  /// `sivuvirta firms check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name every fault of the files, all in one run.",
      discussion: "EXAMPLE: sivuvirta firms check")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.check(.firms) }
  }
}
