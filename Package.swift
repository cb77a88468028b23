// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Scaffold: a target joins when its folder exists.
let floors: [Target] = [
  // Ground: C libraries.
  .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
  .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
  // Nouns.
  .target(name: "Domain"),
  // Verbs.
  .target(name: "Geodesy", dependencies: ["Domain", "CPROJ"]),
  .target(name: "Geometry", dependencies: ["Domain", "CGEOS"]),
  .target(name: "Exchange", dependencies: ["Domain", .product(name: "Yams", package: "Yams")]),
  .target(name: "Store", dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")]),
  .target(name: "Matching", dependencies: ["Domain"]),
  .target(name: "Scheduling", dependencies: ["Domain"]),
  .target(name: "Checking", dependencies: ["Domain"]),
  .target(name: "Roads", dependencies: ["Domain", "Geodesy"]),
  // The sentence.
  .target(
    name: "Planning",
    dependencies: [
      "Domain", "Geodesy", "Geometry", "Exchange", "Store", "Matching", "Scheduling", "Checking",
      "Roads",
    ]),
  // The voice.
  .executableTarget(
    name: "sivuvirta",
    dependencies: [
      "Planning", "Domain", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      .product(name: "Logging", package: "swift-log"),
    ]),
]

let withC: Set<String> = ["CPROJ", "CGEOS", "Geodesy", "Geometry"]
let fileManager = FileManager.default
func exists(_ path: String) -> Bool {
  fileManager.fileExists(atPath: Context.packageDirectory + "/" + path)
}
var targets = floors.filter { exists("Sources/\($0.name)") }
if exists("Tests/TestSupport") {
  targets.append(
    .target(name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport"))
}
for target in targets where target.type == .regular || target.type == .executable {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
  ]
  if !withC.contains(target.name) && target.name != "TestSupport" {
    target.swiftSettings?.append(.strictMemorySafety())
  }
}
for target in floors where exists("Tests/\(target.name)Tests") {
  var dependencies: [Target.Dependency] = [.byName(name: target.name)]
  if target.name != "Domain" { dependencies.append("Domain") }
  if target.name == "Planning" || target.name == "sivuvirta" {
    dependencies = floors.filter { ![.system].contains($0.type) && exists("Sources/\($0.name)") }
      .map { .byName(name: $0.name) }
  }
  if exists("Tests/TestSupport") { dependencies.append("TestSupport") }
  targets.append(
    .testTarget(
      name: "\(target.name)Tests", dependencies: dependencies,
      exclude: exists("Tests/\(target.name)Tests/Fixtures") ? ["Fixtures"] : [],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ]))
}
for name in ["Geodesy", "Geometry", "Scheduling"]
where exists("Tests/Benchmarks/\(name)Benchmarks") {
  targets.append(
    .executableTarget(
      name: "\(name)Benchmarks", dependencies: [.byName(name: name), "Domain"],
      path: "Tests/Benchmarks/\(name)Benchmarks"))
}

let package = Package(
  name: "sivuvirta",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
