/// SplitMix64 (Steele, Lea, Flood 2014), so that a failing case can be made again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// `bytes` with a few of them changed, taken out, doubled or swapped for marks of JSON.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    let marks = Array("{}[]\",:\\-+.eE0123456789untrf \n\u{1E}".utf8)
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !result.isEmpty {
      let index = Int.random(in: 0..<result.count, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: result[index] = UInt8.random(in: 0...255, using: &self)
      case 1: result.remove(at: index)
      case 2: result.insert(marks[Int.random(in: 0..<marks.count, using: &self)], at: index)
      case 3: result[index] = marks[Int.random(in: 0..<marks.count, using: &self)]
      default:
        let end = min(result.count, index + Int.random(in: 1...40, using: &self))
        result.insert(contentsOf: result[index..<end], at: index)
      }
    }
    return result
  }
}
