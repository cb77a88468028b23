internal import Domain

/// The searches of all parts of a day, and what they come to together.
struct DaySearch {
  let model: HaulageModel
  var searches: [PartSearch] = []

  /// No part yet.
  init(_ model: HaulageModel) { self.model = model }

  /// The best answers of all parts together.
  var incumbent: Incumbent {
    var result = Incumbent(model)
    _ = result.take(
      searches.flatMap { search in search.incumbent.routes.map { search.part.outside($0) } },
      of: model)
    return result
  }

  /// Iterations of all kinds and parts so far.
  var iterations: Int { searches.reduce(0) { $0 + $1.iterations } }

  /// Millicents.
  var bound: Int { searches.reduce(0) { $0 + $1.bound } }

  /// What is proved of all parts together.
  var proof: BoundProof {
    let proofs = searches.map { $0.part.outside($0.proof, of: model) }
    if proofs.count == 1 { return proofs[0] }
    return proofs.isEmpty ? .prices(.plain(model)) : .sum(proofs)
  }

  /// The part that another round is likely to better most; `nil` when all plans are proved best.
  var mostPromising: PartSearch? {
    var best: PartSearch?
    for search in searches where !search.isProven {
      if best.map({ search.promise > $0.promise }) ?? true { best = search }
    }
    return best
  }
}
