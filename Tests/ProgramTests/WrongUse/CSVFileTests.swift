import Testing

/// Wrong CSV of users, for `project` and for the points of `matrix`.
struct CSVFileTests {
  static let projected: [WrongUse] = [
    wrong("an empty file", "", says: ["in.csv:1", "a header row"]),
    wrong("no coordinates", "id,a,b\n1,2,3\n", says: ["in.csv:1", "id,a,b", "lon,lat"]),
    wrong("not a number", "id,lon,lat\na,25,66\nb,nan,66\n", says: ["in.csv:3", "'lon'", "'nan'"]),
    wrong("infinity", "id,lon,lat\na,inf,66\n", says: ["in.csv:2", "'lon'", "'inf'", "finite"]),
    wrong("a number beyond all", "id,x,y\na,25,1e999\n", says: ["in.csv:2", "'y'", "'1e999'"]),
    wrong("a hexadecimal number", "id,x,y\na,0x19,66\n", says: ["in.csv:2", "'x'", "'0x19'"]),
    wrong("a decimal comma", "id,lon,lat\na,\"25,5\",66\n", says: ["in.csv:2", "'25,5'"]),
    wrong("degrees and minutes", "id,lon,lat\na,25°30',66\n", says: ["in.csv:2", "'25°30''"]),
    wrong("an empty field", "id,lon,lat\na,,66\n", says: ["in.csv:2", "'lon'", "a finite"]),
    wrong("a row cut", "id,lon,lat\na,25\n", says: ["in.csv:2", "2 fields", "3 fields"]),
    wrong("a bare quote", "id,lon,lat\na\"b,25,66\n", says: ["in.csv:2", "quote", "doubled"]),
    wrong("an open quote", "id,lon,lat\n\"a,25,66\n", says: ["in.csv:", "a closing quote"]),
    wrong("a binary file", Hostile.binary, says: ["in.csv:1", "UTF-8"]),
    wrong("UTF-16", Hostile.utf16("id,lon,lat\na,25,66\n"), says: ["in.csv:1", "UTF-8"]),
    wrong("Latin-1", Hostile.latin1("id,lon,lat\nä,25,66\n"), says: ["in.csv:2", "UTF-8"]),
    wrong(
      "latitude first", "id,lon,lat\na,25,66\nb,66,25\n",
      says: ["in.csv:3", "66.0,25.0", "write longitude first"]),
    wrong(
      "a column twice", "id,lon,lat,lat\na,25,66,67\n",
      says: ["in.csv:1", "'lat'", "each column once"]),
    WrongUse(
      name: "project: outside by little, but --strict",
      arguments: ["project", "in.csv", "--strict"], status: 65,
      says: ["in.csv:2", "17.4,68.4", "outside the area of use"],
      files: [WrongUse.File(name: "in.csv", bytes: Array("id,lon,lat\na,17.4,68.4\n".utf8))]),
    WrongUse(
      name: "project: a fault after many rows leaves no file",
      arguments: ["project", "in.csv", "-o", "out.csv"], status: 65,
      says: ["in.csv:20002", "'lat'", "'north'"],
      files: [
        WrongUse.File(
          name: "in.csv",
          bytes: Array(
            ("id,lon,lat\n" + String(repeating: "a,25,66\n", count: 20_000) + "b,25,north\n").utf8))
      ]),
    WrongUse(
      name: "project: no file", arguments: ["project", "none.csv"], status: 69,
      says: ["none.csv", "no such file"]),
    WrongUse(
      name: "project: a folder", arguments: ["project", "GeoData"], status: 69,
      says: ["GeoData", "folder"]),
    WrongUse(
      name: "project: a file that cannot be read", arguments: ["project", "/proc/self/mem"],
      status: 69, says: ["/proc/self/mem", "cannot be read"]),
    WrongUse(
      name: "project: nothing on standard input", arguments: ["project", "-"], status: 65,
      says: ["-:1", "a header row"], input: []),
    WrongUse(
      name: "project: without the PROJ database", arguments: ["project", "GeoData/sites.csv"],
      status: 69, says: ["proj.db", "PROJ_DATA"],
      environment: ["PROJ_DATA": "/nowhere", "PROJ_LIB": "/nowhere"]),
  ]

  @Test("A wrong CSV is refused by project", arguments: projected)
  func projectRefuses(_ use: WrongUse) throws { try use.expectRefusal() }

  static let points: [WrongUse] = [
    point("an empty file", "", says: ["points.csv:1", "id,lon,lat"]),
    point("a header alone", "id,lon,lat\n", says: ["points.csv:1", "at least one row"]),
    point("not a number", "id,lon,lat\na,nan,66\n", says: ["points.csv:2", "'lon'", "'nan'"]),
    point("a longitude of no one", "id,lon,lat\na,250,66\n", says: ["'lon'", "'250'", "4 to 32"]),
    point(
      "an id twice", "id,lon,lat\na,25,66\na,25,66\n",
      says: ["points.csv:3", "'id'", "'a'", "also on line 2"]),
    point("wrong columns", "id,x,y\na,25,66\n", says: ["points.csv:1", "'x'", "'lon'"]),
    WrongUse(
      name: "matrix: no file", arguments: ["matrix", "--points", "none.csv"], status: 69,
      says: ["none.csv", "no such file"]),
    WrongUse(
      name: "matrix: a folder", arguments: ["matrix", "--points", "GeoData"], status: 69,
      says: ["GeoData", "folder"]),
  ]

  @Test("A wrong file of points is refused by matrix", arguments: points)
  func matrixRefuses(_ use: WrongUse) throws { try use.expectRefusal() }

  static func wrong(_ name: String, _ text: String, says: [String]) -> WrongUse {
    wrong(name, Array(text.utf8), says: says)
  }

  static func wrong(_ name: String, _ bytes: [UInt8], says: [String]) -> WrongUse {
    WrongUse(
      name: "project: \(name)", arguments: ["project", "in.csv"], status: 65, says: says,
      files: [WrongUse.File(name: "in.csv", bytes: bytes)])
  }

  static func point(_ name: String, _ text: String, says: [String]) -> WrongUse {
    WrongUse(
      name: "matrix: \(name)", arguments: ["matrix", "--points", "points.csv"], status: 65,
      says: says, files: [WrongUse.File(name: "points.csv", bytes: Array(text.utf8))])
  }
}
