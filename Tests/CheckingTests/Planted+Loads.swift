import Checking
import Domain

extension Planted {
  /// Version, firm, inputs.
  static let head: [Planted] = [
    .after("another version", .version) { $0.version = 2 },
    .after(
      "a firm that is not there", .firmUnknown,
      also: [.vehicleUnknown, .driverUnknown, .shiftUnknown, .figureCost]
    ) { $0.firm = FirmID("other") },
    .after("no attribution", .attributionMissing) { $0.attribution = [""] },
    .before("no inputs", .inputsMissing, also: [.inputNew]) {
      $0.currentInputs = $0.inputs
      $0.inputs = []
    },
    .before("an input changed since", .inputChanged) {
      $0.currentInputs = $0.inputs
      $0.currentInputs?[0].sha256 = String(repeating: "c3", count: 32)
    },
    .before("an input is gone", .inputGone) { $0.currentInputs = [$0.inputs[0]] },
    .before("an input is new", .inputNew) {
      $0.currentInputs =
        $0.inputs + [Plan.Input(name: "GeoData/closures.csv", sha256: $0.inputs[0].sha256)]
    },
    .after("an input named twice", .inputTwice) { $0.inputs.append($0.inputs[0]) },
    .before("a hash in capitals", .inputHash) {
      $0.inputs[0].sha256 = String(repeating: "A1", count: 32)
      $0.currentInputs = $0.inputs
    },
    .before("a zone without a clock", .zoneUnknown) {
      $0.operations("mill") { $0.timeZone = "Mars/Base" }
    },
  ]

  /// What was asked for against what is served.
  static let loads: [Planted] = [
    .before("an asked load is not in the plan", .loadLost) {
      $0.records.removeAll { $0.load.id.text == "g/1" }
      $0.unserved = []
    },
    .before("a load called served is in no tour", .loadLost, also: [.figurePayloadUse]) {
      $0.scripts.removeLast()
    },
    .before("a load served by two tours", .loadTwice, also: [.figurePayloadUse]) {
      $0.addTour(
        start: World.clock(8),
        [
          .depart(minutes: 10), .drive(to: "mill", Scenario.yardMill),
          .load("a/1", minutes: 29), .drive(to: "fill", Scenario.millFill, load: "a/1"),
          .unload("a/1", minutes: 20), .drive(to: "yard", Scenario.fillYard), .end(minutes: 5),
        ])
    },
    .before("a load that nobody asked for", .loadInvented) { $0.rows.removeLast() },
    .after("an unserved load that is not in the list", .loadUnknown) {
      $0.unserved.append(Plan.Unserved(load: LoadID("z/1"), reason: Reason(.noTime)))
    },
    .after(
      "a leg with a load that is not in the list", .loadUnknown,
      also: [.legLoad, .figurePayloadUse]
    ) {
      $0.leg(3, 4) { $0.load = LoadID("z/1") }
    },
    .after("a priority that was not asked", .loadChanged) {
      $0.record("g/1") { $0.load.priority = 51 }
    },
    .after("a note that was not asked", .loadChanged) { $0.record("g/1") { $0.load.note = nil } },
    .after("a lost delivery window", .loadChanged) { $0.record("b/1") { $0.load.delivery = nil } },
    .before("the parts of a row are less than asked", .rowMass) {
      $0.rows[0].mass = Kilograms(120_000)
    },
    .before("the second part of a row is missing", .loadPartMissing) { scenario in
      for index in scenario.records.indices
      where scenario.records[index].load.id.text == "a/2" {
        scenario.records[index].load.id = LoadID("a/3")
      }
      scenario.replace(0, 7, with: .load("a/3", minutes: 29))
      scenario.replace(0, 9, with: .drive(to: "fill", Scenario.millFill, load: "a/3"))
      scenario.replace(0, 10, with: .unload("a/3", minutes: 20))
    },
    .before("a load listed twice", .loadRecordTwice, also: [.figurePayloadUse]) {
      if let record = $0.records.first(where: { $0.load.id.text == "f/1" }) {
        $0.records.append(record)
      }
    },
    .before("a load of nothing", .loadMass) { $0.ask("g") { $0.mass = .zero } },
    .before("a load without a number", .loadNumber, also: [.loadLost]) {
      $0.records[$0.records.count - 1].load.id = LoadID("g")
      $0.unserved[0].load = LoadID("g")
    },
    .before(
      "a load picked up and never delivered", .loadNotDelivered, also: [.returnsLoaded, .legLoad]
    ) { $0.scripts[3].steps.remove(at: 4) },
    .before(
      "a load delivered and never picked up", .loadNotPickedUp,
      also: [.unloadWhileEmpty, .legLoad, .tourWithoutLoad]
    ) { $0.scripts[3].steps.remove(at: 2) },
    .after(
      "two loads change places on the way", .loadSplit,
      also: [.unloadOther, .stopCargo, .unloadingTime]
    ) {
      $0.stop(2, 10) { $0.load = LoadID("f/1") }
      $0.stop(3, 5) { $0.load = LoadID("e/1") }
    },
    .after("a served load with a reason for not being", .loadState) {
      $0.unserved.append(Plan.Unserved(load: LoadID("b/1"), reason: Reason(.noTime)))
    },
    .after(
      "a load in a tour called unserved", .loadState,
      also: [.loadTour, .unservedMissing, .figureServed, .figureUnserved, .figureMass]
    ) { $0.record("b/1") { $0.state = .unserved } },
    .after("a record that names another tour", .loadTour) {
      $0.record("b/1") { $0.tour = TourID("T2-day") }
    },
    .after("a served load that names no tour", .loadTour) { $0.record("b/1") { $0.tour = nil } },
    .after("an unserved load without a reason", .unservedMissing) { $0.unserved = [] },
    .after("an unserved load with two reasons", .unservedTwice) {
      $0.unserved.append($0.unserved[0])
    },
    .after("an empty reason", .reasonMissing) {
      $0.unserved[0].reason = Reason(.init(rawValue: ""))
    },
    .after("no body, while tippers carry chips", .reasonUntrue) {
      $0.unserved[0].reason = Reason(.noBody)
    },
    .after("no consent, within a country", .reasonUntrue) {
      $0.unserved[0].reason = Reason(.consent)
    },
    .after("pinned, to no vehicle", .reasonUntrue) { $0.unserved[0].reason = Reason(.pinned) },
    .before("a material that is not in the data", .materialUnknown) {
      $0.ask("g") { $0.material = MaterialID("gold") }
    },
    .before("a site that is not in the data", .siteUnknown) {
      $0.ask("g") { $0.to = SiteID("nowhere") }
    },
    .before(
      "a load larger than any vehicle", .loadTooLarge,
      also: [.overPayload, .overGross, .roadMass, .noWay]
    ) { $0.ask("a") { $0.mass = Kilograms(102_000) } },
    .before("a small last part that should wait", .partLoad) {
      $0.ask("a") { $0.mass = Kilograms(79_900) }
      $0.replace(0, 9, with: .drive(to: "fill", Scenario.millFillLight, load: "a/2"))
      for index in $0.records.indices where $0.records[index].load.id.text.hasPrefix("a/") {
        $0.records[index].load.mass =
          Kilograms($0.records[index].load.id.text == "a/1" ? 50_000 : 29_900)
      }
    },
  ]
}
