import Domain
import Foundation
import Testing

@testable import Exchange

/// The files of the field, which lie beside the repository where it is worked on.
enum PublishedInstances {
  static let folder = Repository.root + "/../shared/benchmarks/vrp/"
  static let areThere = FileManager.default.fileExists(atPath: folder)

  static func paths(_ kind: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder + kind)
    return (names ?? []).sorted().map { folder + kind + "/" + $0 }
  }
}

@Suite(
  "Published instances are read",
  .enabled(if: PublishedInstances.areThere, "no ../shared/benchmarks/vrp beside the repository"))
struct PublishedInstanceTests {
  static let kinds: [(String, RoutingInstance.Format)] = [
    ("solomon", .solomon), ("gehring-homberger", .solomon), ("li-lim", .liLim),
    ("cvrp-x", .cvrplib),
  ]

  @Test(arguments: kinds)
  func everyFileIsOfItsKind(_ folder: String, _ format: RoutingInstance.Format) throws {
    let files = PublishedInstances.paths(folder)
    #expect(files.count >= 6)
    for file in files {
      guard case .routing(let instance) = try InstanceReader.read(path: file) else {
        Issue.record("\(file) is a haulage day")
        continue
      }
      #expect(instance.format == format)
      #expect(instance.visits.count >= 100, "\(file)")
      #expect(instance.placeCount == instance.visits.count + 1)
    }
  }
}
