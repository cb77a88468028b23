import Domain

/// The values made so far from the tables of one folder, and what is needed to check the next ones.
///
/// Only rows without a fault become values; identifiers are kept from every row, so that one fault
/// does not make a hundred references look wrong.
struct GeoDataAssembly {
  let tables: [GeoDataFile: Table]
  let folder: GeoDataFolder
  let log: ProblemLog

  var places: IdentifierRegistry<Place>
  var roads: IdentifierRegistry<Road>
  var sites: IdentifierRegistry<Site>
  var materials: IdentifierRegistry<Material>

  var data = GeoData(
    sites: [], links: [], operations: [], materials: [], cleaning: [], streams: [], places: [],
    roads: [])

  init(tables: [GeoDataFile: Table], folder: GeoDataFolder, log: ProblemLog) {
    self.tables = tables
    self.folder = folder
    self.log = log
    func registry<Subject>(_ noun: String, _ file: GeoDataFile) -> IdentifierRegistry<Subject> {
      let table = tables[file]
      return IdentifierRegistry(
        noun: noun, file: folder.name(of: file),
        isComplete: table?.isComplete == true && table?.positions["id"] != nil)
    }
    places = registry("place", .places)
    roads = registry("road", .roads)
    sites = registry("site", .sites)
    materials = registry("material", .materials)
  }

  /// Reads every table, those that are referred to first, and sorts what came out.
  mutating func readAll() {
    readPlaces()
    readRoads()
    readShapes()
    readSites()
    readLinks()
    readOperations()
    readCleaning()
    readMaterials()
    readStreams()
    readStocks()
    readConsents()
    readClosures()
    readBridges()
    sort()
  }

  /// Hands the rows of a file to `body`; nothing when the file is not there or has no header.
  func forEachRow(of file: GeoDataFile, _ body: (TableRow) -> Void) {
    tables[file]?.forEachRow(log: log, body)
  }

  /// Whether every row of the file became a value or a problem.
  func isComplete(_ file: GeoDataFile) -> Bool {
    tables[file].map { $0.isComplete && $0.isSound } ?? false
  }

  private mutating func sort() {
    data.sites.sort { $0.id < $1.id }
    data.links.sort { $0.site < $1.site }
    data.operations.sort { $0.site < $1.site }
    data.materials.sort { $0.id < $1.id }
    data.cleaning.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    data.streams.sort {
      ($0.site, $0.role.rawValue, $0.material) < ($1.site, $1.role.rawValue, $1.material)
    }
    data.places.sort { $0.id < $1.id }
    data.roads.sort { $0.id < $1.id }
    data.stocks.sort {
      ($0.site, $0.role.rawValue, $0.material, $0.date)
        < ($1.site, $1.role.rawValue, $1.material, $1.date)
    }
    data.consents.sort {
      ($0.from, $0.to, $0.material, $0.validFrom, $0.kind.rawValue)
        < ($1.from, $1.to, $1.material, $1.validFrom, $1.kind.rawValue)
    }
    data.closures.sort { ($0.road, $0.from, $0.to) < ($1.road, $1.from, $1.to) }
    data.bridges.sort { ($0.road, $0.at) < ($1.road, $1.at) }
  }
}

/// Tells rows that say the same thing twice.
struct Doubles<Key: Hashable> {
  private var lines: [Key: Int] = [:]

  /// The line of the first row with `key`, `nil` when this is the first.
  mutating func first(_ key: Key, in row: TableRow) -> Int? {
    if let line = lines[key] { return line }
    lines[key] = row.location().line ?? 0
    return nil
  }
}
