/// A turn restriction as its relation has it, before its members are found among the links.
struct RawRestriction: Sendable {
  var id: Int64
  var from: [Int64] = []
  var to: [Int64] = []
  var viaNodes: [Int64] = []
  var viaWays: [Int64] = []
  var reading: TurnReading.Reading
}
