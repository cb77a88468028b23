internal import ArgumentParser
internal import Planning

/// `sivuvirta plans`: the plans kept in the database.
struct PlansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plans",
    abstract: "List and show the plans kept in the database.",
    discussion: "EXAMPLE: sivuvirta plans list",
    subcommands: [List.self, Show.self])

  /// `sivuvirta plans list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the kept plans, one line each, newest date first.",
      discussion: "EXAMPLE: sivuvirta plans list --json")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var data: DataOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var console: ConsoleOptions

    func run() throws {
      let archive = try PlanArchive(folders: data.folders(), file: database.database)
      try Deliverable.write(try archive.list(asJSON: json), to: output.output)
    }
  }

  /// `sivuvirta plans show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a kept plan as GeoJSON.",
      discussion: "EXAMPLE: sivuvirta plans show 2026-11-23/pohjaset --output plan.geojson")

    @Argument(help: ArgumentHelp("Date and firm, as the list names it.", valueName: "plan"))
    var plan: String

    @OptionGroup var data: DataOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var console: ConsoleOptions

    func run() throws {
      let archive = try PlanArchive(folders: data.folders(), file: database.database)
      try Deliverable.write(try archive.show(plan), to: output.output)
    }
  }
}
