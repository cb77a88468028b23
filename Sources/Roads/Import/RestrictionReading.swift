internal import OpenStreetMap

/// Takes turn restrictions out of batches of relations.
enum RestrictionReading {
  static func collect(_ batch: borrowing ElementBatch, into part: inout WayCollector.Part) {
    for relation in 0..<batch.count {
      guard let tags = tags(of: relation, batch) else { continue }
      switch TurnReading.read(tags) {
      case .failure(let refusal): part.restrictionRefusals[refusal, default: 0] += 1
      case .success(let reading):
        part.restrictions.append(restriction(relation, batch, reading))
      }
    }
  }

  /// The tags of a relation of type `restriction`, also of the older type `restriction:hgv`.
  private static func tags(
    of relation: Int, _ batch: borrowing ElementBatch
  ) -> [String: String]? {
    let range = batch.tags(of: relation)
    let isRestriction = range.contains { tag in
      batch.strings[Int(batch.tagKeys[tag])].elementsEqual("type".utf8)
        && batch.strings[Int(batch.tagValues[tag])].starts(with: "restriction".utf8)
    }
    guard isRestriction else { return nil }
    var tags: [String: String] = [:]
    for tag in range {
      tags[batch.strings.text(Int(batch.tagKeys[tag]))] =
        batch.strings.text(Int(batch.tagValues[tag]))
    }
    return tags
  }

  private static func restriction(
    _ relation: Int, _ batch: borrowing ElementBatch, _ reading: TurnReading.Reading
  ) -> RawRestriction {
    var restriction = RawRestriction(id: batch.ids[relation], reading: reading)
    for member in batch.references(of: relation) {
      let id = batch.references[member]
      switch (batch.strings.text(Int(batch.memberRoles[member])), batch.memberKinds[member]) {
      case ("from", .way): restriction.from.append(id)
      case ("to", .way): restriction.to.append(id)
      case ("via", .node): restriction.viaNodes.append(id)
      case ("via", .way): restriction.viaWays.append(id)
      default: break
      }
    }
    return restriction
  }
}
