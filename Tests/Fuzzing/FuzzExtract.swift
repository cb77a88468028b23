import OpenStreetMap
import Roads

/// Reads any bytes as an extract and makes a network of it; libFuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExtract(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let file = try? ExtractFile(input, name: "fuzz.osm.pbf") else { return 0 }
  _ = try? LinkNetworkImport.read(file, threads: 1)
  return 0
}
