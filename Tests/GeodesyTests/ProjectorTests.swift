import Domain
import Synchronization
import Testing

@testable import Geodesy

@Suite struct ProjectorTests {
  @Test func aMillionPointsInBulkAreThePointsOneByOne() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    let pairs = laplandPairs(1_000_000)
    var carried = pairs
    let report = try projector.transform(&carried)
    #expect(report.count == 1_000_000 && report.outsideCount == 0 && report.warnings.isEmpty)
    for index in stride(from: 0, to: 1_000_000, by: 997) {
      let (x, y) = try projector.transform(x: pairs[2 * index], y: pairs[2 * index + 1])
      #expect(x == carried[2 * index] && y == carried[2 * index + 1])
    }
    let threaded = try {
      var again = pairs
      let report = try projector.transform(&again, threads: 3)
      return (again, report)
    }()
    #expect(threaded.0 == carried && threaded.1 == report)
  }

  @Test(arguments: [
    ("EPSG:2393", "EPSG:3067"), ("EPSG:3006", "EPSG:3067"), ("EPSG:3067", "EPSG:4326"),
  ])
  func clonesInManyTasksGiveTheSameBytes(from: String, to: String) async throws {
    var projector = try Projector(from: from, to: to)
    var there = try Projector(from: "EPSG:4326", to: from)
    var points = laplandPairs(5_000)
    _ = try there.transformAll(&points)
    let input = points
    var expected = input
    let report = try projector.transformAll(&expected)
    let bytes = expected.map(\.bitPattern)
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<8 {
        let box = Box(try projector.clone())
        group.addTask {
          var pairs = input
          try box.carry(&pairs)
          return pairs.map(\.bitPattern)
        }
      }
      for try await result in group { #expect(result == bytes) }
    }
    #expect(report.count == 5_000)
  }

  @Test func threadsDoNotChangeWhatIsReported() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    var pairs = laplandPairs(100_000, seed: 7)
    for index in stride(from: 0, to: 100_000, by: 333) { pairs[2 * index] = 90 }
    for index in stride(from: 5, to: 100_000, by: 1_000) { pairs[2 * index] = 17 }
    var (one, four) = (pairs, pairs)
    let single = try projector.transformAll(&one, firstRow: 2)
    let several = try projector.transformAll(&four, firstRow: 2, threads: 4)
    #expect(single == several)
    #expect(single.refusedCount == 301 && single.refusals.count == 100)
    #expect(single.firstOutside?.row == 7)
    #expect(one.map(\.bitPattern) == four.map(\.bitPattern))
    #expect(projector.total.count == 200_000)
  }

  @Test func columnsAndStridedValuesAreCarriedAlike() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    var pairs = laplandPairs(3_000)
    var x = stride(from: 0, to: 6_000, by: 2).map { pairs[$0] }
    var y = stride(from: 1, to: 6_000, by: 2).map { pairs[$0] }
    var withHeights = zip(x, y).flatMap { [$0, $1, 123.0] }
    try projector.transform(&pairs)
    _ = try projector.transformAll(x: &x, y: &y)
    var span = withHeights.mutableSpan
    _ = try projector.transformAll(&span, stride: 3)
    #expect(zip(x, y).flatMap { [$0, $1] } == pairs)
    #expect(zip(x, y).flatMap { [$0, $1, 123.0] } == withHeights)
  }

  @Test func theShortcutPastThePipelineChangesNoBit() throws {
    // A strip of the area serves as the plane of the short way; without an area PROJ takes its own.
    let plane = "+proj=utm +zone=35 +ellps=GRS80 +units=m +no_defs"
    var short = try Projector(from: "EPSG:4258", to: "EPSG:3067")
    var long = try Projector(from: "+proj=longlat +ellps=GRS80 +no_defs", to: plane)
    var shortBack = try Projector(from: "EPSG:3067", to: "EPSG:4258")
    var longBack = try Projector(from: plane, to: "+proj=longlat +ellps=GRS80 +no_defs")
    #expect(short.hasShortcut && shortBack.hasShortcut)
    #expect(!long.hasShortcut && !longBack.hasShortcut)
    var (one, other) = (laplandPairs(20_000), laplandPairs(20_000))
    try short.transform(&one)
    try long.transform(&other)
    #expect(one == other)
    try shortBack.transform(&one)
    try longBack.transform(&other)
    #expect(one == other)
  }

  @Test func nothingInIsNothingOut() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    var none: [Double] = []
    #expect(try projector.transform(&none, threads: 8).count == 0)
  }

  @Test func theSameSystemChangesNothing() throws {
    var projector = try Projector(from: "EPSG:3067", to: "EPSG:3067")
    let (x, y) = try projector.transform(x: 443_500, y: 7_376_200)
    #expect(x == 443_500 && y == 7_376_200)
  }

  @Test func otherFormsOfTheSameSystemAgree() throws {
    var code = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    var text = try Projector(
      from: "OGC:CRS84", to: "+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs")
    var northFirst = try Projector(from: "EPSG:4258", to: "EPSG:5048")
    let expected = try code.transform(x: 25.73, y: 66.5)
    #expect(try text.transform(x: 25.73, y: 66.5) == expected)
    #expect(try northFirst.transform(x: 25.73, y: 66.5) == expected)
  }

  @Test func gradsFromParisAreLocatedByAWayOfTheirOwn() throws {
    // The Eiffel tower in NTF (Paris), grads east of Paris.
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:4807")
    let (x, y) = try projector.transform(x: 2.2945, y: 48.8583)
    #expect(abs(x - -0.0468) < 0.002 && abs(y - 54.2870) < 0.002)
    var back = try Projector(from: "EPSG:4807", to: "EPSG:27572")
    #expect(back.source.isPlainDegrees == false)
    let (easting, northing) = try back.transform(x: x, y: y)
    #expect(abs(easting - 596_600) < 1_000 && abs(northing - 2_428_900) < 2_000)
    var pairs = [60.0, 54.0]
    #expect(try back.transformAll(&pairs).refusedCount == 1)
  }

  @Test func theChosenOperationIsTold() throws {
    var projector = try Projector(from: "EPSG:4326", to: "EPSG:3067")
    let operation = projector.chosenOperation()
    #expect(operation.accuracy == 1 && !operation.isBallpark && operation.missingGrids.isEmpty)
    #expect(operation.description.contains("TM35FIN"))
    var swedish = try Projector(from: "EPSG:3006", to: "EPSG:3067")
    #expect(swedish.chosenOperation(longitude: 20, latitude: 67).accuracy == 0)
    #expect(swedish.chosenOperation(longitude: 29, latitude: 67).isBallpark)
    let unknown = try Projector(from: "+proj=longlat +ellps=intl", to: "EPSG:3067")
    #expect(unknown.warnings.map(\.code) == ["ballpark"])
  }

  @Test func theLibraryTellsItsVersions() throws {
    let library = try ProjLibrary()
    #expect(library.version.first?.isNumber == true)
    #expect(library.registerVersion.hasPrefix("v") && library.databasePath.hasSuffix("proj.db"))
  }
}

/// Carries a clone into a task.
private final class Box: Sendable {
  private let projector: Mutex<Projector>

  init(_ projector: consuming sending Projector) { self.projector = Mutex(projector) }

  func carry(_ pairs: inout [Double]) throws {
    var copy = pairs
    try projector.withLock { _ = try $0.transformAll(&copy) }
    pairs = copy
  }
}
