/// How a GIS draws a layer: rules with symbols, written as QML, the style file of QGIS.
///
/// QGIS takes `name.qml` beside `name.geojson` when it loads the layer. Colors are of Okabe and Ito's
/// set, which also those who see few colors can tell apart.
struct LayerStyle {
  /// A sign of the map.
  enum Symbol {
    /// A line; dashed when `dash` has the lengths of stroke and gap in millimeters.
    case line(color: String, width: Double, dash: String? = nil)
    /// A point sign of QGIS by name; hollow without `fill`.
    case marker(String, size: Double, fill: String?, outline: String, angle: Int = 0)
  }

  /// What is drawn by which sign.
  struct Rule {
    var label: String
    var filter: String
    var symbol: Symbol
  }

  let rules: [Rule]
  /// Whether the columns `start` and `end` drive the temporal controller.
  let isTemporal: Bool
  /// The column that is written beside the sign.
  let labelColumn: String?

  /// The style of a layer.
  init(_ layer: PlanLayer) {
    isTemporal = layer == .leg || layer == .stop
    labelColumn = layer == .site ? "name" : nil
    switch layer {
    case .leg:
      rules = [
        Rule(
          label: "empty", filter: "\"loaded\" = false",
          symbol: .line(color: Color.orange, width: 0.5)),
        Rule(
          label: "loaded", filter: "\"loaded\" = true",
          symbol: .line(color: Color.blue, width: 0.9)),
      ]
    case .stop: rules = Self.stopRules
    case .site: rules = Self.siteRules
    case .unserved:
      rules = [
        Rule(
          label: "unserved", filter: "\"load\" IS NOT NULL",
          symbol: .line(color: Color.red, width: 0.6, dash: "3;2"))
      ]
    }
  }

  private enum Color {
    static let black = "0,0,0,255"
    static let blue = "0,114,178,255"
    static let gray = "140,140,140,255"
    static let green = "0,158,115,255"
    static let orange = "230,159,0,255"
    static let pink = "204,121,167,255"
    static let red = "200,30,30,255"
    static let sky = "86,180,233,255"
    static let vermilion = "213,94,0,255"
    static let white = "255,255,255,255"
    static let yellow = "240,228,66,255"
  }

  private static let stopRules: [Rule] = [
    ("depart", Symbol.marker("square", size: 3, fill: Color.black, outline: Color.white)),
    ("load", .marker("triangle", size: 3, fill: Color.green, outline: Color.white)),
    (
      "unload",
      .marker("triangle", size: 3, fill: Color.vermilion, outline: Color.white, angle: 180)
    ),
    ("clean", .marker("diamond", size: 3, fill: Color.sky, outline: Color.white)),
    ("break", .marker("circle", size: 2.4, fill: Color.gray, outline: Color.white)),
    ("rest", .marker("circle", size: 3.2, fill: Color.pink, outline: Color.white)),
    ("wait", .marker("hexagon", size: 2.4, fill: Color.yellow, outline: Color.black)),
    ("return", .marker("square", size: 3, fill: Color.white, outline: Color.black)),
  ].map { Rule(label: $0, filter: "\"action\" = '\($0)'", symbol: $1) }

  /// Each kind filled, and hollow where its position is not to be trusted.
  private static let siteRules: [Rule] = [
    ("plant", "square", Color.blue), ("mine", "diamond", Color.vermilion),
    ("park", "pentagon", Color.green), ("depot", "star", Color.black),
    ("landfill", "triangle", Color.orange), ("port", "hexagon", Color.sky),
    ("user", "circle", Color.pink),
  ].flatMap { (kind: String, sign: String, color: String) in
    [
      Rule(
        label: kind, filter: "\"kind\" = '\(kind)' AND \"confidence\" <> 'low'",
        symbol: .marker(sign, size: 3, fill: color, outline: Color.white)),
      Rule(
        label: "\(kind), position uncertain",
        filter: "\"kind\" = '\(kind)' AND \"confidence\" = 'low'",
        symbol: .marker(sign, size: 3, fill: nil, outline: color)),
    ]
  }

  /// The style as QML.
  func qml() -> String {
    var lines = [
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
      "<qgis version=\"3.22\" labelsEnabled=\"\(labelColumn == nil ? 0 : 1)\""
        + " styleCategories=\"Symbology|Labeling|Temporal\">",
    ]
    if isTemporal {
      lines += [
        "  <temporal enabled=\"1\" mode=\"2\" startField=\"start\" endField=\"end\""
          + " durationField=\"\" durationUnit=\"min\" fixedDuration=\"0\" accumulate=\"0\""
          + " limitMode=\"0\" startExpression=\"\" endExpression=\"\">",
        "    <fixedRange><start></start><end></end></fixedRange>",
        "  </temporal>",
      ]
    }
    lines.append(
      "  <renderer-v2 type=\"RuleRenderer\" symbollevels=\"1\" enableorderby=\"0\""
        + " forceraster=\"0\">")
    lines.append("    <rules key=\"{rules}\">")
    for (index, rule) in rules.enumerated() {
      lines.append(
        "      <rule key=\"{rule-\(index)}\" symbol=\"\(index)\""
          + " label=\"\(Self.escaped(rule.label))\" filter=\"\(Self.escaped(rule.filter))\"/>")
    }
    lines.append("    </rules>")
    lines.append("    <symbols>")
    for (index, rule) in rules.enumerated() { lines += Self.symbol(rule.symbol, name: index) }
    lines += ["    </symbols>", "  </renderer-v2>"]
    if let labelColumn { lines += Self.labels(labelColumn) }
    lines.append("</qgis>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func symbol(_ symbol: Symbol, name: Int) -> [String] {
    let type: String
    let layer: String
    let options: [(String, String)]
    switch symbol {
    case .line(let color, let width, let dash):
      (type, layer) = ("line", "SimpleLine")
      options = [
        ("line_color", color), ("line_width", "\(width)"), ("line_width_unit", "MM"),
        ("line_style", "solid"), ("capstyle", "round"), ("joinstyle", "round"),
        ("use_custom_dash", dash == nil ? "0" : "1"), ("customdash", dash ?? "5;2"),
        ("customdash_unit", "MM"),
      ]
    case .marker(let sign, let size, let fill, let outline, let angle):
      (type, layer) = ("marker", "SimpleMarker")
      options = [
        ("name", sign), ("size", "\(size)"), ("size_unit", "MM"), ("angle", "\(angle)"),
        ("color", fill ?? "255,255,255,0"), ("outline_color", outline),
        ("outline_style", "solid"), ("outline_width", fill == nil ? "0.6" : "0.3"),
        ("outline_width_unit", "MM"),
      ]
    }
    // Later rules are drawn above earlier ones.
    return [
      "      <symbol type=\"\(type)\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\""
        + " force_rhr=\"0\">",
      "        <layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"\(name)\">",
      "          <Option type=\"Map\">",
    ]
      + options.map {
        "            <Option type=\"QString\" name=\"\($0.0)\" value=\"\($0.1)\"/>"
      } + ["          </Option>", "        </layer>", "      </symbol>"]
  }

  private static func labels(_ column: String) -> [String] {
    [
      "  <labeling type=\"simple\">", "    <settings>",
      "      <text-style fieldName=\"\(column)\" isExpression=\"0\" fontSize=\"7\""
        + " fontSizeUnit=\"Point\" textColor=\"40,40,40,255\">",
      "        <text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\""
        + " bufferColor=\"255,255,255,255\"/>",
      "      </text-style>", "      <placement placement=\"6\" dist=\"1\" distUnits=\"MM\"/>",
      "    </settings>", "  </labeling>",
    ]
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
