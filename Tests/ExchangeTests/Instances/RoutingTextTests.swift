import Domain
import Foundation
import Testing

@testable import Exchange

@Suite("Routing instances are read from text and not trusted")
struct RoutingTextTests {
  @Test func solomonIsWhatItSays() throws {
    let instance = try RoutingSample.read(RoutingSample.solomon)
    #expect(instance.name == "small")
    #expect(instance.format == .solomon)
    #expect(instance.vehicles.count == 1)
    #expect(instance.vehicles[0].count == 2)
    #expect(instance.vehicles[0].capacity == [20])
    #expect(instance.vehicles[0].window == .init(earliest: 0, latest: 100))
    #expect(instance.visits.map(\.id) == ["1", "2", "3"])
    #expect(instance.visits.map(\.place) == [1, 2, 3])
    #expect(instance.visits.map(\.delivered) == [[10], [5], [5]])
    #expect(instance.visits[0].windows == [.init(earliest: 12, latest: 20)])
    #expect(instance.visits[1].service == 9.5)
    #expect(
      instance.travel
        == .straight([
          .init(x: 0, y: 0), .init(x: 3, y: 4), .init(x: 6.5, y: 8), .init(x: -3, y: 4),
        ]))
  }

  @Test func pairsOfLiAndLimPointAtEachOther() throws {
    let instance = try RoutingSample.read(RoutingSample.liLim)
    #expect(instance.name == "sample")
    #expect(instance.format == .liLim)
    #expect(
      instance.visits.map(\.role)
        == [.pickup(delivery: 2), .delivery(pickup: 3), .delivery(pickup: 0), .pickup(delivery: 1)])
    #expect(instance.visits.map(\.collected) == [[10], [0], [0], [5]])
    #expect(instance.visits.map(\.delivered) == [[0], [5], [10], [0]])
  }

  @Test func customersOfCVRPLIBAreNumberedWithoutTheDepot() throws {
    let instance = try RoutingSample.read(RoutingSample.cvrplib)
    #expect(instance.name == "small-n4")
    #expect(instance.visits.map(\.id) == ["1", "2", "3"])
    #expect(instance.visits.map(\.place) == [1, 2, 3])
    #expect(instance.vehicles[0].count == 3)
    let other = try RoutingSample.read(
      RoutingSample.changed(
        RoutingSample.changed(RoutingSample.cvrplib, " 1\n -1", "3\n-1"), "1 0\n2 10\n3 5\n4 5",
        "1 7\n2 10\n3 0\n4 5"))
    #expect(other.vehicles[0].start == 2)
    #expect(other.visits.map(\.place) == [0, 1, 3])
    #expect(other.visits.map(\.delivered) == [[7], [10], [5]])
  }

  /// Every way to write the table 0 1 2 4 / 1 0 3 5 / 2 3 0 6 / 4 5 6 0.
  static let tables: [(String, String)] = [
    ("FULL_MATRIX", "0 1 2 4 1 0 3 5\n2 3 0 6 4 5 6 0"), ("LOWER_ROW", "1 2 3 4 5 6"),
    ("LOWER_DIAG_ROW", "0 1 0 2 3 0 4 5 6 0"), ("UPPER_ROW", "1 2 4 3 5 6"),
    ("UPPER_DIAG_ROW", "0 1 2 4\n0 3 5\n0 6\n0"), ("LOWER_COL", "1 2 4 3 5 6"),
    ("UPPER_COL", "1 2 3 4 5 6"),
  ]

  @Test(arguments: tables)
  func everyFormatOfATableIsTheSame(_ format: String, _ numbers: String) throws {
    let text = try RoutingSample.changed(
      RoutingSample.changed(RoutingSample.explicit, "LOWER_ROW", format), "1\n2 3\n4 5\n6", numbers)
    guard case .tables(let tables) = try RoutingSample.read(text).travel else {
      Issue.record("no table")
      return
    }
    #expect(tables.map(\.distances) == [[0, 1, 2, 4, 1, 0, 3, 5, 2, 3, 0, 6, 4, 5, 6, 0]])
  }

  /// The ways from the first of two nodes to the second, by TSPLIB's document; burma14's first two
  /// nodes are 153 apart.
  static let lengths: [(String, String, Int32)] = [
    ("CEIL_2D", "1 2", 3), ("FLOOR_2D", "1 2", 2), ("MAN_2D", "1 2", 3), ("MAX_2D", "1 2", 2),
    ("GEO", "16.47 94.44", 153),
  ]

  @Test(arguments: lengths)
  func everyLengthIsTSPLIBs(_ type: String, _ second: String, _ length: Int32) throws {
    let first = type == "GEO" ? "16.47 96.10" : "0 0"
    let text = try RoutingSample.changed(
      RoutingSample.changed(
        RoutingSample.changed(RoutingSample.cvrplib, "EUC_2D", type), "1 0 0", "1 " + first),
      "2 3 4", "2 " + (type == "GEO" ? "16.47 94.44" : second))
    guard case .tables(let tables) = try RoutingSample.read(text).travel else {
      Issue.record("no table")
      return
    }
    #expect(tables[0].distances[1] == length)
    #expect(tables[0].durations[4] == length)
  }

  @Test func lengthWithServicesIsLimited() throws {
    let text = try RoutingSample.changed(
      RoutingSample.cvrplib, "CAPACITY : 15", "CAPACITY : 15\nDISTANCE : 40\nSERVICE_TIME : 2.5")
    let instance = try RoutingSample.read(text)
    #expect(instance.vehicles[0].window == .init(earliest: 0, latest: 40))
    #expect(instance.visits.allSatisfy { $0.service == 2.5 })
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var text: String
    var old: String
    var new: String
    var line: Int?
    var says: [String]

    var testDescription: String { "\(old) -> \(new)" }
  }

  static let wrongs: [Wrong] = [
    .init(
      text: RoutingSample.solomon, old: "  0      0 ", new: "  7      0 ", line: 10,
      says: ["field 'number'", "'7'", "the depot first"]),
    .init(
      text: RoutingSample.solomon, old: "10         12", new: "-10        12", line: 11,
      says: ["field 'demand'", "'-10'", "a whole number from 0"]),
    .init(
      text: RoutingSample.solomon, old: "12         20", new: "20         12", line: 11,
      says: ["field 'ready time'", "'20'", "not after the due date, 12"]),
    .init(
      text: RoutingSample.solomon, old: "6.5 ", new: "NaN ", line: 12,
      says: ["field 'x'", "'NaN'", "a number from"]),
    .init(
      text: RoutingSample.solomon, old: "6.5 ", new: "1e999 ", line: 12,
      says: ["field 'x'", "'1e999'"]),
    .init(
      text: RoutingSample.solomon, old: "6.5 ", new: "0x10 ", line: 12,
      says: ["field 'x'", "'0x10'"]),
    .init(
      text: RoutingSample.solomon, old: "    3     -3", new: "    2     -3", line: 13,
      says: ["field 'number'", "'2'", "also in line 12"]),
    .init(
      text: RoutingSample.solomon, old: "60          9", new: "60", line: 13,
      says: ["7 numbers", "service time"]),
    .init(
      text: RoutingSample.solomon, old: "60          9", new: "60          9 1", line: 13,
      says: ["7 numbers"]),
    .init(
      text: RoutingSample.solomon, old: "60          9", new: "60          9\nEND", line: 14,
      says: ["'END'", "7 numbers"]),
    .init(
      text: RoutingSample.solomon, old: "  2         20", new: "  2", line: 5,
      says: ["two numbers"]),
    .init(
      text: RoutingSample.solomon, old: "  2         20", new: "  0 99999999999", line: 5,
      says: ["field 'vehicle number'", "field 'capacity'"]),
    .init(
      text: RoutingSample.liLim, old: "9\t0\t3", new: "9\t0\t9", line: 3,
      says: ["field 'delivery'", "'9'", "another customer"]),
    .init(
      text: RoutingSample.liLim, old: "9\t0\t3", new: "9\t0\t2", line: 3,
      says: ["field 'delivery'", "'2'", "names 1 in turn"]),
    .init(
      text: RoutingSample.liLim, old: "9\t0\t3", new: "9\t0\t0", line: 3,
      says: ["field 'pickup'", "'0 0'", "one number"]),
    .init(
      text: RoutingSample.liLim, old: "-10\t0\t60", new: "-9\t0\t60", line: 3,
      says: ["field 'demand'", "'10'", "what its delivery brings, 9"]),
    .init(
      text: RoutingSample.cvrplib, old: "DIMENSION : 4", new: "DIMENSION : 5", line: 12,
      says: ["NODE_COORD_SECTION", "5 rows", "4 stand before"]),
    .init(
      text: RoutingSample.cvrplib, old: "DIMENSION : 4", new: "DIMENSION : 3", line: 11,
      says: ["'4 -3 4'", "all its rows"]),
    .init(
      text: RoutingSample.cvrplib, old: "DIMENSION : 4", new: "DIMENSION : 99999999", line: 4,
      says: ["DIMENSION", "a whole number from 2"]),
    .init(
      text: RoutingSample.cvrplib, old: "CAPACITY : 15\n", new: "", line: nil,
      says: ["CAPACITY"]),
    .init(
      text: RoutingSample.cvrplib, old: "CAPACITY", new: "CAPACITI", line: 6,
      says: ["did you mean CAPACITY"]),
    .init(
      text: RoutingSample.cvrplib, old: "CAPACITY", new: "BACKHAUL_SECTION", line: 6,
      says: ["BACKHAUL_SECTION", "a keyword that is read"]),
    .init(
      text: RoutingSample.cvrplib, old: "TYPE : CVRP", new: "TYPE : TSP", line: 3,
      says: ["'TSP'", "CVRP"]),
    .init(
      text: RoutingSample.cvrplib, old: "EUC_2D", new: "XRAY1", line: 5,
      says: ["'XRAY1'", "EUC_2D"]),
    .init(
      text: RoutingSample.cvrplib, old: "2 10", new: "2 -10", line: 14,
      says: ["field 'demand'", "'-10'"]),
    .init(
      text: RoutingSample.cvrplib, old: "2 10", new: "3 10", line: 15,
      says: ["field 'node'", "'3'", "once"]),
    .init(
      text: RoutingSample.cvrplib, old: " -1\n", new: "", line: 19,
      says: ["DEPOT_SECTION", "-1"]),
    .init(
      text: RoutingSample.cvrplib, old: " 1\n -1", new: " 1\n 2\n -1", line: 19,
      says: ["'2'", "one depot"]),
    .init(
      text: RoutingSample.cvrplib, old: " 1\n -1", new: " -1", line: nil,
      says: ["DEPOT_SECTION", "number of the depot"]),
    .init(
      text: RoutingSample.cvrplib, old: "EOF", new: "EOF\nmore", line: 21,
      says: ["'more'", "nothing after EOF"]),
    .init(
      text: RoutingSample.explicit, old: "4 5\n6\n", new: "4 5\n", line: 11,
      says: ["6 numbers for LOWER_ROW", "only 5"]),
    .init(
      text: RoutingSample.explicit, old: "4 5\n6\n", new: "4 5\n6 7\n", line: 11,
      says: ["'7'", "nothing more"]),
    .init(
      text: RoutingSample.explicit, old: "4 5\n6\n", new: "4 5\n-6\n", line: 11,
      says: ["'-6'", "a whole number from 0"]),
  ]

  @Test(arguments: wrongs)
  func wrongFileIsToldByLineAndValue(_ wrong: Wrong) throws {
    let text = try RoutingSample.changed(wrong.text, wrong.old, wrong.new)
    let fault = try #require(throws: InputFault.self) { try RoutingSample.read(text) }
    if let line = wrong.line { #expect(fault.problems[0].location.line == line, "\(fault)") }
    for part in wrong.says { #expect(fault.description.contains(part), "\(fault)") }
  }

  @Test(arguments: RoutingSample.texts)
  func noBeginningOfAFileTraps(_ text: String) {
    let bytes = Array(text.utf8)
    for count in bytes.indices { _ = try? RoutingSample.read(Array(bytes[..<count])) }
  }

  @Test(arguments: RoutingSample.texts)
  func noChangedBytesTrap(_ text: String) {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("0123456789-+.eE \t\n\r:ANX_\"{[".utf8)
    for _ in 0..<2000 {
      var bytes = Array(text.utf8)
      for _ in 0...next(4) {
        switch next(3) {
        case 0: bytes[next(bytes.count)] = alphabet[next(alphabet.count)]
        case 1: bytes.remove(at: next(bytes.count))
        default: bytes.insert(alphabet[next(alphabet.count)], at: next(bytes.count))
        }
      }
      _ = try? RoutingSample.read(bytes)
    }
  }

  @Test func linesMayEndAsOnWindows() throws {
    for text in RoutingSample.texts {
      let other = text.replacingOccurrences(of: "\n", with: " \r\n")
      #expect(try RoutingSample.read(other) == RoutingSample.read(text))
    }
  }

  @Test(arguments: ["", " \n", "hello\n", "1 2\n", "[1,2]", "25,200,1\n"])
  func otherTextIsRefusedWithTheFormsThatAreRead(_ text: String) throws {
    let fault = try #require(throws: InputFault.self) { try RoutingSample.read(text) }
    #expect(fault.description.contains("Solomon"))
    #expect(fault.description.contains("CVRPLIB"))
  }
}
