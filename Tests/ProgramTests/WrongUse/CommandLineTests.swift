import Testing

/// Wrong command lines: exit 64, with the option and what it takes.
struct CommandLineTests {
  static let day = ["--date", "2026-11-23"]

  static let cases: [WrongUse] = [
    wrong(["frobnicate"], says: ["frobnicate", "Usage: sivuvirta"]),
    wrong(["plan"], says: ["--date", "YYYY-MM-DD"]),
    wrong(["plan", "--date", "2026-13-01"], says: ["--date", "2026-13-01", "YYYY-MM-DD"]),
    wrong(["plan", "--date", "2026-02-30"], says: ["--date", "2026-02-30", "YYYY-MM-DD"]),
    wrong(["plan", "--date", "23.11.2026"], says: ["--date", "23.11.2026", "YYYY-MM-DD"]),
    wrong(["plan", "--date", "2199-12-31"], says: ["--date", "2199-12-31", "2000 to 2100"]),
    wrong(["plan"] + day + ["--frim", "x"], says: ["--frim", "--firm"]),
    wrong(["plan"] + day + ["--firm", "pohjase"], says: ["firm 'pohjase'", "'pohjaset'"]),
    wrong(["plan"] + day + ["--firm", "../../etc/passwd"], says: ["firm '../../etc/passwd'"]),
    wrong(["plan"] + day + ["--time-limit", "0"], says: ["--time-limit", "'0'", "10s"]),
    wrong(["plan"] + day + ["--time-limit", "nan"], says: ["--time-limit", "'nan'", "10s"]),
    wrong(["plan"] + day + ["--time-limit", "10 apples"], says: ["--time-limit", "10 apples"]),
    wrong(["plan"] + day + ["--iterations", "-1"], says: ["--iterations", "-1", "0 or more"]),
    wrong(
      ["plan"] + day + ["--iterations", "99999999999999999999"],
      says: ["--iterations", "99999999999999999999"]),
    wrong(["plan"] + day + ["--threads", "0"], says: ["--threads", "1 to 256", "0"]),
    wrong(["plan"] + day + ["--seed", "-1"], says: ["--seed", "-1", "0 to"]),
    wrong(["check"], says: ["<plan>"]),
    wrong(["check", "p", "--duals", "d"], says: ["--duals", "an instance", "--instance"]),
    wrong(
      ["check", "p", "--instance", "i", "--loads", "l"],
      says: ["--loads and --instance exclude each other"]),
    wrong(
      ["check", "-", "--instance", "-"],
      says: ["<plan> and --instance", "only one of them", "standard input"]),
    wrong(["check", "p", "--instance", "-", "--duals", "-"], says: ["--instance and --duals"]),
    wrong(
      ["check", "p", "--instance", "i", "--roads", "r"],
      says: ["--roads, --closures and --avoid", "a plan of GeoData's sites"]),
    wrong(["check", "p", "--instances", "i"], says: ["--instances", "--instance"]),
    wrong(["roads", "import", "-o", "o"], says: ["Name one input", "--links and --nodes"]),
    wrong(
      ["roads", "import", "--links", "l.csv", "-o", "o"],
      says: ["Name one input", "--links and --nodes"]),
    wrong(["roads", "import", "--nodes", "n.csv", "-o", "o"], says: ["Name one input"]),
    wrong(
      ["roads", "import", "GeoData", "--links", "l.csv", "--nodes", "n.csv", "-o", "o"],
      says: ["Name one input"]),
    wrong(["roads", "import", "GeoData"], says: ["--output"]),
    wrong(["roads", "import", "GeoData", "-o", "-"], says: ["--output", "not standard output"]),
    wrong(
      ["roads", "import", "GeoData", "-o", "o", "--threads", "0"], says: ["--threads", "1 to"]),
    wrong(
      ["roads", "import", "GeoData", "-o", "o", "--bridge", "b.csv"],
      says: ["--bridge", "--bridges"]),
    wrong(["roads", "info"], says: ["<roads-file>"]),
    wrong(["match", "--year", "26"], says: ["--year", "2000 to 2100", "26"]),
    wrong(["match", "--year", "2026", "--month", "13"], says: ["--month", "1 to 12", "13"]),
    wrong(["catchment", "kevitsa-mine"], says: ["--minutes", "--km"]),
    wrong(["catchment", "kevitsa-mine", "--minutes", "30", "--km", "5"], says: ["either"]),
    wrong(["catchment", "kevitsa-mine", "--minutes", "half"], says: ["--minutes", "'half'"]),
    wrong(["catchment", "kevitsa-mine", "--minutes", "nan"], says: ["--minutes", "'nan'"]),
    wrong(["catchment", "kevitsa-mine", "--minutes", "-5"], says: ["--minutes", "'-5'", "0.1"]),
    wrong(["catchment", "kevitsa-mine", "--minutes", "1e9"], says: ["--minutes", "1e9", "6000"]),
    wrong(["catchment", "kevitsa-min", "--minutes", "30"], says: ["did you mean 'kevitsa-mine'"]),
    wrong(
      ["catchment", "kevitsa-mine", "--minutes", "30", "--width", "3miles"],
      says: ["--width", "3miles", "2km"]),
    wrong(
      ["catchment", "kevitsa-mine", "--minutes", "30", "--direction", "up"],
      says: ["--direction", "up", "toward"]),
    wrong(["buffer", "in.geojson"], says: ["--distance"]),
    wrong(["buffer", "in.geojson", "--distance", "5 miles"], says: ["--distance", "5 miles"]),
    wrong(["buffer", "in.geojson", "--distance", "0"], says: ["--distance", "not zero"]),
    wrong(["buffer", "in.geojson", "--distance", "nan"], says: ["--distance", "nan"]),
    wrong(
      ["buffer", "in.geojson", "--distance", "5m", "--quality", "0"],
      says: ["--quality", "1 to 256", "0"]),
    wrong(
      ["buffer", "in.geojson", "--distance", "5m", "--cap", "pointed"],
      says: ["--cap", "pointed", "round"]),
    wrong(
      ["buffer", "in.geojson", "--distance", "9000km"],
      files: [("in.geojson", GeoJSONText.point(25, 66))],
      says: ["--distance", "9000000", "EPSG:3067"]),
    wrong(
      ["project", "GeoData/sites.csv", "--to", "EPSG:99999"],
      says: ["'EPSG:99999'", "unknown", "EPSG:3067"]),
    wrong(["project", "GeoData/sites.csv", "--from", "utm35"], says: ["'utm35'", "unknown"]),
    wrong(
      ["project", "GeoData/sites.csv", "--to", "EPSG:5773"],
      says: ["'EPSG:5773'", "vertical", "EPSG:3067"]),
    wrong(["project", "GeoData/sites.csv", "--digits", "10"], says: ["--digits", "0 to 9", "10"]),
    wrong(["project", "GeoData/sites.csv", "--x", "lon"], says: ["--x and --y"]),
    wrong(
      ["project", "GeoData/sites.csv", "--x", "lom", "--y", "lat"],
      says: ["--x", "'lom'", "did you mean 'lon'"]),
    wrong(
      ["project", "GeoData/sites.csv", "--x", "lon", "--y", "lon"], says: ["--y", "'lon'"]),
    wrong(["route", "outokumpu-tornio"], says: ["<to>"]),
    wrong(
      ["route", "outokumpu-torni", "ajos-port"] + day,
      says: ["'outokumpu-torni'", "did you mean 'outokumpu-tornio'"]),
    wrong(["route", "site:kemi", "ajos-port"] + day, says: ["'site:kemi'", "place:ID"]),
    wrong(["route", "0,0", "ajos-port"] + day, says: ["position 0.0,0.0", "inside the network"]),
    wrong(["route", "24,99", "ajos-port"] + day, says: ["'24,99'", "LON,LAT in degrees"]),
    wrong(["route", "nan,65", "ajos-port"] + day, says: ["'nan,65'", "LON,LAT in degrees"]),
    wrong(
      ["route", "outokumpu-tornio", "ajos-port", "--profile", "fi-tipper-75"] + day,
      says: ["profile 'fi-tipper-75'", "did you mean 'fi-tipper-76'"]),
    wrong(
      ["route", "outokumpu-tornio", "ajos-port", "--shortest", "cost"] + day,
      says: ["--shortest", "'cost'", "'time' and 'distance'"]),
    wrong(["matrix", "--sites", ""] + day, says: ["''", "site"]),
    wrong(
      ["matrix", "--sites", "ajos-port,ajos-prot"] + day,
      says: ["'ajos-prot'", "did you mean 'ajos-port'"]),
    wrong(["matrix", "--sites", "ajos-port", "--points", "p.csv"], says: ["exclude each other"]),
    wrong(["route", "a", "b", "--alternatives", "11"], says: ["--alternatives", "1 to 10", "11"]),
    wrong(
      ["route", "ajos-port", "kevitsa-mine", "--via", "kemi-mine", "--alternatives", "2"],
      says: ["--alternatives", "--via"]),
    wrong(["route", "a", "b", "--at", "25:00"], says: ["--at", "25:00"]),
    wrong(["route", "a", "b", "--snap", "0m"], says: ["--snap", "1m to 100km"]),
    wrong(["route", "ajos-port", "kevitsa-mine", "--via", "nowhere"], says: ["nowhere"]),
    wrong(["solve"], says: ["<instance>"]),
    wrong(["solve", "x.json", "--time-limit", "0"], says: ["--time-limit", "'0'", "10s"]),
    wrong(["solve", "x.json", "--iterations", "-1"], says: ["--iterations", "-1", "0 or more"]),
    wrong(["solve", "x.json", "--threads", "0"], says: ["--threads", "1 to 256", "0"]),
    wrong(["solve", "x.json", "--seed", "-1"], says: ["--seed", "-1", "0 to"]),
    wrong(["solve", "x.json", "--dual", "d.json"], says: ["--dual", "--duals"]),
    wrong(["solve", "x.json", "--plan", "-"], says: ["--plan", "--output", "standard output"]),
    wrong(["solve", "x.json", "--plan", "f", "--duals", "f"], says: ["--plan", "--duals", "'f'"]),
    wrong(["solve", "x.json", "--duals", "f", "-o", "f"], says: ["--duals", "--output", "'f'"]),
    wrong(["nightly", "--date", "2026-11-31"], says: ["--date", "2026-11-31", "YYYY-MM-DD"]),
    wrong(["plans", "show"], says: ["<plan>"]),
    wrong(["sites", "lsit"], says: ["lsit", "Usage: sivuvirta sites"]),
    wrong(["roads", "list", "-q", "-v"], says: ["--quiet and --verbose exclude each other"]),
    wrong(["firms", "list", "--progress", "some"], says: ["--progress", "some", "never"]),
  ]

  @Test("A wrong command line is refused with 64", arguments: cases)
  func wrongCommandLineIsRefused(_ use: WrongUse) throws { try use.expectRefusal() }

  static func wrong(
    _ arguments: [String], files: [(String, String)] = [], says: [String]
  ) -> WrongUse {
    WrongUse(
      name: arguments.joined(separator: " "), arguments: arguments, status: 64, says: says,
      files: files.map { WrongUse.File(name: $0.0, bytes: Array($0.1.utf8)) })
  }
}
