internal import ArgumentParser
internal import Planning

/// `sivuvirta roads`.
struct RoadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roads",
    abstract: "List or check the roads and places, or import others.",
    discussion: "EXAMPLE: sivuvirta roads list",
    subcommands: [List.self, Check.self, Import.self, Info.self])

  /// `sivuvirta roads list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the roads with length, speeds, limits and thaw risk.",
      discussion: "EXAMPLE: sivuvirta roads list --json")
    @OptionGroup var options: InventoryOptions
    func run() throws { try options.list(.roads) }
  }

  /// `sivuvirta roads check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name every fault of the files, all in one run.",
      discussion: """
        With a roads file its whole contents are compared with their checksums instead.

        EXAMPLE: sivuvirta roads check
        """)

    @Argument(help: ArgumentHelp("A file of `roads import`.", valueName: "roads-file"))
    var file: String?

    @OptionGroup var options: InventoryOptions

    func run() throws {
      guard let file else { return try options.check(.roads) }
      let summary = try RoadsSummary(path: file, whole: true)
      try Deliverable.write(
        options.json ? summary.json : summary.lines, to: options.output.output)
      options.console.note("\(file): no fault: \(summary.sentence)")
    }
  }

  /// `sivuvirta roads import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import roads for trucks from a map, links of Digiroad or a folder of GeoData.",
      discussion: """
        Reads an OpenStreetMap extract (.osm.pbf), links as Digiroad has them (a GeoPackage, with \
        its tables of assets, or GeoJSON), a folder of GeoData, or with --links and --nodes the two \
        tables of road locations, and writes one file that `--roads` takes. What a file is, its \
        content says. Links need a line and AJOSUUNTA; TIENUMERO, TIEOSANRO, AET, LET, LINKKITYYP, \
        TOIMINN_LK, names, speeds, surfaces and limits are used where they are. Limits, times and \
        seasons on signs stay conditions and are decided for the vehicle and the date of each \
        question. The same input gives the same bytes on any number of threads.

        --bridges places a table of limited bridges on the links: its column `limits` has tonnes as \
        a/b/c/d/e (axle, two-axle bogie, three-axle bogie, vehicle, combination; a dash for none; \
        without e the combination may weigh d + d). A bridge lies where `road,part,distance_m` say, \
        or `road,km` from the beginning of the road, or `lon,lat`: then on the nearest road within \
        50 m, that of the number in `road` if one is given, a bridge of the map before other links, \
        and on both carriageways. Between two roads at about the same distance nothing is guessed.

        EXAMPLE: sivuvirta roads import GeoData -o geodata.roads
        """)

    @Argument(
      help: ArgumentHelp(
        "OpenStreetMap extract, GeoPackage or GeoJSON of links, or folder of GeoData.",
        valueName: "file"))
    var file: String?

    @Option(
      help: ArgumentHelp(
        "Layer of links of a GeoPackage (default: the one with a direction of flow).",
        valueName: "name"))
    var layer: String?

    @Option(help: ArgumentHelp("CSV of links between road locations.", valueName: "file"))
    var links: String?

    @Option(help: ArgumentHelp("CSV of the road locations that --links joins.", valueName: "file"))
    var nodes: String?

    @Option(help: ArgumentHelp("CSV of limited bridges.", valueName: "file"))
    var bridges: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("File to write.", valueName: "file"))
    var output: String

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("Threads that carry the work (default: all cores).", valueName: "n"))
    var threads: Int?

    @OptionGroup var console: ConsoleOptions

    /// What is imported; `nil` when that is not clear.
    private func source() throws -> RoadsSource? {
      switch (file, links, nodes, layer) {
      case (let file?, nil, nil, _): try RoadsSource(path: file, layer: layer)
      case (nil, let links?, let nodes?, nil): .table(links: links, nodes: nodes)
      default: nil
      }
    }

    func validate() throws {
      let isTable = links != nil && nodes != nil && file == nil && layer == nil
      guard isTable || file != nil && links == nil && nodes == nil else {
        throw ValidationError("Name one input: a file, a folder, or both --links and --nodes.")
      }
      if let threads, !(1...256).contains(threads) {
        throw ValidationError("--threads: 1 to 256, not \(threads).")
      }
      if output == "-" {
        throw ValidationError("--output: a file, not standard output, as it is mapped when opened.")
      }
    }

    func run() throws {
      let monitor = Monitor(console)
      defer { monitor.close() }
      guard let source = try source() else { return }
      let run = RoadsImportRun(source, bridges: bridges, threads: threads, tell: monitor.tell)
      let summary = try run.write(to: output)
      monitor.close()
      console.note("\(output): \(summary.sentence)")
      for warning in summary.warnings { console.note("warning: \(warning)") }
    }
  }

  /// `sivuvirta roads info`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is in an imported roads file.",
      discussion: """
        Source and date of the map, its box, roads by class, limit and mark, and what was left out \
        for which reason.

        EXAMPLE: sivuvirta roads info geodata.roads
        """)

    @Argument(help: ArgumentHelp("A file of `roads import`.", valueName: "roads-file"))
    var file: String

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var console: ConsoleOptions

    func run() throws {
      let summary = try RoadsSummary(path: file)
      try Deliverable.write(json ? summary.json : summary.lines, to: output.output)
      for warning in summary.warnings { console.note("warning: \(warning)") }
    }
  }
}
