import Testing

@testable import Exchange

@Suite("SHA-256 is that of FIPS 180-4")
struct SHA256Tests {
  /// Published by NIST: examples of FIPS 180-4 and of the CAVP short message set.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: vectors)
  func publishedVectorsHold(message: String, hash: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == hash)
  }

  @Test func millionLettersInUnevenPieces() {
    var hash = SHA256()
    var left = 1_000_000
    var size = 1
    while left > 0 {
      let count = min(left, size)
      hash.update([UInt8](repeating: UInt8(ascii: "a"), count: count))
      left -= count
      size = size * 7 % 8191 + 1
    }
    #expect(
      hash.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Around the block of 64 bytes and its padding, pieces give what the whole gives.
  @Test func piecesGiveTheHashOfTheWhole() {
    for count in 0..<200 {
      let bytes = (0..<count).map { UInt8($0 & 255) }
      var hash = SHA256()
      for byte in bytes { hash.update([byte]) }
      #expect(hash.hexadecimal() == SHA256.hexadecimal(of: bytes), "\(count) bytes")
    }
  }
}
