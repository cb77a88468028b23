public import Domain

/// Plans of routing instances as lines: `Route <number> : <customer> <customer> ...`, as CVRPLIB and
/// SINTEF publish them.
public struct RoutingPlanText: Hashable, Sendable {
  /// Decimals of a length that is no whole number.
  private static let digits = 4

  /// The customers of each route as the file names them.
  public var routes: [[String]]
  /// The number of the line `Cost`; `nil` when there is none.
  public var cost: Double?

  /// Makes lines.
  public init(routes: [[String]], cost: Double? = nil) {
    self.routes = routes
    self.cost = cost
  }

  /// A line for each route, numbered from 1, and the cost if there is one.
  public var bytes: [UInt8] {
    var text = JSONText()
    for (index, route) in routes.enumerated() {
      text.literal("Route ")
      text.int(index + 1)
      text.literal(" :")
      for name in route {
        text.literal(" ")
        for byte in name.utf8 { text.byte(byte) }
      }
      text.literal("\n")
    }
    if let cost, cost.isFinite {
      text.literal("Cost ")
      text.decimal(cost, digits: Self.digits)
      text.literal("\n")
    }
    return text.bytes
  }

  /// Reads the lines of a plan.
  ///
  /// The number of a route says nothing, a `#` before it is allowed, and so is the depot, 0, at the
  /// ends of a route. A customer that there is not, or that comes twice, is read as it stands: it is
  /// for a check of the plan to tell.
  ///
  /// - Throws: `InputFault` with every line that is no route.
  public static func read(_ file: InputFile) throws(InputFault) -> RoutingPlanText {
    var text = InstanceText(file)
    var plan = RoutingPlanText(routes: [])
    while let line = text.next() {
      if line.begins(with: "COST"), line.words.count == 2 {
        plan.cost = text.real(line.words[1], "Cost", in: 0...1e15)
      } else if let names = Self.names(of: line, &text) {
        if !names.isEmpty { plan.routes.append(names) }
      } else {
        text.note(
          "syntax", at: line, "a line such as 'Route 3 : 17 4', with the customers of the route")
      }
    }
    guard text.problems.isEmpty else { throw text.fault }
    return plan
  }

  private static func names(
    of line: InstanceText.Line, _ text: inout InstanceText
  ) -> [String]? {
    guard line.begins(with: "ROUTE"),
      let colon = line.words.firstIndex(where: { $0.bytes.contains(UInt8(ascii: ":")) }),
      let place = line.words[colon].bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let head = line.words[colon].dropped(place + 1 - line.words[colon].bytes.startIndex)
    var words = [head].filter { !$0.bytes.isEmpty } + line.words[(colon + 1)...]
    let isDepot: (InstanceText.Word) -> Bool = { $0.text == "0" }
    if words.first.map(isDepot) == true { words.removeFirst() }
    if words.last.map(isDepot) == true { words.removeLast() }
    for word in words where !isName(word) {
      text.note("value", at: word, field: "customer", "the number of a customer")
    }
    return words.map(\.text)
  }

  private static func isName(_ word: InstanceText.Word) -> Bool {
    word.bytes.count <= 20 && word.bytes.allSatisfy { $0 &- 0x30 < 10 }
  }
}
