import Domain
import Exchange
import Testing

/// The data set that comes with the program, against the numbers that its README claims.
@Suite struct ShippedDataTests {
  let reading: GeoDataReading
  let data: GeoData

  init() throws {
    reading = try GeoDataReader.read(folder: Repository.geoData)
    data = try reading.value()
  }

  @Test func readsWithoutAnyProblem() { #expect(reading.problems.map(\.description) == []) }

  @Test func hasTheRowsThatItsReadmeNames() {
    #expect(data.sites.count == 94)
    #expect(data.links.count == 94)
    #expect(data.operations.count == 94)
    #expect(data.streams.count == 128)
    #expect(data.materials.count == 26)
    #expect(data.cleaning.count == 81)
    #expect(data.places.count == 252)
    #expect(data.roads.count == 325)
    #expect(data.roads.reduce(0) { $0 + $1.shape.count } == 644)
    #expect(data.roads.count { $0.shape.isEmpty } == 165)
    #expect(data.sites.count { $0.confidence == .low } == 43)
  }

  @Test func clusterProducesExactly1700000Tonnes() {
    let cluster = data.streams.filter { $0.role == .producer && $0.inCluster }
    #expect(cluster.reduce(Kilograms.zero) { $0 + $1.perYear } == Kilograms(1_700_000_000))
  }

  @Test func everyListIsSorted() {
    #expect(data.sites.map(\.id) == data.sites.map(\.id).sorted())
    #expect(data.roads.map(\.id) == data.roads.map(\.id).sorted())
    #expect(data.operations.map(\.site) == data.sites.map(\.id))
    #expect(data.links.map(\.site) == data.sites.map(\.id))
  }

  @Test func valuesKeepTheirUnits() throws {
    let road = try #require(data.roads.first { $0.id == RoadID("kt-78-04") })
    #expect(road.shape.first?.longitude == 26.36798)
    let works = try #require(data.roads.first { $0.id == RoadID("kt-54-01") })
    #expect(works.length == Meters(66_000))
    #expect(works.maxHeight == Centimeters(440))
    #expect(works.maxGross == Kilograms(76_000))
    let slag = try #require(data.materials.first { $0.id == MaterialID("fecr-slag-granulated") })
    #expect(slag.density == 1500)
    #expect(slag.bodies == [.tipper, .hook, .walkingFloor])
    #expect(data.materials.first { $0.id == MaterialID("eaf-dust") }?.wasteCode == "10 02 07*")
    #expect(data.materials.first { $0.id == MaterialID("wood-chips") }?.wasteCode == nil)
    let landfill = data.streams.filter { $0.storage == nil }
    #expect(landfill.count == 2)
    #expect(data.streams.allSatisfy { $0.monthShares.reduce(0, +) == 10_000 })
  }

  @Test func operationsFollowTheDefaultsByKind() throws {
    let port = try #require(data.operations.first { $0.site == SiteID("ajos-port") })
    #expect(port.hours.mondayToFriday?.opens == .minutes(360))
    #expect(port.hours.saturday?.closes == .minutes(840))
    #expect(port.hours.sunday == nil)
    #expect(port.weighbridge == .minutes(5))
    #expect(port.unloadBays == 2)
    #expect(data.operations.first { $0.site == SiteID("narvik-port") }?.timeZone == "Europe/Oslo")
    #expect(data.operations.first { $0.site == SiteID("ronnskar") }?.timeZone == "Europe/Stockholm")
    let washing = Set(data.operations.filter(\.wash).map(\.site))
    let kinds: Set<SiteKind> = [.depot, .landfill]
    #expect(washing == Set(data.sites.filter { kinds.contains($0.kind) }.map(\.id)))
    #expect(data.operations.allSatisfy { $0.confidence == .low && $0.contact == nil })
  }

  @Test func filesAreNamedTheSameWhereverTheFolderLies() throws {
    let names = reading.files.map(\.name)
    #expect(names.first == "GeoData/manifest.csv")
    #expect(names.contains("GeoData/sites.csv"))
    #expect(names.count == 10)
    try Repository.withCopy(of: Repository.geoData) { copy in
      let moved = try GeoDataReader.read(folder: copy + "/")
      #expect(moved.files.map(\.name) == names)
      #expect(moved.files.map(\.rawBytes) == reading.files.map(\.rawBytes))
    }
  }
}
