/// The numbers of a road as signs and maps write them: `Vt 4`, `4;E75` or `E 75`.
struct RoadNumbers: Hashable, Sendable {
  /// Each without blanks and without the word for the kind of road.
  let numbers: Set<String>

  /// Reads a text; none in an empty one.
  init(_ text: String) {
    numbers = Set(
      text.split { $0 == ";" || $0 == "," || $0 == "/" }.map { part in
        let letters = part.uppercased().filter { !$0.isWhitespace && $0 != "." }
        // Valtatie, kantatie, seututie, yhdystie, maantie, paikallistie: the number is unique alone.
        for kind in ["VT", "KT", "ST", "YT", "MT", "PT", "TIE"] where letters.hasPrefix(kind) {
          return String(letters.dropFirst(kind.count))
        }
        return letters
      }.filter { !$0.isEmpty })
  }

  /// Whether one of them is one of the other's.
  func agree(with other: RoadNumbers) -> Bool { !numbers.isDisjoint(with: other.numbers) }
}
