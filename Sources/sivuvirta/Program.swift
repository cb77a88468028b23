/// The program's own name and version.
enum Program {
  static let version = "0.1.0"
  static let generator = "sivuvirta \(version)"
}
