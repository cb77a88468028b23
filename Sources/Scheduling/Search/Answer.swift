/// A whole answer laid aside: what a search goes back to and gives away.
struct Answer: Sendable {
  var records: [SearchState.Record]
  var bank: [Int32]
  var objective: Int
  var tourCost: Int
}

extension SearchState {
  /// The answer as it stands.
  var answer: Answer {
    Answer(records: records, bank: bank, objective: objective, tourCost: tourCost)
  }
}
