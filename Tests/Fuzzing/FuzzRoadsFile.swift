import Domain
import Foundation
import Roads

/// Opens any bytes as a roads file and asks what is in it; libFuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRoadsFile(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let path = NSTemporaryDirectory() + "/fuzz-\(getpid()).roads"
  let data = Data(bytes: bytes, count: count)
  guard (try? data.write(to: URL(fileURLWithPath: path))) != nil else { return 0 }
  guard let roads = try? LinkRoads.open(path, threads: 1) else { return 0 }
  _ = roads.facts
  return 0
}
