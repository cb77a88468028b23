import Domain
import Exchange
import Foundation
import Testing

@testable import Planning

/// Files carried from one reference system to another, against register points and there and back.
@Suite struct ReprojectionTests {
  @Test func registerPointsFallWhereTheRegisterHasThem() throws {
    let points = try RegisterPoint.all()
    #expect(points.count == 28)
    try Folders.scratch { folder in
      let rows = points.map { "\($0.name),\($0.longitude),\($0.latitude)" }
      let result = try Self.project(
        (["point,lon,lat"] + rows).joined(separator: "\n") + "\n", in: folder, name: "points.csv",
        from: "EPSG:4326", to: "EPSG:3067")
      let lines = result.split(separator: "\n")
      #expect(lines.count == 29)
      for (line, point) in zip(lines.dropFirst(), points) {
        let cells = line.split(separator: ",").map(String.init)
        #expect(cells[0] == point.name)
        let east = try #require(Double(cells[1])) - point.easting
        let north = try #require(Double(cells[2])) - point.northing
        // The degrees of the register are rounded to five decimals.
        #expect((east * east + north * north).squareRoot() < 0.6, "\(point.name)")
      }
    }
  }

  @Test func aTableKeepsItsOtherColumnsRowsAndQuotes() throws {
    let text =
      "id,name,y,x,note\n1,\"Kemi, gate\",7292788.25,389022.5,\n2,\"say \"\"yes\"\"\",7300000,400000,b\n"
    try Folders.scratch { folder in
      let degrees = try Self.project(
        text, in: folder, name: "in.csv", from: "EPSG:3067", to: "EPSG:4326")
      let rows = degrees.split(separator: "\n").map(String.init)
      #expect(rows[0] == "id,name,y,x,note")
      #expect(rows[1].hasPrefix("1,\"Kemi, gate\",65."))
      #expect(rows[2].hasPrefix("2,\"say \"\"yes\"\"\",65."))
      #expect(rows[2].hasSuffix(",b"))
      let back = try Self.project(
        degrees, in: folder, name: "degrees.csv", from: "EPSG:4326", to: "EPSG:3067")
      let cells = back.split(separator: "\n")[2].split(separator: ",").map(String.init)
      // Seven decimals of a degree are a centimeter.
      #expect((try #require(Double(cells[2])) - 7_300_000).magnitude < 0.01)
      #expect((try #require(Double(cells[3])) - 400_000).magnitude < 0.01)
    }
  }

  @Test func columnsMayBeNamed() throws {
    try Folders.scratch { folder in
      var request = ReprojectionRequest(from: "EPSG:4326", to: "EPSG:3067")
      request.xColumn = "Lange"
      request.yColumn = "Breite"
      request.digits = 0
      let result = try Self.project(
        "Breite,Lange\n65.8,24.5\n", in: folder, name: "named.csv", request)
      let cells = result.split(separator: "\n")[1].split(separator: ",")
      #expect(cells.allSatisfy { Int($0) != nil })
      #expect((7_290_000...7_310_000).contains(try #require(Int(cells[0]))))
      #expect((380_000...390_000).contains(try #require(Int(cells[1]))))
    }
  }

  @Test func featuresGoThereAndBackWithAllTheyHave() throws {
    let text = """
      {"type":"FeatureCollection","title":"kept","features":[
      {"type":"Feature","id":7,"properties":{"a":null,"b":[1,"x"]},"geometry":{"type":"Polygon",\
      "coordinates":[[[24.5,65.8],[24.6,65.8],[24.6,65.9],[24.5,65.8]]]}},
      {"type":"Feature","properties":null,"geometry":null},
      {"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[25,66,12.5]]}}]}
      """
    try Folders.scratch { folder in
      let plane = try Self.project(
        text, in: folder, name: "in.geojson", from: "EPSG:4326", to: "EPSG:3067")
      let back = try Self.project(
        plane, in: folder, name: "plane.geojson", from: "EPSG:3067", to: "EPSG:4326")
      let first = try GeoJSONDocument(name: "in", bytes: Array(text.utf8))
      let last = try GeoJSONDocument(name: "back", bytes: Array(back.utf8))
      #expect(first.features.map(\.id) == last.features.map(\.id))
      #expect(first.features.map(\.properties) == last.features.map(\.properties))
      #expect(first.members.contains { $0.name == "title" })
      #expect(last.members.contains { $0.name == "title" })
      for (left, right) in zip(first.features, last.features) {
        let pairs = zip(left.shape?.positions ?? [], right.shape?.positions ?? [])
        #expect(left.shape?.positions.count == right.shape?.positions.count)
        for (start, end) in pairs {
          // Millimeters on the plane in between: 2e-8 degrees of longitude.
          #expect((start.x - end.x).magnitude < 1.1e-7)
          #expect((start.y - end.y).magnitude < 1.1e-7)
          #expect(start.z == end.z)
        }
      }
    }
  }

  @Test func aRefusedPointLeavesNoFile() throws {
    try Folders.scratch { folder in
      let output = folder + "/out.csv"
      try Folders.write("x,y\n24.5,65.8\n65.8,24.5\nnan,1\n", to: folder + "/in.csv")
      let run = ReprojectionRun(
        request: ReprojectionRequest(from: "EPSG:4326", to: "EPSG:3067"), tell: { _ in })
      let fault = try #require(throws: InputFault.self) {
        try run.run(file: folder + "/in.csv", output: output)
      }
      #expect(fault.problems.allSatisfy { $0.location.line == 3 || $0.location.line == 4 })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["in.csv"])
    }
  }

  @Test(arguments: ["", "a,b\n1,2\n", "x,y\n1\n", "x,y\n1,2,3\n"])
  func aTableThatCannotBeUsedIsToldWithItsPlace(text: String) throws {
    try Folders.scratch { folder in
      let fault = try #require(throws: InputFault.self) {
        try Self.project(text, in: folder, name: "bad.csv", from: "EPSG:3067", to: "EPSG:4326")
      }
      #expect(fault.problems.first?.location.line != nil)
      #expect(fault.description.contains("bad.csv"))
    }
  }

  @Test func anUnknownReferenceSystemIsAFaultOfTheCommandLine() throws {
    try Folders.scratch { folder in
      let fault = try #require(throws: (any Error).self) {
        try Self.project("x,y\n1,2\n", in: folder, name: "a.csv", from: "EPSG:4326", to: "EPSG:9")
      }
      #expect((fault as? any Fault)?.kind == .usage)
    }
  }

  @Test func theOperationAndItsAccuracyAreTold() throws {
    try Folders.scratch { folder in
      try Folders.write("x,y\n24.5,65.8\n", to: folder + "/in.csv")
      let told = Told()
      try ReprojectionRun(
        request: ReprojectionRequest(from: "EPSG:4326", to: "EPSG:3067"), tell: { told.add($0) }
      ).run(file: folder + "/in.csv", output: folder + "/out.csv")
      #expect(told.details.contains { $0.contains("operation") })
    }
  }

  /// Keeps what it is told.
  private final class Told {
    private(set) var details: [String] = []

    func add(_ stage: Stage) {
      if case .detail(let text) = stage { details.append(text) }
    }
  }

  private static func project(
    _ text: String, in folder: String, name: String, from: String, to: String
  ) throws -> String {
    try project(text, in: folder, name: name, ReprojectionRequest(from: from, to: to))
  }

  private static func project(
    _ text: String, in folder: String, name: String, _ request: ReprojectionRequest
  ) throws -> String {
    let output = folder + "/out-" + name
    try Folders.write(text, to: folder + "/" + name)
    try ReprojectionRun(request: request, tell: { _ in })
      .run(file: folder + "/" + name, output: output)
    return try Folders.text(output)
  }
}
