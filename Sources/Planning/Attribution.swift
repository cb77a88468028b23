/// Who has to be named beside what comes out.
enum Attribution {
  /// The lines that the licenses of the shipped data ask for.
  static let lines = [
    "Road lengths and points: Fintraffic / Digitraffic, CC BY 4.0, changed"
  ]
}
