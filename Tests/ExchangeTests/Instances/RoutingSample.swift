import Domain
import Foundation

@testable import Exchange

/// Small texts of routing instances, and ways to read them.
enum RoutingSample {
  static let solomon = """
    small

    VEHICLE
    NUMBER     CAPACITY
      2         20

    CUSTOMER
    CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

        0      0         0          0          0        100          0
        1      3         4         10         12         20          9
        2      6.5       8          5          0         50          9.5
        3     -3         4          5          0         60          9
    """
  static let liLim = """
    2\t20\t1
    0\t0\t0\t0\t0\t100\t0\t0\t0
    1\t3\t4\t10\t12\t20\t9\t0\t3
    2\t6\t8\t-5\t0\t50\t9\t4\t0
    3\t-3\t4\t-10\t0\t60\t9\t1\t0
    4\t-3\t5\t5\t0\t60\t9\t0\t2
    """
  static let cvrplib = """
    NAME : small-n4
    COMMENT : "made for a test: by hand"
    TYPE : CVRP
    DIMENSION : 4
    EDGE_WEIGHT_TYPE : EUC_2D
    CAPACITY : 15
    NODE_COORD_SECTION
    1 0 0
    2 3 4
    3 6 8
    4 -3 4
    DEMAND_SECTION
    1 0
    2 10
    3 5
    4 5
    DEPOT_SECTION
     1
     -1
    EOF
    """
  static let explicit = """
    NAME: table-n4
    TYPE: CVRP
    DIMENSION: 4
    EDGE_WEIGHT_TYPE: EXPLICIT
    EDGE_WEIGHT_FORMAT: LOWER_ROW
    CAPACITY: 15
    EDGE_WEIGHT_SECTION
    1
    2 3
    4 5
    6
    DEMAND_SECTION
    1 0
    2 10
    3 5
    4 5
    DEPOT_SECTION
    1
    -1
    EOF
    """
  static let texts = [solomon, liLim, cvrplib, explicit]

  /// Reads a text as a file `folder/sample.txt`.
  static func read(_ text: String) throws -> RoutingInstance {
    try read(Array(text.utf8))
  }

  /// Reads bytes as a file `folder/sample.txt`.
  static func read(_ bytes: [UInt8]) throws -> RoutingInstance {
    let file = try InputFile(name: "folder/sample.txt", rawBytes: bytes)
    guard case .routing(let instance) = try InstanceReader.read(file) else {
      throw Unexpected(what: "a haulage day")
    }
    return instance
  }

  /// What came instead of a routing instance.
  struct Unexpected: Error {
    var what: String
  }

  /// A text with one place changed, which must be there.
  static func changed(_ text: String, _ old: String, _ new: String) throws -> String {
    guard let range = text.range(of: old) else { throw Unexpected(what: "no '\(old)'") }
    return text.replacingCharacters(in: range, with: new)
  }
}
