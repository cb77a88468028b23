import Domain
import Exchange
import Foundation
import Geodesy
import Geometry
import Roads
import Testing

@testable import Planning

/// Catchments as a reader of their file sees them: nested, valid, with the area they claim.
@Suite struct CatchmentTests {
  private static let limits = "10,30,60"
  private static let threeLimits = Result { try areas(["kevitsa-mine"], minutes: limits) }

  @Test func eachLimitIsAFeatureOfItsOwn() throws {
    let view = try FileView(Self.threeLimits.get().bytes)
    #expect(
      view.ids == [
        "catchment/kevitsa-mine/60min", "catchment/kevitsa-mine/30min",
        "catchment/kevitsa-mine/10min",
      ])
    let features = view.layer("catchment")
    #expect(features.map { $0.number("minutes") } == [60, 30, 10])
    #expect(features.allSatisfy { $0.text("site") == "kevitsa-mine" })
    #expect(features.allSatisfy { $0.text("direction") == "toward" })
    #expect(features.allSatisfy { $0.text("profile") == "fi-tipper-76" })
    #expect(features.allSatisfy { $0.text("date") == "2026-11-23" })
  }

  @Test(arguments: ["kevitsa-mine", "outokumpu-tornio", "suosiola"])
  func aLargerLimitContainsTheSmallerWithinTwoCentimeters(site: String) throws {
    let shapes = try Self.areas([site], minutes: "5,15,25,40,60,75").plane()
    #expect(shapes.count == 6)
    var context = try GeometryContext()
    for (larger, smaller) in zip(shapes, shapes.dropFirst()) {
      let grown = try context.buffer(larger, by: 0.02)
      #expect(try context.holds(.covers, grown, smaller))
      #expect(try context.area(of: larger) > context.area(of: smaller))
    }
  }

  @Test func areasAreValidAsTheyAreWritten() throws {
    var context = try GeometryContext()
    for shape in try Self.threeLimits.get().shapes {
      #expect(try context.validityInDegrees(of: shape).isValid)
      for position in shape.positions {
        for degrees in [position.longitude, position.latitude] {
          #expect(((degrees * 1e7).rounded() / 1e7 - degrees).magnitude < 1e-12)
        }
      }
    }
  }

  @Test func theAreaIsThatOfTheWrittenPolygon() throws {
    let made = try Self.threeLimits.get()
    let features = try FileView(made.bytes).layer("catchment")
    let geodesic = Geodesic()
    for (shape, feature) in zip(made.shapes, features) {
      let area = geodesic.area(of: shape) / 1e6
      #expect(area > 1)
      #expect((feature.number("area_km2") - area).magnitude <= 0.000_6)
    }
  }

  @Test func theRoadsReachedLieInsideAndAWidthAway() throws {
    let made = try Self.threeLimits.get()
    var projector = try PlaneProjector()
    for (area, roads) in zip(
      try made.plane(), try Self.lines(["kevitsa-mine"], minutes: Self.limits).shapes)
    {
      let prepared = try PreparedArea(area)
      var context = try GeometryContext()
      let border = PlaneShape.multiLine(Self.rings(of: area))
      for position in roads.positions {
        let point = try projector.planePoint(of: position)
        #expect(try prepared.contains(point))
        // 2 km of buffer less the depth that 16 chords a quarter lose.
        let depth = try #require(try context.distance(between: .point(point), and: border))
        #expect(depth > 1990)
      }
    }
  }

  @Test func towardAndFromDifferOnlyWhereRoadsDo() throws {
    // All roads of the network run both ways; town minutes fall on the same towns.
    let toward = try Self.areas(["tornion-voima"], minutes: "20")
    let from = try Self.areas(["tornion-voima"], minutes: "20", isToward: false)
    let one = try #require(FileView(toward.bytes).layer("catchment").first)
    let other = try #require(FileView(from.bytes).layer("catchment").first)
    #expect(other.text("direction") == "from")
    #expect((one.number("road_km") - other.number("road_km")).magnitude < 0.01)
  }

  @Test func nearestCoversTheRoadsOfAllTogetherAndEachOnce() throws {
    let sites = ["outokumpu-tornio", "metsa-fibre-kemi", "suosiola"]
    let nearest = try Self.areas(sites, minutes: "45", isNearest: true)
    let each = try Self.areas(sites, minutes: "45")
    var context = try GeometryContext()
    let shared = try context.union(of: nearest.plane())
    let together = try context.union(of: each.plane())
    // Both are cut to sides of at most 5 km, at different points: a side of that length bends by a
    // meter between plane and degrees.
    for (one, other) in [(shared, together), (together, shared)] {
      let grown = try context.buffer(one, by: 1.5)
      #expect(try context.holds(.covers, grown, other))
    }
    // No road is counted twice: the parts are shorter than the whole catchments together.
    func roadKm(_ made: Drawn) throws -> Double {
      try FileView(made.bytes).layer("catchment").reduce(0) { $0 + $1.number("road_km") }
    }
    let parts = try roadKm(nearest)
    let sum = try roadKm(each)
    #expect(parts < sum)
    let union = try Self.reached(sites, minutes: 45)
    #expect((parts - union).magnitude < 0.05, "\(parts) against \(union) km")
  }

  @Test func kilometersAreMeasuredAlongTheRoad() throws {
    // Along any way, the roads within 5 km of a gate cannot leave a circle of 5 km around it by more
    // than the position of a place is off; the buffer adds 2 km.
    let made = try Self.areas(["kemi-mine"], kilometers: "5")
    let gate = try #require(Shipped.scenario().site(SiteID("kemi-mine"))?.position)
    let geodesic = Geodesic()
    for position in try #require(made.shapes.first).positions {
      #expect(geodesic.distance(from: gate, to: position) < 5000 + 2000 + 100)
    }
    let feature = try #require(FileView(made.bytes).layer("catchment").first)
    #expect(feature.number("km") == 5)
    #expect(feature["minutes"] is NSNull)
  }

  @Test func winterReachesLessThanSummer() throws {
    let winter = try Self.areas(["kevitsa-mine"], minutes: "60", date: "2026-11-23")
    let summer = try Self.areas(["kevitsa-mine"], minutes: "60", date: "2026-07-13")
    func roadKm(_ made: Drawn) throws -> Double {
      try #require(FileView(made.bytes).layer("catchment").first).number("road_km")
    }
    #expect(try roadKm(winter) < roadKm(summer))
  }

  @Test(arguments: [
    ("30,60", [30.0, 60]), ("60,30,60", [30, 60]), ("0.1", [0.1]), ("6000", [6000]),
    ("7.25", [7.25]),
  ])
  func limitsAreSortedAndEachStandsOnce(text: String, minutes: [Double]) throws {
    #expect(try CatchmentLimits(minutes: text).minutes == minutes)
  }

  @Test(arguments: ["", "0", "-5", "30,,60", "nan", "inf", "6001", "ten", "30;60", "0.05", "1e9"])
  func limitsThatMakeNoSenseAreRefused(text: String) throws {
    let fault = try #require(throws: PlanningError.self) { try CatchmentLimits(minutes: text) }
    #expect(fault.kind == .usage)
    #expect(fault.description.contains("--minutes"))
  }

  @Test func moreThanTwentyLimitsAreRefused() throws {
    let many = (1...21).map(String.init).joined(separator: ",")
    #expect(throws: PlanningError.self) { try CatchmentLimits(kilometers: many) }
    let twenty = (1...20).map(String.init).joined(separator: ",")
    #expect(try CatchmentLimits(kilometers: twenty).count == 20)
  }

  @Test func anUnknownSiteOrProfileIsAFaultOfTheCommandLine() throws {
    let site = try #require(throws: (any Error).self) {
      try Self.areas(["kevitsa-mne"], minutes: "30")
    }
    #expect((site as? any Fault)?.kind == .usage)
    let profile = try #require(throws: PlanningError.self) {
      try Self.areas(["kevitsa-mine"], minutes: "30", profile: "fi-tipper-67")
    }
    #expect(profile.kind == .usage)
    #expect(profile.description.contains("fi-tipper-6"))
  }

  // MARK: - Making

  /// Catchments with the shapes that a reader of the file gets.
  struct Drawn: Sendable {
    let bytes: [UInt8]
    let shapes: [GeographicShape]

    init(_ bytes: [UInt8]) throws {
      self.bytes = bytes
      shapes = try GeoJSONDocument(name: "catchment", bytes: bytes).features
        .compactMap { try $0.geographicShape() }
    }

    func plane() throws -> [PlaneShape] {
      var projector = try PlaneProjector()
      var planes: [PlaneShape] = []
      for shape in shapes { planes.append(try projector.planeShape(of: shape)) }
      return planes
    }
  }

  private static func areas(
    _ sites: [String], minutes: String? = nil, kilometers: String? = nil,
    date: String = "2026-11-23", isNearest: Bool = false, isToward: Bool = true,
    isLines: Bool = false, profile: String = "fi-tipper-76"
  ) throws -> Drawn {
    var request = CatchmentRequest(
      sites: sites,
      question: RoadQuestion(
        profile: profile, empty: true, date: try CalendarDate(parsing: date)))
    request.limits =
      try minutes.map { try CatchmentLimits(minutes: $0) }
      ?? CatchmentLimits(kilometers: kilometers ?? "")
    request.isNearest = isNearest
    request.isToward = isToward
    request.isLines = isLines
    return try Drawn(
      CatchmentRun(scenario: Shipped.scenario(), request: request).catchments().geoJSON())
  }

  private static func lines(_ sites: [String], minutes: String) throws -> Drawn {
    try areas(sites, minutes: minutes, isLines: true)
  }

  private static func rings(of area: PlaneShape) -> [[PlanePoint]] {
    switch area {
    case .polygon(let polygon): polygon.rings
    case .multiPolygon(let polygons): polygons.flatMap(\.rings)
    default: []
    }
  }

  /// The kilometers of road within reach of any of the sites, by uniting the spans on each road.
  private static func reached(_ sites: [String], minutes: Int) throws -> Double {
    let network = try Shipped.network()
    let type = try #require(
      Shipped.scenario().vehicleType(VehicleTypeID("fi-tipper-76")))
    var spans: [RoadID: [ClosedRange<Double>]] = [:]
    var access = 0.0
    for site in sites {
      let reach = try network.reach(
        of: .site(SiteID(site)), within: .time([.minutes(minutes)]), direction: .toward,
        profile: RoadProfile(type, empty: true), on: CalendarDate(parsing: "2026-11-23"))
      for piece in reach[0].pieces {
        if let road = piece.road {
          spans[road, default: []].append(piece.span)
        } else {
          access += piece.length
        }
      }
    }
    var meters = access
    for list in spans.values {
      var end = -Double.infinity
      for span in list.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        let start = max(end, span.lowerBound)
        if span.upperBound > start { meters += span.upperBound - start }
        end = max(end, span.upperBound)
      }
    }
    return meters / 1000
  }
}
