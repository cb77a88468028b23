/// A route as a value: a vehicle class and the visits in order.
struct RoundsRoute: Hashable, Sendable {
  /// Position of the class.
  var kind: Int
  /// The model's positions of the visits.
  var visits: [Int32]
}
