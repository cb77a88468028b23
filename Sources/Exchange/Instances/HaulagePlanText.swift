public import Domain

/// Plans of haulage days as lines: `Route <truck> : <load> <load> ...`, both by position from 0.
public enum HaulagePlanText {
  /// The most digits of a position.
  private static let digitLimit = 9

  /// A line for each route.
  public static func bytes(of plan: HaulagePlan) -> [UInt8] {
    var text = ""
    for route in plan.routes {
      text += "Route \(route.truck) : " + route.loads.map(String.init).joined(separator: " ") + "\n"
    }
    return Array(text.utf8)
  }

  /// Reads the lines of a plan for a day with so many trucks and loads, in their order.
  ///
  /// A `#` before the truck is allowed, empty lines and lines that begin with `Cost` are passed
  /// over, a route without loads is none. A truck or load that comes twice, or whose position is
  /// beyond the last, is read as it stands: it is for a check of the plan to tell.
  ///
  /// - Throws: `InputFault` with every line that is no route, and every word that is no position.
  public static func read(
    _ file: InputFile, trucks: Int, loads: Int
  ) throws(InputFault) -> HaulagePlan {
    var routes: [HaulagePlan.Route] = []
    let log = ProblemLog()
    var rest = file.bytes[...]
    var number = 0
    while !rest.isEmpty {
      number += 1
      let line = String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self)
      rest = rest.dropFirst(line.utf8.count + 1)
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, first != "Cost" else { continue }
      let place = SourceLocation(file: file.name, line: number)
      guard first == "Route", let parts = parts(of: line) else {
        log.report(
          "syntax", at: place, value: String(line.prefix(60)),
          expected: "a line such as 'Route 3 : 17 4', the truck and its loads by position")
        continue
      }
      let truck = position(parts.truck, "truck", below: trucks, at: place, log)
      let carried = parts.loads.compactMap { position($0, "load", below: loads, at: place, log) }
      if let truck, !parts.loads.isEmpty {
        routes.append(HaulagePlan.Route(truck: truck, loads: carried))
      }
    }
    guard log.errorCount == 0 else { throw InputFault(log.sorted(byFiles: [file.name])) }
    return HaulagePlan(routes: routes)
  }

  private static func parts(of line: String) -> (truck: Substring, loads: [Substring])? {
    let halves = line.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let head = halves[0].split(whereSeparator: \.isWhitespace)
    // `Route #3 :` and `Route # 3 :` are both found.
    let truck = head.dropFirst().filter { $0 != "#" }
    guard truck.count == 1, let name = truck.first else { return nil }
    return (
      name.hasPrefix("#") ? name.dropFirst() : name, halves[1].split(whereSeparator: \.isWhitespace)
    )
  }

  private static func position(
    _ word: Substring, _ noun: String, below limit: Int, at place: SourceLocation, _ log: ProblemLog
  ) -> Int? {
    let isPlain = word.utf8.count <= digitLimit && word.utf8.allSatisfy { $0 &- 0x30 < 10 }
    if isPlain, let number = Int(word) { return number }
    var place = place
    place.field = noun
    log.report(
      "reference", at: place, value: String(word.prefix(60)),
      expected: limit == 0
        ? "the position of a \(noun), of which the day has none"
        : "the position of a \(noun): 0 to \(limit - 1)")
    return nil
  }
}
