import Domain
import Testing

@testable import Roads

@Suite struct LinkTreeTests {
  /// Distance in meters to the drawn line of a link, by walking it in small steps.
  private func walked(_ drawn: LinkNetwork, _ link: Int, from position: Coordinate) -> Double {
    let points = drawn.points(of: link)
    var least = Double.infinity
    for (left, right) in zip(points, points.dropFirst()) {
      for step in 0...400 {
        let point = left.interpolated(to: right, share: Double(step) / 400)
        least = min(least, point.greatCircleDistance(to: position))
      }
    }
    return least
  }

  @Test(arguments: 0..<40)
  func nearestLinkEqualsWalkingAllOfThem(seed: Int) throws {
    var random = SeededRandom(seed)
    func degrees(_ south: Double) -> (latitude: Double, longitude: Double) {
      (south + Double(random.below(1000)) / 10_000, 24 + Double(random.below(1000)) / 5000)
    }
    var drawn = DrawnLinks((0..<30).map { _ in degrees(65.7) })
    for _ in 0..<60 {
      let link = drawn.link(random.below(30), random.below(30), meters: 100)
      drawn.links[link].shape = (0..<random.below(4)).map { _ in degrees(65.7) }
    }
    let network = drawn.network
    let tree = LinkTree(network)
    for _ in 0..<10 {
      let (latitude, longitude) = degrees(65.7)
      let position = Coordinate(clampedLongitude: longitude, latitude: latitude)
      let refused = random.below(60)
      let snap = try #require(
        tree.nearest(to: position, in: network, within: 100_000) { $0 != refused })
      let truth =
        (0..<60).filter { $0 != refused }
        .map { walked(network, $0, from: position) }.min() ?? 0
      #expect(abs(snap.distance - truth) < 30, "seed \(seed): \(snap.distance) for \(truth)")
      #expect(abs(snap.position.greatCircleDistance(to: position) - snap.distance) < 5)
      #expect((0...1).contains(snap.share))
    }
  }

  @Test func snapTellsTheShareAlongTheLink() throws {
    var drawn = DrawnLinks([(0, 0), (0, 0.04)])
    let link = drawn.link(0, 1, meters: 5000)
    drawn.links[link].shape = [(0, 0.01), (0, 0.02)]
    let network = drawn.network
    let snap = try #require(
      LinkTree(network).nearest(
        to: Coordinate(clampedLongitude: 0.03, latitude: 0.001), in: network, within: 1000
      ) { _ in true })
    #expect(abs(snap.share - 0.75) < 1e-6)
    #expect(abs(snap.distance - 111.19) < 0.1)
    #expect(abs(snap.position.longitude - 0.03) < 1e-7)
  }

  @Test func nothingIsNearWhenAllIsFarOrRefused() {
    var drawn = DrawnLinks(row: 2)
    drawn.link(0, 1, meters: 100)
    let network = drawn.network
    let tree = LinkTree(network)
    let far = Coordinate(clampedLongitude: 0, latitude: 1)
    #expect(tree.nearest(to: far, in: network, within: 100_000) { _ in true } == nil)
    #expect(tree.nearest(to: far, in: network, within: 200_000) { _ in false } == nil)
    #expect(tree.nearest(to: far, in: network, within: 200_000) { _ in true } != nil)
    let none = LinkTree(DrawnLinks(row: 2).network)
    #expect(none.nearest(to: far, in: network, within: 1e9) { _ in true } == nil)
  }

  @Test(arguments: [1, 2, 16, 17, 256, 257, 5000])
  func everyLinkIsInOneLeafAndEveryBoxInItsParent(count: Int) {
    var random = SeededRandom(7)
    var drawn = DrawnLinks(
      (0..<50).map { _ in
        (Double(random.below(80)) - 40, Double(random.below(300)) - 150)
      })
    for _ in 0..<count { drawn.link(random.below(50), random.below(50), meters: 1) }
    let tree = LinkTree(drawn.network)
    #expect(Set(tree.link).count == count)
    for level in 1..<max(1, tree.levels.count - 1) {
      for entry in tree.levels[level]..<tree.levels[level + 1] {
        let first = tree.levels[level - 1] + (entry - tree.levels[level]) * LinkTree.fanOut
        for child in first..<min(first + LinkTree.fanOut, tree.levels[level]) {
          #expect(tree.south[entry] <= tree.south[child] && tree.north[entry] >= tree.north[child])
          #expect(tree.west[entry] <= tree.west[child] && tree.east[entry] >= tree.east[child])
        }
      }
    }
  }
}
