import Domain
import Foundation
import Scheduling

// Temporary: reads a day with Foundation and runs the solver.
struct FLoad: Decodable { var id: String; var pickup: Int; var delivery: Int; var body: String; var pickup_service_s: Int; var delivery_service_s: Int; var pickup_window_s: [Int]; var delivery_window_s: [Int] }
struct FTruck: Decodable { var id: String; var depot: Int; var bodies: [String]; var fixed_cents: Int; var cents_per_km: Int; var shift_s: [Int]; var max_driving_s: Int }
struct FSite: Decodable { var id: String; var lat: Double; var lon: Double }
struct FDay: Decodable { var name: String; var unserved_cents: Int; var sites: [FSite]; var distance_m: [[Int32]]; var duration_s: [[Int32]]; var loads: [FLoad]; var trucks: [FTruck] }
func window(_ w: [Int]) -> HaulageDay.Window { .init(earliest: Seconds(w[0]), latest: Seconds(w[1])) }
func read(_ path: String) throws -> HaulageDay {
  let d = try JSONDecoder().decode(FDay.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  return HaulageDay(
    name: d.name, sites: try d.sites.map { .init(id: $0.id, position: try Coordinate(longitude: $0.lon, latitude: $0.lat)) },
    distances: d.distance_m.flatMap { $0 }, durations: d.duration_s.flatMap { $0 },
    loads: d.loads.map { .init(id: $0.id, pickup: $0.pickup, delivery: $0.delivery, body: $0.body, pickupService: Seconds($0.pickup_service_s), deliveryService: Seconds($0.delivery_service_s), pickupWindow: window($0.pickup_window_s), deliveryWindow: window($0.delivery_window_s)) },
    trucks: d.trucks.map { .init(id: $0.id, depot: $0.depot, bodies: $0.bodies.sorted(), fixedCost: Cents($0.fixed_cents), costPerKilometer: Cents($0.cents_per_km), shift: window($0.shift_s), drivingMax: Seconds($0.max_driving_s)) },
    unservedCost: Cents(d.unserved_cents))
}
@main struct Lab {
  static func main() throws {
    let args = CommandLine.arguments
    let day = try read(args[1])
    let seconds = args.count > 2 ? Double(args[2])! : 10
    var settings = HaulageSettings()
    if args.count > 3 { settings.seed = UInt64(args[3])! }
    let threads = args.count > 4 ? Int(args[4])! : 2
    let begin = ContinuousClock.now
    let answer = HaulageSolver(day: day, settings: settings).solve(
      stop: StopCriterion(duration: .milliseconds(Int(seconds * 1000))), threads: threads,
      progress: { p in
        FileHandle.standardError.write("\(p.elapsed) it \(p.iterations) cost \(Double(p.cost) / 100000) bound \(Double(p.bound ?? 0) / 100000) veh \(p.vehicles) uns \(p.unserved)\n".data(using: .utf8)!)
      })
    let took = ContinuousClock.now - begin
    print("\(day.name) cost \(Double(answer.cost) / 100000) bound \(Double(answer.proof.bound) / 100000) gap % \(100.0 * Double(answer.cost - answer.proof.bound) / Double(max(1, answer.proof.bound))) trucks \(answer.plan.routes.count) it \(answer.iterations) took \(took)")
    if args.count > 5 {
      let text = answer.plan.routes.map { "Route \($0.truck) : \($0.loads.map(String.init).joined(separator: " "))" }.joined(separator: "\n") + "\n"
      try text.write(toFile: args[5], atomically: true, encoding: .utf8)
    }
  }
}
