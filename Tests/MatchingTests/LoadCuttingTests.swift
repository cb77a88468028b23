import Domain
import Matching
import Testing

/// Rows of a file of loads cut to vehicles.
struct LoadCuttingTests {
  func row(_ kilograms: Int) -> LoadRow { row("r", kilograms) }

  func row(_ id: String, _ kilograms: Int) -> LoadRow {
    LoadRow(
      id: id, material: MaterialID("bark"), from: SiteID("mill"), to: SiteID("user"),
      mass: Kilograms(kilograms))
  }

  func cut(_ rows: [LoadRow], size: Int = 50_000) throws -> LoadCutting {
    try LoadCutting(rows: rows, file: "day.csv") { _ in .open(Kilograms(size)) }
  }

  @Test(
    arguments: [
      (20_000, [20_000], []), (50_000, [50_000], []), (1, [1], []),
      (100_000, [50_000, 50_000], []), (80_000, [50_000, 30_000], []),
      (79_999, [50_000], [29_999]), (50_001, [50_000], [1]),
    ] as [(Int, [Int], [Int])])
  func rowBecomesFullLoadsAndARest(mass: Int, goes: [Int], waits: [Int]) throws {
    let result = try cut([row(mass)])
    #expect(result.loads.map(\.mass.value) == goes)
    #expect(result.held.map(\.load.mass.value) == waits)
    #expect(result.held.allSatisfy { $0.reason.code == .partLoad })
    let numbers = (result.loads + result.held.map(\.load)).map(\.id.text)
    #expect(numbers == (1...numbers.count).map { "r/\($0)" })
  }

  @Test func everythingElseIsInherited() throws {
    var row = self.row(120_000)
    row.pickup = try TimeWindow(
      earliest: Instant(epochSeconds: 10), latest: Instant(epochSeconds: 20))
    row.delivery = try TimeWindow(
      earliest: Instant(epochSeconds: 30), latest: Instant(epochSeconds: 40))
    row.priority = 90
    row.body = .hook
    row.pinnedVehicle = VehicleID("T01")
    row.note = "gate 3"
    let result = try cut([row])
    #expect(result.loads.count == 2)
    for load in result.loads + result.held.map(\.load) {
      #expect(load.material == row.material)
      #expect(load.from == row.from)
      #expect(load.to == row.to)
      #expect(load.pickup == row.pickup)
      #expect(load.delivery == row.delivery)
      #expect(load.priority == 90)
      #expect(load.body == .hook)
      #expect(load.pinnedVehicle == VehicleID("T01"))
      #expect(load.note == "gate 3")
    }
  }

  @Test func sizeIsAskedForEachRow() throws {
    let result = try LoadCutting(rows: [row("a", 60_000), row("b", 60_000)], file: "day.csv") {
      $0.id == "a" ? .open(Kilograms(60_000)) : .open(Kilograms(30_000))
    }
    #expect(result.loads.map(\.id.text) == ["a/1", "b/1", "b/2"])
  }

  @Test func rowWithoutVehicleIsHeldWhole() throws {
    let result = try LoadCutting(rows: [row(400_000)], file: "day.csv") { _ in
      .barred(Reason(.noBody))
    }
    #expect(result.loads.isEmpty)
    #expect(result.held.map(\.load.id.text) == ["r/1"])
    #expect(result.held.map(\.load.mass.value) == [400_000])
    #expect(result.held.map(\.reason) == [Reason(.noBody)])
    let none = try cut([row(400_000)], size: 0)
    #expect(none.held.map(\.reason.code) == [.capacity])
  }

  @Test func hugeRowIsRefusedBeforeItIsCut() {
    #expect {
      try cut([row("a", 1_000_000_000_000), row("b", 10), row("c", 999_999_999_999)])
    } throws: { error in
      guard let fault = error as? InputFault else { return false }
      return fault.problems.map(\.code) == ["too_many_loads", "too_many_loads"]
        && fault.problems[0].location.path == "load 'a'"
        && fault.problems[0].location.file == "day.csv"
        && fault.problems[0].expected.contains("20000000")
    }
  }

  @Test func limitCountsAllRowsTogether() throws {
    #expect(try cut([row("a", 50_000 * 99_999), row("b", 1)]).loads.count == 100_000)
    #expect(throws: InputFault.self) { try cut([row("a", 50_000 * 99_999), row("b", 50_001)]) }
  }

  @Test func emptyRowsAndRepeatedNamesAreAllReported() {
    #expect {
      try cut([row("a", 0), row("b", 1), row("b", 1), row("c", -5)])
    } throws: { error in
      (error as? InputFault)?.problems.map(\.code) == ["value", "duplicate", "value"]
    }
  }

  @Test func nothingIsLostOnThousandsOfRows() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let mass = Int.random(in: 1...400_000, using: &random)
      let size = Int.random(in: 1000...70_000, using: &random)
      let result = try cut([row(mass)], size: size)
      let all = result.loads + result.held.map(\.load)
      #expect(all.reduce(0) { $0 + $1.mass.value } == mass)
      #expect(all.allSatisfy { (1...size).contains($0.mass.value) })
      #expect(all.filter { $0.mass.value < size }.count <= 1)
      #expect(result.held.count <= 1)
    }
  }
}
