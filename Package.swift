// swift-tools-version: 6.2
import PackageDescription

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "sivuvirta",
  products: [.executable(name: "sivuvirta", targets: ["sivuvirta"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Ground: the C libraries.
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CCLP", providers: [.apt(["coinor-libclp-dev"])]),

    // Nouns.
    .target(name: "Domain"),

    // Formats: the map of the world, as its files hold it.
    .target(name: "OpenStreetMap", dependencies: ["Domain", "CDeflate"]),

    // Solvers: a small face over COIN-OR CLP's simplex methods.
    .target(name: "LinearProgramming", dependencies: ["CCLP"]),

    // Verbs: specialists, none of which knows another; Roads alone stands on the Earth.
    .target(name: "Geodesy", dependencies: ["Domain", "CPROJ"]),
    .target(name: "Geometry", dependencies: ["Domain", "CGEOS"]),
    .target(name: "Exchange", dependencies: ["Domain", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Store", dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "Matching", dependencies: ["Domain"]),
    .target(name: "Scheduling", dependencies: ["Domain", "LinearProgramming"]),
    .target(name: "Checking", dependencies: ["Domain"]),
    .target(name: "Roads", dependencies: ["Domain", "OpenStreetMap"]),

    // The sentence.
    .target(
      name: "Planning",
      dependencies: [
        "Domain", "Geodesy", "Geometry", "Exchange", "Store", "Matching", "Scheduling", "Checking",
        "Roads",
      ]),

    // The voice.
    .executableTarget(name: "sivuvirta", dependencies: ["Planning", "Domain", argumentParser]),

    // Claims about each target, and the program run as its users run it.
    .testTarget(name: "DomainTests", dependencies: ["Domain"]),
    .testTarget(name: "LinearProgrammingTests", dependencies: ["LinearProgramming"]),
    .testTarget(name: "GeodesyTests", dependencies: ["Geodesy", "Domain"]),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "Domain"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Domain"]),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Domain", "TestSupport"]),
    .testTarget(name: "MatchingTests", dependencies: ["Matching", "Domain"]),
    .testTarget(name: "SchedulingTests", dependencies: ["Scheduling", "Checking", "Domain"]),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "Exchange", "Domain", "TestSupport"]),
    // Makes SQLite files with GRDB itself, so that nothing of Store is believed where it is tested.
    .target(
      name: "TestSupport", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "OpenStreetMapTests", dependencies: ["OpenStreetMap", "Domain", "TestSupport"]),
    .testTarget(
      name: "RoadsTests", dependencies: ["Roads", "OpenStreetMap", "Domain", "TestSupport"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: [
        "Planning", "Domain", "Geodesy", "Geometry", "Exchange", "Store", "Matching", "Scheduling",
        "Checking", "Roads", "TestSupport",
      ]),
    .testTarget(name: "ProgramTests", dependencies: ["sivuvirta"]),

    // Measured by hand, never by a test.
    .executableTarget(
      name: "GeodesyBenchmarks", dependencies: ["Geodesy", "Domain"],
      path: "Tests/Benchmarks/GeodesyBenchmarks"),
    .executableTarget(
      name: "GeometryBenchmarks", dependencies: ["Geometry", "Domain"],
      path: "Tests/Benchmarks/GeometryBenchmarks"),
    .executableTarget(
      name: "SchedulingBenchmarks", dependencies: ["Scheduling", "Domain"],
      path: "Tests/Benchmarks/SchedulingBenchmarks"),
    .executableTarget(
      name: "HaulageBenchmarks", dependencies: ["Scheduling", "Exchange", "Domain"],
      path: "Tests/Benchmarks/HaulageBenchmarks"),
    .executableTarget(
      name: "RoutingBenchmarks", dependencies: ["Scheduling", "Exchange", "Checking", "Domain"],
      path: "Tests/Benchmarks/RoutingBenchmarks"),
    .executableTarget(
      name: "RoadsBenchmarks", dependencies: ["Roads", "OpenStreetMap", "Domain"],
      path: "Tests/Benchmarks/RoadsBenchmarks"),
  ],
  swiftLanguageModes: [.v6]
)

/// Targets that call C, where strict memory safety would mark every line.
let callsC: Set<String> = ["Geodesy", "Geometry", "LinearProgramming", "OpenStreetMap"]

/// Folders of facts that tests read from beside their own source.
let facts: [String: [String]] = [
  "CheckingTests": ["Fixtures"], "ExchangeTests": ["Fixtures"], "GeodesyTests": ["Fixtures"],
  "GeometryTests": ["Fixtures"], "MatchingTests": ["Fixtures"],
  "PlanningTests": ["Fixtures", "Golden"], "ProgramTests": ["Fixtures"],
  "RoadsTests": ["Fixtures"], "StoreTests": ["Fixtures"],
]

for target in package.targets where target.type != .system {
  let isOwnCode = target.path == nil && target.type != .test
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  if isOwnCode {
    target.swiftSettings?.append(.enableUpcomingFeature("InternalImportsByDefault"))
    if !callsC.contains(target.name) { target.swiftSettings?.append(.strictMemorySafety()) }
  }
  target.exclude = facts[target.name] ?? []
}
