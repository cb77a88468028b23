import Testing

@testable import Scheduling

@Suite struct DockLedgerTests {
  private func booking(_ ready: Int, _ start: Int, _ end: Int, _ duty: Int) -> DockLedger.Booking {
    DockLedger.Booking(dock: 0, ready: ready, start: start, end: end, duty: duty)
  }

  @Test func aFreeDockIsTakenAtOnce() {
    let ledger = DockLedger(capacity: [1])
    #expect(ledger.slot(dock: 0, ready: 5, duration: 10, for: 1).start == 5)
    #expect(ledger.slot(dock: Day.anyDock, ready: 5, duration: 10, for: 1).start == 5)
  }

  @Test func aTakenDockIsWaitedFor() {
    var ledger = DockLedger(capacity: [1])
    ledger.add([booking(0, 0, 20, 1), booking(15, 20, 40, 2)])
    #expect(ledger.slot(dock: 0, ready: 16, duration: 5, for: 3).start == 40)
    #expect(ledger.slot(dock: 0, ready: 16, duration: 5, for: 2).start == 20)
    #expect(ledger.slot(dock: 0, ready: 40, duration: 5, for: 3).start == 40)
  }

  @Test func nobodyIsPassed() {
    var ledger = DockLedger(capacity: [1])
    ledger.add([booking(10, 10, 30, 1)])
    // Before 10 there is room for five, not for ten: then the newcomer waits behind, and comes then.
    #expect(
      ledger.slot(dock: 0, ready: 5, duration: 5, for: 2) == .init(start: 5, comesAgain: nil))
    #expect(
      ledger.slot(dock: 0, ready: 5, duration: 10, for: 2) == .init(start: 30, comesAgain: 10))
    #expect(
      ledger.slot(dock: 0, ready: 10, duration: 10, for: 2) == .init(start: 30, comesAgain: nil))
  }

  @Test func twoPlacesServeTwo() {
    var ledger = DockLedger(capacity: [2])
    ledger.add([booking(0, 0, 20, 1), booking(0, 0, 30, 2)])
    #expect(ledger.slot(dock: 0, ready: 5, duration: 5, for: 3).start == 20)
    ledger.remove([booking(0, 0, 30, 2)])
    #expect(ledger.slot(dock: 0, ready: 5, duration: 5, for: 3).start == 5)
    #expect(ledger.isConsistent())
  }

  @Test func overfullDocksAreInconsistent() {
    var ledger = DockLedger(capacity: [1])
    ledger.add([booking(0, 0, 20, 1), booking(10, 10, 30, 2)])
    #expect(!ledger.isConsistent())
  }
}
