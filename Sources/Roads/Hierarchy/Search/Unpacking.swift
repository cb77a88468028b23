/// Turns hierarchy arcs into the arcs of the graph that they stand for.
///
/// Nothing is kept for this: an arc's weight is that of an arc of the graph, and then the lowest one
/// is taken, or that of a way over a lower triangle, and then the one of the highest rank, which is
/// the highest node of the way and stands near the end of the row.
struct Unpacking {
  private let columns: HierarchyColumns
  private let up: LabelView
  private let down: LabelView
  private let inputs: LabelView

  init(_ metric: HierarchyMetric) {
    columns = metric.hierarchy.columns
    up = metric.weights.upLabels
    down = metric.weights.downLabels
    inputs = metric.weights.inputLabels
  }

  /// A hierarchy arc in a direction, with its lower end.
  private struct Step {
    var arc: UInt32
    var tail: UInt32
    var isDown: Bool
  }

  /// Adds the arcs of the graph that a hierarchy arc stands for, in the order of driving.
  ///
  /// `tail` is the rank of the lower end.
  /// - Returns: Whether they could be told, as they always can unless weights come from a file that
  ///   is not as it was written.
  func append(_ arc: UInt32, tail: UInt32, isDown: Bool, to result: inout [UInt32]) -> Bool {
    var stack = [Step(arc: arc, tail: tail, isDown: isDown)]
    while let step = stack.popLast() {
      let label = step.isDown ? down[step.arc] : up[step.arc]
      if let input = inputArc(of: step, label) {
        result.append(input)
      } else if let (lower, first, second) = triangle(of: step, label) {
        // Down to the lower node from whichever end is the start, then up to the other.
        stack.append(Step(arc: step.isDown ? first : second, tail: lower, isDown: false))
        stack.append(Step(arc: step.isDown ? second : first, tail: lower, isDown: true))
      } else {
        return false
      }
    }
    return true
  }

  private func inputArc(of step: Step, _ label: UInt64) -> UInt32? {
    let (firstInput, input) = (ColumnView(columns.firstInput), ColumnView(columns.input))
    for entry in firstInput[step.arc]..<firstInput[step.arc + 1]
    where (input[entry] & 1 == 1) == step.isDown && inputs.given(input[entry] >> 1) == label {
      return input[entry] >> 1
    }
    return nil
  }

  /// A lower node over which the arc's weight comes about, with the arcs to its lower end (`first`)
  /// and to its upper end (`second`).
  private func triangle(
    of step: Step, _ label: UInt64
  ) -> (lower: UInt32, first: UInt32, second: UInt32)? {
    let (firstUp, upHead) = (ColumnView(columns.firstUp), ColumnView(columns.upHead))
    let (firstDown, downTail) = (ColumnView(columns.firstDown), ColumnView(columns.downTail))
    let downArc = ColumnView(columns.downArc)
    let (tail, head) = (step.tail, upHead[step.arc])
    for entry in (firstDown[tail]..<firstDown[tail + 1]).reversed() {
      let (lower, first) = (downTail[entry], downArc[entry])
      // A part longer than the whole leads nowhere; most lower nodes leave here.
      let part = step.isDown ? up[first] : down[first]
      if part > label { continue }
      var low = first + 1
      var high = firstUp[lower + 1]
      while low < high {
        let middle = (low + high) / 2
        if upHead[middle] < head { low = middle + 1 } else { high = middle }
      }
      guard low < firstUp[lower + 1], upHead[low] == head else { continue }
      let rest = step.isDown ? down[low] : up[low]
      if PackedLabel.kept(part &+ rest) == label { return (lower, first, low) }
    }
    return nil
  }
}
