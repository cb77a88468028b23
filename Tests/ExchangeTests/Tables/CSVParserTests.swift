import Domain
import Exchange
import Testing

/// RFC 4180 with line numbers.
@Suite struct CSVParserTests {
  private func records(_ text: String) throws -> (records: [CSVRecord], problems: [InputProblem]) {
    var parser = CSVParser(try InputFile(name: "t.csv", rawBytes: Array(text.utf8)))
    var records: [CSVRecord] = []
    while let record = parser.next() { records.append(record) }
    return (records, parser.problems)
  }

  @Test(arguments: ["\n", "\r\n"]) func lineEndsMayBeEither(end: String) throws {
    let (read, problems) = try records("a,b\(end)1,2\(end)\(end)3,\(end)")
    #expect(problems == [])
    #expect(read.map(\.fields) == [["a", "b"], ["1", "2"], ["3", ""]])
    #expect(read.map(\.line) == [1, 2, 4])
  }

  @Test func lastLineMayLackItsEnd() throws {
    #expect(try records("a,b\n1,2").records.last?.fields == ["1", "2"])
    #expect(try records("a,b\n1,").records.last?.fields == ["1", ""])
    #expect(try records("a,b\n1,\"2\"").records.last?.fields == ["1", "2"])
    #expect(try records(",").records.map(\.fields) == [["", ""]])
  }

  @Test func quotedFieldsKeepCommasQuotesAndLineEnds() throws {
    let (read, problems) = try records("\"a,\"\"b\"\"\",\"x\r\ny\",z\n\"\",1,2\n")
    #expect(problems == [])
    #expect(read.map(\.fields) == [["a,\"b\"", "x\r\ny", "z"], ["", "1", "2"]])
    #expect(read[0].line(ofField: 0) == 1)
    #expect(read[0].line(ofField: 1) == 1)
    #expect(read[0].line(ofField: 2) == 2)
    #expect(read[1].line == 3)
  }

  @Test func byteOrderMarkIsPassedOver() throws {
    #expect(try records("\u{FEFF}id\n1\n").records.first?.fields == ["id"])
  }

  @Test func everyBrokenRecordIsToldAndTheNextIsRead() throws {
    let (read, problems) = try records("a,b\nx\"y,1\n1,\"2\"3\n4,5\r6\n7,8\n9,\"open")
    #expect(problems.map(\.location.line) == [2, 3, 4, 6])
    #expect(read.map(\.isWhole) == [true, false, false, false, true, false])
    #expect(read[4].fields == ["7", "8"])
  }

  @Test func anyBytesEndInRecordsOrProblems() throws {
    // A small generator (splitmix64) over the bytes that matter to the rules.
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }
    let alphabet = Array("a,\"\r\n\n ä1")
    for _ in 0..<2000 {
      let text = String((0..<next(24)).map { _ in alphabet[next(alphabet.count)] })
      let (read, problems) = try records(text)
      #expect(read.count { !$0.isWhole } == problems.count, "\(text.debugDescription)")
      // Written again by the rules, whole records come back as they were.
      let whole = read.filter { $0.isWhole && $0.fields != [""] }
      let written = whole.map { record in
        record.fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }.joined(separator: "\r\n")
      #expect(try records(written).records.map(\.fields) == whole.map(\.fields))
    }
  }
}
