extension BlockReader {
  mutating func readWay(
    _ message: ProtobufCursor, _ frame: BlockFrame, _ parts: ElementParts
  ) throws(ProtobufFault) {
    var cursor = message
    var id: Int64?
    var keys: ProtobufCursor?
    var values: ProtobufCursor?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: id = try cursor.integer(field.wire)
      case 2: keys = try cursor.message(field.wire)
      case 3: values = try cursor.message(field.wire)
      case 8:
        var list = try cursor.message(field.wire)
        var node: Int64 = 0
        let first = batch.references.count
        while !list.isAtEnd {
          try Self.add(try list.signed(), to: &node, list)
          batch.references.append(node)
        }
        try check(batch.references.count - first, list)
      default: try cursor.skip(field.wire)
      }
    }
    guard let id else { throw message.fault("a way without number", "a number") }
    batch.ids.append(id)
    batch.firstReference.append(UInt32(truncatingIfNeeded: batch.references.count))
    if parts.contains(.wayTags) { try readTags(keys, values, frame) }
  }

  mutating func readRelation(
    _ message: ProtobufCursor, _ frame: BlockFrame
  ) throws(ProtobufFault) {
    var cursor = message
    var id: Int64?
    var keys: ProtobufCursor?
    var values: ProtobufCursor?
    var roles: ProtobufCursor?
    var members: ProtobufCursor?
    var kinds: ProtobufCursor?
    while !cursor.isAtEnd {
      let field = try cursor.field()
      switch field.number {
      case 1: id = try cursor.integer(field.wire)
      case 2: keys = try cursor.message(field.wire)
      case 3: values = try cursor.message(field.wire)
      case 8: roles = try cursor.message(field.wire)
      case 9: members = try cursor.message(field.wire)
      case 10: kinds = try cursor.message(field.wire)
      default: try cursor.skip(field.wire)
      }
    }
    guard let id else { throw message.fault("a relation without number", "a number") }
    if var members, var roles, var kinds {
      try readMembers(&members, &roles, &kinds, frame)
    } else if let lone = members ?? roles ?? kinds, !lone.isAtEnd {
      throw lone.fault("members without kinds or roles", "as many of all three")
    }
    batch.ids.append(id)
    batch.firstReference.append(UInt32(truncatingIfNeeded: batch.references.count))
    try readTags(keys, values, frame)
  }

  private mutating func readMembers(
    _ members: inout ProtobufCursor, _ roles: inout ProtobufCursor,
    _ kinds: inout ProtobufCursor, _ frame: BlockFrame
  ) throws(ProtobufFault) {
    var member: Int64 = 0
    let first = batch.references.count
    while !members.isAtEnd {
      try Self.add(try members.signed(), to: &member, members)
      guard !roles.isAtEnd, !kinds.isAtEnd else {
        throw members.fault("more members than kinds or roles", "as many of all three")
      }
      let role = try roles.varint()
      guard role < frame.stringCount else {
        throw roles.fault("string \(role)", "one of the block's \(frame.stringCount) strings")
      }
      let code = try kinds.varint()
      guard code <= 2, let kind = ElementKind(rawValue: UInt8(truncatingIfNeeded: code)) else {
        throw kinds.fault("a member of kind \(code)", "0 (node), 1 (way) or 2 (relation)")
      }
      batch.references.append(member)
      batch.memberRoles.append(UInt32(truncatingIfNeeded: role))
      batch.memberKinds.append(kind)
    }
    guard roles.isAtEnd, kinds.isAtEnd else {
      throw roles.fault("more kinds or roles than members", "as many of all three")
    }
    try check(batch.references.count - first, members)
  }

  private func check(_ references: Int, _ cursor: ProtobufCursor) throws(ProtobufFault) {
    guard references <= Self.mostReferences else {
      throw cursor.fault(
        "an element of \(references) nodes or members", "\(Self.mostReferences) at most")
    }
  }
}
