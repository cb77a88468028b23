import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("An input of VROOM is read and not trusted")
struct VroomReaderTests {
  static let text = """
    {"vehicles":[{"id":1,"start_index":0,"end_index":0,"capacity":[4],"skills":[3,1],
    "time_window":[1600000000,1600040000],"costs":{"fixed":10,"per_km":5},"max_tasks":7,
    "breaks":[{"id":2,"service":60,"max_load":[3],"time_windows":[[1600003000,1600004000]]},
    {"id":1,"service":30,"time_windows":[[1600001000,1600002000]]}]}],
    "jobs":[{"id":5,"location_index":1,"service":300,"setup":20,"delivery":[2],"priority":9,
    "time_windows":[[1600000100,1600000200],[1600000300,1600000400]]}],
    "shipments":[{"amount":[1],"skills":[1],"pickup":{"id":6,"location_index":2},
    "delivery":{"id":6,"location_index":1,"description":"door"}}],
    "matrices":{"car":{"durations":[[0,10,20],[10,0,30],[20,30,0]],
    "distances":[[0,100,200],[100,0,300],[200,300,0]]}}}
    """

  static func read(_ text: String) throws -> VroomInput {
    let file = try InputFile(name: "folder/rounds.json", rawBytes: Array(text.utf8))
    guard case .vroom(let input) = try InstanceReader.read(file) else {
      throw RoutingSample.Unexpected(what: "another form")
    }
    return input
  }

  @Test func inputIsWhatItSays() throws {
    let input = try Self.read(Self.text)
    let instance = input.instance
    #expect(instance.name == "rounds")
    #expect(instance.origin == 1_600_000_000)
    #expect(instance.placeCount == 3)
    #expect(instance.dimensions == 1)
    let vehicle = instance.vehicles[0]
    #expect(vehicle.skills == [1, 3])
    #expect(vehicle.window == .init(earliest: 0, latest: 40000))
    #expect(vehicle.fixedCost == 10)
    #expect(vehicle.costPerHour == 3600)
    #expect(vehicle.costPerKilometer == 5)
    #expect(vehicle.visitMax == 7)
    #expect(vehicle.breaks.map(\.id) == ["1", "2"])
    #expect(vehicle.breaks.map(\.loadMax) == [nil, [3]])
    #expect(vehicle.breaks[1].windows == [.init(earliest: 3000, latest: 4000)])
    #expect(instance.visits.map(\.id) == ["5", "6", "6"])
    #expect(instance.visits.map(\.role) == [.single, .pickup(delivery: 2), .delivery(pickup: 1)])
    #expect(instance.visits.map(\.delivered) == [[2], [0], [1]])
    #expect(instance.visits.map(\.collected) == [[0], [1], [0]])
    #expect(
      instance.visits[0].windows
        == [.init(earliest: 100, latest: 200), .init(earliest: 300, latest: 400)])
    #expect(instance.visits[0].setup == 20)
    #expect(instance.visits.map(\.skills) == [[], [1], [1]])
    #expect(input.visits[2].description == "door")
  }

  /// What is changed, and what the fault says.
  static let wrongs: [(String, String, [String])] = [
    ("\"location_index\":2", "\"location_index\":3", ["shipments[0].pickup", "'3'", "0 to 2"]),
    ("\"delivery\":[2]", "\"delivery\":[-2]", ["jobs[0].delivery[0]", "'-2'"]),
    ("\"delivery\":[2]", "\"delivery\":[2,1]", ["jobs[0].delivery", "1 amounts, as everywhere"]),
    ("\"priority\":9", "\"priority\":101", ["jobs[0].priority", "'101'", "0 to 100"]),
    ("[1600000100,1600000200]", "[1600000200,1600000100]", ["jobs[0].time_windows[0]"]),
    ("[1600000300,", "[1600000150,", ["jobs[0].time_windows", "each after the one before"]),
    ("\"setup\":20", "\"setup\":NaN", ["'NaN'"]),
    ("\"setup\":20", "\"setup_per_type\":{}", ["setup_per_type", "none by type"]),
    ("\"skills\":[3,1]", "\"steps\":[]", ["vehicles[0].steps", "no 'steps'"]),
    ("\"setup\":20", "\"setpu\":20", ["jobs[0]", "'setpu'", "did you mean 'setup'"]),
    ("\"start_index\":0,\"end_index\":0", "\"profile\":\"car\"", ["start_index"]),
    ("\"start_index\":0", "\"profile\":\"bike\",\"start_index\":0", ["'bike'", "car"]),
    ("\"distances\"", "\"lengths\"", ["matrices.car", "distances", "meters"]),
    ("[10,0,30]", "[10,0]", ["matrices.car.durations[1]", "2 numbers"]),
    ("\"location_index\":1,\"service\"", "\"location\":[24,65],\"service\"", ["location_index"]),
    ("\"matrices\":{\"car\"", "\"mapping\":{\"car\"", ["matrices", "no roads are asked"]),
    (
      "\"id\":6,\"location_index\":1", "\"id\":true,\"location_index\":1",
      ["delivery.id", "'true'"]
    ),
    ("\"vehicles\"", "\"trucks2\"", ["'vehicles'"]),
    ("}}}", "}}}x", ["nothing may follow"]),
  ]

  @Test(arguments: wrongs)
  func wrongInputIsToldByPathAndValue(_ old: String, _ new: String, _ says: [String]) throws {
    let text = try RoutingSample.changed(Self.text, old, new)
    let fault = try #require(throws: InputFault.self) { try Self.read(text) }
    for part in says { #expect(fault.description.contains(part), "\(fault)") }
  }

  @Test func noBeginningAndNoChangeTraps() throws {
    let bytes = Array(Self.text.utf8)
    for count in bytes.indices { _ = try? RoutingSample.read(Array(bytes[..<count])) }
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("0123456789-+.eE[]{},:\"tn".utf8)
    for _ in 0..<4000 {
      var changed = bytes
      for _ in 0...next(3) { changed[next(bytes.count)] = alphabet[next(alphabet.count)] }
      _ = try? RoutingSample.read(changed)
    }
  }

  @Test func duplicateIdsAreToldByKind() throws {
    let text = try RoutingSample.changed(
      Self.text, "\"jobs\":[", "\"jobs\":[{\"id\":5,\"location_index\":0},")
    let fault = try #require(throws: InputFault.self) { try Self.read(text) }
    #expect(fault.description.contains("jobs[1].id"))
    #expect(fault.description.contains("each id once among the jobs"))
  }
}
