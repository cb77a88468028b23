import Foundation

/// The rows of a fixture by column name.
func fixture(_ name: String) throws -> [[String: String]] {
  let text = try String(contentsOf: fixtureFolder.appendingPathComponent(name), encoding: .utf8)
  var rows = text.split(whereSeparator: \.isNewline).map { fields(of: String($0)) }
  let header = rows.removeFirst()
  return rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// The folder of the fixtures beside this file.
let fixtureFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("Fixtures")

/// Splits a line at its commas, but not at those in quotes.
private func fields(of line: String) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in line {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: fields.append("")
    default: fields[fields.count - 1].append(character)
    }
  }
  return fields
}

/// A generator whose numbers are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Longitudes and latitudes of Lapland, interleaved.
func laplandPairs(_ count: Int, seed: UInt64 = 42) -> [Double] {
  var generator = SeededGenerator(state: seed)
  return (0..<count).flatMap { _ in
    [Double.random(in: 20...31, using: &generator), Double.random(in: 65...70, using: &generator)]
  }
}
