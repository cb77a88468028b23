internal import Domain

/// How a file of duals is written.
extension DualsFile {
  /// The file, one line for each load, cut, count and class; counts of loads left only where there
  /// are any.
  ///
  /// - Precondition: All positions of the proof have a name, and it is no deeper than ``depthLimit``.
  public func bytes(loads: [String], vehicles: [String]) -> [UInt8] {
    var text = JSONText()
    text.literal("{\"version\":")
    text.int(Self.currentVersion)
    text.literal(",\"kind\":")
    text.string(kind.rawValue)
    text.literal(",\"instance\":")
    text.string(instance)
    text.literal(",\"unit\":\"millicents\",\"bound\":")
    text.int(statedBound)
    text.literal(",\n\"proof\":")
    ProofWriter(loads: loads, vehicles: vehicles).write(proof, to: &text)
    text.literal("}\n")
    return text.bytes
  }
}

/// Writes proofs with the names of what they price.
private struct ProofWriter {
  let loads: [String]
  let vehicles: [String]

  func write(_ proof: BoundProof, to text: inout JSONText) {
    switch proof {
    case .prices(let certificate):
      text.literal("{\"prices\":{")
      write(certificate, to: &text)
    case .cases(let counted, let atMost, let few, let many):
      text.literal("{\"cases\":{\"vehicles\":")
      text.names(counted.map { vehicles[$0] })
      write(atMost, few, many, to: &text)
    case .leftCases(let counted, let atMost, let few, let many):
      text.literal("{\"cases\":{\"loads\":")
      text.names(counted.map { loads[$0] })
      write(atMost, few, many, to: &text)
    case .sum(let parts):
      text.literal("{\"sum\":[")
      for (place, part) in parts.enumerated() {
        text.literal(place == 0 ? "\n" : ",\n")
        write(part, to: &text)
      }
      text.literal("]}")
      return
    }
    text.literal("}}")
  }

  private func write(
    _ atMost: Int, _ few: BoundProof, _ many: BoundProof, to text: inout JSONText
  ) {
    text.literal(",\"at_most\":")
    text.int(atMost)
    text.literal(",\n\"few\":")
    write(few, to: &text)
    text.literal(",\n\"many\":")
    write(many, to: &text)
  }

  private func write(_ certificate: BoundCertificate, to text: inout JSONText) {
    text.literal("\n\"loads\":[")
    text.lines(certificate.loadPrices.indices) { text, load in
      text.literal("{\"id\":")
      text.string(loads[load])
      text.literal(",\"price\":")
      text.int(certificate.loadPrices[load])
    }
    text.literal(",\n\"cuts\":[")
    text.lines(certificate.cuts.indices) { text, index in
      let cut = certificate.cuts[index]
      text.literal("{\"loads\":")
      text.names(cut.loads.map { loads[$0] })
      text.literal(",\"price\":")
      text.int(cut.price)
    }
    text.literal(",\n\"counts\":[")
    text.lines(certificate.counts.indices) { text, index in
      let count = certificate.counts[index]
      text.literal("{\"vehicles\":")
      text.names(count.vehicles.map { vehicles[$0] })
      write(count.side, count.number, count.price, to: &text)
    }
    if !certificate.leftCounts.isEmpty {
      text.literal(",\n\"left\":[")
      text.lines(certificate.leftCounts.indices) { text, index in
        let count = certificate.leftCounts[index]
        text.literal("{\"loads\":")
        text.names(count.loads.map { loads[$0] })
        write(count.side, count.number, count.price, to: &text)
      }
    }
    text.literal(",\n\"classes\":[")
    text.lines(certificate.classes.indices) { text, index in
      let vehicleClass = certificate.classes[index]
      text.literal("{\"vehicles\":")
      text.names(vehicleClass.vehicles.map { vehicles[$0] })
      text.literal(",\"least_reduced_cost\":")
      text.int(vehicleClass.leastReducedCost)
    }
  }

  private func write(
    _ side: BoundCertificate.Count.Side, _ number: Int, _ price: Int, to text: inout JSONText
  ) {
    text.literal(",\"side\":")
    text.string(side.rawValue)
    text.literal(",\"number\":")
    text.int(number)
    text.literal(",\"price\":")
    text.int(price)
  }
}

extension JSONText {
  /// Writes the rest of an array of objects, each on a line of its own; `object` writes all but the
  /// closing brace.
  fileprivate mutating func lines(
    _ range: Range<Int>, _ object: (inout JSONText, Int) -> Void
  ) {
    for index in range {
      literal(index == range.lowerBound ? "\n" : ",\n")
      object(&self, index)
      literal("}")
    }
    literal("]")
  }

  /// Writes an array of texts.
  mutating func names(_ names: [String]) {
    literal("[")
    for (index, name) in names.enumerated() {
      if index > 0 { literal(",") }
      string(name)
    }
    literal("]")
  }
}
