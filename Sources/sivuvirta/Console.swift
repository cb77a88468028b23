internal import Glibc

/// Standard output for results, standard error for everything else.
enum Console {
  /// Writes a line of result.
  static func result(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Writes a line of error; what files hold cannot steer the terminal.
  static func error(_ text: String) {
    let isSafe = text.unicodeScalars.allSatisfy { !isControl($0) }
    write((isSafe ? text : visible(text)) + "\n", to: STDERR_FILENO)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n"
  }

  private static func visible(_ text: String) -> String {
    text.unicodeScalars.map { isControl($0) ? $0.escaped(asASCII: true) : String($0) }.joined()
  }

  /// Takes the places of standard input, output and error when they came closed, so that no file of
  /// ours gets their number and is then read or written for them; using them fails as before.
  static func holdStandardDescriptors() {
    let wrongWays = [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    for (descriptor, mode) in wrongWays where fcntl(descriptor, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", mode)
    }
  }

  /// Writes all of `text`; a reader that went away ends the writing.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether standard error is a terminal that shows progress.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
